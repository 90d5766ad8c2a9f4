/// The words of a filter, for marking what matched; a word `field:value` counts as its value.
struct SearchWords: Equatable, Sendable {
  let words: [String]

  init(_ filter: String) {
    words = filter.split(separator: " ").map { word in
      let value = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).last
      return (value ?? word).lowercased()
    }.filter { !$0.isEmpty }
  }

  /// True when every word stands in the text.
  func match(_ text: String) -> Bool {
    let text = Array(text.lowercased().unicodeScalars)
    return !words.isEmpty && words.allSatisfy { !Self.places($0, in: text).isEmpty }
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
