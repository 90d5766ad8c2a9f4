internal import Terminal

/// Writes pieces of text one after the other in one row.
struct Line {
  let area: Rect
  private(set) var x: Int

  /// - Parameter area: one row; pieces end at its right edge.
  init(_ area: Rect) {
    self.area = area
    x = area.x
  }

  /// Columns that are still free.
  var rest: Int { max(0, area.right - x) }

  mutating func put(_ text: String, _ style: Style, on canvas: inout Canvas) {
    guard rest > 0 else { return }
    let cut = canvas.width.cut(text, columns: rest)
    x += canvas.put(cut, at: Point(x: x, y: area.y), within: area, style: style)
  }

  mutating func skip(_ columns: Int) { x = min(area.right, x + columns) }

  /// Puts pieces at the right edge, if they leave a column free; false when they do not fit.
  @discardableResult
  mutating func end(
    _ pieces: [(text: String, style: Style)], on canvas: inout Canvas, gap: Int = 1
  ) -> Bool {
    let columns = pieces.reduce(0) { $0 + canvas.width.columns(of: $1.text) }
    guard columns > 0, columns + gap <= rest else { return false }
    var right = area.right - columns
    for piece in pieces {
      right += canvas.put(
        piece.text, at: Point(x: right, y: area.y), within: area, style: piece.style)
    }
    return true
  }
}
