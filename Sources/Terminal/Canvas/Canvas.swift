/// A grid of cells that views draw into; drivers only copy it to a screen.
///
/// All text passes the sanitiser (`Glyphs`), so no cell ever holds a control, a bidi override or
/// anything else invisible. A wide glyph always has both its cells: when one half is overwritten
/// or cut off, the other becomes a blank.
package struct Canvas: Hashable, Sendable {
  package let size: Size
  /// How text is measured when it is put here.
  package let width: TextWidth
  /// Row by row, each `size.columns` long.
  private(set) var cells: [Cell]

  /// An empty canvas, blank in `style`.
  package init(_ size: Size, style: Style = .plain, width: TextWidth = .standard) {
    self.size = size
    self.width = width
    cells = Array(repeating: .blank(style), count: size.columns * size.rows)
  }

  /// All of it, as a rectangle.
  package var bounds: Rect { Rect(size) }

  /// The cell at a point, or nil outside.
  package subscript(_ point: Point) -> Cell? {
    bounds.contains(point) ? cells[index(point)] : nil
  }

  /// The cells of one row.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    cells[y * size.columns..<(y + 1) * size.columns]
  }

  private func index(_ point: Point) -> Int { point.y * size.columns + point.x }
}

extension Canvas {
  /// Draws one line of text from `point` rightwards.
  ///
  /// What lies outside `area` is cut off; a wide glyph on its edge leaves a blank. Use
  /// `TextWidth.fit` to end a cut text with an ellipsis.
  /// - Parameters:
  ///   - text: any text, also from outside; it is made safe here.
  ///   - area: where drawing is allowed; by default the whole canvas.
  /// - Returns: the columns that the whole text takes, cut or not.
  @discardableResult
  package mutating func put(
    _ text: String, at point: Point, within area: Rect? = nil, style: Style = .plain
  ) -> Int {
    let area = area.map(bounds.intersection) ?? bounds
    var x = point.x
    if let count = TextWidth.plainCount(text) {
      putPlain(text, count, at: point, area: area, style: style)
      return count
    }
    for glyph in Glyphs(text, width: width) {
      put(glyph, at: Point(x: x, y: point.y), area: area, style: style)
      x += glyph.columns
    }
    return x - point.x
  }

  /// Makes every cell of a rectangle a blank of this style.
  package mutating func fill(_ rect: Rect, style: Style) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else { return }
    for y in rect.y..<rect.bottom {
      healEdges(Rect(x: rect.x, y: y, columns: rect.columns, rows: 1))
      for x in rect.x..<rect.right { cells[y * size.columns + x] = .blank(style) }
    }
  }

  /// Gives the cells of a rectangle another style and keeps their text, such as a selected row.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let rect = rect.intersection(bounds)
    guard !rect.isEmpty else { return }
    for y in rect.y..<rect.bottom {
      for x in rect.x..<rect.right {
        let index = y * size.columns + x
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Copies another canvas, its top left corner to `point`; what lies outside is cut off.
  package mutating func put(_ other: Canvas, at point: Point) {
    let target = Rect(
      x: point.x, y: point.y, columns: other.size.columns, rows: other.size.rows
    ).intersection(bounds)
    guard !target.isEmpty else { return }
    for y in target.y..<target.bottom {
      healEdges(Rect(x: target.x, y: y, columns: target.columns, rows: 1))
      let source = other.index(Point(x: target.x - point.x, y: y - point.y))
      let start = y * size.columns + target.x
      cells.replaceSubrange(
        start..<start + target.columns, with: other.cells[source..<source + target.columns])
      blankHalves(Rect(x: target.x, y: y, columns: target.columns, rows: 1))
    }
  }

  /// Draws one glyph, as far as it lies in an area within the canvas.
  mutating func put(_ glyph: Glyph, at point: Point, area: Rect, style: Style) {
    guard point.y >= area.y, point.y < area.bottom else { return }
    let left = max(point.x, area.x)
    let right = min(point.x + glyph.columns, area.right)
    guard left < right else { return }
    healEdges(Rect(x: left, y: point.y, columns: right - left, rows: 1))
    let start = point.y * size.columns + left
    guard right - left == glyph.columns else {
      return cells[start] = .blank(style)
    }
    cells[start] = Cell(glyph, style: style)
    if glyph.columns == 2 { cells[start + 1] = .rightHalf(style) }
  }

  /// Draws what is a column each and stands as it is: ids, times, amounts, blanks.
  private mutating func putPlain(
    _ text: String, _ count: Int, at point: Point, area: Rect, style: Style
  ) {
    guard point.y >= area.y, point.y < area.bottom else { return }
    let left = max(point.x, area.x)
    let right = min(point.x + count, area.right)
    guard left < right else { return }
    healEdges(Rect(x: left, y: point.y, columns: right - left, rows: 1))
    let row = point.y * size.columns
    for (x, byte) in zip(left..<right, text.utf8.dropFirst(left - point.x)) {
      cells[row + x] = Cell(Glyph(scalar: Unicode.Scalar(byte), columns: 1), style: style)
    }
  }

  /// Blanks the outer halves of wide glyphs that a write to this row part is about to cut.
  private mutating func healEdges(_ part: Rect) {
    let start = part.y * size.columns + part.x
    let end = start + part.columns
    if cells[start].columns == 0 { cells[start - 1] = .blank(cells[start - 1].style) }
    if part.right < size.columns, cells[end].columns == 0 {
      cells[end] = .blank(cells[end].style)
    }
  }

  /// Blanks halves at the edges of a copied row part whose other half was not copied.
  private mutating func blankHalves(_ part: Rect) {
    let first = part.y * size.columns + part.x
    let last = first + part.columns - 1
    if cells[first].columns == 0 { cells[first] = .blank(cells[first].style) }
    if cells[last].columns == 2 { cells[last] = .blank(cells[last].style) }
  }
}
