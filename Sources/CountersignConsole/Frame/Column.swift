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

  /// Numbers, which stand at the right.
  init(
    right title: String, _ width: Int, _ cell: @escaping (Row) -> (text: String, style: Style)
  ) {
    let measure = TextWidth.standard
    self.init(measure.fit(title, columns: width, align: .right), fitting: width) { row, columns in
      let (text, style) = cell(row)
      return (measure.fit(text, columns: columns, align: .right), style)
    }
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
