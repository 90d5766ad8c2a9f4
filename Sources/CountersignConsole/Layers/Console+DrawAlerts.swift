internal import Countersign
internal import Terminal

/// Drawing the menu of a service's modes and the question about an alert.
extension Console {
  private var menuColumns: Int { min(74, size.columns - 2) }

  func draw(_ menu: ModeMenu, _ canvas: inout Canvas, _ layout: Layout) {
    let modes = ServiceMode.allCases
    // On a narrow screen only the chosen mode is explained, below.
    let isWide = menuColumns >= 70
    let inside = openBox(
      Size(columns: menuColumns, rows: modes.count + (isWide ? 6 : 7)),
      texts("\(texts.word(menu.service))服务的模式", "Mode of the \(texts.word(menu.service)) service"),
      keys: texts("Enter 切换  Esc 返回", "Enter set  Esc back"), &canvas, layout)
    for (at, mode) in modes.enumerated() {
      let area = inside.row(at + 1)
      let paper = at == menu.index ? Role.selection : .surfaceRaised
      canvas.fill(area, style: Style(.text, on: paper))
      var line = Line(area)
      line.put(" \(at + 1) ", Style(.key, on: paper, .bold), on: &canvas)
      line.put(
        options.width.fit(texts.shortWord(mode), columns: 12), Style(.text, on: paper), on: &canvas)
      if isWide { line.put(texts.effect(mode), Style(.textMuted, on: paper), on: &canvas) }
      if mode == menu.current {
        line.end(
          [(texts("● 当前 ", "● now "), Style(.accent, on: paper))], on: &canvas)
      }
    }
    let muted = Style(.textMuted, on: .surfaceRaised)
    let note =
      isWide
      ? texts("只在沙箱中有效，并记入审计日志。", "In the sandbox only; it is written to the audit log.")
      : texts.effect(menu.mode)
    put(note, muted, &canvas, inside.splitTop(modes.count + 2).rest)
  }

  func draw(_ dialog: AlertDialog, _ canvas: inout Canvas, _ layout: Layout) -> Point? {
    let columns = min(72, size.columns - 2)
    let lines = alertLines(dialog.alert, columns - 4)
    let count = dialog.alerts.count
    let place = count > 1 ? " \(dialog.index + 1) / \(count)" : ""
    let inside = openBox(
      Size(columns: columns, rows: lines.count + 6), texts("确认告警", "Acknowledge an alert") + place,
      keys: count > 1
        ? texts(
          "↑↓ 换一条  Tab 全部  Enter 确认  Esc 返回", "↑↓ another  Tab all  Enter acknowledge  Esc back")
        : texts("Enter 确认  Esc 返回", "Enter acknowledge  Esc back"),
      &canvas, layout)
    canvas.put(lines.map(\.raised), from: 0, in: inside.inset(columns: 0, rows: 1))
    let field = inside.row(lines.count + 2)
    var line = Line(field)
    let label = texts("备注（可不填）", "note (optional)")
    line.put(label, Style(.textMuted, on: .surfaceRaised), on: &canvas)
    line.skip(2)
    let room = Rect(x: line.x, y: field.y, columns: line.rest, rows: field.rows)
    canvas.fill(room, style: .plain)
    return draw(dialog.note, "", on: .surface, &canvas, room)
  }

  /// An alert told in full.
  private func alertLines(_ alert: Alert, _ columns: Int) -> [PageLine] {
    let columns = max(2, columns)
    let mark = StatusMark(alert, texts)
    let muted = Style(.textMuted)
    let sentence = options.width.wrap("\(mark.text)  \(texts.sentence(alert))", columns: columns)
    var lines = sentence.map { PageLine($0, Style(mark.role, on: .surface, .bold)) }
    var facts = [alert.alertID, texts.moment(alert.raisedAt, now: now)]
    let detail = texts.detail(alert)
    if !detail.isEmpty { facts.append(detail) }
    lines += options.width.wrap(facts.joined(separator: " · "), columns: columns)
      .map { PageLine($0, muted) }
    lines += options.width.wrap(
      texts("下一步：", "Next: ") + texts.nextStep(alert), columns: columns
    ).map { PageLine($0) }
    if alert.isWorkItem {
      lines += options.width.wrap(
        texts("须由人确认：即使情况已消除，也要确认后才了结。", "A person must close this one, even when it is over."),
        columns: columns
      ).map { PageLine($0, Style(.warning)) }
    }
    return lines
  }
}
