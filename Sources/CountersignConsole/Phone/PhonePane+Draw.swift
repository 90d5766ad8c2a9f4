package import Countersign
package import Terminal

extension PhonePane {
  /// Draws the phone, in the middle of a wider rectangle.
  /// - Parameters:
  ///   - now: the store's clock.
  ///   - isFocused: whether the phone has the keyboard.
  /// - Returns: where the cursor stands in a field, else nil.
  @discardableResult
  package func draw(
    _ view: PhoneView, now: Instant, texts: Texts, isFocused: Bool, into canvas: inout Canvas,
    in rect: Rect
  ) -> Point? {
    let pane = arrived(view)
    var picture = PhonePicture(
      pane: pane, view: view, texts: texts, isFocused: isFocused,
      layout: PhoneLayout(pane, view, texts, rect))
    picture.draw(now: now, into: &canvas)
    return isFocused ? picture.cursor : nil
  }
}
