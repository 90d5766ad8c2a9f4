extension Canvas {
  /// The picture as text with escape sequences, to print on a terminal.
  ///
  /// Every line ends with a reset and LF; with `.mono` and `Theme.builtIn` only attributes are set.
  package func ansi(theme: Theme, depth: ColourDepth) -> String {
    var out = ""
    for y in 0..<size.rows {
      var current: Style?
      for cell in row(y) where cell.columns > 0 {
        if cell.style != current {
          out += theme.paint(cell.style, depth).selectGraphicRendition
          current = cell.style
        }
        out.unicodeScalars.append(cell.scalar)
        out.unicodeScalars.append(contentsOf: cell.marks)
      }
      out += "\u{1B}[0m\n"
    }
    return out
  }
}

extension Paint {
  /// The SGR sequence (ECMA-48) that sets exactly this paint.
  var selectGraphicRendition: String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    codes += Self.codes(ink, base: 30) + Self.codes(paper, base: 40)
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static func codes(_ colour: Colour, base: Int) -> [String] {
    switch colour {
    case .terminal: []
    case .index(let index) where index < 8: ["\(base + Int(index))"]
    case .index(let index) where index < 16: ["\(base + 52 + Int(index))"]
    case .index(let index): ["\(base + 8)", "5", "\(index)"]
    case .rgb(let rgb): ["\(base + 8)", "2", "\(rgb.red)", "\(rgb.green)", "\(rgb.blue)"]
    }
  }
}
