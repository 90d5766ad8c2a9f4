internal import Terminal

/// One column of a list.
struct Column<Row> {
  /// What settings know it by; also the field that its rows are sorted by.
  let id: String
  let title: String
  /// Columns on the screen; nil takes what is left.
  let width: Int?
  let isRight: Bool
  /// Shown unless the operator chose otherwise.
  private(set) var isDefault = true
  /// What stands in it, given how wide it came out.
  let cell: (Row, Int) -> (text: String, style: Style)

  init(
    _ id: String, _ title: String, _ width: Int?,
    _ cell: @escaping (Row) -> (text: String, style: Style)
  ) {
    self.init(id, title, fitting: width) { row, _ in cell(row) }
  }

  /// Numbers, which stand at the right.
  init(
    _ id: String, right title: String, _ width: Int,
    _ cell: @escaping (Row) -> (text: String, style: Style)
  ) {
    let measure = TextWidth.standard
    self.init(id, title, fitting: width, isRight: true) { row, columns in
      let (text, style) = cell(row)
      return (measure.fit(text, columns: columns, align: .right), style)
    }
  }

  init(
    _ id: String, _ title: String, fitting width: Int?, isRight: Bool = false,
    _ cell: @escaping (Row, Int) -> (text: String, style: Style)
  ) {
    self.id = id
    self.title = title
    self.width = width
    self.isRight = isRight
    self.cell = cell
  }

  /// Shown of itself only where there is room for it.
  func shown(if hasRoom: Bool) -> Column {
    var column = self
    column.isDefault = hasRoom
    return column
  }
}

/// A column as the menu of columns shows it.
struct ColumnHead: Equatable, Sendable {
  let id: String
  let title: String
  let isShown: Bool
  /// Where its head stands on the screen.
  let span: Range<Int>
}
