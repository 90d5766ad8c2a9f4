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
    let lines = question(dialog).flatMap {
      options.width.wrap($0, columns: max(2, dialogColumns - 4))
    }
    let fields = dialog.typedID == nil ? 1 : 2
    let inside = openBox(
      Size(columns: dialogColumns, rows: lines.count + fields + 6), title(dialog),
      keys: texts("Enter 确定  Esc 返回", "Enter confirm  Esc back"), &canvas, layout)
    for (at, line) in lines.enumerated() {
      canvas.put(
        line, at: Point(x: inside.x, y: inside.y + 1 + at), within: inside,
        style: Style(.text, on: .surfaceRaised))
    }
    var row = lines.count + 2
    var cursor: Point?
    if dialog.typedID != nil {
      cursor = drawField(
        texts("输入编号", "type the id"), dialog.id, dialog.field == .id, &canvas, inside.row(row))
      row += 1
    }
    let reason = drawField(
      texts("原因", "reason"), dialog.reason, dialog.field == .reason, &canvas, inside.row(row))
    let trouble = dialog.problem ?? stale(dialog)
    if let trouble {
      put(
        "✕ " + trouble, Style(.statusFailed, on: .surfaceRaised, .bold), &canvas,
        inside.row(row + 1))
    }
    return cursor ?? reason
  }

  /// The record changed while the dialog stood open.
  private func stale(_ dialog: ReasonDialog) -> String? {
    let off = off(dialog)
    return off == dialog.missing(texts) ? nil : off
  }

  private func title(_ dialog: ReasonDialog) -> String {
    switch dialog.act {
    case .cancel(let processID): texts("撤销流程 \(processID)", "Cancel \(processID)")
    case .reveal(_, _, let name): texts("查看 \(name) 的个人信息", "Reveal \(name)")
    }
  }

  private func question(_ dialog: ReasonDialog) -> [String] {
    switch dialog.act {
    case .cancel(let processID):
      [
        texts(
          "撤销后各方的链接立即失效，三代会收到回调，不能恢复。",
          "All links stop working, the requester is told, and there is no way back."),
        texts("请输入编号 \(processID) 并填写原因。", "Type \(processID) and give a reason."),
      ]
    case .reveal:
      [
        texts(
          "将显示完整的证件号、卡号和手机号，并记入审计日志。", "Shows the full numbers; it is written to the audit log.")
      ]
    }
  }

  private func drawField(
    _ label: String, _ editor: LineEditor, _ isHere: Bool, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    var line = Line(area)
    line.put(
      isHere ? (options.ascii ? "> " : "▸ ") : "  ", Style(.accent, on: .surfaceRaised), on: &canvas
    )
    line.put(
      options.width.fit(label, columns: 12), Style(isHere ? .text : .textMuted, on: .surfaceRaised),
      on: &canvas)
    let room = Rect(x: line.x, y: area.y, columns: line.rest, rows: area.rows)
    if isHere { canvas.fill(room, style: .plain) }
    let cursor = draw(editor, "", on: isHere ? .surface : .surfaceRaised, &canvas, room)
    return isHere ? cursor : nil
  }
}
