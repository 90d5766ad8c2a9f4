internal import Terminal

/// One column of a list.
struct Column<Row> {
  let title: String
  /// Columns on the screen; nil takes what is left.
  let width: Int?
  /// What stands in it, given how wide it came out.
  let cell: (Row, Int) -> (text: String, style: Style)

  init(_ title: String, _ width: Int?, _ cell: @escaping (Row) -> (text: String, style: Style)) {
    self.init(title, fitting: width) { row, _ in cell(row) }
  }

  init(
    _ title: String, fitting width: Int?,
    _ cell: @escaping (Row, Int) -> (text: String, style: Style)
  ) {
    self.title = title
    self.width = width
    self.cell = cell
  }
}
