package import Countersign
package import Terminal

extension ProcessPane {
  /// Draws the page: beside the phone, or on the whole width of a narrow terminal.
  package func draw(
    _ view: ProcessView, now: Instant, texts: Texts, isFocused: Bool, ascii: Bool = false,
    into canvas: inout Canvas, in rect: Rect
  ) {
    let picture = ProcessPicture(
      view: view, now: now, texts: texts, isFocused: isFocused, cursor: current(view),
      party: chosenParty(view), isASCII: ascii,
      layout: ProcessLayout(self, view, now: now, texts: texts, rect))
    canvas.fill(rect, style: .plain)
    picture.draw(&canvas)
  }
}
