internal import Terminal

/// Drawing the palette: a line to type in, and what answers to it.
extension Console {
  private static let mostRows = 12

  func draw(_ palette: Palette, _ canvas: inout Canvas, _ layout: Layout) -> Point? {
    let entries = paletteEntries(palette.line.text)
    let rows = min(Self.mostRows, max(1, entries.count))
    let inside = openBox(
      paletteBox(rows), texts("命令", "Commands"),
      keys: texts(
        "↑↓ 选择  Tab 补全  Enter 执行  Esc 关闭", "↑↓ choose  Tab complete  Enter run  Esc close"),
      &canvas, layout)
    let cursor = draw(palette.line, ":", &canvas, inside.row(0))
    canvas.horizontalLine(
      inside.row(1), style: Style(.border, on: .surfaceRaised), frame: options.frame)
    let list = inside.splitTop(2).rest
    if entries.isEmpty {
      canvas.put(
        texts("没有这样的命令", "there is no such command"), at: list.topLeft, within: list,
        style: Style(.textMuted, on: .surfaceRaised))
    }
    let first = firstEntry(palette, entries.count, list.rows)
    for (at, entry) in entries.dropFirst(first).prefix(list.rows).enumerated() {
      draw(entry, isChosen: first + at == palette.index, &canvas, list.row(at))
    }
    return cursor
  }

  private func paletteBox(_ rows: Int) -> Size {
    Size(columns: min(76, size.columns - 2), rows: rows + 4)
  }

  private func firstEntry(_ palette: Palette, _ count: Int, _ rows: Int) -> Int {
    max(0, min(palette.index - rows / 2, count - rows))
  }

  /// The entry under the pointer.
  func paletteRow(at point: Point, _ palette: Palette) -> Int? {
    let count = paletteEntries(palette.line.text).count
    let rows = min(Self.mostRows, max(1, count))
    let box = layout.screen.inset(columns: 1, rows: 1).centred(paletteBox(rows))
    // The frame, the line typed and the rule under it come first.
    let list = box.inset(columns: 1, rows: 1).splitTop(2).rest
    guard list.contains(point) else { return nil }
    let at = firstEntry(palette, count, list.rows) + point.y - list.y
    return at < count ? at : nil
  }

  private func draw(
    _ entry: PaletteEntry, isChosen: Bool, _ canvas: inout Canvas, _ area: Rect
  ) {
    let paper = isChosen ? Role.selection : .surfaceRaised
    canvas.fill(area, style: Style(.text, on: paper))
    var line = Line(area)
    let pointer = options.ascii ? "> " : "▸ "
    line.put(isChosen ? pointer : "  ", Style(.accent, on: paper), on: &canvas)
    let ink = entry.off == nil ? Role.text : .textDisabled
    let title = options.width.fit(entry.title, columns: min(26, area.columns - 2))
    line.put(title, Style(ink, on: paper), on: &canvas)
    line.skip(1)
    var right = line
    right.end(
      [(entry.key, Style(.key, on: paper, .bold)), (" ", Style(.text, on: paper))], on: &canvas)
    let room = max(0, line.rest - options.width.columns(of: entry.key) - 2)
    line.put(
      options.width.cut(entry.off ?? entry.detail, columns: room), Style(.textMuted, on: paper),
      on: &canvas)
  }

  /// A field with its sign before it; returns where the cursor stands.
  func draw(
    _ editor: LineEditor, _ sign: String, on paper: Role = .surfaceRaised, _ canvas: inout Canvas,
    _ area: Rect
  ) -> Point? {
    guard !area.isEmpty else { return nil }
    var line = Line(area)
    line.put(sign, Style(.key, on: .surfaceRaised, .bold), on: &canvas)
    let room = line.rest
    guard room >= 2 else { return nil }
    let window = editor.window(columns: room, width: options.width)
    canvas.put(
      window.text, at: Point(x: line.x, y: area.y), within: area,
      style: Style(.text, on: paper))
    return Point(x: min(line.x + window.cursor, area.right - 1), y: area.y)
  }
}
