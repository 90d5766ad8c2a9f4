/// Text from outside made safe to print: the same marks as on the screen, as a plain string.
package enum VisibleText {
  /// Returns `text` with everything invisible or unsafe made visible; see `Glyphs`.
  ///
  /// The result holds no control, so it is also safe in a log line or on a plain terminal.
  package static func of(_ text: String) -> String {
    var shown = ""
    shown.reserveCapacity(text.utf8.count)
    for glyph in Glyphs(text) { glyph.append(to: &shown) }
    return shown
  }

  /// The same for a text of many lines: line breaks and tabs are content.
  package static func ofLines(_ text: String) -> String {
    var shown = ""
    var part = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "\n\r\t".unicodeScalars.contains(scalar) {
        shown += of(String(part))
        shown.unicodeScalars.append(scalar)
        part = String.UnicodeScalarView()
      } else {
        part.append(scalar)
      }
    }
    return shown + of(String(part))
  }
}
