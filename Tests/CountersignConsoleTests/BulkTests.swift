import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// One action on many marked records: counted first, asked, then done one by one.
struct BulkTests {
  /// A desk on which the first so many rows are marked.
  private func marked(
    _ count: Int, panel: PanelName = .processes, _ language: Language = .chinese
  ) -> FixtureDesk {
    var desk = FixtureDesk(language, panel: panel)
    for _ in 0..<count { desk.press(.character(" ")) }
    return desk
  }

  @Test func whatWouldGoIsCountedBeforeAnythingIsDone() {
    var desk = marked(4)
    desk.press(.character("s"))
    #expect(desk.text.contains("将执行 2 个，不执行 2 个；现在还什么都没做"))
    #expect(desk.text.contains("不执行：流程已结束（已签署）"))
    #expect(desk.performed.isEmpty)
    desk.press(.escape)
    #expect(desk.performed.isEmpty && desk.console.processes.marks.count == 4)
  }

  @Test func eachGetsItsResultAndWhatWasDoneIsUnmarked() {
    var desk = marked(4)
    desk.press(.character("s"), .enter)
    #expect(
      desk.performed == [
        .processSendSMS(ProcessSendSMS("P20261121-000126")),
        .processSendSMS(ProcessSendSMS("P20261121-000128")),
      ])
    #expect(desk.text.contains("完成 2 个，被拒 0 个，未执行 2 个"))
    desk.press(.enter)
    #expect(desk.console.layers.isEmpty)
    #expect(desk.console.processes.marks == ["P20261121-000125", "P20261121-000127"])
  }

  @Test func aRefusedOneStaysMarkedWithItsCode() {
    var desk = marked(3)
    desk.reply = Reply(answer: Answer(Refusal(.serviceBusy, "sms")))
    desk.press(.character("s"), .enter)
    #expect(desk.performed.count == 2, "one that is refused does not stop the next")
    #expect(desk.text.contains("SERVICE_BUSY"))
    desk.press(.escape)
    #expect(desk.console.processes.marks.count == 3)
    #expect(desk.text.contains("完成 0 个，未完成 2 个"))
  }

  @Test func whatIsDangerousNeedsAReasonAndTheNumberTyped() {
    var desk = marked(3)
    desk.press(.character("c"), .enter)
    #expect(desk.text.contains("请填写原因"))
    desk.type("重复发起")
    desk.press(.enter)
    #expect(desk.text.contains("请输入数量 2") && desk.performed.isEmpty)
    desk.type("3")
    desk.press(.enter)
    #expect(desk.performed.isEmpty, "the number of those that go, not of the marks")
    desk.press(.backspace)
    desk.type("2")
    desk.press(.enter)
    #expect(
      desk.performed == [
        .processCancel(ProcessCancel("P20261121-000126", reason: "重复发起")),
        .processCancel(ProcessCancel("P20261121-000128", reason: "重复发起")),
      ])
  }

  @Test func accountsAreFrozenByTheirOwnIDs() {
    var desk = marked(2, panel: .accounts)
    desk.press(.character("f"))
    desk.type("核查")
    desk.press(.enter)
    guard case .bulk(let dialog)? = desk.console.layers.last else {
      Issue.record("no question")
      return
    }
    desk.type("\(dialog.going.count)")
    desk.press(.enter)
    #expect(desk.performed == [.wallet(.accountFreeze(AccountChange("AC-0001", reason: "核查")))])
  }

  @Test func everyTransactionHasAnInstructionOfItsOwn() {
    var desk = marked(6, panel: .splits)
    desk.press(.character("f"))
    guard case .bulk(let dialog)? = desk.console.layers.last else {
      Issue.record("no question")
      return
    }
    desk.type("可疑")
    desk.press(.tab)
    desk.type("\(dialog.going.count)")
    desk.press(.enter)
    let ids = desk.performed.compactMap { command -> String? in
      guard case .wallet(.freezeTransaction(let fields)) = command else { return nil }
      return fields.instructionID
    }
    #expect(ids.count == dialog.going.count && Set(ids).count == ids.count && ids.count > 1)
  }

  @Test func allAlertsAreAcknowledgedAtOnce() {
    var desk = FixtureDesk()
    let alerts = ServiceSamples.alerts()
    desk.raise(alerts)
    desk.press(.character("!"))
    desk.type("已联系")
    desk.press(.tab, .enter)
    #expect(desk.performed.count == desk.header.alerts.count && desk.performed.count > 1)
    guard case .wallet(.alertAcknowledge(let fields))? = desk.performed.first else {
      Issue.record("nothing was acknowledged")
      return
    }
    #expect(fields.note == "已联系")
  }

  @Test func escapeStopsAfterTheOneUnderWay() throws {
    var desk = marked(3)
    desk.press(.character("s"))
    // The first goes out and is not answered yet.
    let effects = desk.console.update(.key(.enter))
    let tag = try #require(
      effects.lazy.compactMap { effect in
        if case .perform(let tag, _) = effect { tag } else { nil }
      }.first)
    _ = desk.console.update(.key(.escape))
    let more = desk.console.update(.reply(tag: tag, Reply(answer: Answer(Outcome()))))
    #expect(!more.contains { if case .perform = $0 { true } else { false } })
    #expect(desk.text.contains("完成 1 个，被拒 0 个，未执行 2 个"))
  }

  @Test func anActionThatIsNotForManyIsAboutTheSelection() {
    var desk = marked(2)
    desk.press(.character("v"))
    if case .reason? = desk.console.layers.last {} else { Issue.record("no question") }
  }

  @Test func theFooterOffersWhatTheMarksAllowWhateverIsSelected() {
    var desk = marked(1)
    #expect(desk.console.processes.current?.status == .signed)
    #expect(desk.text.contains("s 重发短信"))
    desk.press(.character("*"))
    #expect(!desk.text.contains("s 重发短信"))
  }

  @Test func readOnlyDoesNothingToMarks() {
    var desk = marked(2)
    desk.header.isReadOnly = true
    desk.send(.changed)
    desk.press(.character("s"))
    #expect(desk.console.layers.isEmpty && desk.performed.isEmpty)
    #expect(desk.text.contains("只读模式"))
  }

  @Test func theScreenIsMarkedAndUnmarkedByOneKey() {
    var desk = FixtureDesk()
    desk.press(.character("*"))
    #expect(desk.console.processes.marks.count == desk.console.layout.listRows)
    desk.press(.character("*"))
    #expect(desk.console.processes.marks.isEmpty)
  }

  @Test(arguments: Language.allCases, PaneGolden.consoleSizes)
  func screens(language: Language, size: Size) throws {
    var desk = marked(4, language)
    desk.send(.resized(size))
    let end = "\(language.rawValue)-\(size.columns)x\(size.rows)"
    desk.press(.character("c"))
    desk.type("重复发起")
    desk.press(.enter)
    try PaneGolden.check("console-bulk-asked-\(end)", desk.console.draw().canvas)
    desk.type("2")
    desk.press(.enter)
    try PaneGolden.check("console-bulk-done-\(end)", desk.console.draw().canvas)
  }
}
