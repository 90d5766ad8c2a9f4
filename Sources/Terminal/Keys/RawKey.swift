/// What a driver reads before sequences are put together.
enum RawKey: Hashable, Sendable {
  case scalar(Unicode.Scalar)
  /// A key that the terminal's description knows, or F1 and up.
  case key(Key)
  /// The beginning of a mouse report, `ESC [ <`.
  case mouseReport
  case pasteStart, pasteEnd
  /// A key that we have no name for.
  case unknown
}
