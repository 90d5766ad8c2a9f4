extension Canvas {
  /// The characters of each row without the blanks at its end, for golden tests.
  package func text() -> [String] {
    (0..<size.rows).map { y in
      var line = String.UnicodeScalarView()
      for cell in row(y) where cell.columns > 0 {
        line.append(cell.scalar)
        line.append(contentsOf: cell.marks)
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  /// The styles of each row, one letter a column, and a legend, for golden tests.
  ///
  /// `.` is `Style.plain`; other styles get letters in order of appearance, the legend has one
  /// line each such as `a = status.done on selection bold`. Dots at the end of a row are cut.
  package func styled() -> [String] {
    var names = StyleNames()
    let rows = (0..<size.rows).map { y in
      var line = row(y).map { names.letter($0.style) }
      while line.last == "." { line.removeLast() }
      return String(line)
    }
    return rows + [""] + names.legend
  }
}

/// Gives letters to styles in order of appearance.
private struct StyleNames {
  private static let letters = Array(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  private var taken: [Style: Character] = [:]
  private(set) var legend: [String] = []

  mutating func letter(_ style: Style) -> Character {
    if style == .plain { return "." }
    if let letter = taken[style] { return letter }
    let letter = taken.count < Self.letters.count ? Self.letters[taken.count] : "?"
    taken[style] = letter
    legend.append("\(letter) = \(style.summary)")
    return letter
  }
}

extension Style {
  /// In words, such as `status.done on selection bold`.
  package var summary: String {
    let paper = paper == .surface ? "" : " on \(paper.name)"
    return ink.name + paper + attributes.names.map { " " + $0 }.joined()
  }
}

extension Style.Attributes {
  /// The names that themes and goldens use, in a fixed order.
  var names: [String] {
    var names: [String] = []
    if contains(.bold) { names.append("bold") }
    if contains(.underline) { names.append("underline") }
    if contains(.reverse) { names.append("reverse") }
    if contains(.dim) { names.append("dim") }
    return names
  }
}
