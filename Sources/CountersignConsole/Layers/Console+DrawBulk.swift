internal import Countersign
internal import Terminal

/// Drawing the question about many records, and what became of each.
extension Console {
  func draw(_ dialog: BulkDialog, _ canvas: inout Canvas, _ layout: Layout) -> Point? {
    let isAsking = dialog.act.isDangerous && !dialog.isRunning
    let rows = min(dialog.items.count, max(3, size.rows - 12))
    let fields = isAsking ? 3 : dialog.act == .acknowledge && !dialog.isRunning ? 2 : 1
    let inside = openBox(
      Size(columns: min(84, size.columns - 2), rows: rows + fields + 5), bulkTitle(dialog),
      keys: bulkKeys(dialog), &canvas, layout)
    put(bulkSummary(dialog), Style(.text, on: .surfaceRaised, .bold), &canvas, inside.row(0))
    let widest = dialog.items.map { options.width.columns(of: $0.id) }.max() ?? 0
    let first = min(dialog.scroll, max(0, dialog.items.count - rows))
    for (at, item) in dialog.items.dropFirst(first).prefix(rows).enumerated() {
      draw(item, widest, &canvas, inside.row(at + 2))
    }
    var cursor: Point?
    if fields > 1 {
      let label =
        dialog.act.isDangerous ? texts("原因", "reason") : texts("备注（可不填）", "note (optional)")
      cursor = drawBulkField(
        label, dialog.reason, dialog.field == .reason, &canvas, inside.row(rows + 3))
    }
    if isAsking {
      let label = texts("输入数量", "the number")
      let here = dialog.field == .count
      cursor = drawBulkField(label, dialog.count, here, &canvas, inside.row(rows + 4)) ?? cursor
    }
    if let problem = dialog.problem {
      let style = Style(.statusFailed, on: .surfaceRaised, .bold)
      put("✕ " + problem, style, &canvas, inside.row(inside.rows - 1))
    }
    return cursor
  }

  private func bulkTitle(_ dialog: BulkDialog) -> String {
    let count = dialog.items.count
    return texts(
      "\(texts.bulkVerb(dialog.act)) · 标记的 \(count) 个",
      "\(texts.bulkVerb(dialog.act)) · \(count) marked")
  }

  private func bulkKeys(_ dialog: BulkDialog) -> String {
    if dialog.isOver { return texts("↑↓ 滚动  Enter 关闭", "↑↓ scroll  Enter close") }
    if dialog.isRunning { return texts("Esc 停下", "Esc stop") }
    return dialog.act.isDangerous
      ? texts("Tab 下一项  Enter 执行  Esc 返回", "Tab next  Enter go  Esc back")
      : texts("Enter 执行  Esc 返回", "Enter go  Esc back")
  }

  /// How many would go and how many not; while it runs and after, how many did.
  private func bulkSummary(_ dialog: BulkDialog) -> String {
    let (going, staying) = (dialog.going.count, dialog.staying)
    if dialog.isRunning {
      let done = dialog.done.count
      let refused = dialog.going.count { $0.result != nil && $0.result != .done }
      let left = going - done - refused
      return texts(
        "完成 \(done) 个，被拒 \(refused) 个，未执行 \(left + staying) 个",
        "\(done) done, \(refused) refused, \(left + staying) not tried")
    }
    guard dialog.unchecked == nil else {
      let seen = dialog.items.count { $0.verdict != nil }
      return texts(
        "正在逐个核对 \(seen) / \(dialog.items.count)",
        "looking at each: \(seen) of \(dialog.items.count)")
    }
    return texts(
      "将执行 \(going) 个，不执行 \(staying) 个；现在还什么都没做",
      "\(going) would go, \(staying) would not; nothing is done yet")
  }

  private func draw(
    _ item: BulkDialog.Item, _ columns: Int, _ canvas: inout Canvas, _ area: Rect
  ) {
    var (glyph, role, text) = ("·", Role.textMuted, "")
    switch (item.verdict, item.result) {
    case (_, .done?): (glyph, role, text) = ("✓", .statusDone, texts("已完成", "done"))
    case (_, .refused(let why)?): (glyph, role, text) = ("✕", .statusFailed, why)
    case (.goes(let subject)?, nil):
      (glyph, role) = ("○", .text)
      text = subject == item.id ? texts("将执行", "would go") : texts("将执行：", "would go: ") + subject
    case (.stays(let why)?, nil): (glyph, text) = ("–", texts("不执行：", "would not: ") + why)
    case (nil, nil): break
    }
    var line = Line(area)
    line.put("\(glyph) ", Style(role, on: .surfaceRaised, .bold), on: &canvas)
    let id = options.width.fit(item.id, columns: min(columns + 1, area.columns / 2))
    line.put(id, Style(.text, on: .surfaceRaised), on: &canvas)
    line.put(" \(text)", Style(role, on: .surfaceRaised), on: &canvas)
  }

  private func drawBulkField(
    _ label: String, _ editor: LineEditor, _ isHere: Bool, _ canvas: inout Canvas, _ area: Rect
  ) -> Point? {
    var line = Line(area)
    let pointer = isHere ? (options.ascii ? "> " : "▸ ") : "  "
    line.put(pointer, Style(.accent, on: .surfaceRaised), on: &canvas)
    line.put(options.width.fit(label, columns: 16), Style(.text, on: .surfaceRaised), on: &canvas)
    let room = Rect(x: line.x, y: area.y, columns: line.rest, rows: area.rows)
    if isHere { canvas.fill(room, style: .plain) }
    let cursor = draw(editor, "", on: isHere ? .surface : .surfaceRaised, &canvas, room)
    return isHere ? cursor : nil
  }
}

extension Texts {
  /// What is done to many.
  func bulkVerb(_ act: BulkDialog.Act) -> String {
    switch act {
    case .sendSMS: self("重发短信", "Send the SMS again")
    case .cancel: self("撤销流程", "Cancel")
    case .freezeAccount: self("冻结账户", "Freeze accounts")
    case .freezeTransaction: self("冻结交易", "Freeze transactions")
    case .querySplit: self("查询结果", "Ask for results")
    case .resendCallback: self("重发回调", "Resend callbacks")
    case .acknowledge: self("确认告警", "Acknowledge alerts")
    }
  }
}
