internal import Countersign
internal import Terminal

/// Writes a split's page: what is to move, why it stands where it stands, what would make it pass.
struct SplitPage {
  private let view: SplitView
  private let now: Instant
  private let texts: Texts
  private let columns: Int
  private let options: ConsoleOptions
  private let width = TextWidth.standard
  private(set) var rows: [PageRow] = []

  private static let muted = Style(.textMuted)

  /// - Parameter isExplained: it was not submitted: nothing is said of its life.
  init(
    _ view: SplitView, now: Instant, options: ConsoleOptions, columns: Int,
    isExplained: Bool = false
  ) {
    self.view = view
    self.now = now
    self.options = options
    self.columns = max(4, columns)
    texts = Texts(options.language)
    head()
    if isExplained { verdict() } else { state() }
    freezes()
    rows.append(.blank)
    rows += TraceRows(
      view.line, now: now, texts: texts, columns: self.columns, isASCII: options.ascii,
      isExplained: isExplained
    ).rows(view.trace)
    remedies(isExplained)
    if !isExplained { timeline() }
  }

  /// What failed is what one wants to know.
  var page: Page {
    let failed = view.trace.firstIndex { $0.outcome == .failed }
    return Page(
      subject: view.line.requestID, rows: rows, start: failed.map { TraceRows.id($0) })
  }

  private var line: SplitLine { view.line }

  private mutating func head() {
    var money = line.amount.yuan
    if let fee = line.fee { money += texts(" + 手续费 ", " + fee ") + fee.yuan }
    let pair = "\(line.payer) → \(line.receiver)"
    rows.append(
      PageRow(
        PageLine([(line.requestID, Style(.crumbActive, .bold)), ("  \(pair)", .plain)]),
        right: PageLine(money, Style(.text, .bold))))
    rows.append(PageRow("\(line.payerAccountID) → \(line.receiverAccountID)", Self.muted))
  }

  private mutating func state() {
    let mark = StatusMark(line, texts)
    var left = [(mark.text, Style(mark.role, .bold))]
    if line.isFrozen {
      let frozen = StatusMark.frozen(texts)
      left.append(("  \(frozen.text)", Style(frozen.role, .bold)))
    }
    left.append(("  \(story)", .plain))
    let when = texts.moment(line.createdAt, now: now)
    rows.append(
      PageRow(PageLine(left), right: PageLine(texts("\(when) 提交", "sent \(when)"), Self.muted)))
    if line.isUnresolved {
      say(
        texts(
          "钱可能已经划转，也可能没有。先查询结果，不要重新发起。",
          "The money may have moved or not. Ask for the result; never send it again."),
        Style(.warning))
    }
    if view.held > .zero {
      say(
        texts("付方账户占用 \(view.held.yuan)，等结果", "\(view.held.yuan) held at the payer until settled"),
        Style(.moneyHeld))
    }
  }

  /// Why it stands so, in one sentence.
  private var story: String {
    switch line.queue {
    case .unresolved:
      let since = view.unresolvedAt.map { texts.span(now.since($0)) } ?? ""
      return texts("已 \(since)没有结果", "no result for \(since)")
    case .waiting:
      return line.isFrozen
        ? texts("资金已冻结，暂不划转", "its money is held and does not move")
        : texts("等清结算的结果", "waiting for the clearing system")
    case .failed:
      guard let code = line.code else { return view.detail ?? "" }
      return texts.message(code) + "  \(code.rawValue)"
    case .done:
      let at = view.finishedAt.map { texts.moment($0, now: now) } ?? ""
      let ref = view.settlementRef.map { texts(" · 清算号 \($0)", " · ref \($0)") } ?? ""
      return texts("\(at) 到账", "paid \(at)") + ref
    }
  }

  private mutating func verdict() {
    let passes = view.trace.allSatisfy { $0.outcome != .failed }
    let mark = StatusMark(passes ? .passed : .failed, texts)
    let text =
      passes
      ? texts("现在提交可以通过", "it would pass now")
      : texts("现在提交会被拒", "it would be refused now")
    rows.append(
      PageRow(
        PageLine([
          ("\(mark.glyph) \(text)", Style(mark.role, .bold)),
          (texts("  试算不产生任何影响", "  nothing was done by asking"), Self.muted),
          (passes ? texts("  + 按此提交", "  + submits it") : "", Style(.key, .bold)),
        ])))
  }

