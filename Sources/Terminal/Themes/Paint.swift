/// How a style looks in a theme on a terminal of some depth.
package struct Paint: Hashable, Sendable {
  package enum Colour: Hashable, Sendable {
    /// Whatever the terminal uses.
    case terminal
    case index(UInt8)
    case rgb(RGB)

    /// What it most likely looks like; nil for the terminal's own.
    package var rgb: RGB? {
      switch self {
      case .terminal: nil
      case .index(let index): Xterm.colour(index)
      case .rgb(let rgb): rgb
      }
    }
  }

  package var ink: Colour
  package var paper: Colour
  package var attributes: Style.Attributes

  /// The contrast of ink on paper, 1 to 21; nil when the terminal's own colours are used.
  package var contrast: Double? {
    guard let ink = ink.rgb, let paper = paper.rgb else { return nil }
    return ink.contrast(with: paper)
  }

  /// With few colours two roles may meet in one number: then black or white, which can be read.
  func legible(_ depth: ColourDepth) -> Paint {
    guard depth == .colours16 || depth == .colours8, let paper = paper.rgb,
      let contrast, contrast < 3
    else { return self }
    let white: UInt8 = depth == .colours16 ? 15 : 7
    var better = self
    let isDark = Xterm.colour(white).contrast(with: paper) > Xterm.colour(0).contrast(with: paper)
    better.ink = .index(isDark ? white : 0)
    return better
  }
}
