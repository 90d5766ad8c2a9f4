import Countersign
import CountersignConsole
import Terminal
import Testing

/// The phone as the user's hands meet it: keys in, commands out.
struct PhonePaneTests {
  /// A phone beside the list, as on 120 columns.
  private static let rect = Rect(x: 3, y: 1, columns: 38, rows: 30)
  private static let texts = Texts(.chinese)

  private func press(
    _ keys: [Key], _ pane: inout PhonePane, _ view: PhoneView
  ) -> [PaneIntent] {
    keys.compactMap { pane.update($0, view, texts: Self.texts, in: Self.rect) }
  }

  private func press(_ keys: [Key], _ view: PhoneView) -> [PaneIntent] {
    var pane = PhonePane()
    return press(keys, &pane, view)
  }

  private func typed(_ text: String) -> [Key] { text.unicodeScalars.map { .character($0) } }

  private func picture(_ pane: PhonePane, _ view: PhoneView) -> String {
    var canvas = Canvas(Size(columns: 44, rows: 32))
    pane.draw(
      view, now: paneNow, texts: Self.texts, isFocused: true, into: &canvas, in: Self.rect)
    return canvas.text().joined(separator: "\n")
  }

  private func refused(_ code: Code) -> Reply { Reply(answer: Answer(Refusal(code))) }
  private let done = Reply(answer: Answer(Outcome(.page)))

  @Test func tappingTheMessageOpensThePage() {
    var view = PhoneSamples.person()
    view.hasOpened = false
    #expect(press([.enter], view) == [.perform(.h5Open(PageStepInput("token-of-wang")))])
  }

