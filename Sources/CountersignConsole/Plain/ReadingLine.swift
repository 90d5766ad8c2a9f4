internal import Countersign

/// A line of the screen for the ear: without frames, bars and signs, whose words stand beside them.
struct ReadingLine: Equatable, Sendable {
  let text: String
  /// The keyboard's choice stands here.
  let isChosen: Bool
  /// Something is being typed here.
  let hasCursor: Bool

  /// How it is said.
  var said: String { isChosen ? "> " + text : text }

  /// The same where a mark only parts the words.
  var unchosen: ReadingLine { ReadingLine(text, isChosen: false, hasCursor: hasCursor) }

  private init(_ text: String, isChosen: Bool, hasCursor: Bool) {
    (self.text, self.isChosen, self.hasCursor) = (text, isChosen, hasCursor)
  }

  /// Nil when nothing is left to say.
  init?(_ shown: String, _ texts: Texts, hasCursor: Bool = false) {
    var plain = String.UnicodeScalarView()
    var isChosen = false
    for scalar in shown.unicodeScalars {
      switch scalar {
      case "▸", "◂":
        isChosen = true
        plain += "  ".unicodeScalars
      case "✓" where plain.last == "[": plain.append("x")
      case "\u{3000}": plain.append(" ")
      case _ where Self.isSign(scalar): plain += "  ".unicodeScalars
      default: plain.append(scalar)
      }
    }
    let parts = Self.parts(plain).map(Self.closed)
    let words = parts.joined(separator: texts("，", ", "))
    guard !words.isEmpty || hasCursor else { return nil }
    text = words.isEmpty ? texts("（空）", "(empty)") : words
    self.isChosen = isChosen
    self.hasCursor = hasCursor
  }

  /// Frames, bars, and the glyphs of statuses.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2500...0x25FF, 0x2298, 0x2713, 0x2715, 0x231B: true
    default: false
    }
  }

  /// What stands in columns of its own, with two blanks or more between.
  private static func parts(_ line: String.UnicodeScalarView) -> [String.UnicodeScalarView] {
    var parts: [String.UnicodeScalarView] = []
    var part = String.UnicodeScalarView()
    var blanks = 0
    for scalar in line {
      if scalar == " " {
        blanks += 1
        continue
      }
      if blanks > 1, !part.isEmpty {
        parts.append(part)
        part = String.UnicodeScalarView()
      }
      if blanks > 0, !part.isEmpty { part.append(" ") }
      blanks = 0
      part.append(scalar)
    }
    parts.append(part)
    // A lone bullet says nothing.
    return parts.compactMap { part in
      var part = part
      if part.starts(with: "· ".unicodeScalars) { part.removeFirst(2) }
      return part.isEmpty || part.elementsEqual("·".unicodeScalars) ? nil : part
    }
  }

  /// `打 开 链 接` is one word, written wide.
  private static func closed(_ part: String.UnicodeScalarView) -> String {
    let letters = part.split(separator: " ")
    let isWide =
      letters.count > 1
      && letters.allSatisfy { $0.count == 1 && $0.first.map { $0.value > 0x2E80 } == true }
    return isWide ? letters.map { String($0) }.joined() : String(part)
  }
}
