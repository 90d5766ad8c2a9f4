internal import Countersign
internal import Terminal

/// Drawing a command's form.
extension Console {
  /// One row of the form: a heading, a field, or the button.
  private enum Row {
    case heading(String)
    case field(Int)
    /// What is sent for the amount above, or why it cannot be.
    case amount(Int)
    /// What is known of the file above.
    case file(Int)
    /// One of the desk's suggestions for the field above.
    case candidate(Int)
    case button
  }

  func draw(_ form: CommandForm, _ canvas: inout Canvas, _ layout: Layout) -> Point? {
    let rows = rows(form)
    let footRows = 3
    let candidates = candidates(form)
    let inside = openBox(
      Size(columns: min(84, size.columns - 2), rows: rows.count + footRows + 2),
      "\(texts.label(form.command)) · \(form.command.rawValue)",
      keys: formKeys(hasChoice: candidates.count > 1),
      &canvas, layout)
    let (list, foot) = inside.splitBottom(footRows)
    let at = rows.firstIndex { row in
      switch row {
      case .heading, .amount, .file, .candidate: false
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
      if field.amount != nil { rows.append(.amount(index)) }
      if field.kind == .file { rows.append(.file(index)) }
      if index == form.index { rows += candidates(form).indices.map(Row.candidate) }
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
    case .amount(let index):
      drawAmount(form.fields[index], &canvas, area)
      return nil
    case .file:
      var line = Line(area)
      line.skip(fieldColumns(area))
      drawFile(form, &canvas, &line)
      return nil
    case .candidate(let at):
      drawCandidate(at, form, &canvas, area)
      return nil
    case .button:
      let style =
        form.isOnButton ? Style.filled(.selection, .bold) : Style(.key, on: .surfaceRaised)
      canvas.put(
        texts("[ 发送 ]", "[ Send ]"), at: Point(x: area.x + 2, y: area.y), within: area, style: style
      )
      return nil
    }
  }

  private func formKeys(hasChoice: Bool) -> String {
    texts(
      "Tab 补全 / 下一项  \(hasChoice ? "Ctrl-N 换一个  " : "")Ctrl-S 发送  Esc 放弃",
      "Tab complete / next  \(hasChoice ? "Ctrl-N other  " : "")Ctrl-S send  Esc discard")
  }

  /// Under the yuan the fen that will be sent; a wrong amount is told at once.
  private func drawAmount(_ field: FormField, _ canvas: inout Canvas, _ area: Rect) {
    var line = Line(area)
    line.skip(fieldColumns(area))
    switch field.amount {
    case .success(let fen):
      line.put(
        texts("\(fen.yuan) = \(fen.count) 分", "\(fen.yuan) = \(fen.count) fen"),
        Style(.textMuted, on: .surfaceRaised), on: &canvas)
    case .failure(let problem):
      line.put(
        "✕ " + texts.sentence(problem), Style(.statusFailed, on: .surfaceRaised, .bold),
        on: &canvas)
    case nil: break
    }
  }

  /// An id with the words that tell people which it is.
  private func drawCandidate(
    _ at: Int, _ form: CommandForm, _ canvas: inout Canvas, _ area: Rect
  ) {
    let candidates = candidates(form)
    guard candidates.indices.contains(at) else { return }
    let isChosen = at == form.candidate
    var line = Line(area)
    line.skip(fieldColumns(area) - 2)
    let pointer = options.ascii ? "> " : "▸ "
    line.put(isChosen ? pointer : "  ", Style(.key, on: .surfaceRaised), on: &canvas)
    let note = texts.noteText(candidates[at].note)
    let room = max(8, line.rest - min(options.width.columns(of: note), line.rest / 2) - 2)
    line.put(
      options.width.cut(candidates[at].id, columns: room),
      Style(isChosen ? .text : .textMuted, on: .surfaceRaised), on: &canvas)
    line.put("  \(note)", Style(.textMuted, on: .surfaceRaised), on: &canvas)
  }

  /// Where the fields begin: after pointer and label.
  private func fieldColumns(_ area: Rect) -> Int { 2 + min(22, area.columns / 2) }

  private func draw(
    _ field: FormField, _ index: Int, _ form: CommandForm, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    let isHere = index == form.index
    let label = min(22, area.columns / 2)
    var line = Line(area)
    line.put(
      isHere ? (options.ascii ? "> " : "▸ ") : "  ", Style(.accent, on: .surfaceRaised), on: &canvas
    )
    let word =
      field.kind == .file ? texts.fileLabel(form.command) : texts.fieldLabel(field.name)
    let name = word + (field.isOptional ? "" : " *")
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
      var line = Line(area)
      line.put(field.text, Style(.text, on: .surfaceRaised), on: &canvas)
      if let note = form.notes[field.text] {
        line.put("  \(texts.noteText(note))", Style(.textMuted, on: .surfaceRaised), on: &canvas)
      }
      return nil
    }
    canvas.fill(area, style: .plain)
    let cursor = draw(field.editor, "", on: .surface, &canvas, area)
    var after = Line(area)
    after.skip(options.width.columns(of: field.text))
    if let suggestion = suggestion(form), suggestion.hasPrefix(field.text) {
      after.put(String(suggestion.dropFirst(field.text.count)), muted.with(.underline), on: &canvas)
      after.put("  Tab", Style(.key), on: &canvas)
    } else if let note = form.notes[field.text] {
      after.put("  \(texts.noteText(note))", muted, on: &canvas)
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
