/// What the terminal told: a key, text, the mouse, focus or a new size.
package enum Key: Hashable, Sendable {
  /// A printable scalar, such as `a` or `签`; space too.
  case character(Unicode.Scalar)
  /// Ctrl with a lower-case letter or one of `\ ] ^ _` or space.
  case control(Unicode.Scalar)
  /// Alt with a scalar; a fast Escape and a key look the same.
  case alt(Unicode.Scalar)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, pageUp, pageDown, home, end
  /// F1 is 1.
  case function(Int)
  /// Text pasted in one piece; lines end with LF. It may hold any scalar.
  case paste(String)
  case mouse(Mouse)
  /// The terminal's window got or lost the keyboard.
  case focus(Bool)
  /// The window has a new size.
  case resized(Size)
}
