internal import Countersign
internal import Terminal

/// Keys for the menu of modes and the question about an alert.
extension Console {
  mutating func actOnModes(_ menu: ModeMenu, _ key: Key) {
    var menu = menu
    let last = ServiceMode.allCases.count - 1
    switch key {
    case .escape, .character("q"): return closeTop()
    case .up, .character("k"): menu.index = max(0, menu.index - 1)
    case .down, .character("j"): menu.index = min(last, menu.index + 1)
    case .character(let digit):
      guard let number = Int(String(digit)), (1...last + 1).contains(number) else { return }
      menu.index = number - 1
      return set(menu)
    case .enter: return set(menu)
    default: break
    }
    replaceTop(.mode(menu))
  }

  private mutating func set(_ menu: ModeMenu) {
    closeTop()
    guard menu.mode != menu.current else {
      let (name, mode) = (texts.word(menu.service), texts.shortWord(menu.mode))
      return note(
        .info, texts("\(name)本来就是“\(mode)”", "the \(name) service is \"\(mode)\" already"))
    }
    send(menu.command)
  }

  mutating func actOnAlert(_ dialog: AlertDialog, _ key: Key) {
    var dialog = dialog
    switch key {
    case .escape: return closeTop()
    case .enter:
      closeTop()
      return send(dialog.command)
    case .up: dialog.move(by: -1)
    case .down: dialog.move(by: 1)
    case .tab where dialog.alerts.count > 1:
      var bulk = BulkDialog(.acknowledge, ids: dialog.alerts.map(\.alertID))
      bulk.reason = dialog.note
      return replaceTop(.bulk(bulk))
    default: guard dialog.note.handle(key) else { return }
    }
    replaceTop(.acknowledge(dialog))
  }
}
