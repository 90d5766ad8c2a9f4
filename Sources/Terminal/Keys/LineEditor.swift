/// The state of a text field of one line.
///
/// It holds no control characters. The cursor stands between letters, never between a letter and
/// the marks over it.
package struct LineEditor: Hashable, Sendable {
  /// The text as it will be sent.
  package var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Whether only bullets are shown.
  package let isMasked: Bool
  /// The most scalars it takes; what would go over is dropped.
  package let maximum: Int
  private var scalars: [Unicode.Scalar] = []
  /// Scalars before the cursor.
  package private(set) var cursor = 0

  package init(_ text: String = "", isMasked: Bool = false, maximum: Int = 500) {
    self.isMasked = isMasked
    self.maximum = maximum
    insert(text)
  }

  package var isEmpty: Bool { scalars.isEmpty }

  /// Acts on a key.
  /// - Returns: false when the key is none of an editor's, so that the screen may use it.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(String(Character(scalar)))
    case .paste(let text): insert(text)
    case .backspace, .control("h"): deleteBack()
    case .delete, .control("d"): deleteForward()
    case .left, .control("b"): cursor = letterStart(before: cursor)
    case .right, .control("f"): cursor = letterEnd(after: cursor)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = scalars.count
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<scalars.count)
    case .control("w"): remove(wordStart()..<cursor)
    default: return false
    }
    return true
  }

  /// Puts text in at the cursor: line breaks and tabs become spaces, other controls are dropped.
  package mutating func insert(_ text: String) {
    let clean = text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      switch scalar {
      case "\n", "\t": " "
      default: scalar.properties.generalCategory == .control ? nil : scalar
      }
    }
    let taken = clean.prefix(max(0, maximum - scalars.count))
    scalars.insert(contentsOf: taken, at: cursor)
    cursor += taken.count
  }

  private mutating func remove(_ range: Range<Int>) {
    scalars.removeSubrange(range)
    cursor = range.lowerBound
  }

  private mutating func deleteBack() { remove(letterStart(before: cursor)..<cursor) }

  private mutating func deleteForward() { remove(cursor..<letterEnd(after: cursor)) }

  private func isMark(_ index: Int) -> Bool { ScalarClass(scalars[index]) == .mark }

  private func letterStart(before index: Int) -> Int {
    var start = max(0, index - 1)
    while start > 0, isMark(start) { start -= 1 }
    return start
  }

  private func letterEnd(after index: Int) -> Int {
    var end = min(scalars.count, index + 1)
    while end < scalars.count, isMark(end) { end += 1 }
    return end
  }

  /// The start of the word before the cursor, over spaces.
  private func wordStart() -> Int {
    var start = cursor
    while start > 0, scalars[start - 1] == " " { start -= 1 }
    while start > 0, scalars[start - 1] != " " { start -= 1 }
    return start
  }
}

extension LineEditor {
  /// The part of a field that is shown.
  package struct Window: Hashable, Sendable {
    /// At most as wide as asked for.
    package let text: String
    /// Columns from the left edge to the cursor; always less than the width asked for.
    package let cursor: Int
  }

  /// The part around the cursor that fits; the cursor has a column of its own at the end.
  package func window(columns: Int, width: TextWidth = .standard) -> Window {
    let before = shown(scalars[..<cursor], width)
    let after = shown(scalars[cursor...], width)
    var head: [Glyph] = []
    var used = 0
    for glyph in before.reversed() {
      guard used + glyph.columns < columns else { break }
      head.append(glyph)
      used += glyph.columns
    }
    let position = used
    var line = Array(head.reversed())
    for glyph in after {
      guard used + glyph.columns <= columns else { break }
      line.append(glyph)
      used += glyph.columns
    }
    return Window(text: TextWidth.text(line), cursor: position)
  }

  private func shown(_ part: ArraySlice<Unicode.Scalar>, _ width: TextWidth) -> [Glyph] {
    if isMasked { return part.map { _ in Glyph(scalar: "*", columns: 1) } }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: part)
    return Array(Glyphs(String(view), width: width))
  }
}
