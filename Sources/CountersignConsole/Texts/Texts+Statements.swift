internal import Countersign
internal import Terminal

/// How statements and our books differ, and what to do about it.
extension Texts {
  func word(_ kind: BreakKind) -> String {
    switch kind {
    case .missingHere: self("账单有、我方无", "only in the statement")
    case .missingThere: self("我方有、账单无", "not in the statement")
    case .amountDiffers: self("金额不符", "amounts differ")
    case .statusDiffers: self("状态不符", "statuses differ")
    case .summaryDiffers: self("汇总不符", "totals differ")
    }
  }

  /// The same where there is little room.
  func short(_ kind: BreakKind) -> String {
    switch kind {
    case .missingHere: self("账单有、我方无", "not in ours")
    case .missingThere: self("我方有、账单无", "ours only")
    case .amountDiffers, .statusDiffers, .summaryDiffers: word(kind)
    }
  }

  /// How many lines there are, and how many of them agree.
  func summary(_ view: ReconciliationView) -> PageLine {
    PageLine([
      (self("账单 \(view.lines) 行", "\(view.lines) \(view.lines == 1 ? "line" : "lines")"), .plain),
      (self("  ✓ 相符 \(view.matched)", "  ✓ \(view.matched) agree"), Style(.statusDone)),
      (
        self("  ▲ 差异 \(view.count)", "  ▲ \(view.count) \(view.count == 1 ? "break" : "breaks")"),
        Style(.warning, .bold)
      ),
    ])
  }

  /// What names a break: ids whole, and its line of the statement.
  func facts(_ found: StatementBreak) -> String {
    var facts: [String] = []
    if let id = found.requestID { facts.append(id) }
    if let ref = found.settlementRef { facts.append(self("清算号 \(ref)", "ref \(ref)")) }
    if let line = found.line { facts.append(self("账单第 \(line) 行", "line \(line)")) }
    return facts.joined(separator: " · ")
  }

  /// What a break means, and what somebody should do.
  func nextStep(_ found: StatementBreak) -> String {
    switch found.kind {
    case .missingHere:
      self(
        "清结算划了这笔款，我方账上没有：向清结算核实它属于谁。",
        "They moved this money and our books know nothing of it: ask the clearing system whose it is."
      )
    case .missingThere:
      self(
        "我方记为成功，账单没有：打开它核对清算号，再向清结算查询。",
        "Paid in our books, not in the statement: open it, compare its ref, ask the clearing system."
      )
    case .amountDiffers: difference(found)
    case .statusDiffers:
      found.isUnresolved == true
        ? self(
          "我方不知结果，账单已有定论：打开它按 s 查询，切勿重新发起。",
          "We have no result, the statement has: open it and ask with s; never send it again.")
        : self(
          "同一笔款两边结果不同：打开它查看应答，与清结算核对凭证。",
          "The same money ended differently: open it, read the answers, compare the evidence.")
    case .summaryDiffers:
      self("账单的合计与明细对不上，可能不完整：请重新取一份。", "Its totals are not those of its lines: get it anew.")
    }
  }

  private func difference(_ found: StatementBreak) -> String {
    guard let ours = found.ourAmount, let theirs = found.theirAmount,
      let more = theirs.subtracting(ours)
    else { return word(found.kind) }
    let amount = Fen(abs(more.count)).yuan
    return more > .zero
      ? self(
        "账单比我方多 \(amount)：打开它，与清结算核对金额。",
        "The statement has \(amount) more: open it and compare with the clearing system.")
      : self(
        "账单比我方少 \(amount)：打开它，与清结算核对金额。",
        "The statement has \(amount) less: open it and compare with the clearing system.")
  }

  /// Why a break without a split of ours leads nowhere.
  func unopenable(_ found: StatementBreak) -> String {
    found.kind == .summaryDiffers
      ? self("这是整份账单的汇总，不对应某一笔分账。", "It is about the whole statement, not about a split.")
      : self("我方没有这笔分账，无可打开。", "Our books have no such split to open.")
  }
}
