internal import Countersign
internal import Terminal

/// The callbacks panel: the outbox, and what became of each message.
extension Console {
  func drawCallbacks(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty {
      draw(callbacks, callbackColumns(layout.list.columns), &canvas, layout.list)
      drawNoCallbacks(&canvas, layout.list)
    }
    guard !layout.detail.isEmpty else { return }
    let area = pageArea(layout.detail)
    canvas.put(callbackPage(area.columns), from: pageScroll, in: area)
  }

  /// What would stand here, in place of the bare word that nothing does.
  private func drawNoCallbacks(_ canvas: inout Canvas, _ area: Rect) {
    guard callbacks.isKnown, callbacks.total == 0, callbacks.selectedID == nil else { return }
    let text = texts(
      "还没有回调。流程一有结果，就在这里排队告知三代：送达、重试、放弃都看得到。",
      "No callbacks yet. As soon as a process ends, its result is queued here for the requester: "
        + "delivered, tried again or given up.")
    let rows = pageArea(area).splitTop(2).rest
    canvas.fill(rows, style: .plain)
    put(text, Style(.textMuted), &canvas, rows)
  }

  func callbackColumns(_ total: Int) -> [Column<CallbackLine>] {
    let texts = texts
    let now = now
    let isChinese = texts.isChinese
    let widths = isChinese ? (8, 4, 9) : (11, 5, 10)
    var columns = [
      Column<CallbackLine>("callback_id", texts("编号", "id"), 9) { ($0.callbackID, .plain) },
      Column("status", texts("状态", "status"), widths.0) {
        let mark = StatusMark($0.status, texts)
        return (mark.text, Style(mark.role))
      },
      Column("attempts", texts("次数", "tries"), widths.1) {
        ("\($0.attempts)", Style($0.attempts > 1 ? .warning : .textMuted))
      },
      Column("when", texts("时间", "when"), widths.2) {
        (Self.next($0, now, texts), Style(.textMuted))
      },
      Column("process_id", texts("流程", "process"), 16) { ($0.processID, .plain) },
    ]
    // The error takes the room that the address leaves.
    let spare = total - 3 - columns.compactMap(\.width).reduce(0, +) - columns.count - 13
    let hasRoom = spare >= 12 || spare >= 0 && !isChinese && total >= 78
    columns += [
      Column("last_error", texts("最近错误", "last error"), min(20, max(11, spare))) {
        ($0.lastError.map(texts.serviceError) ?? "", Style(.textMuted))
      }.shown(if: hasRoom),
      Column("url", texts("地址", "host"), nil) { (Self.host($0.url), Style(.textMuted)) },
    ]
    return columns
  }

  /// How long until the next round, or when it was taken.
  private static func next(_ line: CallbackLine, _ now: Instant, _ texts: Texts) -> String {
    switch line.status {
    case .pending:
      return line.nextAt.map { texts.until($0, now: now) } ?? "—"
    case .delivered: return line.deliveredAt.map { texts.ago($0, now: now) } ?? "—"
    case .givenUp: return "—"
    }
  }

  /// The host of an address; the whole of what is no address.
  static func host(_ url: String) -> String {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].hasSuffix(":"), parts[1].isEmpty else { return url }
    return String(parts[2])
  }

  func callbackPage(_ columns: Int) -> [PageLine] {
    guard columns > 1, let line = callbacks.selected else { return [] }
    guard let callback, callback.line.callbackID == line.callbackID else {
      let text =
        asks.isWaiting(.callback)
        ? texts("正在读取…", "reading…") : texts("这条回调已不存在", "this callback is not there any more")
      return [PageLine(text, Style(.textMuted))]
    }
    return CallbackPage(
      callback, now: now, texts: texts, width: options.width, columns: columns
    ).lines
  }
}
