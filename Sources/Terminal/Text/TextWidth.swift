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
    var total = 0
    for glyph in Glyphs(text, width: self) { total += glyph.columns }
    return total
  }

  /// Where text stands in a space wider than itself.
  package enum Alignment: Sendable { case left, right, centre }

  /// Returns `text` in exactly `columns`: padded with spaces, or cut with `…`.
  ///
  /// A wide character is never halved; where half of one would stay, a space stands.
  package func fit(_ text: String, columns: Int, align: Alignment = .left) -> String {
    let cut = cut(text, columns: columns)
    let spare = max(0, columns - self.columns(of: cut))
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
    guard columns > 0 else { return "" }
    // Ids, times and amounts: what is a column each, and is shown as it is.
    if text.utf8.count <= columns, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      return text
    }
    var kept: [Glyph] = []
    var used = 0
    for glyph in Glyphs(text, width: self) {
      kept.append(glyph)
      used += glyph.columns
      if used > columns { return ellipsis(kept, used: used, columns: columns) }
    }
    return Self.text(kept)
  }

  /// Drops glyphs from the end until the ellipsis fits.
  private func ellipsis(_ glyphs: [Glyph], used: Int, columns: Int) -> String {
    var kept = glyphs
    var used = used
    while used > columns - ambiguous, let dropped = kept.popLast() { used -= dropped.columns }
    return columns < ambiguous ? " " : Self.text(kept) + "…"
  }

  static func text(_ glyphs: some Sequence<Glyph>) -> String {
    var text = ""
    for glyph in glyphs { glyph.append(to: &text) }
    return text
  }
}
