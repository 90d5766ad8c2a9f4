internal import Countersign
internal import Terminal

/// What can be done now, from the action table; and why the first thing that cannot, cannot.
extension Console {
  func drawNotice(_ canvas: inout Canvas, _ area: Rect) {
    canvas.horizontalLine(area, style: Style(.border), frame: options.frame)
    guard let notice = notice ?? offerNotice else { return }
    var line = Line(area.inset(columns: 1, rows: 0))
    let style = Style(notice.role, notice.isBold ? .bold : [])
    line.put(" \(notice.glyph) ", style, on: &canvas)
    let code = notice.code.map { "  \($0.rawValue) " } ?? " "
    let room = max(0, line.rest - options.width.columns(of: code))
    line.put(options.width.cut(notice.text, columns: room), style, on: &canvas)
    line.put(code, Style(.textMuted), on: &canvas)
  }

  func drawFooter(_ canvas: inout Canvas, _ area: Rect) {
    var line = Line(area.inset(columns: 1, rows: 0))
    let (shown, reason) = footer(line.rest)
    for action in shown { put(action, &line, &canvas) }
    if let reason { line.end([(reason, Style(.textDisabled))], on: &canvas, gap: 0) }
  }

  /// Where each action of the footer stands.
  var footerHints: [(action: Action, x: Int, columns: Int)] {
    let area = layout.footer.inset(columns: 1, rows: 0)
    var x = area.x
    return footer(area.columns).shown.map { action in
      let columns = columns(action)
      defer { x += columns }
      return (action, x, columns - 2)
    }
  }

  /// What stands in so many columns, and why the first of the rest is off.
  private func footer(_ columns: Int) -> (shown: [Action], reason: String?) {
    let actions = footerActions
    let always = actions.filter { $0.isAlways }
    var room = columns - always.reduce(0) { $0 + self.columns($1.action) }
    let chief = fitting(actions.filter { $0.isChief && $0.off == nil }, &room)
    let reason = footerReason(actions, most: room)
    if let reason { room -= options.width.columns(of: reason) }
    let others = fitting(actions.filter { !$0.isChief && !$0.isAlways && $0.off == nil }, &room)
    return ((chief + others + always).map(\.action), reason)
  }

  /// Those that still have room.
  private func fitting(_ entries: [FooterEntry], _ room: inout Int) -> [FooterEntry] {
    entries.filter { entry in
      let columns = columns(entry.action)
      guard columns <= room else { return false }
      room -= columns
      return true
    }
  }

  /// The keys of the record's actions that are off for the first such reason, and that reason.
  private func footerReason(_ actions: [FooterEntry], most: Int) -> String? {
    let record = actions.filter { $0.isAboutRecord && $0.off != nil }
    guard let off = record.first?.off else { return nil }
    var keys = record.filter { $0.off == off }.map { $0.action.keyName(texts) }
    if keys.count > 5 { keys = keys.prefix(4) + ["…"] }
    let text = keys.joined(separator: " ") + ": " + off
    return options.width.columns(of: text) <= most ? text : nil
  }

  private var footerActions: [FooterEntry] {
    options.keyMap.actions(in: contexts).filter { $0.rank != nil }
      .sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
      .map { FooterEntry(action: $0, off: off($0)) }
  }

  /// What an action is called here; Enter on the phone is called by the button it presses, and
  /// what would make a split pass by what it is.
  private func label(_ action: Action) -> String {
    // Asking for a result has a key of its own.
    if action.id == .remedySplit, let name = remedy.flatMap({ CommandName(rawValue: $0.command) }),
      name != .splitQuery
    {
      return texts.label(name)
    }
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

/// An action in the footer, and why it is off.
private struct FooterEntry {
  let action: Action
  let off: String?

  /// Palette, help and leaving always have their place.
  var isAlways: Bool { (action.rank ?? 0) >= 80 }

  /// What one mostly does here comes before the reasons why something else is off.
  var isChief: Bool { (action.rank ?? 0) < 36 }

  var isAboutRecord: Bool {
    action.contexts.isDisjoint(with: [.everywhere, .list, .page, .links, .phone])
  }
}
