/// Where canvases are shown.
///
/// A display belongs to one thread.
package protocol Display: AnyObject {
  /// The screen's size now.
  var size: Size { get }
  /// How roles look; setting it shows the next canvas whole.
  var theme: Theme { get set }
  /// Whether buttons, wheel and drags are reported; then most terminals select text with Shift.
  var isMouseOn: Bool { get set }

  /// Shows a canvas; what it does not cover is left.
  /// - Parameter cursor: where the cursor stands, or nil to hide it.
  func show(_ canvas: Canvas, cursor: Point?)
  /// Makes the next `show` send everything, in case others wrote on the screen (Ctrl-L).
  func redraw()
  /// Asks the terminal to put text on the clipboard (OSC 52).
  /// - Returns: false when the text is too long for terminals to take.
  func copy(_ text: String) -> Bool
  func ring()
  /// Gives the terminal to the shell until the user brings the program back (Ctrl-Z).
  func suspend()
}
