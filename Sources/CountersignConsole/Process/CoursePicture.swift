internal import Countersign
internal import Terminal

/// A process on a time axis: a lane for each party, and how long each step took.
struct CoursePicture {
  private let view: ProcessView
  private let now: Instant
  private let texts: Texts
  private let isASCII: Bool
  private let width: TextWidth
  private let columns: Int
  private let courses: [PartyCourse]
  private let whole: PartyCourse
  private let start: Instant
  private let end: Instant

  private static let muted = Style(.textMuted)

  init(
    _ view: ProcessView, now: Instant, texts: Texts, isASCII: Bool, width: TextWidth, columns: Int
  ) {
    self.view = view
    self.now = now
    self.texts = texts
    self.isASCII = isASCII
    self.width = width
    self.columns = columns
    // A process that was signed goes on for a moment: its callback is told.
    let last = view.timeline.last?.at ?? view.createdAt
    start = view.createdAt
    end = max(start, view.endedAt.map { min(max($0, last), now) } ?? now)
    let stop = view.endedAt ?? now
    courses = view.parties.map { PartyCourse($0, view, end: stop) }
    whole = PartyCourse(view)
  }

  /// Axis, lanes, table, what was longest, legend.
  static func rows(_ view: ProcessView) -> Int { view.parties.count * 2 + 6 }

  private var labelColumns: Int { min(22, max(8, columns / 4)) }

  private var axis: TimeAxis {
    let marks = (courses + [whole]).flatMap { $0.signs.map(\.at) }
    return TimeAxis(
      [start, end] + marks.filter { $0 >= start && $0 <= end },
      columns: columns - labelColumns - 1
    ) { width.columns(of: texts.span($0)) + 4 }
  }

  func draw(_ canvas: inout Canvas, _ area: Rect) {
    let axis = axis
    var lanes: [(label: PageLine, course: PartyCourse)] = zip(view.parties, courses).map {
      (label($0), $1)
    }
    lanes.append((PageLine(texts("流程", "process"), Self.muted), whole))
    drawTimes(axis, &canvas, area.row(0))
    for (at, lane) in lanes.enumerated() {
      let row = area.row(at + 1)
      guard !row.isEmpty else { return }
      var line = Line(row.leftColumns(labelColumns))
      for piece in lane.label.pieces { line.put(piece.text, piece.style, on: &canvas) }
      draw(lane.course, axis, &canvas, row.splitLeft(labelColumns + 1).rest)
    }
    drawTable(&canvas, area.splitTop(lanes.count + 1).rest)
  }

  private func label(_ party: PartyView) -> PageLine {
    let role = texts.word(party.role)
    let room = labelColumns - width.columns(of: role) - 1
    return PageLine([
      (role + " ", Self.muted), (width.cut(party.name, columns: max(0, room)), .plain),
    ])
  }

  // MARK: The axis

  /// Times where there is room: the ends, both sides of a cut, then the others.
  private func drawTimes(_ axis: TimeAxis, _ canvas: inout Canvas, _ row: Rect) {
    let area = row.splitLeft(labelColumns + 1).rest
    var taken: [ClosedRange<Int>] = []
    for cut in axis.cuts {
      let text = texts.span(cut.length)
      let columns = width.columns(of: text)
      let x = cut.x + max(0, (cut.columns - columns) / 2)
      canvas.put(text, at: Point(x: area.x + x, y: area.y), within: area, style: Style(.warning))
      taken.append(x - 1...x + columns)
    }
    let stops = axis.stops
    guard let first = stops.first, let last = stops.last else { return }
    for stop in [first, last] + stops.dropFirst().dropLast() {
      let text = time(stop.moment, isFirst: stop.moment == first.moment)
      let columns = width.columns(of: text)
      let x = min(max(0, stop.column), max(0, area.columns - columns))
      let span = x - 1...x + columns
      guard !taken.contains(where: { $0.overlaps(span) }) else { continue }
      taken.append(span)
      canvas.put(text, at: Point(x: area.x + x, y: area.y), within: area, style: Self.muted)
    }
  }

  /// To the second in a short process, else to the minute; the day, where it is not told yet.
  private func time(_ moment: Instant, isFirst: Bool) -> String {
    let clock = String(texts.clock(moment).prefix(end.since(start) < 600_000 ? 8 : 5))
    let isSameDay = texts.date(moment) == texts.date(isFirst ? now : start)
    return isSameDay ? clock : "\(texts.date(moment).dropFirst(5)) \(clock)"
  }

