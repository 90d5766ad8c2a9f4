/// Rows in the order they were made, each known by its number, counted from 1.
///
/// The one way to a table's rows, so that a bigger store may keep them elsewhere.
package struct Rows<Row: Record & Equatable>: Equatable, Sendable {
  private var rows: [Row] = []

  package init() {}
  package init(_ rows: [Row]) { self.rows = rows }

  package var count: Int { rows.count }
  /// The number the next row will have.
  package var next: Int { rows.count + 1 }
  /// All rows; for snapshots and whole-table queries.
  package var all: [Row] { rows }

  package func contains(_ number: Int) -> Bool { number >= 1 && number <= rows.count }

  package subscript(number: Int) -> Row {
    get { rows[number - 1] }
    set { rows[number - 1] = newValue }
    _modify { yield &rows[number - 1] }
  }

  package mutating func append(_ row: Row) { rows.append(row) }
}
