import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// What moves or blocks money, or cannot be undone, is asked about first, and is about the record
/// that was seen.
struct WalletDialogTests {
  @Test func freezingAMerchantNeedsTheWholeIDAReasonAndHasAnInstruction() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("F"), .enter)
    #expect(desk.text.contains("请完整输入编号 \(WalletSamples.shuwei)"))
    desk.type(WalletSamples.shuwei)
    desk.press(.enter, .enter)
    #expect(desk.text.contains("请填写原因"))
    desk.type("风控指令")
    desk.press(.enter)
    #expect(
      desk.performed == [
        .wallet(
          .freezeMerchant(
            MerchantInstruction("FM-20261121-143207", WalletSamples.shuwei, reason: "风控指令")))
      ])
  }

  @Test func theInstructionCanBeChangedAndNotLeftOut() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("f"))
    desk.type("可疑")
    desk.press(.down, .control("u"), .enter)
    #expect(desk.text.contains("请填写指令号"))
    #expect(desk.performed.isEmpty)
    desk.type("RISK-7")
    desk.press(.enter)
    #expect(
      desk.performed == [
        .wallet(
          .freezeTransaction(
            TransactionInstruction("RISK-7", WalletSamples.unresolved, reason: "可疑")))
      ])
  }

  @Test func aThawNamesTheChosenFreezeWhereThereAreSeveral() {
    var dialogs: [String] = []
    for keys in [[], [Key.down]] {
      var desk = FixtureDesk(panel: .accounts)
      desk.press(.down, .down, .enter)
      var view = WalletSamples.view(of: desk.users[2])
      view.freezes.append(
        WalletSamples.instruction("FM-OTHER", .freezeMerchant, WalletSamples.xianda))
      desk.console.user = view
      for key in keys { desk.press(key) }
      desk.press(.character("U"))
      guard case .reason(let dialog)? = desk.console.layers.last else { continue }
      dialogs.append(dialog.editor(.instruction).text)
    }
    #expect(dialogs == ["FM-20261120-090000", "FM-OTHER"])
  }

  @Test(
    arguments: [
      (0, "f", .accountFreeze(AccountChange("AC-0001", reason: "核查"))),
      (1, "u", .accountUnfreeze(AccountChange("AC-0002", reason: "核查"))),
      (
        2, "U",
        .thawMerchant(
          MerchantInstruction("TM-20261121-143207", WalletSamples.xianda, reason: "核查"))
      ),
    ] as [(Int, Unicode.Scalar, WalletCommand)])
  func freezesAndThawsNeedAReason(row: Int, key: Unicode.Scalar, command: WalletCommand) {
    var desk = FixtureDesk(panel: .accounts)
    for _ in 0..<row { desk.press(.down) }
    desk.press(.character(key), .enter)
    #expect(desk.performed.isEmpty)
    #expect(desk.text.contains("请填写原因"))
    desk.type("核查")
    desk.press(.enter)
    #expect(desk.performed == [.wallet(command)])
    #expect(desk.console.layers.isEmpty)
  }

  @Test func closingAnAccountIsTyped() {
    var desk = FixtureDesk(panel: .accounts)
    desk.users[3].accounts[0].balance = .zero
    desk.send(.changed)
    desk.press(.down, .down, .down, .character("x"))
    desk.type("AC-000")
    desk.press(.enter, .tab)
    desk.type("销户")
    desk.press(.enter)
    #expect(desk.performed.isEmpty)
    desk.press(.up)
    desk.type("4")
    desk.press(.enter, .enter)
    #expect(desk.performed == [.wallet(.accountClose(AccountChange("AC-0004", reason: "销户")))])
  }

  @Test func resolvingByHandNeedsIDOutcomeEvidenceAndReason() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("d"))
    desk.type(WalletSamples.unresolved)
    desk.press(.enter, .enter)
    #expect(desk.text.contains("请选择处理结果"), "no outcome is chosen beforehand")
    desk.press(.left, .enter)
    desk.type("清算回执 7788")
    desk.press(.enter)
    #expect(desk.performed.isEmpty)
    desk.type("清结算电话确认未划转")
    desk.press(.enter)
    var fields = SplitResolve()
    fields.requestID = WalletSamples.unresolved
    fields.outcome = .failed
    fields.evidence = "清算回执 7788"
    fields.reason = "清结算电话确认未划转"
    #expect(desk.performed == [.wallet(.splitResolve(fields))])
  }

  @Test func aSplitThatIsSettledMeanwhileIsNotResolvedByHand() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("d"))
    desk.type(WalletSamples.unresolved)
    desk.press(.enter, .left, .enter)
    desk.type("回执")
    desk.press(.enter)
    desk.type("电话")
    desk.splits[0].isUnresolved = false
    desk.splits[0].status = .success
    desk.send(.changed)
    #expect(desk.text.contains("记录刚有变动"))
    desk.press(.enter)
    #expect(desk.performed.isEmpty)
  }

  @Test func anAccountFrozenMeanwhileIsLookedAtAgain() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("f"))
    desk.type("核查")
    desk.users[0].accounts[0].status = .frozen
    desk.send(.changed)
    desk.press(.enter)
    #expect(desk.performed.isEmpty)
  }

  @Test func personalDataOfAUserNeedsAReason() {
    var desk = FixtureDesk(panel: .accounts)
    desk.reply.result = Array(#"{"name":"王小明","mobile":"15412103504"}"#.utf8)
    desk.press(.down, .down, .down, .character("v"), .enter)
    #expect(desk.performed.isEmpty)
    desk.type("核对")
    desk.press(.enter)
    #expect(
      desk.performed == [.personalReveal(PersonalReveal(userID: WalletSamples.wang, reason: "核对"))])
    #expect(desk.text.contains("15412103504"))
    desk.press(.escape)
    #expect(!desk.text.contains("15412103504"))
  }

  @Test(arguments: [CommandName.freezeMerchant, .splitResolve])
  func formsOfWhatCannotBeUndoneKnowNothing(command: CommandName) {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character(":"))
    desk.type(command.rawValue)
    desk.press(.enter)
    guard case .form(let form)? = desk.console.layers.last else {
      Issue.record("no form")
      return
    }
    #expect(form.text("user_id").isEmpty && form.text("request_id").isEmpty)
    #expect(form.fields.allSatisfy { $0.source == .none })
  }

  /// What is not listed here is off in read-only mode.
  @Test func whatDoesNotWriteIsKnown() {
    let reading = (ActionTable.accounts + ActionTable.splits).filter { !$0.writes }.map(\.id)
    #expect(reading == [.explainSplit, .reconcile, .goToPayer, .goToReceiver, .goToBinding])
  }

  @Test(arguments: [PanelName.accounts, .splits]) func readOnlyWritesNothing(panel: PanelName) {
    var desk = FixtureDesk(panel: panel)
    desk.header.isReadOnly = true
    desk.send(.changed)
    desk.press(.enter)
    for action in ActionTable.accounts + ActionTable.splits where action.writes {
      desk.press(action.keys[0])
    }
    #expect(desk.console.layers.isEmpty && desk.performed.isEmpty)
    desk.console.show(.splits)
    desk.send(.changed)
    desk.press(.character("e"), .control("s"), .character("R"), .character("+"))
    #expect(desk.performed.isEmpty, "explaining only asks")
    #expect(desk.console.layers.count == 2, "its card stands over the form, and nothing over it")
  }
}
