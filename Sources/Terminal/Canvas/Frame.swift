/// The lines that boxes and rules are drawn with.
package enum Frame: Sendable {
  /// `┌─┐`
  case square
  /// `╭─╮`
  case rounded
  /// `+-+`, for terminals or readers that lack line drawing.
  case ascii

  /// Top left, top right, bottom left, bottom right.
  var corners: (String, String, String, String) {
    switch self {
    case .square: ("┌", "┐", "└", "┘")
    case .rounded: ("╭", "╮", "╰", "╯")
    case .ascii: ("+", "+", "+", "+")
    }
  }

  package var horizontal: String { self == .ascii ? "-" : "─" }
  package var vertical: String { self == .ascii ? "|" : "│" }
  /// The left and right ends of a rule across a box.
  package var tees: (left: String, right: String) { self == .ascii ? ("+", "+") : ("├", "┤") }
}

extension Canvas {
  /// Draws a frame along the edge of a rectangle, leaving its inside as it is.
  /// - Returns: the inside.
  @discardableResult
  package mutating func box(_ rect: Rect, style: Style, frame: Frame = .square) -> Rect {
    guard rect.columns >= 2, rect.rows >= 2 else { return rect.inset() }
    let corners = frame.corners
    let last = Point(x: rect.right - 1, y: rect.bottom - 1)
    horizontalLine(rect.row(0).inset(columns: 1, rows: 0), style: style, frame: frame)
    horizontalLine(rect.row(rect.rows - 1).inset(columns: 1, rows: 0), style: style, frame: frame)
    verticalLine(rect.leftColumns(1), style: style, frame: frame)
    verticalLine(rect.rightColumns(1), style: style, frame: frame)
    put(corners.0, at: rect.topLeft, style: style)
    put(corners.1, at: Point(x: last.x, y: rect.y), style: style)
    put(corners.2, at: Point(x: rect.x, y: last.y), style: style)
    put(corners.3, at: last, style: style)
    return rect.inset()
  }

  /// Draws a line along the first row of a rectangle.
  package mutating func horizontalLine(_ rect: Rect, style: Style, frame: Frame = .square) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else { return }
    let glyphs = Array(Glyphs(frame.horizontal, width: width))
    let step = glyphs.reduce(0) { $0 + $1.columns }
    for x in stride(from: rect.x, to: rect.right, by: step) {
      for glyph in glyphs { put(glyph, at: Point(x: x, y: rect.y), area: rect, style: style) }
    }
  }

  /// Draws a line along the first column of a rectangle.
  package mutating func verticalLine(_ rect: Rect, style: Style, frame: Frame = .square) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else { return }
    for y in rect.y..<rect.bottom {
      put(frame.vertical, at: Point(x: rect.x, y: y), style: style)
    }
  }

  /// Draws a rule across a box, joined to its sides.
  package mutating func rule(_ y: Int, across box: Rect, style: Style, frame: Frame = .square) {
    guard y >= box.y, y < box.bottom, box.columns >= 2 else { return }
    let row = Rect(x: box.x, y: y, columns: box.columns, rows: 1)
    horizontalLine(row.inset(columns: 1, rows: 0), style: style, frame: frame)
    put(frame.tees.left, at: row.topLeft, style: style)
    put(frame.tees.right, at: Point(x: row.right - 1, y: y), style: style)
  }
}
