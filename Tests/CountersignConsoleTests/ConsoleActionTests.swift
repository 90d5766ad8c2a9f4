import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// What operators do to records, and what is asked first.
struct ConsoleActionTests {
  private let id = "P20261121-000128"

  @Test func resendingTheSMSIsOneKey() {
    var desk = FixtureDesk()
    desk.press(.character("s"))
    #expect(desk.performed == [.processSendSMS(ProcessSendSMS(id))])
    #expect(desk.text.contains("已完成：重发短信"))
  }

  @Test func cancellingNeedsTheWholeIDAndAReason() {
    var desk = FixtureDesk()
    desk.press(.character("c"), .enter)
    #expect(desk.text.contains("请完整输入编号 \(id)"))
    desk.type("P20261121-00012")
    desk.press(.enter)
    #expect(desk.performed.isEmpty)
    desk.type("8")
    desk.press(.enter, .enter)
    #expect(desk.text.contains("请填写原因"))
    desk.type("  ")
    desk.press(.enter)
    #expect(desk.performed.isEmpty)
    desk.type("重复发起")
    desk.press(.enter)
    #expect(desk.performed == [.processCancel(ProcessCancel(id, reason: "  重复发起"))])
    #expect(desk.console.layers.isEmpty)
  }

  @Test func theDialogStaysOnItsProcessWhateverTheListDoes() {
    var desk = FixtureDesk()
    desk.press(.character("c"))
    desk.processes.insert(ConsoleSamples.process(500), at: 0)
    desk.send(.changed)
    desk.type(id)
    desk.press(.tab)
    desk.type("重复发起")
    desk.press(.enter)
    #expect(desk.performed == [.processCancel(ProcessCancel(id, reason: "重复发起"))])
  }

  @Test func aProcessThatEndsMeanwhileCannotBeCancelled() {
    var desk = FixtureDesk()
    desk.press(.character("c"))
    desk.type(id)
    desk.press(.enter)
    desk.type("重复发起")
    desk.processes[0].status = .signed
    desk.processes[0].endReason = .completed
    desk.send(.changed)
    #expect(desk.text.contains("流程已结束（已签署）"))
    desk.press(.enter)
    #expect(desk.performed.isEmpty)
  }

  @Test(arguments: PanelName.allCases) func noSingleKeyDoesWhatIsDangerous(panel: PanelName) {
    for action in ActionTable.all where action.danger != .none && !action.contexts.contains(.phone)
    {
      for key in action.keys {
        var desk = FixtureDesk(panel: panel)
        // Elsewhere the same key may mean something harmless.
        guard !action.contexts.isDisjoint(with: desk.console.contexts) else { continue }
        desk.press(key)
        #expect(desk.performed.isEmpty, "\(action.id.rawValue)")
      }
    }
  }

  @Test func activatingIsConfirmed() {
    var desk = FixtureDesk(panel: .templates)
    desk.press(.character("a"), .escape)
    #expect(desk.performed.isEmpty)
    desk.press(.character("a"), .enter)
    #expect(desk.performed == [.templateActivate(TemplateReference("FZ-AUTH", "1.0"))])
    desk.press(.character("d"))
    #expect(desk.text.contains("此版本未启用"))
  }

  @Test func personalDataIsShownUntilEscape() {
    var desk = FixtureDesk()
    desk.reply.result = Array(#"{"name":"王小明","mobile":"15412103504"}"#.utf8)
    desk.press(.character("v"), .enter)
    #expect(desk.performed.isEmpty, "a reason is asked first")
    desk.type("核对手机号")
    desk.press(.enter)
    #expect(
      desk.performed == [
        .personalReveal(PersonalReveal(userID: "HQ-SWF-01", processID: id, reason: "核对手机号"))
      ])
    #expect(desk.text.contains("15412103504"))
    desk.press(.escape)
    #expect(!desk.text.contains("15412103504"))
  }

  @Test(arguments: [(1, 300), (2, 1_800), (3, 86_400)] as [(UInt32, Int64)])
  func theClockMovesByTheMenu(digit: UInt32, seconds: Int64) throws {
    var desk = FixtureDesk()
    let key = try #require(Unicode.Scalar(48 + digit))
    desk.press(.character("t"), .character(key))
    #expect(desk.performed == [.sandboxAdvanceClock(SandboxClock(seconds))])
  }

