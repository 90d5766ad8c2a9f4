internal import Countersign
internal import Terminal

/// The split panel: the queue, and why each split stands where it stands.
extension Console {
  func drawSplits(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty { draw(splits, splitColumns(layout), &canvas, layout.list) }
    guard !layout.detail.isEmpty else { return }
    if let page = splitPage(layout) {
      draw(page, &canvas, layout.detail)
    } else {
      drawMissing(
        .split, texts("没有选中的分账", "no split is selected"), &canvas, layout.detail)
    }
  }

  func splitColumns(_ layout: Layout) -> [Column<SplitLine>] {
    let hasRoom = layout.list.columns >= 100
    let texts = texts
    let now = now
    let measure = options.width
    let heads = groupHeads
    let (bar, corner) = options.ascii ? ("|", "+") : ("│", "┌")
    return [
      // The queue's parts: a calm word where one begins, or a corner where there is no room.
      Column("queue", texts("队列", "queue"), hasRoom ? texts.isChinese ? 6 : 8 : 1) {
        let isHead = heads.contains($0.requestID)
        let style = Style(
          !isHead ? .border : $0.queue == .unresolved ? .warning : .accent)
        return (isHead ? (hasRoom ? texts.word($0.queue) : corner) : bar, style)
      },
      Column("request_id", texts("请求号", "request"), hasRoom ? 20 : 17) { ($0.requestID, .plain) },
      Column("payer", texts("付方 → 收方", "payer → receiver"), fitting: nil) {
        (Self.pair($0.payer, $0.receiver, $1, measure), .plain)
      },
      Column("amount", right: texts("金额", "amount"), 13) { ($0.amount.yuan, .plain) },
      Column("status", texts("状态", "status"), texts.isChinese ? 10 : 13) {
        let mark = StatusMark.inList($0, texts)
        return (mark.text, Style(mark.role))
      },
      Column("created_at", texts("时间", "age"), texts.isChinese ? 9 : 10) {
        (texts.ago($0.createdAt, now: now), Style(.textMuted))
      },
      Column("fee", right: texts("手续费", "fee"), 10) { ($0.fee?.yuan ?? "—", Style(.textMuted)) },
    ]
  }

  /// The rows on the screen with which a part of the queue begins.
  private var groupHeads: Set<String> {
    var heads: Set<String> = []
    var last: SplitQueue?
    for case .row(let row, _) in splits.lines {
      if row.queue != last { heads.insert(row.requestID) }
      last = row.queue
    }
    return heads
  }

  /// The selected split's page, once it has come.
  func splitPage(_ layout: Layout) -> Page? {
    guard let split, split.line.requestID == splits.selectedID, !splits.isSeeking
    else { return nil }
    let columns = layout.detail.columns - 2 * PagePane.margin
    return SplitPage(split, now: now, options: options, columns: columns).page
  }
}
