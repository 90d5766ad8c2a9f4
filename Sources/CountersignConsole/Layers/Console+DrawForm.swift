internal import Countersign
internal import Terminal

/// Drawing a command's form.
extension Console {
  /// One row of the form: a heading, a field, or the button.
  private enum Row {
    case heading(String)
    case field(Int)
    case button
  }

  func draw(_ form: CommandForm, _ canvas: inout Canvas, _ layout: Layout) -> Point? {
    let rows = rows(form)
    let footRows = 3
    let inside = openBox(
      Size(columns: min(84, size.columns - 2), rows: rows.count + footRows + 2),
      "\(texts.label(form.command)) · \(form.command.rawValue)",
      keys: texts(
        "Tab 补全 / 下一项  Ctrl-S 发送  Esc 放弃", "Tab complete / next  Ctrl-S send  Esc discard"),
      &canvas, layout)
    let (list, foot) = inside.splitBottom(footRows)
    let at = rows.firstIndex { row in
      switch row {
      case .heading: false
      case .field(let index): index == form.index
      case .button: form.isOnButton
      }
    }
    let first = max(0, min((at ?? 0) - list.rows / 2, rows.count - list.rows))
    var cursor: Point?
    for (line, row) in rows.dropFirst(first).prefix(list.rows).enumerated() {
      cursor = draw(row, form, &canvas, list.row(line)) ?? cursor
    }
    drawMore(rows.count - list.rows - first, &canvas, list)
    drawFoot(form, &canvas, foot)
    return cursor
  }

  /// How many rows are below the edge.
  private func drawMore(_ count: Int, _ canvas: inout Canvas, _ area: Rect) {
    guard count > 0, area.rows > 0 else { return }
    let text = " ▼ \(count)"
    canvas.put(
      text, at: Point(x: area.right - options.width.columns(of: text), y: area.bottom - 1),
      within: area, style: Style(.textMuted, on: .surfaceRaised))
  }

  private func rows(_ form: CommandForm) -> [Row] {
    var rows: [Row] = []
    var party: Int?
    for (index, field) in form.fields.enumerated() {
      if field.party != party {
        party = field.party
        if let party, PartyRole.allCases.indices.contains(party) {
          rows.append(.heading(texts.word(PartyRole.allCases[party])))
        } else {
          rows.append(.heading(""))
        }
      }
      rows.append(.field(index))
    }
    return rows + [.button]
  }

  private func draw(
    _ row: Row, _ form: CommandForm, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    switch row {
    case .heading(let text):
      canvas.put(
        text, at: area.topLeft, within: area, style: Style(.accent, on: .surfaceRaised, .bold))
      return nil
    case .field(let index): return draw(form.fields[index], index, form, &canvas, area)
    case .button:
      let style =
        form.isOnButton ? Style.filled(.selection, .bold) : Style(.key, on: .surfaceRaised)
      canvas.put(
        texts("[ 发送 ]", "[ Send ]"), at: Point(x: area.x + 2, y: area.y), within: area, style: style
      )
      return nil
    }
  }

  private func draw(
    _ field: FormField, _ index: Int, _ form: CommandForm, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    let isHere = index == form.index
    let label = min(22, area.columns / 2)
    var line = Line(area)
    line.put(
      isHere ? (options.ascii ? "> " : "▸ ") : "  ", Style(.accent, on: .surfaceRaised), on: &canvas
    )
    let name = texts.fieldLabel(field.name) + (field.isOptional ? "" : " *")
    line.put(
      options.width.fit(name, columns: label),
      Style(isHere ? .text : .textMuted, on: .surfaceRaised),
      on: &canvas)
    let room = Rect(x: line.x, y: area.y, columns: line.rest, rows: 1)
    if case .choice = field.kind { return drawChoice(field, isHere, &canvas, room) }
    return drawText(field, isHere, form, &canvas, room)
  }

  private func drawChoice(
    _ field: FormField, _ isHere: Bool, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    var line = Line(area)
    let muted = Style(.textMuted, on: .surfaceRaised)
    let arrows = options.ascii ? ("< ", " >") : ("◂ ", " ▸")
    if isHere { line.put(arrows.0, Style(.key, on: .surfaceRaised), on: &canvas) }
    let word = field.text.isEmpty ? texts("不指定", "not given") : texts.choiceWord(field.text)
    line.put(word, Style(field.text.isEmpty ? .textMuted : .text, on: .surfaceRaised), on: &canvas)
    if isHere { line.put(arrows.1, Style(.key, on: .surfaceRaised), on: &canvas) }
    if !field.text.isEmpty, word != field.text { line.put("  \(field.text)", muted, on: &canvas) }
    return nil
  }

  private func drawText(
    _ field: FormField, _ isHere: Bool, _ form: CommandForm, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    let muted = Style(.textMuted)
    guard isHere else {
      let text = options.width.cut(field.text, columns: area.columns)
      canvas.put(text, at: area.topLeft, within: area, style: Style(.text, on: .surfaceRaised))
      return nil
    }
    canvas.fill(area, style: .plain)
    let cursor = draw(field.editor, "", on: .surface, &canvas, area)
    var after = Line(area)
    after.skip(options.width.columns(of: field.text))
    if let suggestion = suggestion(form) {
      after.put(String(suggestion.dropFirst(field.text.count)), muted.with(.underline), on: &canvas)
      after.put("  Tab", Style(.key), on: &canvas)
    } else if field.text.isEmpty {
      after.skip(1)
      after.put(texts.fieldHint(field), muted, on: &canvas)
    }
    return cursor
  }

  /// What was refused, in the same words as `exec` says it; else the line that would be sent.
  private func drawFoot(_ form: CommandForm, _ canvas: inout Canvas, _ area: Rect) {
    canvas.horizontalLine(
      area.row(0), style: Style(.border, on: .surfaceRaised), frame: options.frame)
    let rest = area.splitTop(1).rest
    guard let refusal = form.refusal else {
      return put(
        String(decoding: form.line, as: UTF8.self), Style(.textMuted, on: .surfaceRaised), &canvas,
        rest)
    }
    put(
      "✕ \(texts.message(refusal))  \(refusal.code.rawValue)",
      Style(.statusFailed, on: .surfaceRaised, .bold), &canvas, rest)
  }

  /// Wrapped text, as far as it fits.
  func put(_ text: String, _ style: Style, _ canvas: inout Canvas, _ area: Rect) {
    let lines = options.width.wrap(text, columns: max(2, area.columns))
    for (at, line) in lines.prefix(area.rows).enumerated() {
      let isCut = at == area.rows - 1 && lines.count > area.rows
      let shown = isCut ? options.width.cut(line + "……", columns: area.columns) : line
      canvas.put(shown, at: Point(x: area.x, y: area.y + at), within: area, style: style)
    }
  }
}
