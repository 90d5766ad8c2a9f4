internal import Countersign
internal import Terminal

/// The process panel: list, chosen process and phone; one after the other on a narrow screen.
extension Console {
  /// Returns the cursor on the phone.
  func drawProcesses(_ canvas: inout Canvas, _ layout: Layout) -> Point? {
    if !layout.list.isEmpty { draw(processes, processColumns(layout), &canvas, layout.list) }
    drawProcess(&canvas, layout)
    return drawPhone(&canvas, layout.phone)
  }

  func processColumns(_ layout: Layout) -> [Column<ProcessLine>] {
    let now = now
    let texts = texts
    let measure = options.width
    let hasRoom = layout.list.columns >= 100
    return [
      Column<ProcessLine>("process_id", texts("编号", "id"), 16) { ($0.processID, .plain) },
      Column("biz_scene", texts("场景", "scene"), 8) { (texts.word($0.scene), Style(.textMuted)) },
      Column("payer", texts("付方 → 收方", "payer → payee"), fitting: nil) {
        (Self.pair($0.payer, $0.payee, $1, measure), .plain)
      },
      Column("status", texts("状态", "status"), texts.isChinese ? 10 : 15) {
        let mark = StatusMark($0.status, $0.endReason, texts)
        return (mark.text, Style(mark.role))
      },
      Column("why", texts("为何", "why"), 16) {
        ($0.why.map(texts.whyShort) ?? "", Style(.textMuted))
      }.shown(if: hasRoom),
      Column("updated_at", texts("更新", "updated"), texts.isChinese ? 9 : 10) {
        (texts.ago($0.updatedAt, now: now), Style(.textMuted))
      },
    ]
  }

  /// Payer and payee, each with its beginning, however long the other is.
  static func pair(
    _ payer: String, _ payee: String?, _ columns: Int, _ width: TextWidth
  ) -> String {
    guard let payee else { return payer }
    let arrow = " → "
    let room = max(0, columns - width.columns(of: arrow))
    let (left, right) = (width.columns(of: payer), width.columns(of: payee))
    guard left + right > room else { return payer + arrow + payee }
    let payeeRoom = min(right, max(room / 2, room - left))
    return width.cut(payer, columns: room - payeeRoom) + arrow
      + width.cut(payee, columns: payeeRoom)
  }

  private func drawProcess(_ canvas: inout Canvas, _ layout: Layout) {
    let area = layout.detail
    guard !area.isEmpty else { return }
    if let process {
      processPane.draw(
        process, now: now, texts: texts, isFocused: focus == .detail && layers.isEmpty,
        ascii: chartsInASCII, into: &canvas, in: area)
    } else if processes.selected != nil {
      let text =
        asks.isWaiting(.process)
        ? texts("正在读取…", "reading…") : texts("这个流程已不存在", "this process is not there any more")
      drawHint(text, &canvas, area)
    } else if !layout.isWide {
      drawHint(texts("没有选中的流程", "no process is selected"), &canvas, area)
    }
  }

  private func drawPhone(_ canvas: inout Canvas, _ area: Rect) -> Point? {
    guard !area.isEmpty else { return nil }
    guard let phone else {
      drawHint(
        asks.isWaiting(.phone) ? texts("正在读取…", "reading…") : "", &canvas, area)
      return nil
    }
    return phonePane.draw(
      phone, now: now, texts: texts, isFocused: focus == .phone && layers.isEmpty, into: &canvas,
      in: area)
  }

  /// A quiet sentence in the middle of an empty pane.
  func drawHint(_ text: String, _ canvas: inout Canvas, _ area: Rect) {
    let row = area.row(max(0, area.rows / 2 - 1))
    guard !row.isEmpty else { return }
    canvas.put(
      options.width.fit(text, columns: row.columns, align: .centre), at: row.topLeft, within: row,
      style: Style(.textMuted))
  }
}
