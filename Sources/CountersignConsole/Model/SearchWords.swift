/// The words of a filter, for marking what matched; a word `field:value` counts as its value.
struct SearchWords: Equatable, Sendable {
  let words: [String]

  init(_ filter: String) {
    words = filter.split(separator: " ").compactMap { word in
      // What must not stand in a row, times and comparisons have nothing to be marked.
      guard !"-!！".contains(word.first ?? " ") || word.count == 1 else { return nil }
      let parts = word.split(maxSplits: 1, omittingEmptySubsequences: false) {
        $0 == ":" || $0 == "："
      }
      let value = (parts.last ?? word).lowercased()
      if parts.count == 2, DeskFilter.isTime(String(parts[0])) { return nil }
      if parts.count == 2, ">＞<＜=＝".contains(value.first ?? " ") || value.contains("..") {
        return nil
      }
      return value.isEmpty ? nil : value
    }
  }

  /// Where a word begins among scalars that are lower-cased already.
  static func places(_ word: String, in scalars: [Unicode.Scalar]) -> [Int] {
    let word = Array(word.unicodeScalars)
    guard !word.isEmpty, scalars.count >= word.count else { return [] }
    return (0...scalars.count - word.count).filter { start in
      scalars[start..<start + word.count].elementsEqual(word)
    }
  }
}
