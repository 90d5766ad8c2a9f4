internal import Countersign
internal import Terminal

/// One drawing of the phone.
struct PhonePicture {
  let pane: PhonePane
  let view: PhoneView
  let texts: Texts
  let isFocused: Bool
  let layout: PhoneLayout
  /// Where the cursor of a field is.
  var cursor: Point?

  init(pane: PhonePane, view: PhoneView, texts: Texts, isFocused: Bool, layout: PhoneLayout) {
    self.pane = pane
    self.view = view
    self.texts = texts
    self.isFocused = isFocused
    self.layout = layout
  }

  mutating func draw(now: Instant, into canvas: inout Canvas) {
    canvas.fill(layout.frame, style: PhoneRows.ink)
    drawFrame(&canvas)
    drawStatus(now, &canvas)
    drawNotice(&canvas)
    drawTitle(&canvas)
    drawAgreement(&canvas)
    if pane.screen(view) == .message { drawClock(now, &canvas) }
    for placed in layout.rows { draw(placed, &canvas) }
  }

  private var frameStyle: Style { Style(isFocused ? .borderFocus : .phoneFrame) }

  /// The frame carries whose phone it is: the operator may have several parties.
  private func drawFrame(_ canvas: inout Canvas) {
    let frame = layout.frame
    guard frame.columns >= 2, frame.rows >= 2 else { return }
    canvas.box(frame, style: frameStyle, frame: .rounded)
    let room = frame.columns - 6
    guard room >= 4 else { return }
    let owner = " \(texts.word(view.role)) \(view.name) "
    let name = canvas.width.cut(owner, columns: room)
    canvas.put(
      name, at: Point(x: frame.x + 2, y: frame.y), within: frame.row(0),
      style: Style(isFocused ? .accent : .textMuted))
  }

  private func drawStatus(_ now: Instant, _ canvas: inout Canvas) {
    let row = layout.status.inset(columns: 1, rows: 0)
    let time = String(texts.clock(now).prefix(5))
    canvas.put(time, at: row.topLeft, within: row, style: PhoneRows.muted)
    let bars = "▂▄▆ 5G"
    guard row.columns >= 20 else { return }
    canvas.put(
      bars, at: Point(x: row.right - canvas.width.columns(of: bars), y: row.y), within: row,
      style: PhoneRows.muted)
  }

  private func drawNotice(_ canvas: inout Canvas) {
    canvas.fill(layout.notice, style: .filled(.phoneNotice))
    for (index, line) in layout.noticeLines.enumerated() {
      let row = layout.notice.row(index).inset(columns: 1, rows: 0)
      let style = Style.filled(.phoneNotice)
      canvas.put(line, at: row.topLeft, within: row, style: index == 0 ? style.with(.bold) : style)
    }
  }

  private func drawTitle(_ canvas: inout Canvas) {
    guard !layout.title.isEmpty else { return }
    canvas.fill(layout.title, style: .filled(.phoneTitle))
    let row = layout.title.inset(columns: 1, rows: 0)
    canvas.put(
      canvas.width.fit(view.title, columns: row.columns, align: .centre), at: row.topLeft,
      within: row, style: .filled(.phoneTitle))
  }

  private func drawAgreement(_ canvas: inout Canvas) {
    for (index, y) in layout.rules.map(\.y).enumerated() {
      canvas.rule(y, across: layout.frame, style: frameStyle)
      canvas.restyle(layout.rules[index]) { _ in
        Style(.phoneFrame, on: .phoneText)
      }
      if index == 1 { drawRest(y, &canvas) }
    }
    if layout.lines.isEmpty {
      let text = texts("协议正文不在此显示", "the text is not shown here")
      let row = layout.text.row(layout.text.rows / 2)
      canvas.put(
        canvas.width.fit(text, columns: row.columns, align: .centre), at: row.topLeft, within: row,
        style: PhoneRows.muted)
    }
    for index in 0..<layout.text.rows {
      let at = layout.top + index
      guard layout.lines.indices.contains(at) else { break }
      draw(layout.lines[at], layout.text.row(index), &canvas)
    }
  }

  private func draw(_ line: AgreementPage.Line, _ row: Rect, _ canvas: inout Canvas) {
    switch line.kind {
    case .rule: canvas.horizontalLine(row, style: Style(.phoneFrame, on: .phoneText))
    case .title, .heading:
      canvas.put(line.text, at: row.topLeft, within: row, style: PhoneRows.ink.with(.bold))
    case .paragraph, .item, .row:
      canvas.put(line.text, at: row.topLeft, within: row, style: PhoneRows.ink)
    }
  }

  /// How much of the agreement is still below, on the rule under it.
  private func drawRest(_ y: Int, _ canvas: inout Canvas) {
    let rest = layout.lastTop - layout.top
    guard rest > 0 else { return }
    let text = " ▼ " + texts("还有 \(rest) 行", rest == 1 ? "1 line more" : "\(rest) lines more") + " "
    let columns = canvas.width.columns(of: text)
    guard columns + 4 <= layout.frame.columns else { return }
    let point = Point(x: layout.frame.right - 2 - columns, y: y)
    canvas.put(text, at: point, within: layout.frame, style: PhoneRows.muted)
  }

  /// The lock screen: the time in the middle, the date under it.
  private func drawClock(_ now: Instant, _ canvas: inout Canvas) {
    guard let first = layout.rows.first?.rect.y,
      first - layout.status.bottom >= PhoneLayout.clockRows
    else { return }
    let row = layout.status.inset(columns: 1, rows: 0)
    let lines = [String(texts.clock(now).prefix(5)), texts.phoneDate(now)]
    for (index, line) in lines.enumerated() {
      canvas.put(
        canvas.width.fit(line, columns: row.columns, align: .centre),
        at: Point(x: row.x, y: row.y + 2 + index),
        within: layout.frame, style: index == 0 ? PhoneRows.ink.with(.bold) : PhoneRows.muted)
    }
  }
}

extension Texts {
  /// The date on a lock screen: `11月21日 星期六`.
  fileprivate func phoneDate(_ instant: Instant) -> String {
    let local = instant.civil(offsetSeconds: Instant.chinaOffsetSeconds)
    // 1970-01-01 was a Thursday.
    let days = (instant.milliseconds + Instant.chinaOffsetSeconds * 1000) / 86_400_000
    let weekday = Int((days % 7 + 11) % 7)
    let chinese = ["日", "一", "二", "三", "四", "五", "六"][weekday]
    let english = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][weekday]
    return self("\(local.month)月\(local.day)日 星期\(chinese)", "\(english) \(local.date)")
  }
}
