internal import Countersign
internal import Terminal

/// One drawing of a process's page.
struct ProcessPicture {
  let view: ProcessView
  let now: Instant
  let texts: Texts
  let isFocused: Bool
  let cursor: ProcessCursor?
  /// Whose phone stands beside.
  let party: String?
  let isASCII: Bool
  let layout: ProcessLayout

  static let muted = Style(.textMuted)

  func draw(_ canvas: inout Canvas) {
    for (index, row) in layout.rows.enumerated() { draw(row, layout.head.row(index), &canvas) }
    drawHeading(&canvas)
    guard !layout.isOnAxis else {
      let course = CoursePicture(
        view, now: now, texts: texts, isASCII: isASCII, width: canvas.width,
        columns: layout.lines.columns)
      return course.draw(&canvas, layout.lines)
    }
    let table = TimelineColumns(
      view, now: now, texts: texts, columns: layout.lines.columns)
    for index in 0..<layout.lines.rows {
      let at = layout.first + index
      guard view.timeline.indices.contains(at) else { break }
      draw(view.timeline[at], table, layout.lines.row(index), &canvas)
    }
  }

  private func draw(_ row: ProcessRow, _ rect: Rect, _ canvas: inout Canvas) {
    switch row {
    case .gap: break
    case .pair(let left, let leftStyle, let right, let rightStyle):
      let columns = min(canvas.width.columns(of: right), rect.columns)
      let (start, end) = rect.splitRight(columns)
      put(
        left, Rect(x: start.x, y: start.y, columns: start.columns - 1, rows: 1), leftStyle, &canvas)
      put(right, end, rightStyle, &canvas)
    case .text(let text, let style): put(text, rect, style, &canvas)
    case .heading(let text): put(text, rect, Style(.accent), &canvas)
    case .detail(let text):
      put(text, rect.splitLeft(PartyColumns.indent).rest, Style(.piiMasked), &canvas)
    case .party(let place): draw(view.parties[place], rect, &canvas)
    }
  }

  private func put(_ text: String, _ rect: Rect, _ style: Style, _ canvas: inout Canvas) {
    canvas.put(
      canvas.width.cut(text, columns: rect.columns), at: rect.topLeft, within: rect, style: style)
  }

  private func draw(_ party: PartyView, _ rect: Rect, _ canvas: inout Canvas) {
    let statuses = view.parties.map { canvas.width.columns(of: status($0)) }
    let columns = PartyColumns(rect, texts, statusColumns: statuses.max() ?? 0)
    let mark = StatusMark(party.status, texts)
    if party.userID == self.party { put("▸", columns.pointer, Style(.accent), &canvas) }
    put(mark.glyph, columns.glyph, Style(mark.role), &canvas)
    put(texts.word(party.role), columns.role, Self.muted, &canvas)
    put(party.name, columns.name, .plain, &canvas)
    put(texts.word(party.type), columns.type, Self.muted, &canvas)
    let way = party.verificationType.map(texts.word) ?? "—"
    put(way, columns.way, party.verificationType == nil ? Self.muted : .plain, &canvas)
    put(
      "\(party.attempts)/\(party.attemptsAllowed)", columns.attempts, attemptsStyle(party), &canvas)
    put(status(party), columns.status, Style(mark.role), &canvas)
    choose(.party(party.userID), rect, &canvas)
  }

  private func attemptsStyle(_ party: PartyView) -> Style {
    party.attempts >= party.attemptsAllowed ? Style(.statusFailed) : Self.muted
  }

  /// The status, and since when: to the minute, for the timeline has the second.
  private func status(_ party: PartyView) -> String {
    let word = texts.word(party.status)
    guard let at = party.signedAt ?? (party.status == .verified ? party.verifiedAt : nil) else {
      return word
    }
    return "\(word) \(texts.moment(at, now: now).dropLast(3))"
  }

  /// The line between: what follows, and how much of it is out of sight.
  private func drawHeading(_ canvas: inout Canvas) {
    let rect = layout.heading
    canvas.horizontalLine(rect, style: Style(.border))
    let title = layout.isOnAxis ? texts(" 时间轴 ", " Time axis ") : texts(" 经过 ", " Timeline ")
    put(title, rect.inset(columns: 2, rows: 0), Style(.accent), &canvas)
    let below = layout.isOnAxis ? 0 : max(0, view.timeline.count - layout.first - layout.lines.rows)
    let parts = [
      layout.first > 0 ? "▲ \(layout.first)" : nil, below > 0 ? "▼ \(below)" : nil,
      texts.count(view.timeline.count, ("条", "event")),
    ]
    let text = " \(parts.compactMap(\.self).joined(separator: "  ")) "
    let columns = canvas.width.columns(of: text)
    guard rect.columns >= columns + 16 else { return }
    put(text, rect.inset(columns: 2, rows: 0).rightColumns(columns), Self.muted, &canvas)
  }

  private func draw(
    _ line: AuditLine, _ table: TimelineColumns, _ rect: Rect, _ canvas: inout Canvas
  ) {
    let kind = TimelineKind(line)
    let cells = table.cells(rect)
    put(texts.moment(line.at, now: now), cells.time, Self.muted, &canvas)
    put(kind.glyph, cells.glyph, Style(kind.role), &canvas)
    put(texts.eventName(line.type), cells.event, kind.isQuiet ? Self.muted : .plain, &canvas)
    put(table.actor(line), cells.actor, Self.muted, &canvas)
    let note = TimelineNote(line, now: now, texts: texts).text
    put(note, cells.note, kind.isQuiet ? Self.muted : Style(kind.noteRole), &canvas)
    put("#\(line.sequence)", cells.record, Style(.textDisabled), &canvas)
    choose(.line(line.id), rect, &canvas)
  }

  /// Marks a row as the chosen one; the mark stays, quieter, when another pane has the keyboard.
  private func choose(_ stop: ProcessCursor, _ rect: Rect, _ canvas: inout Canvas) {
    guard stop == cursor else { return }
    let paper: Role = isFocused ? .selection : .selectionInactive
    canvas.restyle(rect) { $0.on(paper) }
  }
}
