internal import Countersign
internal import Terminal

/// The split panel: the queue, and why each split stands where it stands.
extension Console {
  func drawSplits(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty { draw(splits, splitColumns, &canvas, layout.list) }
    guard !layout.detail.isEmpty else { return }
    let area = pageArea(layout.detail)
    canvas.put(splitPage(area.columns), from: pageScroll, in: area)
  }

  private var splitColumns: [Column<SplitLine>] {
    [Column(texts("编号", "id"), nil) { ($0.requestID, .plain) }]
  }

  func splitPage(_ columns: Int) -> [PageLine] { [] }
}
