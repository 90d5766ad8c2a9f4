internal import Countersign
internal import Terminal

/// The day above the audit log, and narrowing the log to a part of it.
extension Console {
  var auditWindow: Window {
    var window = audit.window
    window.within = stretch.isNarrowed ? stretch.chosen : nil
    return window
  }

  var activityBars: ActivityBars {
    ActivityBars(day, now: now, columns: max(1, layout.activity.columns - 2))
  }

  var offStretch: String? {
    layout.activity.isEmpty
      ? texts("窗口太低，或正在看记录：这里没有时段图", "the window is too low, or a record hides the chart") : nil
  }

  /// Chooses the part before or after; the first time the newest in which something happened.
  mutating func moveStretch(by step: Int) {
    let bars = activityBars
    if let chosen = stretch.chosen {
      let place = bars.place(of: step < 0 ? chosen.lowerBound : lastOf(chosen, bars))
      stretch.chosen = bars.stretch(place + step)
    } else {
      stretch.chosen = bars.stretch(bars.parts.lastIndex { $0.events > 0 } ?? bars.parts.count - 1)
    }
    if stretch.isNarrowed { audit.renew() }
  }

  private func lastOf(_ stretch: Range<Instant>, _ bars: ActivityBars) -> Instant {
    max(stretch.lowerBound, stretch.upperBound.adding(milliseconds: -bars.step))
  }

  /// Enter shows only what was chosen; true when it meant that.
  mutating func narrow(with key: Key) -> Bool {
    guard panel == .audit, key == .enter, stretch.chosen != nil, !stretch.isNarrowed else {
      return false
    }
    stretch.isNarrowed = true
    audit.renew()
    return true
  }

  /// Shows the whole log again; true when it was not.
  mutating func widen() -> Bool {
    guard panel == .audit, stretch.chosen != nil else { return false }
    if stretch.isNarrowed { audit.renew() }
    stretch = ActivityStretch()
    return true
  }

  /// A press chooses a part, a drag more of them, and letting go shows only those.
  mutating func pointAtActivity(_ mouse: Mouse, _ layout: Layout) -> Bool {
    let area = layout.activity
    guard !area.isEmpty else { return false }
    let bars = activityBars
    let here = bars.stretch((mouse.point.x - area.x - 1) / bars.wide)
    switch mouse.kind {
    case .press(.left) where area.contains(mouse.point):
      stretch = ActivityStretch(chosen: here, isNarrowed: false, origin: here)
    case .drag(.left):
      guard let origin = stretch.origin else { return false }
      stretch.chosen =
        min(origin.lowerBound, here.lowerBound)..<max(origin.upperBound, here.upperBound)
    case .release(.left):
      guard stretch.origin != nil else { return false }
      stretch.origin = nil
      stretch.isNarrowed = true
    default: return false
    }
    focus = .list
    audit.renew()
    return true
  }

  // MARK: Drawing

  func drawActivity(_ canvas: inout Canvas, _ area: Rect) {
    guard area.rows >= 4 else { return }
    let bars = activityBars
    let inner = area.inset(columns: 1, rows: 0)
    drawActivityHead(bars, &canvas, inner.row(0))
    let hasShelf = area.rows > 4
    let rows = area.rows - 3 - (hasShelf ? 1 : 0)
    let chart = BarChart(bars.bars, isASCII: chartsInASCII).rows(rows)
    for (at, text) in chart.enumerated() {
      canvas.put(
        text, at: inner.row(1 + at).topLeft, within: inner, style: Style(.chart1))
    }
    drawFailures(bars, &canvas, inner.row(1 + rows))
    drawHours(bars, &canvas, inner.row(2 + rows))
    if hasShelf {
      canvas.horizontalLine(
        area.row(area.rows - 1), style: Style(.border), frame: options.frame)
    }
    guard let chosen = stretch.chosen else { return }
    let from = bars.place(of: chosen.lowerBound) * bars.wide
    let to = (bars.place(of: lastOf(chosen, bars)) + 1) * bars.wide
    let part = Rect(x: inner.x + from, y: inner.y + 1, columns: to - from, rows: rows + 2)
    canvas.restyle(part.intersection(inner)) { $0.on(.selection) }
  }

  /// How much there was; of the chosen part too, and what the keys do.
  private func drawActivityHead(_ bars: ActivityBars, _ canvas: inout Canvas, _ row: Rect) {
    var line = Line(row)
    let whole = bars.parts.reduce(into: (events: 0, failures: 0)) {
      $0.events += $1.events
      $0.failures += $1.failures
    }
    line.put(texts("近 24 小时", "Last 24 hours"), Style(.accent), on: &canvas)
    put(whole.events, whole.failures, &line, &canvas)
    guard let chosen = stretch.chosen else {
      line.end(
        [("< >", Style(.key, .bold)), (texts(" 选时段", " choose a part"), Style(.textMuted))],
        on: &canvas)
      return
    }
    let sum = bars.sum(chosen)
    line.skip(2)
    let span = "\(short(chosen.lowerBound))–\(short(chosen.upperBound))"
    line.put(
      (stretch.isNarrowed ? texts("只看 ", "only ") : texts("选中 ", "chosen ")) + span,
      Style(.warning, .bold), on: &canvas)
    put(sum.events, sum.failures, &line, &canvas)
    let keys =
      stretch.isNarrowed
      ? [("Esc", texts(" 看全部", " all"))] : [("Enter", texts(" 只看它", " only that"))]
    line.end(
      keys.flatMap { [($0.0, Style(.key, .bold)), ($0.1, Style(.textMuted))] }, on: &canvas)
  }

  private func put(
    _ events: Int, _ failures: Int, _ line: inout Line, _ canvas: inout Canvas
  ) {
    line.put(" " + texts.count(events, ("条", "event")), Style(.textMuted), on: &canvas)
    guard failures > 0 else { return }
    line.put(
      " ✕ " + texts("失败 \(failures)", "\(failures) failed"), Style(.statusFailed), on: &canvas)
  }

  private func short(_ moment: Instant) -> String { String(texts.clock(moment).prefix(5)) }

  /// Where something went wrong: a sign of its own, not a colour alone.
  private func drawFailures(_ bars: ActivityBars, _ canvas: inout Canvas, _ row: Rect) {
    for (at, part) in bars.parts.enumerated() where part.failures > 0 {
      canvas.put(
        options.ascii ? "x" : "✕", at: Point(x: row.x + at * bars.wide, y: row.y), within: row,
        style: Style(.statusFailed))
    }
  }

  /// Full hours, as many as there is room for, and now.
  private func drawHours(_ bars: ActivityBars, _ canvas: inout Canvas, _ row: Rect) {
    let now = texts("现在", "now")
    let end = min(row.columns, bars.parts.count * bars.wide)
    let room = end - options.width.columns(of: now) - 1
    let hour: Int64 = 3_600_000
    let every = (bars.wide * Int(hour / min(hour, bars.step))) >= 4 ? 2 * hour : 3 * hour
    for (at, part) in bars.parts.enumerated() {
      let x = at * bars.wide
      let local = part.start.milliseconds + Instant.chinaOffsetSeconds * 1000
      guard local % every < bars.step, x + 5 <= room else { continue }
      canvas.put(
        short(part.start), at: Point(x: row.x + x, y: row.y), within: row,
        style: Style(.textDisabled))
    }
    canvas.put(
      now, at: Point(x: row.x + max(0, room + 1), y: row.y), within: row,
      style: Style(.textDisabled))
  }
}
