internal import Countersign
internal import Terminal

/// Writes the checks of a split as a trace: every check in order, what it saw, and the record that
/// proves it, down to the verification.
struct TraceRows {
  private let line: SplitLine
  private let now: Instant
  private let texts: Texts
  private let columns: Int
  private let isASCII: Bool
  /// Nothing was submitted.
  private let isExplained: Bool
  private let width = TextWidth.standard

  /// From so many columns on, a check has everything on one line.
  static let oneLineColumns = 100

  init(
    _ line: SplitLine, now: Instant, texts: Texts, columns: Int, isASCII: Bool,
    isExplained: Bool = false
  ) {
    self.line = line
    self.isExplained = isExplained
    self.now = now
    self.texts = texts
    self.columns = columns
    self.isASCII = isASCII
  }

  func rows(_ trace: [TraceLine]) -> [PageRow] {
    let values = TraceValues(line, now: now, texts: texts)
    // The records stand under each other.
    let recordColumns = trace.map { width.columns(of: record($0)) }.max() ?? 0
    return trace.enumerated().flatMap { place, step -> [PageRow] in
      let record = width.fit(record(step), columns: recordColumns)
      let isWide = columns >= Self.oneLineColumns
      let stateColumns = !isWide ? 0 : texts.isChinese ? 10 : 13
      let row = PageRow(
        head(step, stateColumns: stateColumns), right: PageLine(record, Style(.textMuted)),
        id: Self.id(place), opens: Self.intent(step))
      return isWide
        ? wide(row, recordColumns) { values.text(step, columns: $0) }
        : narrow(row, values.text(step, columns: columns - 4), indent: 4 + 2 * step.depth)
    }
  }

  static func id(_ place: Int) -> String { "trace:\(place)" }

  /// The values on the check's own line.
  private func wide(
    _ row: PageRow, _ recordColumns: Int, _ values: (Int) -> String
  ) -> [PageRow] {
    let used = row.left.pieces.reduce(0) { $0 + width.columns(of: $1.text) }
    let room = max(4, columns - used - recordColumns - 1)
    let parts = width.wrap(values(room), columns: room)
    var first = row
    first.left.pieces.append(.init(text: parts.first ?? "", style: .plain))
    let blanks = String(repeating: " ", count: used)
    return [first] + parts.dropFirst().map { PageRow(blanks + $0) }
  }

  /// The values under the check.
  private func narrow(_ row: PageRow, _ values: String, indent: Int) -> [PageRow] {
    let parts = values.isEmpty ? [] : width.wrap(values, columns: max(4, columns - indent))
    let blanks = String(repeating: " ", count: min(indent, columns))
    return [row] + parts.map { PageRow(blanks + $0, Style(.textMuted)) }
  }

  /// Outcome, letter, name and state: `✕ b 绑定关系  未绑定`.
  private func head(_ step: TraceLine, stateColumns: Int) -> PageLine {
    let mark = mark(step)
    let elbow = step.depth == 0 ? "" : (isASCII ? "`- " : "└ ")
    let lead = String(repeating: " ", count: 2 * max(0, step.depth - 1)) + elbow
    let letter = step.depth == 0 ? texts.letter(step.step) + " " : ""
    let name = letter + lead + texts.name(step.step)
    return PageLine([
      (mark.glyph + " ", Style(mark.role, .bold)),
      (width.fit(name, columns: texts.isChinese ? 13 : 19), .plain),
      (
        width.fit(mark.word, columns: max(stateColumns, width.columns(of: mark.word))) + " ",
        Style(mark.role)
      ),
    ])
  }

  /// The record that proves it, and what it told.
  private func record(_ step: TraceLine) -> String {
    guard let record = step.record else { return "" }
    let number = texts("记录 #\(record)", "record #\(record)")
    return step.recordType.map { "\(number) \($0)" } ?? number
  }

  private static func intent(_ step: TraceLine) -> PaneIntent? {
    step.record.map(PaneIntent.openRecord) ?? step.processID.map(PaneIntent.openProcess)
  }

  /// The outcome's glyph with the state in words.
  private func mark(_ step: TraceLine) -> StatusMark {
    let mark = StatusMark(step.outcome, texts)
    switch step.step {
    case .clearing where line.isUnresolved && step.outcome == .notReached:
      return StatusMark(line, texts)
    case .clearing:
      return StatusMark(glyph: mark.glyph, word: clearing(step.outcome), role: mark.role)
    case .agreement:
      guard let status = step.processStatus else { return mark }
      let word = StatusMark(status, step.endReason, texts).word
      return StatusMark(glyph: mark.glyph, word: word, role: mark.role)
    case .verification:
      guard let party = step.party else { return mark }
      return StatusMark(glyph: mark.glyph, word: texts.word(party.status), role: mark.role)
    default:
      guard step.outcome != .notReached else { return mark }
      return StatusMark(glyph: mark.glyph, word: word(step), role: mark.role)
    }
  }

  private func clearing(_ outcome: Check.Outcome) -> String {
    switch outcome {
    case .passed: texts("已划转", "transferred")
    case .failed: texts("未划转", "not transferred")
    case .notReached:
      line.status == .processing && !isExplained
        ? texts("执行中", "under way") : texts("未执行", "not sent")
    }
  }

  private func word(_ step: TraceLine) -> String {
    let hasPassed = step.outcome == .passed
    switch step.step {
    case .requestID:
      guard hasPassed else { return code(step) }
      return isExplained ? texts("可用", "free") : texts("已受理", "taken")
    case .payerAccount, .receiverAccount:
      let status = step.values["status"].flatMap(AccountStatus.init)
      if hasPassed { return status.map(texts.word) ?? texts("正常", "normal") }
      return code(step)
    case .balance: return hasPassed ? texts("足够", "enough") : texts("不足", "too little")
    case .binding: return hasPassed ? texts("有效", "valid") : texts("没有生效", "not valid")
    case .fee: return hasPassed ? rate(step) : texts("费率异常", "not valid")
    case .agreement, .verification, .clearing: return code(step)
    }
  }

  private func code(_ step: TraceLine) -> String {
    step.code.flatMap { texts.short($0) ?? texts.message($0) } ?? texts("未通过", "failed")
  }

  /// `0.30 %`.
  private func rate(_ step: TraceLine) -> String {
    guard let millionths = step.values["rate_millionths"].flatMap(Int64.init), millionths >= 0
    else { return texts("已报价", "quoted") }
    var decimals = padded(millionths % 10_000, 4)
    while decimals.utf8.count > 2, decimals.last == "0" { decimals.removeLast() }
    return "\(millionths / 10_000).\(decimals) %"
  }
}
