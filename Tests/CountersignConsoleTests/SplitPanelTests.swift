import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The split panel: the queue, a refused split traced to its cause, and what comes next.
struct SplitPanelTests {
  private static func at(_ id: String, _ language: Language = .chinese) -> FixtureDesk {
    var desk = FixtureDesk(language, panel: .splits)
    for _ in 0..<60 where desk.console.splits.current?.requestID != id { desk.press(.down) }
    return desk
  }

  @Test func eachPartOfTheQueueBeginsWithItsWord() {
    let desk = FixtureDesk(panel: .splits)
    let rows = desk.console.draw().canvas.text().filter { $0.contains("S-20261121-00") }
    let heads = rows.prefix(10).map { row in
      ["要查询", "处理中 S", "失败 ", "已完成"].first { row.dropFirst(2).hasPrefix($0) }
    }
    #expect(heads.compactMap(\.self) == ["要查询", "处理中 S", "失败 ", "已完成"])
  }

  @Test func everyStateHasItsOwnGlyph() {
    let texts = Texts(.chinese)
    let marks = WalletSamples.splits().prefix(9).map { StatusMark.inList($0, texts) }
    #expect(marks.map(\.glyph) == ["?", "◐", "‖", "✕", "✕", "✕", "✕", "✓", "‖"])
    #expect(marks[0].word == "结果未知")
    #expect(marks[8].word.hasPrefix("冻结"))
  }

  @Test(arguments: Language.allCases) func aRefusalIsTracedToTheVerification(language: Language) {
    var desk = Self.at(WalletSamples.unbound, language)
    desk.press(.enter)
    let lines = desk.console.draw().canvas.text()
    let places = ["✓ a ", "✕ b ", "✕ └ ", "✕   └ ", "✓ c ", "· d "].map { sign in
      lines.firstIndex { $0.contains(sign) }
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(lines.contains { $0.contains("P20261121-000125") })
    #expect(lines.contains { $0.contains("#20388 PROCESS_EXPIRED") })
    #expect(lines.contains { $0.contains("0.30 %") && $0.contains("¥38.40") })
    #expect(desk.console.chosenLine == "trace:3", "the first check that failed is chosen")
    desk.press(.down, .enter)
    #expect(desk.console.layers == [.record(RecordPage(sequence: 20_388))])
  }

  @Test func aShortfallIsToldInYuan() {
    let desk = Self.at(WalletSamples.short)
    #expect(desk.text.contains("可用 ¥39,472.37 < ¥90,270.00，差 ¥50,797.63"))
  }

  @Test func anUnresolvedSplitIsAskedAboutAndNeverSentAgain() {
    var desk = Self.at(WalletSamples.unresolved)
    #expect(desk.text.contains("1. 向清结算查询结果；不要重新发起"))
    #expect(desk.text.contains("2. 清结算也说不清时，凭凭证人工处理"))
    #expect(!desk.text.contains("重新提交"))
    desk.press(.character("s"), .character("R"))
    let ask = Command.wallet(.splitQuery(SplitReference(WalletSamples.unresolved)))
    #expect(desk.performed == [ask, ask])
  }

  /// Whatever the desk would offer.
  @Test func noRemedyOfAnUnresolvedSplitSendsIt() {
    var view = WalletSamples.view(of: WalletSamples.splits()[0])
    view.remedies = [Remedy(.splitSubmit, mends: "clearing")]
    #expect(SplitRemedies(view).list.map(\.command) == ["split.query", "split.resolve"])
  }

  @Test func theRemedyOfAMissingBindingIsItsForm() {
    var desk = Self.at(WalletSamples.unbound)
    #expect(desk.text.contains("1. 重新发起绑定并由四川鲜达供应链有限公司签署  R 现在就做"))
    #expect(desk.console.draw().canvas.text().last?.contains("R 发起关系绑定") == true)
    desk.press(.character("R"), .control("s"))
    #expect(
      desk.performed == [
        .wallet(.bindingRequest(BindingRequest(WalletSamples.shuwei, WalletSamples.xianda)))
      ])
  }

  @Test func theRemedyOfAShortfallKnowsWhatIsMissing() {
    var desk = Self.at(WalletSamples.short)
    desk.press(.character("R"))
    #expect(desk.performed.isEmpty)
    desk.press(.control("s"))
    #expect(desk.performed == [.wallet(.sandboxFund(SandboxFund("AC-0001", Fen(5_079_763))))])
  }

