/// Measures, cuts and wraps text in terminal columns, by Unicode scalar, as `Glyphs` shows it.
///
/// Never use `String.count` for this: 签 is one Character and two columns.
package struct TextWidth: Hashable, Sendable {
  /// Columns of East-Asian-ambiguous scalars such as `①` or `─`: 1 or 2.
  package let ambiguous: Int

  /// Ambiguous scalars take one column, as in every current terminal's default.
  package static let standard = TextWidth(ambiguous: 1)

  /// - Parameter ambiguous: 1, or 2 for terminals set up for old Chinese fonts.
  package init(ambiguous: Int) {
    precondition(ambiguous == 1 || ambiguous == 2, "a scalar takes one or two columns")
    self.ambiguous = ambiguous
  }

  /// The columns that `text` takes on one line.
  package func columns(of text: String) -> Int {
    if let total = shownColumns(of: text) { return total }
    var total = 0
    for glyph in Glyphs(text, width: self) { total += glyph.columns }
    return total
  }

  /// How many columns a text takes of which every byte is one and is shown as it is; nil for any
  /// other text.
  ///
  /// Ids, times, amounts: most of what a screen holds, drawn without taking it apart.
  static func plainCount(_ text: String) -> Int? {
    let bytes = text.utf8
    return bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
  }

  /// The columns of a text of which every scalar is drawn as it is, each a glyph of its own; nil
  /// for any other, which `Glyphs` has to look at.
  private func shownColumns(of text: String) -> Int? {
    if let count = Self.plainCount(text) { return count }
    var total = 0
    for scalar in text.unicodeScalars {
      switch ScalarClass(scalar) {
      case .narrow where !Glyphs.isFlag(scalar): total += 1
      case .wide where !Glyphs.isSkinTone(scalar): total += 2
      case .ambiguous: total += ambiguous
      default: return nil
      }
    }
    return total
  }

  /// Where text stands in a space wider than itself.
  package enum Alignment: Sendable { case left, right, centre }

  /// Returns `text` in exactly `columns`: padded with spaces, or cut with `…`.
  ///
  /// A wide character is never halved; where half of one would stay, a space stands.
  package func fit(_ text: String, columns: Int, align: Alignment = .left) -> String {
    let (cut, used) = measuredCut(text, columns: columns)
    let spare = max(0, columns - used)
    let before =
      switch align {
      case .left: 0
      case .right: spare
      case .centre: spare / 2
      }
    return String(repeating: " ", count: before) + cut
      + String(repeating: " ", count: spare - before)
  }

  /// Returns `text`, or as much of its beginning as fits with `…` at the end; not padded.
  package func cut(_ text: String, columns: Int) -> String {
    measuredCut(text, columns: columns).text
  }

  /// A cut text with the columns it takes.
  private func measuredCut(_ text: String, columns: Int) -> (text: String, columns: Int) {
    guard columns > 0 else { return ("", 0) }
    if let used = shownColumns(of: text), used <= columns { return (text, used) }
    var kept: [Glyph] = []
    var used = 0
    for glyph in Glyphs(text, width: self) {
      kept.append(glyph)
      used += glyph.columns
      if used > columns { return ellipsis(kept, used: used, columns: columns) }
    }
    return (Self.text(kept), used)
  }

  /// Drops glyphs from the end until the ellipsis fits.
  private func ellipsis(
    _ glyphs: [Glyph], used: Int, columns: Int
  ) -> (text: String, columns: Int) {
    guard columns >= ambiguous else { return (" ", 1) }
    var kept = glyphs
    var used = used
    while used > columns - ambiguous, let dropped = kept.popLast() { used -= dropped.columns }
    return (Self.text(kept) + "…", used + ambiguous)
  }

  static func text(_ glyphs: some Sequence<Glyph>) -> String {
    var text = ""
    for glyph in glyphs { glyph.append(to: &text) }
    return text
  }
}
