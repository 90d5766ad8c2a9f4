internal import Countersign
internal import Terminal

/// Writes the page of one service: how it is, what users notice, its charts and latest calls.
struct ServicePage {
  private let line: ServiceLine
  private let now: Instant
  private let texts: Texts
  private let width: TextWidth
  private let columns: Int
  private let isASCII: Bool
  private(set) var lines: [PageLine] = []

  private static let muted = Style(.textMuted)
  private static let callsShown = 10

  init(
    _ line: ServiceLine, now: Instant, texts: Texts, width: TextWidth, columns: Int,
    isASCII: Bool, isSandbox: Bool
  ) {
    self.line = line
    self.now = now
    self.texts = texts
    self.width = width
    self.columns = max(2, columns)
    self.isASCII = isASCII
    head(isSandbox)
    numbers()
    charts()
    calls()
  }

  private mutating func head(_ isSandbox: Bool) {
    let health = line.health
    let breaker = StatusMark(health.breaker, texts)
    let name = texts.word(health.service)
    let raw = name == health.service.rawValue ? "" : "  " + health.service.rawValue
    var pieces = [
      (name, Style(.text, on: .surface, .bold)), (raw + "  ", Self.muted),
      (breaker.text, Style(breaker.role)),
    ]
    if isSandbox {
      let role: Role = health.mode == .ok ? .textMuted : .warning
      pieces.append((texts("  模式 ", "  mode "), Self.muted))
      pieces.append((texts.word(health.mode), Style(role)))
    }
    lines.append(PageLine(pieces))
    lines.append(.blank)
    say(texts.breaker(line, now: now), .plain)
    let notice =
      health.breaker == .open
      ? texts.impact(health.service) : health.mode == .ok ? nil : texts.effect(health.mode)
    if let notice {
      say(texts("此间：\(notice)。", "Meanwhile: \(notice)."), Style(.warning))
    }
    lines.append(.blank)
  }

  private mutating func say(_ text: String, _ style: Style) {
    lines += width.wrap(text, columns: columns).map { PageLine($0, style) }
  }

  private mutating func numbers() {
    let health = line.health
    let calls = line.history.reduce(0) { $0 + $1.calls }
    let took = line.history.reduce(Int64(0)) { $0 + $1.durationMs }
    var rows = [
      (
        texts("调用", "calls"),
        texts(
          "\(health.calls) 次，失败 \(health.failures) 次", "\(health.calls), \(health.failures) failed")
          + " (\(Texts.percent(health.failures, of: health.calls)))"
      )
    ]
    if health.calls > 0 {
      var time = texts("最近 ", "last ") + texts.seconds(health.lastDurationMs)
      if calls > 0 {
        time += texts("，平均 ", ", mean ") + texts.seconds(took / Int64(calls))
      }
      rows.append((texts("用时", "latency"), time))
    }
    rows.append(
      (
        texts("等待", "waiting"),
        line.waiting > 0
          ? texts("\(line.waiting) 个请求，会自动重试", "\(line.waiting), tried again by themselves")
          : texts("没有", "none")
      ))
    if let error = health.lastError {
      let ago = health.lastFailureAt.map { texts.ago($0, now: now) } ?? ""
      rows.append((texts("最近错误", "last error"), "\(texts.serviceError(error))  \(ago)"))
    }
    lines += PageLine.table(rows, columns: columns, width: width)
  }

