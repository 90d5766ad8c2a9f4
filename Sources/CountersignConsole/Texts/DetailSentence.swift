/// What exactly is wrong: a sentence of the rules with names and values in it, and its Chinese.
///
/// The rules say it in plain English. `{}` stands for a name or a value, kept as it is unless it is
/// such a sentence itself; what is not listed is shown as the rules say it.
struct DetailSentence: Sendable {
  /// The English between the slots, one more than there are slots.
  let english: [String]
  /// The Chinese between the slots.
  let chinese: [String]

  init(_ english: String, _ chinese: String) {
    self.english = Self.parts(english)
    self.chinese = Self.parts(chinese)
  }

  private static func parts(_ pattern: String) -> [String] {
    var parts = [""]
    for scalar in pattern.unicodeScalars where scalar != "}" {
      if scalar == "{" {
        parts.append("")
      } else {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      }
    }
    return parts
  }

  /// The Chinese of a sentence of the rules.
  static func chinese(_ text: String) -> String { known(text) ?? text }

  /// The Chinese of a sentence that is listed; nil for any other.
  static func known(_ text: String) -> String? {
    for sentence in all {
      guard let slots = sentence.slots(of: text) else { continue }
      var told = sentence.chinese[0]
      for (slot, after) in zip(slots, sentence.chinese.dropFirst()) {
        told += chinese(slot) + after
      }
      return told
    }
    return nil
  }

  /// What stands in the slots; nil for another sentence.
  private func slots(of text: String) -> [String]? {
    var rest = Array(text.utf8)[...]
    guard rest.starts(with: english[0].utf8) else { return nil }
    rest = rest.dropFirst(english[0].utf8.count)
    guard english.count > 1 else { return rest.isEmpty ? [] : nil }
    var slots: [String] = []
    for (number, piece) in english.enumerated().dropFirst() {
      let bytes = Array(piece.utf8)
      let isLast = number == english.count - 1
      guard let at = isLast ? Self.end(rest, bytes) : Self.first(rest, bytes) else { return nil }
      slots.append(String(decoding: rest[..<at], as: UTF8.self))
      rest = rest[(at + bytes.count)...]
    }
    return slots
  }

  private static func end(_ text: ArraySlice<UInt8>, _ piece: [UInt8]) -> Int? {
    guard text.count >= piece.count, text.suffix(piece.count).elementsEqual(piece) else {
      return nil
    }
    return text.endIndex - piece.count
  }

  private static func first(_ text: ArraySlice<UInt8>, _ piece: [UInt8]) -> Int? {
    text.indices.first { text[$0...].starts(with: piece) }
  }
}
