internal import Countersign
internal import Terminal

/// Drawing questions: yes or no, why, how far.
extension Console {
  private var dialogColumns: Int { min(64, size.columns - 2) }

  func draw(_ dialog: ConfirmDialog, _ canvas: inout Canvas, _ layout: Layout) {
    let lines = dialog.lines.flatMap { options.width.wrap($0, columns: max(2, dialogColumns - 4)) }
    let inside = openBox(
      Size(columns: dialogColumns, rows: lines.count + 4), dialog.title,
      keys: "Enter \(dialog.verb)  Esc \(texts("返回", "back"))", &canvas, layout)
    for (at, line) in lines.enumerated() {
      canvas.put(
        line, at: Point(x: inside.x, y: inside.y + 1 + at), within: inside,
        style: Style(.text, on: .surfaceRaised))
    }
  }

  func draw(_ menu: ClockMenu, _ canvas: inout Canvas, _ layout: Layout) {
    let inside = openBox(
      Size(columns: min(46, size.columns - 2), rows: ClockMenu.steps.count + 5),
      texts("拨快沙箱时钟", "Move the sandbox's clock"),
      keys: texts("Enter 拨快  Esc 返回", "Enter move  Esc back"), &canvas, layout)
    for (at, step) in ClockMenu.steps.enumerated() {
      let area = inside.row(at + 1)
      let paper = at == menu.index ? Role.selection : .surfaceRaised
      canvas.fill(area, style: Style(.text, on: paper))
      var line = Line(area)
      line.put(" \(at + 1) ", Style(.key, on: paper, .bold), on: &canvas)
      line.put(texts(step.chinese, step.english), Style(.text, on: paper), on: &canvas)
    }
    let note = inside.row(ClockMenu.steps.count + 2)
    put(
      texts("到期的事项会依次发生。", "Whatever falls due happens, in order."),
      Style(.textMuted, on: .surfaceRaised), &canvas, note)
  }

  func draw(_ dialog: ReasonDialog, _ canvas: inout Canvas, _ layout: Layout) -> Point? {
    let lines = texts.question(dialog.act).flatMap {
      options.width.wrap($0, columns: max(2, dialogColumns - 4))
    }
    let inside = openBox(
      Size(columns: dialogColumns, rows: lines.count + dialog.fields.count + 6),
      texts.title(dialog.act), keys: texts("Enter 确定  Esc 返回", "Enter confirm  Esc back"),
      &canvas, layout)
    for (at, line) in lines.enumerated() {
      canvas.put(
        line, at: Point(x: inside.x, y: inside.y + 1 + at), within: inside,
        style: Style(.text, on: .surfaceRaised))
    }
    var row = lines.count + 2
    var cursor: Point?
    for field in dialog.fields {
      cursor = draw(field, of: dialog, &canvas, inside.row(row)) ?? cursor
      row += 1
    }
    if let trouble = dialog.problem ?? stale(dialog) {
      put(
        "✕ " + trouble, Style(.statusFailed, on: .surfaceRaised, .bold), &canvas, inside.row(row))
    }
    return cursor
  }

  private func draw(
    _ field: ReasonDialog.Field, of dialog: ReasonDialog, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    let isHere = dialog.field == field
    let label = texts.label(field)
    guard field == .outcome else {
      return drawField(label, dialog.editor(field), isHere, &canvas, area)
    }
    var line = Line(area)
    drawLabel(label, isHere, &line, &canvas)
    let chosen = SplitStatus(rawValue: dialog.editor(field).text)
    for outcome in ReasonDialog.outcomes {
      let isChosen = outcome == chosen
      let mark = options.ascii ? (isChosen ? "(*) " : "( ) ") : isChosen ? "● " : "○ "
      line.put(
        mark + texts.word(outcome) + "   ",
        Style(isChosen ? .accent : .textMuted, on: .surfaceRaised, isChosen ? .bold : []),
        on: &canvas)
    }
    return nil
  }

  /// The record changed while the dialog stood open.
  private func stale(_ dialog: ReasonDialog) -> String? {
    let off = off(dialog)
    return off == dialog.missing(texts) ? nil : off
  }

  private func drawLabel(
    _ label: String, _ isHere: Bool, _ line: inout Line, _ canvas: inout Canvas
  ) {
    line.put(
      isHere ? (options.ascii ? "> " : "▸ ") : "  ", Style(.accent, on: .surfaceRaised), on: &canvas
    )
    line.put(
      options.width.fit(label, columns: 12), Style(isHere ? .text : .textMuted, on: .surfaceRaised),
      on: &canvas)
  }

  private func drawField(
    _ label: String, _ editor: LineEditor, _ isHere: Bool, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    var line = Line(area)
    drawLabel(label, isHere, &line, &canvas)
    let room = Rect(x: line.x, y: area.y, columns: line.rest, rows: area.rows)
    if isHere { canvas.fill(room, style: .plain) }
    let cursor = draw(editor, "", on: isHere ? .surface : .surfaceRaised, &canvas, room)
    return isHere ? cursor : nil
  }
}
