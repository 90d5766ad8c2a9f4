internal import Countersign
internal import Terminal

/// Drawing a statement's breaks: what agrees, where it does not, and what the chosen one means.
extension Console {
  private static let headRows = 3
  private static let footRows = 4

  /// Columns inside the box.
  var statementColumns: Int { min(110, size.columns - 2) - 4 }

  private func statementSize(_ card: StatementCard) -> Size {
    let view = reconciliation(card)
    let rows = view.map { $0.count == 0 ? 3 : statementPage($0).rows.count } ?? 3
    let room = Self.headRows + Self.footRows + 2
    return Size(
      columns: statementColumns + 4,
      rows: view?.count ?? 0 == 0 ? rows + 2 : min(rows + room, max(room + 1, size.rows - 4)))
  }

  /// Where its parts stand; the rows reach to the frame, so that a chosen one is a bar.
  func statementAreas(_ card: StatementCard) -> (head: Rect, list: Rect, foot: Rect) {
    let box = layout.screen.inset(columns: 1, rows: 1).centred(statementSize(card))
    let (head, rest) = box.inset(columns: 2, rows: 1).splitTop(Self.headRows)
    let (list, foot) = rest.splitBottom(Self.footRows)
    return (
      head, Rect(x: list.x - 1, y: list.y, columns: list.columns + 2, rows: list.rows), foot
    )
  }

  func draw(_ card: StatementCard, _ canvas: inout Canvas, _ layout: Layout) {
    let view = reconciliation(card)
    let hasBreaks = (view?.count ?? 0) > 0
    let inside = openBox(
      statementSize(card), statementTitle(card),
      keys: hasBreaks
        ? texts("↑↓ 选择  Enter 打开分账  Esc 关闭", "↑↓ choose  Enter open the split  Esc close")
        : texts("Esc 关闭", "Esc close"),
      &canvas, layout)
    guard let view, hasBreaks else { return drawAgreement(view, &canvas, inside) }
    let areas = statementAreas(card)
    let page = statementPage(view)
    canvas.put([texts.summary(view).raised], from: 0, in: areas.head.row(0))
    let overRows = Rect(x: areas.list.x, y: inside.y + 2, columns: areas.list.columns, rows: 1)
    canvas.put([page.head.raised], from: 0, in: overRows.inset(columns: PagePane.margin, rows: 0))
    card.pane.draw(
      page.page, isFocused: true, ascii: options.ascii, on: .surfaceRaised, into: &canvas,
      in: areas.list)
    drawMeaning(card, page, &canvas, areas.foot)
  }

  private func statementTitle(_ card: StatementCard) -> String {
    switch card.source {
    case .sandbox: texts("对账 · 沙箱对账单", "Reconciliation · the sandbox's statement")
    case .imported: texts("对账 · 导入的对账单", "Reconciliation · the imported statement")
    }
  }

  /// Nothing to go through: all agrees, or there is nothing to compare with yet.
  private func drawAgreement(_ view: ReconciliationView?, _ canvas: inout Canvas, _ area: Rect) {
    let muted = Style(.textMuted, on: .surfaceRaised)
    guard let view else {
      let isComing = asks.isWaiting(.reconciliation)
      let text = isComing ? texts("正在读取…", "reading…") : texts("请导入对账单", "import a statement")
      return put(text, muted, &canvas, area.row(1))
    }
    guard view.lines > 0 else {
      return put(
        texts("对账单还没有任何一行，我方也没有已付的分账。", "The statement has no lines, nor our books a paid split."),
        muted, &canvas, area.splitTop(1).rest)
    }
    put(
      texts("✓ 全部相符  ", "✓ all agree  ")
        + texts("账单 \(view.lines) 行，与我方逐笔一致", "\(view.lines) lines, each as our books say"),
      Style(.statusDone, on: .surfaceRaised, .bold), &canvas, area.splitTop(1).rest)
  }

  /// The chosen break told in full, and what to do about it, or why it was not opened.
  private func drawMeaning(
    _ card: StatementCard, _ page: StatementPage, _ canvas: inout Canvas, _ area: Rect
  ) {
    canvas.horizontalLine(
      area.row(0), style: Style(.border, on: .surfaceRaised), frame: options.frame)
    guard let found = page.chosen(card.pane) else { return }
    canvas.put(
      options.width.cut(texts.facts(found), columns: area.columns), at: area.row(1).topLeft,
      within: area, style: Style(.textMuted, on: .surfaceRaised))
    let rest = area.splitTop(2).rest
    if let problem = card.problem {
      put("✕ " + problem, Style(.statusFailed, on: .surfaceRaised, .bold), &canvas, rest)
    } else {
      put(texts.nextStep(found), Style(.text, on: .surfaceRaised), &canvas, rest)
    }
  }
}
