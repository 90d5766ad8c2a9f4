internal import Terminal

/// One column of a list.
struct Column<Row> {
  let title: String
  /// Columns on the screen; nil takes what is left.
  let width: Int?
  let cell: (Row) -> (text: String, style: Style)

  init(_ title: String, _ width: Int?, _ cell: @escaping (Row) -> (text: String, style: Style)) {
    self.title = title
    self.width = width
    self.cell = cell
  }
}
