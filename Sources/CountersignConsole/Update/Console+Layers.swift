internal import Countersign
internal import Terminal

/// Keys for what stands above the panels.
extension Console {
  mutating func actOnLayer(_ key: Key) {
    guard let top = layers.last else { return }
    switch top {
    case .palette(let palette): actOnPalette(palette, key)
    case .form(let form): actOnForm(form, key)
    case .reason(let dialog): actOnReason(dialog, key)
    case .confirm(let dialog): actOnConfirm(dialog, key)
    case .clock(let menu): actOnClock(menu, key)
    case .columns(let menu): actOnColumns(menu, key)
    case .viewName(let editor): actOnViewName(editor, key)
    case .mode(let menu): actOnModes(menu, key)
    case .acknowledge(let dialog): actOnAlert(dialog, key)
    case .export(let dialog): actOnExport(dialog, key)
    case .bulk(let dialog): actOnBulk(dialog, key)
    case .help(let scroll): read(key, scroll) { .help(scroll: $0) }
    case .card(let card) where card.isPersonal && showsPanel(key):
      // Whoever goes to another panel is done with it.
      closeTop()
      act(key)
    case .card(let card):
      read(key, card.scroll) { line in
        var card = card
        card.scroll = line
        return .card(card)
      }
    case .record(let page): actOnRecord(page, key)
    case .trace(let card): actOnTrace(card, key)
    case .statement(let card): actOnStatement(card, key)
    }
  }

  mutating func replaceTop(_ layer: Layer) {
    guard !layers.isEmpty else { return }
    layers[layers.count - 1] = layer
  }

  mutating func closeTop() { _ = layers.popLast() }

  /// Reading keys, the same for every text above the panels.
  mutating func read(_ key: Key, _ line: Int, _ layer: (Int) -> Layer) {
    switch key {
    case .escape, .character("q"), .enter, .character("?"): closeTop()
    case .mouse(let mouse):
      guard let step = mouse.wheelStep else { return }
      replaceTop(layer(min(max(0, line + step), lastLine)))
    default:
      replaceTop(layer(Self.scrolled(line, key, page: layerPage, last: lastLine)))
    }
  }

  /// The last first line of the topmost text.
  private var lastLine: Int { max(0, topLines - layerPage) }

  private mutating func actOnRecord(_ page: RecordPage, _ key: Key) {
    switch key {
    case .character("y"):
      effects.append(.copy("\(page.sequence)"))
      note(.done, texts("已复制 \(page.sequence)", "copied \(page.sequence)"))
    case .left, .character("h"): closeTop()
    default: read(key, page.scroll) { .record(RecordPage(sequence: page.sequence, scroll: $0)) }
    }
  }

  private mutating func actOnConfirm(_ dialog: ConfirmDialog, _ key: Key) {
    switch key {
    case .enter, .character("y"):
      closeTop()
      switch dialog.act {
      case .perform(let command): send(command)
      case .leave: effects.append(.leave)
      case .discard: closeTop()
      }
    case .escape, .character("n"), .character("q"): closeTop()
    default: break
    }
  }

  private mutating func actOnReason(_ dialog: ReasonDialog, _ key: Key) {
    var dialog = dialog
    switch key {
    case .escape: return closeTop()
    case .enter:
      if dialog.goOn(texts) {
        dialog.problem = nil
      } else if let missing = off(dialog) {
        dialog.problem = missing
      } else {
        closeTop()
        return send(dialog.command, from: dialog.origin)
      }
    default: dialog.type(key)
    }
    replaceTop(.reason(dialog))
  }

  /// Why the dialog may not go on: its record has changed below it, or something is missing.
  func off(_ dialog: ReasonDialog) -> String? {
    if case .cancel(let processID) = dialog.act, let line = process?.line,
      line.processID == processID, !line.status.isOpen
    {
      let word = StatusMark(line.status, line.endReason, texts).word
      return texts("流程已结束（\(word)）", "the process has ended (\(word))")
    }
    if let seen = dialog.seen, let now = state(of: dialog.act), seen != now {
      return texts("记录刚有变动，请返回核对", "the record has just changed: go back and look")
    }
    return dialog.missing(texts)
  }

  /// How the record of a question stands, as far as it is on the screen: a question is about what
  /// the operator saw.
  func state(of act: ReasonDialog.Act) -> String? {
    switch act {
    case .freezeAccount(let id), .unfreezeAccount(let id), .closeAccount(let id):
      shownUser?.line.accounts.first { $0.accountID == id }
        .map { "\($0.status) \($0.isFrozenByHand)" }
    case .freezeMerchant(let id, _), .thawMerchant(let id, _, _):
      shownUser.flatMap { view in
        view.line.userID == id
          ? view.freezes.map(\.instructionID).joined(separator: " ") : nil
      }
    case .invalidateBinding(let id):
      shownUser.flatMap { view in
        (view.paysTo + view.paidBy).first { $0.bindingID == id }.map { "\($0.isValid)" }
      }
    case .freezeTransaction(let id), .thawTransaction(let id, _), .resolveSplit(let id):
      shownSplit.flatMap { view in
        view.line.requestID == id
          ? "\(view.line.status) \(view.line.isUnresolved) \(view.line.isFrozen)" : nil
      }
    case .cancel, .reveal: nil
    }
  }

  private mutating func actOnClock(_ menu: ClockMenu, _ key: Key) {
    var menu = menu
    let last = ClockMenu.steps.count - 1
    switch key {
    case .escape, .character("q"): return closeTop()
    case .up, .character("k"): menu.index = max(0, menu.index - 1)
    case .down, .character("j"): menu.index = min(last, menu.index + 1)
    case .character(let digit):
      guard let number = Int(String(digit)), (1...last + 1).contains(number) else { return }
      menu.index = number - 1
      closeTop()
      return send(menu.command)
    case .enter:
      closeTop()
      return send(menu.command)
    default: break
    }
    replaceTop(.clock(menu))
  }
}

extension ReasonDialog {
  fileprivate var origin: Sent.Origin {
    if case .reveal(_, _, let name) = act { .reveal(name: name) } else { .action }
  }
}

extension Mouse {
  /// Lines that a turn of the wheel moves, or nil.
  var wheelStep: Int? {
    switch kind {
    case .wheelUp: -3
    case .wheelDown: 3
    default: nil
    }
  }
}
