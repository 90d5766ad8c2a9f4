/// Words that must all stand in a row; `field:value` looks at one field.
///
/// Case does not matter.
struct RowFilter {
  private let words: [(field: String?, value: String)]

  init(_ text: String) {
    words = text.split(whereSeparator: \.isWhitespace).map { word in
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { return (nil, word.lowercased()) }
      return (parts[0].lowercased(), parts[1].lowercased())
    }
  }

  /// True when every row matches.
  var isEmpty: Bool { words.isEmpty }

  func matches(_ fields: [(name: String, text: String)]) -> Bool {
    words.allSatisfy { word in
      fields.contains { field in
        let named = word.field.map { $0 == field.name } ?? true
        // A word with a colon may also be plain text, such as a time.
        if named { return field.text.lowercased().contains(word.value) }
        return field.text.lowercased().contains("\(word.field ?? ""):\(word.value)")
      }
    }
  }
}
