internal import Countersign
internal import Terminal

/// Where we are, what the list hides, and the filter being typed.
extension Console {
  /// Returns the cursor in the filter.
  func drawCrumbs(_ canvas: inout Canvas, _ area: Rect) -> Point? {
    var line = Line(area.inset(columns: 1, rows: 0))
    let trail = crumbs
    for (at, crumb) in trail.enumerated() {
      let isLast = at == trail.count - 1
      if at > 0 { line.put(options.ascii ? " > " : " ▸ ", Style(.textMuted), on: &canvas) }
      line.put(crumb, isLast ? Style(.crumbActive) : Style(.crumb), on: &canvas)
    }
    if let filterLine { return drawFilter(filterLine, &line, &canvas) }
    drawHidden(&line, &canvas)
    drawCount(&line, &canvas)
    return nil
  }

  /// Panel, record, page.
  private var crumbs: [String] {
    var trail = [panel.title(texts)]
    switch (panel, focus) {
    case (_, .list): break
    case (.templates, _):
      if let line = templates.selected { trail.append("\(line.templateID) \(line.version)") }
    case (.processes, _): if let subjectID { trail.append(subjectID) }
    case (.accounts, _): if let line = users.selected { trail.append(line.userID) }
    case (.splits, _): if let line = splits.selected { trail.append(line.requestID) }
    case (.services, _):
      if let line = services.selected { trail.append(texts.word(line.health.service)) }
    case (.callbacks, _): if let line = callbacks.selected { trail.append(line.callbackID) }
    case (.audit, _): if let line = audit.selected { trail.append("#\(line.sequence)") }
    }
    if focus == .phone { trail.append(texts("手机", "phone")) }
    return trail
  }

  private func drawFilter(
    _ filter: FilterLine, _ line: inout Line, _ canvas: inout Canvas
  ) -> Point? {
    let sign = filter.kind == .filter ? "/" : texts("查找 ", "find ")
    line.put("  \(sign)", Style(.key, .bold), on: &canvas)
    let start = line
    let note = filterNote(filter, room: start.rest)
    line.end([note], on: &canvas)
    let room = max(2, start.rest - options.width.columns(of: note.text) - 2)
    let window = filter.editor.window(columns: room, width: options.width)
    canvas.put(
      window.text, at: Point(x: start.x, y: start.area.y), within: start.area,
      style: Style(.text, .underline))
    drawCompletion(of: filter, after: start.x + window.cursor, room - window.cursor, start, &canvas)
    return Point(x: min(start.x + window.cursor, start.area.right - 1), y: start.area.y)
  }

  /// What Tab would make of the last word.
  private func drawCompletion(
    of filter: FilterLine, after x: Int, _ room: Int, _ line: Line, _ canvas: inout Canvas
  ) {
    let word = FilterLine.lastWord(filter.text)
    guard let whole = DeskFilter.completions(word, panel, texts).first else { return }
    let rest = "\(whole.dropFirst(word.count)) Tab"
    guard options.width.columns(of: rest) <= room else { return }
    canvas.put(
      rest, at: Point(x: x, y: line.area.y), within: line.area, style: Style(.textDisabled))
  }

  /// At the right of what is typed: what of it is not understood, else how many rows there are.
  private func filterNote(_ filter: FilterLine, room: Int) -> (text: String, style: Style) {
    guard let problem = problem(in: filter.text) else { return (countText, Style(.textMuted)) }
    let typed = options.width.columns(of: filter.text) + 3
    return (
      options.width.cut("✕ \(problem)", columns: max(room / 2, room - typed)), Style(.warning)
    )
  }

  /// The clear sign that rows are hidden, or that words are marked.
  private func drawHidden(_ line: inout Line, _ canvas: inout Canvas) {
    defer { if isSearching { drawSearched(&line, &canvas) } }
    guard !currentFilter.isEmpty else { return }
    line.skip(2)
    line.put(
      texts("已过滤 ", "filter ") + currentFilter, Style(.warning, .bold), on: &canvas)
    line.skip(1)
    let hidden = texts("隐藏 \(list.hidden) 行", "\(list.hidden) hidden")
    // While something is looked for, Esc ends that first.
    let clears = isSearching ? "" : texts("，Esc 清除", ", Esc clears")
    line.put(hidden + clears, Style(.warning), on: &canvas)
    guard let problem = problem(in: currentFilter) else { return }
    let room = line.rest - options.width.columns(of: countText) - 3
    line.put(
      options.width.cut("  ✕ \(problem)", columns: max(0, room)), Style(.warning), on: &canvas)
  }

  private func drawSearched(_ line: inout Line, _ canvas: inout Canvas) {
    line.skip(2)
    line.put(texts("查找 ", "find ") + searched, Style(.accent, .bold), on: &canvas)
    let (next, previous) = (keyName(.nextMatch), keyName(.previousMatch))
    line.put(
      texts(" \(next) \(previous) 前后，Esc 结束", " \(next) \(previous) go on, Esc ends"),
      Style(.textMuted), on: &canvas)
  }

  private func drawCount(_ line: inout Line, _ canvas: inout Canvas) {
    line.end([(countText, Style(.textMuted))], on: &canvas)
  }

  private var countText: String {
    guard list.isKnown else { return texts("读取中…", "reading…") }
    var text = ""
    if filterLine != nil, list.hidden > 0 {
      text = texts("隐藏 \(list.hidden) 行  ", "\(list.hidden) hidden  ")
    }
    if let sort = list.sort, let head = columnHeads.first(where: { $0.id == sort.field }) {
      text += texts("按\(head.title)排序", "by \(head.title)") + sortMark(sort) + "  "
    }
    if list.unread > 0 {
      text += texts("更早的 \(list.unread) 条未查  ", "\(list.unread) older not read  ")
    }
    if !list.marks.isEmpty {
      text += texts("标记 \(list.marks.count)  ", "\(list.marks.count) marked  ")
    }
    if list.isGone { text += texts("所选已不在列表中  ", "the selected one is gone  ") }
    let place = list.matching == 0 || list.isGone ? 0 : list.place + 1
    let shown = place > 0 ? "\(place) / \(list.matching)" : "\(list.matching)"
    return text + texts("\(shown) 行", "\(shown)")
  }
}