  @Test func theClockOfALiveStoreIsLeftAlone() {
    var desk = FixtureDesk()
    desk.header.isSandbox = false
    desk.send(.changed)
    desk.press(.character("t"))
    #expect(desk.console.layers.isEmpty)
    #expect(desk.text.contains("只能在沙箱中进行"))
  }

  @Test func readOnlySwitchesOffAllThatWrites() {
    var desk = FixtureDesk(panel: .templates)
    desk.header.isReadOnly = true
    desk.send(.changed)
    for action in ActionTable.all where action.writes {
      #expect(desk.console.off(action) == Texts(.chinese).message(.readOnly))
    }
    for panel in PanelName.allCases {
      desk.console.show(panel)
      desk.send(.changed)
      for action in ActionTable.all where action.writes { desk.press(action.keys[0], .escape) }
    }
    #expect(desk.performed.isEmpty)
    #expect(desk.console.layers.isEmpty)
  }

  @Test func readOnlyPhonesCannotBeTouched() {
    var desk = FixtureDesk()
    desk.header.isReadOnly = true
    desk.send(.changed)
    desk.press(.character("p"), .enter, .down, .enter, .character("x"))
    #expect(desk.performed.isEmpty)
    #expect(desk.text.contains("只读模式"))
  }

  @Test func aRefusalShowsMessageAndCode() {
    var desk = FixtureDesk()
    desk.reply = Reply(answer: Answer(Refusal(.serviceBusy, "sms")))
    desk.press(.character("s"))
    #expect(desk.text.contains("重发短信被拒：服务繁忙，请稍后重试：短信"))
    #expect(desk.text.contains("SERVICE_BUSY"))
    desk.press(.down)
    #expect(desk.text.contains("SERVICE_BUSY"), "it is not gone with the next key")
    desk.press(.escape)
    #expect(!desk.text.contains("SERVICE_BUSY"))
  }

  @Test func aStepOnThePhoneIsSeenEverywhereAtOnce() {
    var desk = FixtureDesk()
    desk.press(.character("p"), .enter)
    let before = desk.asked.count
    desk.press(.enter)
    #expect(desk.performed == [.h5Sign(PageStepInput("token-of-wang"))])
    let after = desk.asked.dropFirst(before)
    #expect(after.contains { if case .processes = $0 { true } else { false } })
    #expect(after.contains(.process(id: id)))
    #expect(after.contains(.phone(processID: id, userID: "HQ-SWF-01")))
    #expect(after.contains(.header))
  }

  @Test func aRefusedStepShowsItsCodeToTheOperator() {
    var desk = FixtureDesk()
    desk.reply = Reply(answer: Answer(Refusal(.serviceBusy, "face")))
    desk.press(.character("p"), .enter, .enter)
    #expect(desk.text.contains("SERVICE_BUSY"))
    #expect(desk.text.contains("确认签署被拒"))
  }

  @Test func leavingAsksOnlyWhenWorkWouldBeLost() {
    var desk = FixtureDesk()
    desk.press(.character("q"))
    #expect(desk.others == [.leave])

    desk = FixtureDesk()
    desk.press(.character("+"))
    desk.type("x")
    desk.press(.control("c"))
    #expect(desk.others.isEmpty)
    #expect(desk.text.contains("有未发送的内容"))
    desk.press(.escape)
    #expect(desk.others.isEmpty)
    desk.press(.control("c"), .enter)
    #expect(desk.others == [.leave])
  }

  @Test func copyingWhatCannotBeCopiedIsSaid() {
    var desk = FixtureDesk()
    desk.press(.character("y"))
    #expect(desk.others == [.copy(id)])
    desk.send(.copied(false))
    #expect(desk.text.contains("终端不支持复制"))
  }

  @Test func aStoreThatDoesNotOpenIsSaid() {
    var desk = FixtureDesk()
    desk.send(.failed(tag: 0, "仓库正被占用"))
    #expect(desk.text.contains("仓库正被占用"))
    desk.send(.failed(tag: 99, "过时的消息"))
    #expect(!desk.text.contains("过时的消息"))
  }

  @Test func aDeskInTroubleIsSaidUntilItIsPutAway() {
    var desk = FixtureDesk()
    desk.isSlow = true
    desk.send(.changed)
    let tag = desk.waiting[0].tag
    desk.send(.failed(tag: tag, "磁盘写入失败，已停止写入"))
    desk.isSlow = false
    desk.press(.down, .character("s"))
    #expect(desk.text.contains("磁盘写入失败，已停止写入"))
  }
}
