internal import Terminal

/// A filter being typed, or words that are looked for without hiding rows.
struct FilterLine: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case filter
    /// Where the selection was, to go back to.
    case search(from: Int)
  }

  let kind: Kind
  var editor: LineEditor
  /// How far back in the history it is, 1 being the newest; nil for what is typed.
  private(set) var back: Int?
  /// What was typed before the history was looked at.
  private var draft = ""
  private var completion: Completion?

  /// What the last word may become, one after the other.
  private struct Completion: Equatable {
    let head: String
    let words: [String]
    var at = 0

    var text: String { head + words[at] }
  }

  /// The record that was selected when it began, to go back to.
  let home: String?

  init(_ kind: Kind, _ text: String, home: String? = nil) {
    self.kind = kind
    self.home = home
    editor = LineEditor(text, maximum: Self.longest)
  }

  private static let longest = 200

  var text: String { editor.text }

  /// Goes through what was typed before, the newest first, and back to what is being typed.
  /// - Returns: false where there is nothing more.
  mutating func recall(_ step: Int, _ entries: [String]) -> Bool {
    let next = (back ?? 0) + step
    guard (0...entries.count).contains(next), next != back ?? 0 else { return false }
    if back == nil { draft = text }
    back = next == 0 ? nil : next
    editor = LineEditor(
      next == 0 ? draft : entries[entries.count - next], maximum: Self.longest)
    return true
  }

  /// Completes the last word; done again, it becomes the next that it may be.
  /// - Returns: false where there is none.
  mutating func complete(_ completions: (String) -> [String]) -> Bool {
    var next = completion
    if let known = completion, known.text == text {
      next?.at = (known.at + 1) % known.words.count
    } else {
      let word = Self.lastWord(text)
      let words = completions(word)
      next = words.isEmpty ? nil : Completion(head: String(text.dropLast(word.count)), words: words)
    }
    guard let next else { return false }
    completion = next
    back = nil
    editor = LineEditor(next.text, maximum: Self.longest)
    return true
  }

  static func lastWord(_ text: String) -> String {
    String(text.reversed().prefix { !$0.isWhitespace }.reversed())
  }

  /// Acts on a key of an editor's.
  mutating func handle(_ key: Key) -> Bool {
    guard editor.handle(key) else { return false }
    back = nil
    return true
  }
}
