internal import Countersign
internal import Terminal

/// The callbacks panel: the outbox, and what became of each message.
extension Console {
  func drawCallbacks(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty { draw(callbacks, callbackColumns, &canvas, layout.list) }
    guard !layout.detail.isEmpty else { return }
    let area = pageArea(layout.detail)
    canvas.put(callbackPage(area.columns), from: pageScroll, in: area)
  }

  private var callbackColumns: [Column<CallbackLine>] {
    [Column(texts("编号", "id"), nil) { ($0.callbackID, .plain) }]
  }

  func callbackPage(_ columns: Int) -> [PageLine] { [] }
}
