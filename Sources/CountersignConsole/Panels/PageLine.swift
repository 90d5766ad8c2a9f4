internal import Terminal

/// A line of a page of text, in pieces.
struct PageLine: Equatable, Sendable {
  struct Piece: Equatable, Sendable {
    var text: String
    var style: Style
  }

  var pieces: [Piece]

  init(_ text: String, _ style: Style = .plain) { pieces = [Piece(text: text, style: style)] }

  init(_ pieces: [(String, Style)]) {
    self.pieces = pieces.map { Piece(text: $0.0, style: $0.1) }
  }

  static let blank = PageLine("")
}

extension Canvas {
  /// Draws the lines of a page from `first` on, with how far down it is in the right margin.
  mutating func put(_ page: [PageLine], from first: Int, in area: Rect) {
    let first = min(max(0, first), max(0, page.count - area.rows))
    for (at, line) in page.dropFirst(first).prefix(area.rows).enumerated() {
      var row = Line(area.row(at))
      for piece in line.pieces { row.put(piece.text, piece.style, on: &self) }
    }
    guard page.count > area.rows, area.rows > 0 else { return }
    let left = page.count - area.rows - first
    let text = left > 0 ? "▼ \(left)" : "▲"
    let columns = width.columns(of: text)
    put(
      text, at: Point(x: max(area.x, area.right - columns), y: area.bottom - 1), within: area,
      style: Style(.textMuted))
  }
}
