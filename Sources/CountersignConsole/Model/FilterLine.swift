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

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
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

  /// Acts on a key of an editor's.
  mutating func handle(_ key: Key) -> Bool {
    guard editor.handle(key) else { return false }
    back = nil
    return true
  }
}
