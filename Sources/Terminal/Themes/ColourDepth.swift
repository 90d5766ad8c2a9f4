/// How many colours a terminal has.
package enum ColourDepth: String, CaseIterable, Sendable {
  case trueColour, colours256, colours16, colours8
  /// No colour: meaning by attributes, glyphs and words alone.
  case mono

  /// The depth of a terminal that says it has `count` colours.
  package init(colours count: Int) {
    switch count {
    case 257...: self = .trueColour
    case 256: self = .colours256
    case 16...: self = .colours16
    case 8...: self = .colours8
    default: self = .mono
    }
  }

  /// Whether a terminal of that depth can show this one.
  func isWithin(_ other: ColourDepth) -> Bool { rank <= other.rank }

  private var rank: Int {
    switch self {
    case .mono: 0
    case .colours8: 1
    case .colours16: 2
    case .colours256: 3
    // Numbers below 256 mean other colours on a direct-colour terminal.
    case .trueColour: 4
    }
  }
}
