package import Terminal

extension Console {
  /// The whole screen, and where the cursor stands if text is being typed.
  package func draw() -> (canvas: Canvas, cursor: Point?) {
    var canvas = Canvas(size, width: options.width)
    let layout = layout
    guard !layout.isTooSmall else {
      drawTooSmall(&canvas)
      return (canvas, nil)
    }
    drawHeader(&canvas, layout.header)
    drawTabs(&canvas, layout)
    drawAlert(&canvas, layout.alert)
    var cursor = drawCrumbs(&canvas, layout.crumbs)
    cursor = drawBody(&canvas, layout) ?? cursor
    drawNotice(&canvas, layout.notice)
    drawAlertAsNotice(&canvas, layout.notice)
    drawFooter(&canvas, layout.footer)
    drawTour(&canvas, layout)
    if !layers.isEmpty { cursor = nil }
    for layer in layers { cursor = draw(layer, &canvas, layout) }
    return (canvas, cursor)
  }

  private func drawTooSmall(_ canvas: inout Canvas) {
    let least = Layout.least
    let lines = [
      texts("窗口太小", "too small"),
      texts(
        "请放大到 \(least.columns)×\(least.rows) 以上", "\(least.columns)×\(least.rows) or more, please"),
    ]
    let area = canvas.bounds.centred(Size(columns: size.columns, rows: min(2, size.rows)))
    for (at, line) in lines.enumerated() {
      let row = area.row(at)
      guard !row.isEmpty else { continue }
      let text = options.width.fit(line, columns: row.columns, align: .centre)
      canvas.put(text, at: row.topLeft, within: row, style: Style(.textMuted))
    }
  }

  /// Returns the cursor on the phone, if something is typed there.
  func drawBody(_ canvas: inout Canvas, _ layout: Layout) -> Point? {
    let seam = Style(.border)
    canvas.verticalLine(layout.seam, style: seam, frame: options.frame)
    canvas.horizontalLine(layout.shelf, style: seam, frame: options.frame)
    switch panel {
    case .templates: drawTemplates(&canvas, layout)
    case .audit: drawAudit(&canvas, layout)
    case .accounts: drawAccounts(&canvas, layout)
    case .splits: drawSplits(&canvas, layout)
    case .services: drawServicesPanel(&canvas, layout)
    case .callbacks: drawCallbacks(&canvas, layout)
    case .processes: return drawProcesses(&canvas, layout)
    }
    return nil
  }
}