  private func draw(
    _ course: PartyCourse, _ axis: TimeAxis, _ canvas: inout Canvas, _ area: Rect
  ) {
    for part in course.parts {
      let (from, to) = (axis.column(of: part.start), axis.column(of: part.end))
      let glyph = part.phase.glyph(isASCII: isASCII)
      for x in from..<max(from, to) { put(glyph, x, Style(part.phase.role), &canvas, area) }
    }
    for cut in axis.cuts {
      let style = Style(.warning)
      put("/", cut.x + max(0, cut.columns / 2 - 1), style, &canvas, area)
      put("/", cut.x + cut.columns / 2, style, &canvas, area)
    }
    // Where two fall together the graver one is seen.
    for sign in course.signs.sorted(by: { $0.mark < $1.mark }) {
      put(
        sign.mark.glyph(isASCII: isASCII), axis.column(of: sign.at),
        Style(sign.mark.role).with(.bold), &canvas, area)
    }
  }

  private func put(
    _ glyph: String, _ x: Int, _ style: Style, _ canvas: inout Canvas, _ area: Rect
  ) {
    canvas.put(glyph, at: Point(x: area.x + x, y: area.y), within: area, style: style)
  }

  // MARK: How long

  private func drawTable(_ canvas: inout Canvas, _ area: Rect) {
    let phases = CoursePhase.allCases
    let cell = max(1, (columns - labelColumns - 1) / phases.count)
    var head = Line(area.row(1))
    head.put(
      width.fit(texts("用时", "time spent"), columns: labelColumns + 1), Style(.accent), on: &canvas)
    for phase in phases {
      let name = "\(phase.glyph(isASCII: isASCII)) \(phase.word(texts))"
      head.put(width.fit(name, columns: cell), Style(phase.role), on: &canvas)
    }
    let longest = longest
    for (at, course) in courses.enumerated() {
      var line = Line(area.row(2 + at))
      for piece in label(view.parties[at]).pieces { line.put(piece.text, piece.style, on: &canvas) }
      line.skip(labelColumns + 1 - (line.x - area.x))
      for phase in phases {
        let length = course.length(phase)
        let isLongest = longest?.course == at && longest?.phase == phase
        let text = length.map(texts.span) ?? "—"
        let isTight = width.columns(of: text) + 2 >= cell
        let mark = (isTight ? "" : " ") + (isASCII ? "<" : "◂")
        line.put(
          width.fit(isLongest ? text + mark : text, columns: cell),
          isLongest ? Style(.text, .bold) : length == nil ? Style(.textDisabled) : .plain,
          on: &canvas)
      }
    }
    drawLongest(&canvas, area.row(2 + courses.count))
    drawLegend(&canvas, area.row(3 + courses.count))
  }

  private var longest: (course: Int, phase: CoursePhase, length: Int64)? {
    var longest: (course: Int, phase: CoursePhase, length: Int64)?
    for (at, course) in courses.enumerated() {
      for part in course.parts where part.length > longest?.length ?? 0 {
        longest = (at, part.phase, part.length)
      }
    }
    return longest
  }

  private func drawLongest(_ canvas: inout Canvas, _ row: Rect) {
    guard let longest, end > start else { return }
    let party = view.parties[longest.course]
    let share = Texts.percent(Int(longest.length / 1000), of: Int(end.since(start) / 1000))
    let phase = longest.phase.word(texts)
    let who = "\(texts.word(party.role)) \(party.name)"
    let long = texts.span(longest.length)
    var line = Line(row)
    line.put(
      texts("最久：\(who) \(phase) \(long)，", "longest: \(who), \(phase), \(long): ")
        + texts("占全程 \(share)", "\(share) of it all"),
      Style(.text, .bold), on: &canvas)
  }

  private func drawLegend(_ canvas: inout Canvas, _ row: Rect) {
    var line = Line(row)
    for mark in CourseMark.allCases {
      line.put(mark.glyph(isASCII: isASCII) + " ", Style(mark.role), on: &canvas)
      line.put(mark.word(texts) + "  ", Self.muted, on: &canvas)
    }
    line.put("// ", Style(.warning), on: &canvas)
    line.put(texts("长时间略去", "cut"), Self.muted, on: &canvas)
  }
}
