internal import Countersign
internal import Terminal

/// Drawing a window of rows.
extension Console {
  func draw<Row>(
    _ list: ListState<Row>, _ columns: [Column<Row>], _ canvas: inout Canvas, _ area: Rect
  ) {
    let (heads, rows) = area.splitTop(1)
    let columns = shown(columns)
    let widths = Self.widths(columns, area.columns - 3)
    drawHeads(columns, widths, list.sort, &canvas, heads)
    let words = SearchWords(isSearching ? "\(list.filter) \(searched)" : list.filter)
    for (at, line) in list.lines.enumerated() {
      let row = rows.row(at)
      guard !row.isEmpty else { break }
      draw(line, of: list, zip(columns, widths).map { ($0, $1) }, &canvas, row)
      if case .row = line { canvas.mark(words, in: row) }
    }
    if list.lines.isEmpty { drawEmpty(list, &canvas, rows) }
  }

  private func drawHeads<Row>(
    _ columns: [Column<Row>], _ widths: [Int], _ sort: Sorting?, _ canvas: inout Canvas,
    _ area: Rect
  ) {
    var head = Line(area)
    head.skip(2)
    for (column, width) in zip(columns, widths) where width > 0 {
      let isSorted = sort?.field == column.id
      // A column of one sign has no room for its name.
      let title = width < 2 ? "" : column.title + (isSorted ? sortMark(sort) : "")
      head.put(
        options.width.fit(title, columns: width, align: column.isRight ? .right : .left),
        isSorted ? Style(.accent, .bold) : Style(.textMuted), on: &canvas)
      head.skip(1)
    }
  }

  private func draw<Row>(
    _ line: ListState<Row>.Line, of list: ListState<Row>, _ columns: [(Column<Row>, Int)],
    _ canvas: inout Canvas, _ area: Rect
  ) {
    let row: Row
    var gone = false
    switch line {
    case .row(let found, _): row = found
    case .ghost(let last): (row, gone) = (last, true)
    }
    let isSelected = gone || list.isSelected(row)
    let isMarked = list.marks.contains(row.rowID)
    var text = Line(area)
    let pointer = gone ? "⊘" : isSelected ? (options.ascii ? ">" : "▸") : " "
    text.put(pointer, Style(.accent, .bold), on: &canvas)
    text.put(isMarked ? "*" : " ", Style(.mark, .bold), on: &canvas)
    for (column, width) in columns where width > 0 {
      let cell = column.cell(row, width)
      let style = gone ? Style(.textDisabled) : cell.style
      text.put(options.width.fit(cell.text, columns: width), style, on: &canvas)
      text.skip(1)
    }
    guard isSelected else { return }
    let paper = focus == .list && layers.isEmpty ? Role.selection : .selectionInactive
    canvas.restyle(area) { $0.on(paper) }
    if gone { drawGone(&canvas, area, paper) }
  }

  private func drawGone(_ canvas: inout Canvas, _ area: Rect, _ paper: Role) {
    let word = texts(" 已不在列表中 ", " no longer in the list ")
    let columns = options.width.columns(of: word)
    canvas.put(
      word, at: Point(x: max(area.x, area.right - columns), y: area.y), within: area,
      style: Style(.warning, on: paper))
  }

  private func drawEmpty<Row>(_ list: ListState<Row>, _ canvas: inout Canvas, _ area: Rect) {
    let text =
      !list.isKnown
      ? texts("正在读取…", "reading…")
      : list.filter.isEmpty
        ? texts("还没有记录", "nothing here yet") : texts("没有符合过滤条件的记录", "nothing matches the filter")
    canvas.put(
      options.width.fit(text, columns: area.columns, align: .centre),
      at: Point(x: area.x, y: area.y + min(2, max(0, area.rows - 1))), within: area,
      style: Style(.textMuted))
  }

  /// Fixed widths as they are, the rest shared by the columns without one; columns from the right
  /// go when the flexible ones would become unreadable.
  static func widths<Row>(_ columns: [Column<Row>], _ total: Int, least: Int = 12) -> [Int] {
    var shown = columns.count
    while shown > 1 {
      let part = columns.prefix(shown)
      let fixed = part.compactMap(\.width).reduce(0, +) + shown - 1
      let flexible = part.count { $0.width == nil }
      let rest = total - fixed
      if rest >= flexible * least {
        let share = flexible > 0 ? rest / flexible : 0
        var extra = flexible > 0 ? rest % flexible : 0
        return columns.enumerated().map { at, column in
          guard at < shown else { return 0 }
          if let width = column.width { return width }
          defer { extra = 0 }
          return share + extra
        }
      }
      shown -= 1
    }
    return columns.indices.map { $0 == 0 ? max(0, total) : 0 }
  }
}

extension Canvas {
  /// Marks where words stand in a row.
  mutating func mark(_ search: SearchWords, in row: Rect) {
    guard !search.words.isEmpty else { return }
    var scalars: [Unicode.Scalar] = []
    var columns: [Int] = []
    for x in row.x..<row.right {
      guard let cell = self[Point(x: x, y: row.y)], cell.columns > 0 else { continue }
      scalars.append(cell.scalar.properties.lowercaseMapping.unicodeScalars.first ?? cell.scalar)
      columns.append(x)
    }
    columns.append(row.right)
    for word in search.words {
      for start in SearchWords.places(word, in: scalars) {
        let end = columns[start + word.unicodeScalars.count]
        restyle(Rect(x: columns[start], y: row.y, columns: end - columns[start], rows: 1)) {
          Style.filled(.match, $0.attributes)
        }
      }
    }
  }
}
