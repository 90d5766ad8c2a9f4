internal import Countersign
internal import Terminal

/// The services panel: how the systems outside are, and the alerts.
extension Console {
  func drawServicesPanel(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty { draw(services, serviceColumns, &canvas, layout.list) }
    guard !layout.detail.isEmpty else { return }
    let area = pageArea(layout.detail)
    canvas.put(servicePage(area.columns), from: pageScroll, in: area)
  }

  private var serviceColumns: [Column<ServiceLine>] {
    let texts = texts
    return [Column(texts("服务", "service"), nil) { (texts.word($0.health.service), .plain) }]
  }

  func servicePage(_ columns: Int) -> [PageLine] { [] }
}