  /// Failure rate and calls over time, as wide as the page allows.
  private mutating func charts() {
    guard let first = line.history.first else { return }
    let failures = line.history.reduce(0) { $0 + $1.failures }
    let total = line.history.reduce(0) { $0 + $1.calls }
    let span = texts.span(now.since(first.startsAt))
    lines.append(.blank)
    lines.append(
      PageLine([
        (texts("近 \(span)", "Last \(span)"), Style(.accent)),
        (
          texts("  调用 \(total) 次，失败 \(failures) 次", "  \(total) calls, \(failures) failed"),
          Self.muted
        ),
      ]))
    let labels = [texts("失败率", "failed"), texts("调用", "calls")]
    let label = (labels.map { width.columns(of: $0) }.max() ?? 0) + 1
    let most = line.history.map(\.calls).max() ?? 0
    let peak = texts("最多 \(most)", "max \(most)")
    let room = columns - label - max(5, width.columns(of: peak)) - 1
    guard room > 3 else { return }
    let rates = line.failureRates.merged(into: room)
    let times = min(4, max(1, room / max(1, rates.count)))
    chart(
      rates.widened(by: times), failures > 0 ? 3 : 1, labels[0], label, Style(.statusFailed),
      Texts.percent(failures, of: total))
    chart(
      line.callCounts.merged(into: room).widened(by: times), 1, labels[1], label, Style(.chart2),
      peak)
    let start = String(texts.moment(first.startsAt, now: now).dropLast(3))
    let end = texts("现在", "now")
    let gap = rates.count * times - width.columns(of: start + end)
    lines.append(
      PageLine(
        String(repeating: " ", count: label) + start + String(repeating: " ", count: max(1, gap))
          + end, Style(.textDisabled)))
  }

  /// A chart with its name before and a number behind its lowest row.
  private mutating func chart(
    _ bars: [Bar], _ rows: Int, _ name: String, _ label: Int, _ style: Style, _ number: String
  ) {
    for (at, row) in BarChart(bars, isASCII: isASCII).rows(rows).enumerated() {
      let isLast = at == rows - 1
      lines.append(
        PageLine([
          (width.fit(isLast ? name : "", columns: label), Self.muted), (row, style),
          (isLast ? " " + number : "", .plain),
        ]))
    }
  }

  private mutating func calls() {
    lines.append(.blank)
    lines.append(PageLine(texts("最近的调用", "Latest calls"), Style(.accent)))
    guard !line.calls.isEmpty else {
      return lines.append(
        PageLine(
          texts("还没有调用；每次调用的结果和用时会列在这里", "none yet; each call will be listed here"), Self.muted))
    }
    lines += line.calls.prefix(Self.callsShown).map { call in
      PageLine.event(call, now: now, texts: texts, columns: columns, width: width)
    }
  }
}

extension PageLine {
  /// Names and values, the values wrapped beside their names.
  static func table(
    _ rows: [(String, String)], columns: Int, width: TextWidth
  ) -> [PageLine] {
    let label = rows.map { width.columns(of: $0.0) }.max() ?? 0
    return rows.flatMap { name, value in
      width.wrap(value, columns: max(2, columns - label - 2)).enumerated().map { at, part in
        PageLine([
          (width.fit(at == 0 ? name : "", columns: label + 2), Style(.textMuted)), (part, .plain),
        ])
      }
    }
  }

  /// An event of a service's or callback's life: when, what, how it ended, whose, its record.
  static func event(
    _ line: AuditLine, now: Instant, texts: Texts, columns: Int, width: TextWidth
  ) -> PageLine {
    let kind = TimelineKind(line)
    let fields = TimelineNote(line, now: now, texts: texts)
    let note = fields.text
    let record = " #\(line.sequence)"
    let when = texts.moment(line.at, now: now) + " "
    let what = (fields.operation ?? texts.eventName(line.type)) + "  "
    let fixed = width.columns(of: when + what + record) + 2
    let about = line.processID.map { "  " + $0 } ?? ""
    let room = max(0, columns - fixed)
    let hasRoom = width.columns(of: note + about) <= room
    return PageLine([
      (when, Style(.textMuted)), ("\(kind.glyph) ", Style(kind.role)),
      (what, kind.isQuiet ? Style(.textMuted) : .plain),
      (
        width.fit(note + (hasRoom ? about : ""), columns: room),
        kind.isQuiet ? Style(.textMuted) : Style(kind.noteRole)
      ),
      (record, Style(.textDisabled)),
    ])
  }
}
