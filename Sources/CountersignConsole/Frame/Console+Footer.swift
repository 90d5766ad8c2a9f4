internal import Countersign
internal import Terminal

/// What can be done now, from the action table; and why the first thing that cannot, cannot.
extension Console {
  func drawNotice(_ canvas: inout Canvas, _ area: Rect) {
    canvas.horizontalLine(area, style: Style(.border), frame: options.frame)
    guard let notice else { return }
    var line = Line(area.inset(columns: 1, rows: 0))
    let style = Style(notice.role, notice.isPassing ? [] : .bold)
    line.put(" \(notice.glyph) ", style, on: &canvas)
    let code = notice.code.map { "  \($0.rawValue) " } ?? " "
    let room = max(0, line.rest - options.width.columns(of: code))
    line.put(options.width.cut(notice.text, columns: room), style, on: &canvas)
    line.put(code, Style(.textMuted), on: &canvas)
  }

  func drawFooter(_ canvas: inout Canvas, _ area: Rect) {
    var line = Line(area.inset(columns: 1, rows: 0))
    let actions = footerActions
    let always = actions.filter { ($0.action.rank ?? 0) >= 80 }
    var room = line.rest - always.reduce(0) { $0 + columns($1.action) }
    for entry in actions where (entry.action.rank ?? 0) < 80 && entry.off == nil {
      let columns = columns(entry.action)
      guard columns <= room else { continue }
      room -= columns
      put(entry.action, &line, &canvas)
    }
    for entry in always { put(entry.action, &line, &canvas) }
    if let first = actions.first(where: { $0.off != nil && $0.action.id != .back }) {
      let why = "\(first.action.keyName(texts)) \(texts(first.action.chinese, first.action.english))"
      line.end([("\(why): \(first.off ?? "")", Style(.textDisabled))], on: &canvas)
    }
  }

  private var footerActions: [(action: Action, off: String?)] {
    ActionTable.actions(in: contexts).filter { $0.rank != nil }
      .sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
      .map { ($0, off($0)) }
  }

  /// What an action is called here; Enter on the phone is called by the button it presses.
  private func label(_ action: Action) -> String {
    guard action.id == .phoneTouch, let phone else { return action.label(texts) }
    return phonePane.touchLabel(phone, texts: texts) ?? action.label(texts)
  }

  /// Key, label and the gap after them.
  private func columns(_ action: Action) -> Int {
    options.width.columns(of: action.keyName(texts)) + 1
      + options.width.columns(of: label(action)) + 2
  }

  private func put(_ action: Action, _ line: inout Line, _ canvas: inout Canvas) {
    line.put(action.keyName(texts), Style(.key, .bold), on: &canvas)
    line.skip(1)
    line.put(label(action), Style(action.danger == .typed ? .danger : .text), on: &canvas)
    line.skip(2)
  }
}
