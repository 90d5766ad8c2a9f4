/// Which neighbours stay on one line (避头尾), after GB/T 15834 and common typesetting.
enum Kinsoku {
  /// Marks that no line begins with.
  private static let closing = Set("，。、；：？！）》〉」』】〕］｝”’…—·～％‰℃,.;:?!)]}%»".unicodeScalars)
  /// Marks that no line ends with.
  private static let opening = Set("（《〈「『【〔［｛“‘￥＄([{¥$«#".unicodeScalars)

  /// Whether no line may end between these two.
  static func holds(_ left: Glyph, _ right: Glyph) -> Bool {
    if left == .space || right == .space { return false }
    if closing.contains(right.scalar) || opening.contains(left.scalar) { return true }
    return left.columns == 1 && right.columns == 1 && isWord(left.scalar) && isWord(right.scalar)
  }

  /// Latin, digits and their punctuation make words; rules and pictures do not.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII || scalar.properties.isAlphabetic
  }
}
