/// A rectangle of cells.
///
/// Its cuts never reach outside it, so a small window gives empty parts.
package struct Rect: Hashable, Sendable {
  /// Left column.
  package let x: Int
  /// Top row.
  package let y: Int
  /// Width in columns.
  package let columns: Int
  /// Height in rows.
  package let rows: Int

  /// Negative extents become 0.
  package init(x: Int, y: Int, columns: Int, rows: Int) {
    self.x = x
    self.y = y
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The whole of a screen.
  package init(_ size: Size) {
    self.init(x: 0, y: 0, columns: size.columns, rows: size.rows)
  }

  /// The first column right of it.
  package var right: Int { x + columns }
  /// The first row under it.
  package var bottom: Int { y + rows }
  package var size: Size { Size(columns: columns, rows: rows) }
  package var topLeft: Point { Point(x: x, y: y) }
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < right && point.y >= y && point.y < bottom
  }

  /// The common part; empty when they do not touch.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, columns: min(right, other.right) - left,
      rows: min(bottom, other.bottom) - top)
  }

  /// Row `index` from the top, as a rectangle one row high; empty outside.
  package func row(_ index: Int) -> Rect {
    Rect(x: x, y: y + index, columns: columns, rows: 1).intersection(self)
  }

  /// Smaller by so many columns and rows on each side.
  package func inset(columns dx: Int = 1, rows dy: Int = 1) -> Rect {
    Rect(x: x + dx, y: y + dy, columns: columns - 2 * dx, rows: rows - 2 * dy)
  }

  /// A rectangle of this size in the middle, cut to what fits.
  package func centred(_ size: Size) -> Rect {
    let width = min(columns, size.columns)
    let height = min(rows, size.rows)
    return Rect(
      x: x + (columns - width) / 2, y: y + (rows - height) / 2, columns: width, rows: height)
  }
}

extension Rect {
  /// The first `count` rows.
  package func topRows(_ count: Int) -> Rect { splitTop(count).top }
  /// The last `count` rows.
  package func bottomRows(_ count: Int) -> Rect { splitBottom(count).bottom }
  /// The first `count` columns.
  package func leftColumns(_ count: Int) -> Rect { splitLeft(count).left }
  /// The last `count` columns.
  package func rightColumns(_ count: Int) -> Rect { splitRight(count).right }

  /// Cuts `count` rows off the top: those, and the rest.
  package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(0, count), rows)
    return (
      Rect(x: x, y: y, columns: columns, rows: taken),
      Rect(x: x, y: y + taken, columns: columns, rows: rows - taken)
    )
  }

  /// Cuts `count` rows off the bottom: the rest, and those.
  package func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let parts = splitTop(rows - min(max(0, count), rows))
    return (parts.top, parts.rest)
  }

  /// Cuts `count` columns off the left: those, and the rest.
  package func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(0, count), columns)
    return (
      Rect(x: x, y: y, columns: taken, rows: rows),
      Rect(x: x + taken, y: y, columns: columns - taken, rows: rows)
    )
  }

  /// Cuts `count` columns off the right: the rest, and those.
  package func splitRight(_ count: Int) -> (rest: Rect, right: Rect) {
    let parts = splitLeft(columns - min(max(0, count), columns))
    return (parts.left, parts.rest)
  }
}
