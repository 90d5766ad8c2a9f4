import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// What can be taken back is offered right after it was done, and asked about like any other step.
struct TakeBackTests {
  /// A desk on which the user's account was just frozen, for a reason.
  private func frozen(_ language: Language = .chinese) -> FixtureDesk {
    var desk = FixtureDesk(language, panel: .accounts)
    desk.press(.character("f"))
    desk.type("核查")
    desk.press(.enter)
    return desk
  }

  @Test func theOfferNamesTheRecordNotTheSelection() {
    var desk = frozen()
    #expect(desk.text.contains("✓ 已冻结账户 AC-0001 · Z 撤回"))
    desk.press(.down, .down, .character("4"))
    #expect(desk.text.contains("✓ 已冻结账户 AC-0001 · Z 撤回"))
    desk.press(.character("Z"))
    #expect(desk.text.contains("解冻账户 AC-0001"))
    #expect(desk.performed.count == 1, "it asks")
    desk.press(.enter)
    #expect(
      desk.performed.last == .wallet(.accountUnfreeze(AccountChange("AC-0001", reason: "撤回：核查"))))
  }

  @Test func whatWasTakenBackCanBeTakenBackItself() {
    var desk = frozen()
    desk.press(.character("Z"), .enter, .character("Z"), .enter)
    #expect(
      desk.performed.last == .wallet(.accountFreeze(AccountChange("AC-0001", reason: "撤回：核查"))))
  }

  @Test func itEndsWithItsTimeAndWithTheNextAction() {
    var desk = frozen()
    #expect(desk.console.nextChange == 20_000)
    desk.send(.elapsed(19_999))
    #expect(desk.text.contains("Z 撤回"))
    desk.send(.elapsed(20_000))
    #expect(!desk.text.contains("Z 撤回"))
    #expect(desk.console.nextChange == nil)
    desk.press(.character("Z"))
    #expect(desk.console.layers.isEmpty)
    #expect(desk.text.contains("没有可撤回的操作"))

    desk = frozen()
    desk.press(.character("2"), .character("s"))
    #expect(desk.console.offer == nil, "sending a message again has no inverse")
  }

  @Test func aRefusedCommandOffersNothing() {
    var desk = FixtureDesk(panel: .accounts)
    desk.reply = Reply(answer: Answer(Refusal(.accountFrozen)))
    desk.press(.character("f"))
    desk.type("核查")
    desk.press(.enter)
    #expect(desk.console.offer == nil)
  }

  @Test func aMerchantIsThawedByItsOwnInstructionAndFrozenAgainOnlyByTyping() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("F"))
    desk.type(WalletSamples.shuwei)
    desk.press(.enter)
    desk.type("风控")
    desk.press(.enter, .character("Z"), .enter)
    let thaw = MerchantInstruction("FM-20261121-143207", WalletSamples.shuwei, reason: "撤回：风控")
    #expect(desk.performed.last == .wallet(.thawMerchant(thaw)))
    desk.press(.character("Z"), .enter)
    #expect(desk.text.contains("请完整输入编号 \(WalletSamples.shuwei)"))
    #expect(desk.performed.count == 2)
  }

  @Test func aTransactionIsThawedByItsOwnInstruction() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("f"))
    desk.type("可疑")
    desk.press(.enter, .down, .character("Z"), .enter)
    guard case .wallet(.freezeTransaction(let freeze)) = desk.performed[0] else {
      Issue.record("nothing was frozen")
      return
    }
    let thaw = TransactionInstruction(freeze.instructionID, freeze.requestID, reason: "撤回：可疑")
    #expect(desk.performed.last == .wallet(.thawTransaction(thaw)))
  }

  /// Activating a version replaces the one before, which is what taking it back brings back.
  @Test func theVersionThatWasReplacedIsActivatedAgain() {
    var desk = FixtureDesk(panel: .templates)
    desk.press(.character("a"), .enter, .character("Z"))
    #expect(desk.text.contains("FZ-AUTH 2.1"))
    desk.press(.enter)
    #expect(
      desk.performed == [
        .templateActivate(TemplateReference("FZ-AUTH", "1.0")),
        .templateActivate(TemplateReference("FZ-AUTH", "2.1")),
      ])
  }

  @Test func whatWasFilledInIsTakenBackToo() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character(":"))
    desk.type("account.freeze")
    desk.press(.enter)
    guard case .form(var form)? = desk.console.layers.last else { return }
    form.set("account_id", "AC-0001")
    form.set("reason", "核查")
    desk.console.layers = [.form(form)]
    desk.press(.control("s"))
    #expect(desk.console.offer?.inverse.done == "已冻结账户 AC-0001")
  }

  @Test(arguments: Language.allCases, PaneGolden.consoleSizes)
  func screens(language: Language, size: Size) throws {
    var desk = frozen(language)
    desk.send(.resized(size))
    let name = "console-frozen-\(language.rawValue)-\(size.columns)x\(size.rows)"
    try PaneGolden.check(name, desk.console.draw().canvas)
    desk.press(.character("Z"))
    try PaneGolden.check(
      "console-take-back-\(language.rawValue)-\(size.columns)x\(size.rows)",
      desk.console.draw().canvas)
  }
}
