/// One cell of the grid: a glyph, or the right half of the wide one before it.
package struct Cell: Hashable, Sendable {
  /// The scalar drawn here; a space in the right half of a wide glyph.
  package let scalar: Unicode.Scalar
  /// Combining marks over it.
  package let marks: Marks
  /// 1, 2 for the left half of a wide glyph, 0 for its right half.
  package let columns: Int8
  package var style: Style

  init(_ glyph: Glyph, style: Style) {
    scalar = glyph.scalar
    marks = glyph.marks
    columns = Int8(glyph.columns)
    self.style = style
  }

  private init(rightHalf style: Style) {
    scalar = " "
    marks = Marks()
    columns = 0
    self.style = style
  }

  static func rightHalf(_ style: Style) -> Cell { Cell(rightHalf: style) }
  static func blank(_ style: Style) -> Cell { Cell(.space, style: style) }
}
