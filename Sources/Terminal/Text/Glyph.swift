/// One drawable unit of text: a scalar that takes columns, with the marks drawn over it.
///
/// Glyphs come only from `Glyphs`, so none of them holds a control, a bidi override or anything
/// else that is invisible.
package struct Glyph: Hashable, Sendable {
  /// The scalar that takes the columns.
  package let scalar: Unicode.Scalar
  /// Combining marks over it.
  package internal(set) var marks = Marks()
  /// Terminal columns: 1 or 2.
  package let columns: Int

  static let space = Glyph(scalar: " ", columns: 1)

  init(scalar: Unicode.Scalar, columns: Int) {
    self.scalar = scalar
    self.columns = columns
  }

  /// Adds scalar and marks to a text.
  func append(to text: inout String) {
    text.unicodeScalars.append(scalar)
    // Nearly none has any, and to append nothing is not for nothing.
    if !marks.isEmpty { text.unicodeScalars.append(contentsOf: marks) }
  }
}
