package import Countersign
package import Terminal

extension PhonePane {
  /// Acts on a key; what it asks for, if anything.
  ///
  /// - Parameters:
  ///   - texts: the language drawn in, for the height of the step and so the end of the scroll.
  ///   - rect: where the phone is drawn; also where the mouse is looked for.
  package mutating func update(
    _ key: Key, _ view: PhoneView, texts: Texts, in rect: Rect
  ) -> PaneIntent? {
    act(key, view, texts, rect).intent
  }

  /// Whether this key is the phone's own just now, before any key of the panels: digits in the
  /// amount, letters in the reason, Tab while there is another button.
  package func takes(_ key: Key, _ view: PhoneView, texts: Texts, in rect: Rect) -> Bool {
    var copy = self
    return copy.act(key, view, texts, rect).isTaken
  }

  private typealias Act = (isTaken: Bool, intent: PaneIntent?)

  private mutating func act(_ key: Key, _ view: PhoneView, _ texts: Texts, _ rect: Rect) -> Act {
    self = arrived(view)
    if screen(view).showsAgreement { keepAgreement(view, columns: PhoneLayout.textColumns(rect)) }
    switch key {
    case .pageUp, .pageDown, .mouse: return look(key, view, texts, rect)
    default: break
    }
    guard view.token != nil else { return look(key, view, texts, rect) }
    if reason != nil { return declineKey(key, view) }
    if screen(view) == .page(.submitAmount), amountKey(key) { return (true, nil) }
    switch key {
    case .enter, .character(" "):
      guard let control = focused(view) else { return (false, nil) }
      if key != .enter, control == .amount { return (true, nil) }
      return (true, touch(control, view))
    case .tab, .down: return (moveFocus(by: 1, view), nil)
    case .backTab, .up: return (moveFocus(by: -1, view), nil)
    case .character(let letter): return letterKey(letter, view)
    default: return look(key, view, texts, rect)
    }
  }

  /// Letters of the phone, as the footer names them.
  private mutating func letterKey(_ letter: Unicode.Scalar, _ view: PhoneView) -> Act {
    switch letter {
    case "x" where controls(view).contains(.decline): return (true, touch(.decline, view))
    case "b" where screen(view) != .message:
      isAway = true
      return (true, nil)
    case "r":
      guard case .page = screen(view), let token = view.token else { return (false, nil) }
      return (true, send(.h5Heartbeat(PageStepInput(token))))
    default: return (false, nil)
    }
  }

  private mutating func amountKey(_ key: Key) -> Bool {
    guard key != .enter, amount.handle(key) else { return false }
    focus = .amount
    refusal = nil
    return true
  }

  /// While the reason is asked for, every letter is part of it.
  private mutating func declineKey(_ key: Key, _ view: PhoneView) -> Act {
    switch key {
    case .escape: stayOnPage()
    case .enter:
      guard let control = focused(view) else { return (true, nil) }
      return (true, touch(control, view))
    case .tab, .down: return (moveFocus(by: 1, view), nil)
    case .backTab, .up: return (moveFocus(by: -1, view), nil)
    default:
      guard reason?.handle(key) == true else { return (false, nil) }
      focus = .reason
      refusal = nil
    }
    return (true, nil)
  }

  /// Reading and pointing: these work in a live store too, except touching.
  private mutating func look(
    _ key: Key, _ view: PhoneView, _ texts: Texts, _ rect: Rect
  ) -> Act {
    let layout = PhoneLayout(self, view, texts, rect)
    switch key {
    case .pageUp: return (scroll(to: layout.top - layout.pageStep, layout), nil)
    case .pageDown: return (scroll(to: layout.top + layout.pageStep, layout), nil)
    case .home: return (scroll(to: 0, layout), nil)
    case .end: return (scroll(to: layout.lastTop, layout), nil)
    case .mouse(let mouse): return point(mouse, view, layout)
    default: return (false, nil)
    }
  }

  private mutating func scroll(to line: Int, _ layout: PhoneLayout) -> Bool {
    scroll = min(max(0, line), layout.lastTop)
    return layout.lastTop > 0
  }

  private mutating func point(_ mouse: Mouse, _ view: PhoneView, _ layout: PhoneLayout) -> Act {
    switch mouse.kind {
    case .wheelUp: return (scroll(to: layout.top - 3, layout), nil)
    case .wheelDown: return (scroll(to: layout.top + 3, layout), nil)
    case .press(.left):
      guard let control = layout.control(at: mouse.point) else { return (false, nil) }
      guard control != .amount, control != .reason else {
        focus = control
        return (true, nil)
      }
      return (true, touch(control, view))
    default: return (false, nil)
    }
  }
}
