internal import Countersign
internal import Terminal

/// Drawing what stands above the panels.
extension Console {
  /// Returns the cursor where something is typed.
  func draw(_ layer: Layer, _ canvas: inout Canvas, _ layout: Layout) -> Point? {
    switch layer {
    case .palette(let palette): return draw(palette, &canvas, layout)
    case .form(let form): return draw(form, &canvas, layout)
    case .reason(let dialog): return draw(dialog, &canvas, layout)
    case .confirm(let dialog): draw(dialog, &canvas, layout)
    case .clock(let menu): draw(menu, &canvas, layout)
    case .columns(let menu): draw(menu, &canvas, layout)
    case .viewName(let editor): return drawViewName(editor, &canvas, layout)
    case .mode(let menu): draw(menu, &canvas, layout)
    case .acknowledge(let dialog): return draw(dialog, &canvas, layout)
    case .export(let dialog): return draw(dialog, &canvas, layout)
    case .bulk(let dialog): return draw(dialog, &canvas, layout)
    case .help(let scroll): drawPage(helpPage, from: scroll, helpTitle, &canvas, layout)
    case .card(let card):
      drawPage(cardPage(card), from: card.scroll, card.title, &canvas, layout)
    case .record(let page):
      drawPage(recordPage(textColumns), from: page.scroll, recordTitle(page), &canvas, layout)
    case .trace(let card):
      drawPage(tracePage(card), from: card.scroll, traceTitle(card), &canvas, layout)
    case .statement(let card): draw(card, &canvas, layout)
    }
    return nil
  }

  /// An empty raised box with a title in its upper edge and keys in its lower one.
  func openBox(
    _ size: Size, _ title: String, keys: String, _ canvas: inout Canvas, _ layout: Layout
  ) -> Rect {
    let box = layout.screen.inset(columns: 1, rows: 1).centred(size)
    canvas.fill(box, style: .filled(.surfaceRaised))
    let frame = Style(.borderFocus, on: .surfaceRaised)
    let inside = canvas.box(box, style: frame, frame: options.raisedFrame)
    let room = max(0, box.columns - 6)
    canvas.put(
      " \(options.width.cut(title, columns: room)) ", at: Point(x: box.x + 2, y: box.y),
      within: box, style: Style(.accent, on: .surfaceRaised, .bold))
    let text = options.width.cut(keys, columns: room)
    let columns = options.width.columns(of: text) + 2
    if !keys.isEmpty {
      canvas.put(
        " \(text) ", at: Point(x: max(box.x, box.right - columns - 2), y: box.bottom - 1),
        within: box, style: Style(.textMuted, on: .surfaceRaised))
    }
    return inside.inset(columns: 1, rows: 0)
  }

  // Texts to read: help, cards, records.

  /// The columns of a text above the panels.
  var textColumns: Int { min(100, size.columns - 2) - 4 }

  private var textBox: Size {
    Size(columns: min(100, size.columns - 2), rows: min(layerRows + 2, size.rows - 2))
  }

  private var layerRows: Int { max(1, topLines) }

  /// Lines of the topmost text that are seen.
  var layerPage: Int { max(1, textBox.rows - 2) }

  /// Lines of the topmost text.
  var topLines: Int {
    switch layers.last {
    case .help: helpPage.count
    case .card(let card): cardPage(card).count
    case .record: recordPage(textColumns).count
    case .trace(let card): tracePage(card).count
    default: 0
    }
  }

  private func drawPage(
    _ page: [PageLine], from first: Int, _ title: String, _ canvas: inout Canvas, _ layout: Layout
  ) {
    let rows = min(page.count + 2, size.rows - 2)
    let inside = openBox(
      Size(columns: textColumns + 4, rows: max(3, rows)), title,
      keys: texts("↑↓ 滚动  Esc 关闭", "↑↓ scroll  Esc close"), &canvas, layout)
    canvas.put(page.map(\.raised), from: first, in: inside)
  }

  private func recordTitle(_ page: RecordPage) -> String {
    texts("审计记录 #\(page.sequence)", "Audit record #\(page.sequence)")
  }

  private func cardPage(_ card: TextCard) -> [PageLine] {
    let label = min(
      textColumns / 2, (card.lines.map { options.width.columns(of: $0.label) }.max() ?? 0) + 2)
    var page = [PageLine(card.note, Style(card.isPersonal ? .warning : .textMuted))]
    if let hiddenAt = card.hiddenAt {
      page.append(PageLine(countdown(to: hiddenAt), Style(.warning, .bold)))
    }
    page.append(.blank)
    for line in card.lines {
      let parts = options.width.wrap(line.text, columns: max(2, textColumns - label))
      for (at, part) in parts.enumerated() {
        page.append(
          PageLine([
            (options.width.fit(at == 0 ? line.label : "", columns: label), Style(.textMuted)),
            (part, .plain),
          ]))
      }
    }
    return page
  }
}

extension PageLine {
  /// The same on a raised surface.
  var raised: PageLine {
    PageLine(pieces.map { ($0.text, $0.style.on(.surfaceRaised)) })
  }
}
