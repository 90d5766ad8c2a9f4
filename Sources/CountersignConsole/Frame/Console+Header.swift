internal import Countersign
internal import Terminal

/// Which store, sandbox or live, which operator, which clock.
extension Console {
  func drawHeader(_ canvas: inout Canvas, _ area: Rect) {
    let plain = Style.filled(.header)
    canvas.fill(area, style: plain)
    var line = Line(area.inset(columns: 1, rows: 0))
    line.put(texts("签约台", "Countersign"), plain.with(.bold), on: &canvas)
    line.skip(2)
    guard let header else {
      return line.put(texts("正在打开…", "opening…"), plain, on: &canvas)
    }
    let mode = header.isSandbox ? Role.envSandbox : .envLive
    line.put(
      " \(header.isSandbox ? texts("沙箱", "sandbox") : texts("真实", "LIVE")) ", .filled(mode),
      on: &canvas)
    if header.isReadOnly {
      line.skip(1)
      line.put(" \(texts("只读", "read-only")) ", Style(.warning, on: .header), on: &canvas)
    }
    line.skip(1)
    var right = line
    // The clock, above all a moved one, comes before where we are and who.
    let clock = clocks(header).first { right.end($0, on: &canvas) } ?? []
    let clockColumns = clock.reduce(0) { $0 + canvas.width.columns(of: $1.text) }
    let room = max(0, line.rest - clockColumns - 2)
    line.put(canvas.width.cut(whoAndWhere(header, room), columns: room), plain, on: &canvas)
  }

  /// Store and operator; the folder's end says more than its beginning.
  private func whoAndWhere(_ header: HeaderView, _ room: Int) -> String {
    let who = texts("操作员 ", "operator ") + header.operatorID
    let store = header.store
    let whole = "\(store)  \(who)"
    guard options.width.columns(of: whole) > room else { return whole }
    let parts = store.split(separator: "/").suffix(2).joined(separator: "/")
    return "…/\(parts)  \(who)"
  }

  /// Hours and minutes, for the console wakes up for a full minute only; the longest form first.
  private func clocks(_ header: HeaderView) -> [[(text: String, style: Style)]] {
    let plain = Style.filled(.header)
    let moved = Style(.warning, on: .header, .bold)
    let time = String(texts.clock(now).prefix(5))
    let whole = texts.date(now).dropFirst(5) + " " + time
    guard header.clockOffsetMs != 0 else { return [[(whole, plain)], [(time, plain)]] }
    let sign = header.clockOffsetMs > 0 ? "+" : "-"
    let offset = sign + texts.span(abs(header.clockOffsetMs))
    return [
      [(whole, plain), (texts(" (时钟 \(offset))", " (clock \(offset))"), moved)],
      [(time, plain), (" (\(offset))", moved)], [(time, moved)],
    ]
  }
}