  private mutating func freezes() {
    let mark = StatusMark.frozen(texts)
    for freeze in view.freezes {
      let money = view.frozen > .zero ? " \(view.frozen.yuan)" : ""
      rows.append(
        PageRow(
          PageLine([
            ("\(mark.text)\(money)", Style(mark.role)),
            (texts("  指令 ", "  by ") + "\(freeze.instructionID) · \(freeze.reason)", .plain),
          ]),
          right: PageLine(texts.moment(freeze.at, now: now), Self.muted),
          id: "freeze:\(freeze.instructionID)",
          opens: freeze.record > 0 ? .openRecord(freeze.record) : nil))
    }
  }

  private mutating func remedies(_ isExplained: Bool) {
    let remedies = SplitRemedies(view).list
    guard let first = remedies.first else { return }
    rows.append(.blank)
    heading(
      line.status == .failed || isExplained
        ? texts("怎样才能通过", "What would make it pass") : texts("下一步", "Next"))
    for (at, remedy) in remedies.enumerated() {
      let key = remedy == first ? texts("  R 现在就做", "  R begins it") : ""
      let text = texts.sentence(remedy, line)
      let parts = width.wrap(text, columns: max(4, columns - 16))
      for (number, part) in parts.enumerated() {
        let lead = number == 0 ? "\(at + 1). " : "   "
        let isLast = number == parts.count - 1
        rows.append(
          PageRow(PageLine([(lead + part, .plain), (isLast ? key : "", Style(.key, .bold))])))
      }
    }
    guard line.status == .failed, !isExplained,
      remedies.last?.command != CommandName.splitSubmit.rawValue
    else { return }
    rows.append(
      PageRow(
        texts("\(remedies.count + 1). ", "\(remedies.count + 1). ")
          + texts("然后重新提交一笔新的分账（失败的请求号不能再用）", "then submit a new split: this id stays failed")))
  }

  private mutating func timeline() {
    guard !view.timeline.isEmpty else { return }
    rows.append(.blank)
    heading(texts("经过", "Timeline"))
    for entry in view.timeline {
      let kind = TimelineKind(entry)
      let note = TimelineNote(entry, now: now, texts: texts).text
      rows.append(
        PageRow(
          PageLine([
            (texts.moment(entry.at, now: now) + " ", Self.muted),
            (kind.glyph + " ", Style(kind.role)),
            (
              width.fit(texts.eventName(entry.type), columns: texts.isChinese ? 18 : 24),
              kind.isQuiet ? Self.muted : .plain
            ),
            (note, kind.isQuiet ? Self.muted : Style(kind.noteRole)),
          ]),
          right: PageLine("#\(entry.sequence)", Style(.textDisabled)), id: "line:\(entry.id)",
          opens: .openRecord(entry.sequence)))
    }
  }

  private mutating func heading(_ text: String) {
    rows.append(PageRow(PageLine.heading(text, columns: columns, frame: options.frame)))
  }

  private mutating func say(_ text: String, _ style: Style) {
    for part in width.wrap(text, columns: columns) { rows.append(PageRow(part, style)) }
  }
}

/// What is offered for a split, in the order of doing.
struct SplitRemedies {
  let list: [Remedy]

  /// Whatever the desk says: while nobody knows the result it is asked for, and never sent again.
  init(_ view: SplitView) {
    let line = view.line
    guard line.isUnresolved else {
      list =
        view.remedies.isEmpty && line.status == .failed
        ? [Remedy(.splitSubmit, mends: "")] : view.remedies
      return
    }
    var ask = Remedy(.splitQuery, mends: "clearing")
    ask.requestID = line.requestID
    var hand = Remedy(.splitResolve, mends: "clearing")
    hand.requestID = line.requestID
    list = [ask, hand]
  }
}

extension PageLine {
  /// `─ 账户 ──────── 2 ─`.
  static func heading(
    _ text: String, note: String = "", columns: Int, frame: Frame, width: TextWidth = .standard
  ) -> PageLine {
    let border = Style(.border)
    let end = note.isEmpty ? "" : " \(note) "
    let used = 3 + width.columns(of: text) + width.columns(of: end)
    let rule = String(
      repeating: frame.horizontal, count: max(0, columns - used - (end.isEmpty ? 0 : 1)))
    return PageLine([
      (frame.horizontal, border), (" \(text) ", Style(.accent)), (rule, border),
      (end, Style(.textMuted)), (end.isEmpty ? "" : frame.horizontal, border),
    ])
  }
}
