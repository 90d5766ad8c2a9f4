/// A display on the real terminal, which has its keys too.
package protocol TerminalDisplay: Display {
  /// How many colours are used.
  var depth: ColourDepth { get }
  /// What the terminal said its background is.
  var background: RGB? { get }
  /// It has answered all that it will.
  var isIdentified: Bool { get }
  /// Whether the terminal is gone.
  var isAtEnd: Bool { get }

  func askBackground()
  /// Gives the terminal back; may be called again.
  func leave()
  /// The keys that have arrived.
  func readKeys() -> [Key]
  /// Follows the window's size; the new one, or nil when it is as before.
  func followWindow() -> Size?
  /// Takes the terminal again after a stop that was not ours.
  func retake()
}