  @Test func theRemedyOfAFreezeAsksForAReason() {
    var desk = Self.at(WalletSamples.frozenAccount)
    desk.press(.character("R"), .enter)
    #expect(desk.performed.isEmpty)
    desk.type("核实无误")
    desk.press(.enter)
    #expect(
      desk.performed == [.wallet(.accountUnfreeze(AccountChange("AC-0002", reason: "核实无误")))])
  }

  @Test func whatWouldPassByNowIsSubmittedUnderANewID() {
    var desk = Self.at("S-20261121-0039")
    desk.press(.character("R"), .control("s"))
    #expect(
      desk.performed == [
        .wallet(.splitSubmit(SplitSubmit("S-20261121-143207", "AC-0001", "AC-0004", Fen(1))))
      ])
  }

  @Test func twoProposalsOfOneSecondDiffer() {
    var proposal = Proposal()
    let ids = (0..<3).map { _ in proposal.next("FM", paneNow) }
    #expect(ids == ["FM-20261121-143207", "FM-20261121-143207-2", "FM-20261121-143207-3"])
    #expect(proposal.next("FT", paneNow) == "FT-20261121-143207")
  }

  @Test(
    arguments: [
      (WalletSamples.unbound, "s", "结果已知（未绑定）"), (WalletSamples.paid, "d", "结果已知（成功）"),
      (WalletSamples.unbound, "f", "失败的分账没有资金"), (WalletSamples.paid, "u", "该交易没有被冻结"),
      (WalletSamples.paid, "R", "没有要做的事"), (WalletSamples.paid, "o", "没有查到签约流程"),
    ] as [(String, Unicode.Scalar, String)])
  func itSaysWhyAnActionIsOff(id: String, key: Unicode.Scalar, reason: String) {
    var desk = Self.at(id)
    desk.press(.character(key))
    #expect(desk.console.layers.isEmpty && desk.performed.isEmpty)
    let said = desk.console.notice?.text ?? ""
    #expect(said.contains(reason), "\(said)")
  }

  @Test(
    arguments: [("<", WalletSamples.shuwei), (">", WalletSamples.xianda)]
      as [(Unicode.Scalar, String)])
  func bothSidesAreOneKeyAway(key: Unicode.Scalar, user: String) {
    var desk = Self.at(WalletSamples.unbound)
    desk.press(.character(key))
    #expect(desk.console.panel == .accounts)
    #expect(desk.console.users.current?.userID == user)
    #expect(desk.console.focus == .detail)
  }

  @Test func itsProcessIsOneKeyAway() {
    var desk = Self.at(WalletSamples.unbound)
    desk.press(.character("o"))
    #expect(desk.console.processes.current?.processID == "P20261121-000125")
  }

  @Test func theSelectionStaysOnItsSplitWhenItChangesItsPlace() {
    var desk = Self.at(WalletSamples.unresolved)
    desk.splits[0].isUnresolved = false
    desk.splits[0].status = .success
    desk.splits.insert(desk.splits.remove(at: 0), at: 20)
    desk.send(.changed)
    #expect(desk.console.splits.current?.requestID == WalletSamples.unresolved)
    desk.press(.character("s"))
    #expect(desk.performed.isEmpty)
  }

  @Test func explainingHasNoEffect() {
    var desk = Self.at(WalletSamples.unbound)
    desk.press(.character("e"), .control("s"))
    #expect(desk.performed.isEmpty)
    #expect(desk.text.contains("现在提交会被拒  试算不产生任何影响"))
    #expect(desk.text.contains("✕ b 绑定关系"))
    let asked = desk.asked.compactMap { query in
      if case .explanation(let fields) = query { fields } else { nil }
    }
    #expect(asked.last == SplitSubmit("S-20261121-143207", "AC-0001", "AC-0003", Fen(1_280_000)))
    // The form is still there below, and so is what the card offers.
    desk.press(.character("R"), .control("s"))
    #expect(desk.performed.count == 1)
  }

  @Test func anExplanationGoesOnToTheSubmission() {
    var desk = Self.at(WalletSamples.unbound)
    desk.press(.character("e"), .control("s"), .character("+"))
    #expect(desk.performed.isEmpty)
    desk.press(.control("s"))
    #expect(
      desk.performed == [
        .wallet(
          .splitSubmit(SplitSubmit("S-20261121-143207", "AC-0001", "AC-0003", Fen(1_280_000))))
      ])
  }

  @Test func aSubmittedSplitIsShownWithItsChecks() {
    var desk = FixtureDesk(panel: .splits)
    var outcome = Outcome(.wallet)
    outcome.wallet = WalletOutcome()
    outcome.wallet?.requestID = WalletSamples.paid
    desk.reply = Reply(answer: Answer(outcome), result: Array(#"{"amount":120000}"#.utf8))
    desk.press(.character("+"))
    desk.type("AC-0001")
    desk.press(.enter)
    desk.type("AC-0004")
    desk.press(.enter)
    desk.type("1,200")
    desk.press(.control("s"))
    #expect(desk.console.layers == [.trace(TraceCard(.split(id: WalletSamples.paid)))])
    #expect(desk.text.contains("¥1,200.00 + 手续费 ¥3.60"))
    #expect(desk.text.contains("✓ d 清结算"))
    #expect(!desk.text.contains("120000"))
  }

  @Test func aRefusedSubmissionShowsItsChecksAndTheFormGetsANewID() {
    var desk = FixtureDesk(panel: .splits)
    desk.reply = Reply(
      answer: Answer(
        Refusal(
          .noValidBinding, "x", checks: [Check("binding", .failed, code: .noValidBinding)])))
    desk.press(.character("+"))
    desk.type("AC-0001")
    desk.press(.enter)
    desk.type("AC-0003")
    desk.press(.enter)
    desk.type("5")
    desk.press(.control("s"))
    guard case .trace(let card)? = desk.console.layers.last,
      case .form(let form)? = desk.console.layers.first
    else {
      Issue.record("no card over the form")
      return
    }
    #expect(card.subject == .split(id: "S-20261121-143207"))
    #expect(form.text("request_id") == "S-20261121-143207-2")
    #expect(form.text("amount") == "5")
    #expect(desk.text.contains("NO_VALID_BINDING"))
  }

  @Test func wordsOfTheScreenFindWhatTheyStandFor() {
    for (typed, meaning) in [
      ("结果未知", "queue:unresolved"), ("处理中", "status:PROCESSING"), ("失败", "status:FAILED"),
      ("未绑定", "code:NO_VALID_BINDING"), ("余额不足", "code:INSUFFICIENT_BALANCE"),
      ("要查询", "queue:unresolved"), ("付方:蜀味", "payer:蜀味"), ("金额:12,800", "amount:12,800"),
      ("队列:失败", "status:FAILED"), ("unknown", "queue:unresolved"),
    ] {
      #expect(DeskFilter.text(typed, panel: .splits) == meaning)
    }
  }
}
