/// A colour of a theme, with the numbers it wants where true colour is missing.
struct ThemeColour: Hashable, Sendable {
  var rgb: RGB
  /// Its number among 256; computed when nil.
  var c256: UInt8?
  /// Its number among 16; computed when nil.
  var c16: UInt8?

  func paint(_ depth: ColourDepth) -> Paint.Colour {
    switch depth {
    case .trueColour: .rgb(rgb)
    case .colours256: .index(c256 ?? Xterm.nearest256(rgb))
    case .colours16: .index(c16 ?? Xterm.nearest16(rgb))
    case .colours8: .index(c16.map(Self.firstEight) ?? Xterm.nearest8(rgb))
    case .mono: .terminal
    }
  }

  /// A bright colour as its dark twin; bright black, a grey, as white.
  private static func firstEight(_ index: UInt8) -> UInt8 {
    index == 8 ? 7 : index & 7
  }
}
