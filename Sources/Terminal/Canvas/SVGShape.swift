/// A glyph that a picture draws by itself instead of leaving it to a font.
enum SVGShape: Equatable {
  /// Lines from the middle of the cell to some of its edges.
  case lines(Arms)
  /// Filled from below, so many eighths.
  case block(Int)

  struct Arms: OptionSet, Equatable {
    let rawValue: UInt8
    static let left = Arms(rawValue: 1)
    static let right = Arms(rawValue: 2)
    static let up = Arms(rawValue: 4)
    static let down = Arms(rawValue: 8)
  }

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "─": self = .lines([.left, .right])
    case "│": self = .lines([.up, .down])
    case "┌", "╭": self = .lines([.right, .down])
    case "┐", "╮": self = .lines([.left, .down])
    case "└", "╰": self = .lines([.right, .up])
    case "┘", "╯": self = .lines([.left, .up])
    case "├": self = .lines([.up, .down, .right])
    case "┤": self = .lines([.up, .down, .left])
    case "\u{2581}"..."\u{2588}": self = .block(Int(scalar.value) - 0x2580)
    default: return nil
    }
  }
}
