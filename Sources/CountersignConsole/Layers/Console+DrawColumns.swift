internal import Countersign
internal import Terminal

/// Drawing the menu of columns.
extension Console {
  func draw(_ menu: ColumnMenu, _ canvas: inout Canvas, _ layout: Layout) {
    let heads = columnHeads
    let isSortable = panel.listName.isSortable
    let inside = openBox(
      columnBox(heads.count), texts("排序与列 · ", "Sort and columns · ") + panel.title(texts),
      keys: (isSortable ? texts("Enter 排序/反向  ", "Enter sort/reverse  ") : "")
        + texts("空格 显示  Esc 关闭", "Space show  Esc close"),
      &canvas, layout)
    for (at, head) in heads.enumerated() {
      draw(head, number: at + 1, isChosen: at == menu.index, &canvas, inside.row(at + 1))
    }
    let note =
      isSortable
      ? texts("0 恢复默认次序   r 恢复默认列", "0 its own order   r its own columns")
      : texts("审计日志按时间排列，最新在前   r 恢复默认列", "newest first, as it was written   r its own columns")
    put(note, Style(.textMuted, on: .surfaceRaised), &canvas, inside.row(heads.count + 2))
  }

  private func columnBox(_ count: Int) -> Size {
    Size(columns: min(58, size.columns - 2), rows: count + 5)
  }

  /// The row of the menu that is clicked, and whether on its box.
  func columnRow(at mouse: Mouse) -> (index: Int, isBox: Bool)? {
    guard case .press(.left) = mouse.kind else { return nil }
    let count = columnHeads.count
    let box = layout.screen.inset(columns: 1, rows: 1).centred(columnBox(count))
    let rows = box.inset(columns: 2, rows: 1).splitTop(1).rest
    let index = mouse.point.y - rows.y
    guard rows.contains(mouse.point), index < count else { return nil }
    return (index, (3..<6).contains(mouse.point.x - rows.x))
  }

  /// Asks what a view is to be called, and says what is saved.
  func drawViewName(
    _ editor: LineEditor, _ canvas: inout Canvas, _ layout: Layout
  ) -> Point? {
    let inside = openBox(
      Size(columns: min(64, size.columns - 2), rows: 6), texts("保存视图", "Save the view"),
      keys: texts("Enter 保存  Esc 返回", "Enter save  Esc back"), &canvas, layout)
    put(
      texts("保存面板、过滤、排序与列：", "Saves panel, filter, order and columns:"),
      Style(.textMuted, on: .surfaceRaised), &canvas, inside.row(0))
    var view = link
    view.id = nil
    put(view.text, Style(.text, on: .surfaceRaised), &canvas, inside.row(1))
    if settings.views.contains(where: { $0.name == Self.viewName(editor) }) {
      put(
        texts("已有这个名称，会被替换", "there is one of this name: it will be replaced"),
        Style(.warning, on: .surfaceRaised), &canvas, inside.row(2))
    }
    return draw(editor, texts("名称 ", "name "), &canvas, inside.row(3))
  }

  private func draw(
    _ head: ColumnHead, number: Int, isChosen: Bool, _ canvas: inout Canvas, _ area: Rect
  ) {
    let paper = isChosen ? Role.selection : .surfaceRaised
    canvas.fill(area, style: Style(.text, on: paper))
    var line = Line(area)
    line.put(" \(number) ", Style(.key, on: paper, .bold), on: &canvas)
    line.put(
      head.isShown ? "[x] " : "[ ] ", Style(head.isShown ? .accent : .textMuted, on: paper),
      on: &canvas)
    line.put(
      options.width.fit(head.title, columns: 20),
      Style(head.isShown ? .text : .textMuted, on: paper),
      on: &canvas)
    let isSorted = list.sort?.field == head.id
    let word =
      isSorted
      ? sortMark(list.sort) + " "
        + (list.sort?.isDescending == true
          ? texts("从大到小", "descending") : texts("从小到大", "ascending"))
      : canSort(by: head) || !panel.listName.isSortable ? "" : texts("不可排序", "not sortable")
    line.put(word, Style(isSorted ? .accent : .textDisabled, on: paper), on: &canvas)
  }
}
