/// The combining marks over one glyph, in place: a screen has thousands of cells, nearly all
/// without any, and none of them is to cost an array.
package struct Marks: Hashable, Sendable, RandomAccessCollection {
  /// More marks than this on one letter are an attack, not a language; ncurses holds four scalars.
  static let most = 3

  private var first: Unicode.Scalar = "\0"
  private var second: Unicode.Scalar = "\0"
  private var third: Unicode.Scalar = "\0"
  private var held: UInt8 = 0

  package var startIndex: Int { 0 }
  package var endIndex: Int { Int(held) }

  package subscript(place: Int) -> Unicode.Scalar {
    precondition(indices.contains(place), "there is no such mark")
    return place == 0 ? first : place == 1 ? second : third
  }

  /// Puts one more over the others; the letter is full with `most`.
  mutating func append(_ mark: Unicode.Scalar) {
    switch held {
    case 0: first = mark
    case 1: second = mark
    case 2: third = mark
    default: return
    }
    held += 1
  }
}