  @Test func enterChoosesTheFirstWayAndDownTheSecond() {
    let view = PhoneSamples.person()
    let token = "token-of-wang"
    #expect(
      press([.enter], view)
        == [.perform(.h5ChooseVerification(PageChoice(token, .microDeposit)))])
    #expect(
      press([.down, .enter], view) == [.perform(.h5ChooseVerification(PageChoice(token, .face)))])
  }

  @Test func aClosedWayIsPassedOverAndSaysWhy() {
    let view = PhoneSamples.company(.chooseVerification)
    var pane = PhonePane()
    _ = press([.down], &pane, view)
    #expect(pane.touchLabel(view, texts: Self.texts) == "拒绝签署")
    #expect(picture(pane, view).contains("未以身份证登记，不能使用"))
  }

  @Test func theAmountIsTypedInYuanAndSentInFen() {
    let view = PhoneSamples.company()
    #expect(press([.enter], view).isEmpty)
    #expect(
      press(typed("0.37") + [.enter], view)
        == [.perform(.h5SubmitAmount(PageAmount("token-of-shuwei", Fen(37))))])
  }

  @Test func aSecondTouchWhileTheFirstIsOnItsWayDoesNothing() {
    var pane = PhonePane()
    let view = PhoneSamples.company()
    let first = press(typed("0.37") + [.enter, .enter, .enter], &pane, view)
    #expect(first.count == 1)
    #expect(pane.off(.phoneTouch, view, texts: Self.texts) == "处理中")
    pane.received(refused(.serviceBusy))
    let again = press([.enter], &pane, view)
    #expect(again == first)
  }

  @Test func aWrongAmountIsToldAndClearedABusyServiceKeepsIt() {
    var pane = PhonePane()
    let view = PhoneSamples.company()
    _ = press(typed("0.38") + [.enter], &pane, view)
    pane.received(refused(.serviceBusy))
    #expect(picture(pane, view).contains("0.38"))
    #expect(picture(pane, view).contains("服务繁忙，请稍后重试"))
    #expect(picture(pane, view).contains("SERVICE_BUSY"))
    _ = press([.enter], &pane, view)
    pane.received(refused(.verificationFailed))
    #expect(!picture(pane, view).contains("0.38"))
    #expect(picture(pane, view).contains("VERIFICATION_FAILED"))
    _ = press(typed("0"), &pane, view)
    #expect(!picture(pane, view).contains("VERIFICATION_FAILED"))
  }

  @Test func digitsBelongToTheAmountAndLettersToTheConsole() {
    let pane = PhonePane()
    func takes(_ key: Key, _ view: PhoneView) -> Bool {
      pane.takes(key, view, texts: Self.texts, in: Self.rect)
    }
    #expect(takes(.character("3"), PhoneSamples.company()))
    #expect(!takes(.character("q"), PhoneSamples.company()))
    #expect(!takes(.character("3"), PhoneSamples.person()))
    #expect(!takes(.character(":"), PhoneSamples.person()))
  }

  @Test func tabGoesThroughTheButtonsAndThenOut() {
    var pane = PhonePane()
    let view = PhoneSamples.person(.sign)
    for _ in 0..<2 {
      #expect(pane.takes(.tab, view, texts: Self.texts, in: Self.rect))
      _ = press([.tab], &pane, view)
    }
    #expect(!pane.takes(.tab, view, texts: Self.texts, in: Self.rect))
  }

  @Test func nobodySignsWithoutTickingTheBox() {
    let view = PhoneSamples.person(.sign)
    #expect(press([.tab, .enter], view).isEmpty)
    #expect(
      press([.enter, .enter], view) == [.perform(.h5Sign(PageStepInput("token-of-wang")))])
  }

  @Test func showingTheFace() {
    #expect(
      press([.enter], PhoneSamples.person(.completeFace))
        == [.perform(.h5CompleteFace(PageStepInput("token-of-wang")))])
  }

  @Test func decliningAsksForAReason() {
    let view = PhoneSamples.person(.sign)
    var pane = PhonePane()
    let blank = press([.character("x"), .enter] + typed("  ") + [.enter], &pane, view)
    #expect(blank.isEmpty)
    for letter in "q1:b".unicodeScalars {
      #expect(pane.takes(.character(letter), view, texts: Self.texts, in: Self.rect))
    }
    let given = press(typed("费率太高") + [.enter], &pane, view)
    #expect(given == [.perform(.h5Decline(PageDecline("token-of-wang", reason: "  费率太高")))])
  }

  @Test func escapeGoesBackToTheStepAndForgetsTheReason() {
    let view = PhoneSamples.person(.sign)
    var pane = PhonePane()
    _ = press([.character("x")] + typed("费率") + [.escape], &pane, view)
    #expect(!picture(pane, view).contains("费率太"))
    #expect(picture(pane, view).contains("我已阅读并同意以上协议"))
    let signed = press([.enter, .enter], &pane, view)
    #expect(signed == [.perform(.h5Sign(PageStepInput("token-of-wang")))])
  }

  @Test func anExpiredPageIsEnteredAgainOnlyWhileItCanBe() {
    #expect(
      press([.enter], PhoneSamples.expired(isResumable: true))
        == [.perform(.h5Open(PageStepInput("token-of-wang")))])
    #expect(press([.enter, .character("x")], PhoneSamples.expired(isResumable: false)).isEmpty)
  }

  @Test func leavingThePageKeepsItsLinkInTheMessage() {
    let view = PhoneSamples.person()
    var pane = PhonePane()
    let left = press([.character("b")], &pane, view)
    #expect(left.isEmpty && pane.screen(view) == .message)
    let opened = press([.enter], &pane, view)
    #expect(opened == [.perform(.h5Open(PageStepInput("token-of-wang")))])
    pane.received(refused(.sessionExpired))
    #expect(pane.screen(view) == .message)
    #expect(picture(pane, view).contains("SESSION_EXPIRED"))
    _ = press([.enter], &pane, view)
    pane.received(done)
    #expect(pane.screen(view) == .page(.chooseVerification))
  }

  @Test func stayingOnlineSendsAHeartbeat() {
    #expect(
      press([.character("r")], PhoneSamples.person())
        == [.perform(.h5Heartbeat(PageStepInput("token-of-wang")))])
    #expect(press([.character("r")], PhoneSamples.ended(.cancelled, isOwn: false)).isEmpty)
  }

  @Test(arguments: [PageStep.chooseVerification, .submitAmount, .completeFace, .sign])
  func nothingCanBeTouchedInALiveStore(step: PageStep) {
    var view = PhoneSamples.person(step)
    view.token = nil
    let keys: [Key] = [
      .enter, .tab, .down, .enter, .character("x"), .character("b"), .character("r"),
    ]
    #expect(press(keys + typed("0.37") + [.enter], view).isEmpty)
    #expect(picture(PhonePane(), view).contains("只读画面"))
  }

  @Test func theAgreementScrollsToItsEndsAndNoFurther() {
    let view = PhoneSamples.person()
    var pane = PhonePane()
    #expect(picture(pane, view).contains("还有"))
    _ = press(Array(repeating: .pageDown, count: 50), &pane, view)
    let end = picture(pane, view)
    #expect(end.contains("乙方（电子签名）：王小明"))
    #expect(!end.contains("还有"))
    _ = press([.pageUp], &pane, view)
    #expect(picture(pane, view) != end, "one page up moves at once from the end")
    _ = press(Array(repeating: .pageUp, count: 50), &pane, view)
    #expect(picture(pane, view) == picture(PhonePane(), view))
    _ = press([.end, .mouse(Mouse(.wheelDown, at: Self.rect.topLeft))], &pane, view)
    #expect(picture(pane, view) == end)
  }

  @Test func whatWasTypedGoesWithItsScreenAndParty() {
    var pane = PhonePane()
    _ = press(typed("0.3"), &pane, PhoneSamples.company())
    var other = PhoneSamples.company()
    other.processID = "P20261121-000099"
    #expect(!picture(pane, other).contains("0.3 "))
    let sent = press(typed("0.5") + [.enter], &pane, other)
    #expect(sent == [.perform(.h5SubmitAmount(PageAmount("token-of-shuwei", Fen(50))))])
  }

  @Test func aTickGivenOnOneAgreementIsNoneOnAnother() {
    var pane = PhonePane()
    _ = press([.enter], &pane, PhoneSamples.person(.sign))
    var other = PhoneSamples.person(.sign)
    other.processID = "P20261121-000099"
    let sent = press([.tab, .enter], &pane, other)
    #expect(sent.isEmpty)
  }

  @Test func theMouseTouchesTheButtonUnderIt() throws {
    let view = PhoneSamples.person(.completeFace)
    let row = picture(PhonePane(), view).split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("开 始 识 别") }
    let point = Point(x: 20, y: try #require(row))
    #expect(press([.mouse(Mouse(.press(.left), at: point))], view).count == 1)
    #expect(press([.mouse(Mouse(.press(.left), at: Point(x: 20, y: 4)))], view).isEmpty)
  }

  @Test func aWayThatIsOffCannotBeClicked() throws {
    let view = PhoneSamples.company(.chooseVerification)
    let row = picture(PhonePane(), view).split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("人 脸 验 证") }
    let point = Point(x: 20, y: try #require(row))
    #expect(press([.mouse(Mouse(.press(.left), at: point))], view).isEmpty)
  }

  @Test func theCursorStandsBehindWhatWasTyped() {
    var pane = PhonePane()
    let view = PhoneSamples.company()
    var canvas = Canvas(Size(columns: 44, rows: 32))
    func cursor(isFocused: Bool = true) -> Point? {
      pane.draw(
        view, now: paneNow, texts: Self.texts, isFocused: isFocused, into: &canvas, in: Self.rect)
    }
    let empty = cursor()
    _ = press(typed("0.37"), &pane, view)
    let (full, away) = (cursor(), cursor(isFocused: false))
    #expect(full == empty.map { Point(x: $0.x + 4, y: $0.y) })
    #expect(full != nil && away == nil)
  }

  @Test func everyActionHasAKeyThatIsTakenOrSaysWhyNot() {
    let views = [
      PhoneSamples.person(), PhoneSamples.company(), PhoneSamples.person(.sign),
      PhoneSamples.person(.waitForOthers), PhoneSamples.expired(isResumable: false),
    ]
    for view in views {
      for id in [ActionID.phoneDecline, .phoneLeave, .phoneHeartbeat] {
        let action = PhonePane.actions.first { $0.id == id }
        let key = action?.keys.first ?? .escape
        let isTaken = PhonePane().takes(key, view, texts: Self.texts, in: Self.rect)
        #expect(isTaken == (PhonePane().off(id, view, texts: Self.texts) == nil))
      }
    }
  }
}
