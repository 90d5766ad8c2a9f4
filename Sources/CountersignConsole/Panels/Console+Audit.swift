internal import Countersign
internal import Terminal

/// The audit panel: every event, newest first, and the record it stands in.
extension Console {
  func drawAudit(_ canvas: inout Canvas, _ layout: Layout) {
    if !layout.list.isEmpty { draw(audit, auditColumns, &canvas, layout.list) }
    drawActivity(&canvas, layout.activity)
    guard !layout.detail.isEmpty else { return }
    let area = pageArea(layout.detail)
    guard record != nil else { return }
    canvas.put(recordPage(area.columns), from: pageScroll, in: area)
  }

  var auditColumns: [Column<AuditLine>] {
    let texts = texts
    let now = now
    return [
      Column("seq", texts("记录", "record"), 7) { ("#\($0.id)", Style(.textMuted)) },
      Column("at", texts("时间", "time"), 14) { (texts.moment($0.at, now: now), Style(.textMuted)) },
      Column("event_type", texts("事件", "event"), nil) {
        $0.isFailure
          ? ("✕ " + texts.eventName($0.type), Style(.statusFailed))
          : ("· " + texts.eventName($0.type), .plain)
      },
      Column("actor", texts("经手", "actor"), 14) { ($0.actor, Style(.textMuted)) },
      Column("process_id", texts("流程", "process"), 16) { ($0.processID ?? "", .plain) },
    ]
  }

  /// A record: its place in the chain, its events, the raw JSON.
  func recordPage(_ columns: Int) -> [PageLine] {
    guard let record, columns > 1 else { return [] }
    let muted = Style(.textMuted)
    var page = [
      PageLine([
        (texts("记录 #\(record.sequence)", "Record #\(record.sequence)"), Style(.text, .bold)),
        ("  \(record.lines.first?.command ?? "")", muted),
      ])
    ]
    if let first = record.lines.first { page += whoAndWhen(first, columns) }
    page += options.width.wrap("SHA-256 \(record.hash)", columns: columns).map {
      PageLine($0, muted)
    }
    page.append(.blank)
    for line in record.lines { page += event(line, columns) }
    page.append(.blank)
    page.append(PageLine(texts("原文（个人信息以密文保存）", "As stored (personal data is sealed)"), muted))
    page += PrettyJSON.lines(Array(record.json.utf8)).flatMap { json($0, columns) }
    return page
  }

  private func whoAndWhen(_ line: AuditLine, _ columns: Int) -> [PageLine] {
    var who = line.actor
    if let via = line.via { who += texts("（由 \(via) 操作）", " (through \(via))") }
    let when = "\(texts.date(line.at)) \(texts.clock(line.at))"
    return [PageLine(when, Style(.textMuted))]
      + options.width.wrap(who, columns: columns).map { PageLine($0) }
  }

  private func event(_ line: AuditLine, _ columns: Int) -> [PageLine] {
    let style = line.isFailure ? Style(.statusFailed) : .plain
    let about = [line.processID, line.name].compactMap(\.self).joined(separator: " ")
    let head = PageLine([
      (line.isFailure ? "✕ " : "· ", style), (texts.eventName(line.type), style),
      ("  \(line.type)  \(about)", Style(.textMuted)),
    ])
    let data = options.width.wrap(line.data, columns: max(2, columns - 4))
    return [head] + data.map { PageLine("    \($0)", Style(.textMuted)) }
  }

  /// A line of JSON, its name set off from its value.
  private func json(_ text: String, _ columns: Int) -> [PageLine] {
    let indent = text.prefix { $0 == " " }.count
    let parts = options.width.wrap(
      String(text.dropFirst(indent)), columns: max(2, columns - indent - 2))
    return parts.enumerated().map { at, part in
      let blanks = String(repeating: " ", count: min(columns - 1, indent + (at > 0 ? 2 : 0)))
      guard at == 0, part.hasPrefix("\""), let colon = Self.nameEnd(part) else {
        return PageLine(blanks + part)
      }
      return PageLine([
        (blanks + part[..<colon], Style(.accent)), (String(part[colon...]), .plain),
      ])
    }
  }

  /// Where a member's name ends: after the closing quote, if a colon follows.
  private static func nameEnd(_ text: String) -> String.Index? {
    guard let quote = text.dropFirst().firstIndex(of: "\"") else { return nil }
    let after = text.index(after: quote)
    return text[after...].hasPrefix(":") ? after : nil
  }

  /// How long the page beside or behind the list is.
  var pageLines: Int {
    let columns = pageArea(layout.detail).columns
    switch panel {
    case .templates: return templatePage(columns).count
    case .audit: return recordPage(columns).count
    case .processes, .accounts, .splits: return 0
    case .services: return servicePage(columns).count
    case .callbacks: return callbackPage(columns).count
    }
  }
}
