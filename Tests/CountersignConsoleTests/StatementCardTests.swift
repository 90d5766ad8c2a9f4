import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// A statement held against our splits: its breaks in words, each leading to its split.
struct StatementCardTests {
  private static func open(_ language: Language = .chinese) -> FixtureDesk {
    var desk = FixtureDesk(language, panel: .splits)
    desk.press(.character("="))
    return desk
  }

  private func card(_ desk: FixtureDesk) -> StatementCard? {
    if case .statement(let card)? = desk.console.layers.last { card } else { nil }
  }

  @Test func itSaysWhatAgreesAndHowTheOthersDiffer() {
    let desk = Self.open()
    #expect(desk.asked.contains(.reconciliation))
    #expect(desk.text.contains("账单 94 行  ✓ 相符 91  ▲ 差异 4"))
    for word in ["账单有、我方无", "我方有、账单无", "金额不符", "状态不符", "¥88,000.10 ✓ 成功", "? 结果未知"] {
      #expect(desk.text.contains(word), "\(word)")
    }
  }

  /// Ids that begin alike can be told apart also where there is no room for them.
  @Test(arguments: [60, 80]) func aLongIDKeepsItsEnd(columns: Int) {
    var desk = FixtureDesk(columns: columns, rows: 24, panel: .splits)
    desk.press(.character("="))
    for found in StatementSamples.breaks() {
      #expect(desk.text.contains(found.subject.suffix(7)), "\(found.subject)")
    }
  }

  @Test func enterOpensTheSplitAndTheKeyLeadsBack() {
    var desk = Self.open()
    desk.press(.down, .down, .down, .enter)
    #expect(desk.console.layers.isEmpty)
    #expect(desk.console.panel == .splits && desk.console.focus == .detail)
    #expect(desk.console.splits.current?.requestID == WalletSamples.unresolved)
    #expect(desk.console.notice?.text == "按 = 回到对账")
    desk.press(.character("="))
    let page = desk.console.statementPage(StatementSamples.view())
    #expect(card(desk).flatMap { page.chosen($0.pane)?.kind } == .statusDiffers)
    desk.press(.escape, .character("="))
    #expect(card(desk) == StatementCard(.sandbox), "after Esc it begins anew")
  }

  @Test func theChosenBreakStaysWhenOthersGo() {
    var desk = Self.open()
    desk.press(.down, .down)
    #expect(desk.text.contains("账单比我方多 ¥0.10"))
    desk.reconciliation = ReconciliationView(
      lines: 94, matched: 92, breaks: Array(StatementSamples.breaks().dropFirst()))
    desk.send(.changed)
    #expect(desk.text.contains("▲ 差异 3"))
    #expect(desk.text.contains("账单比我方多 ¥0.10"))
  }

  @Test(
    arguments: [
      (Language.chinese, "我方没有这笔分账，无可打开。"), (.english, "Our books have no such split to open."),
    ])
  func whatWeDoNotHaveCannotBeOpened(language: Language, reason: String) {
    var desk = Self.open(language)
    desk.press(.enter)
    #expect(card(desk)?.problem == reason && desk.text.contains(reason))
    desk.press(.down)
    #expect(card(desk)?.problem == nil)
  }

  @Test func agreementIsSaid() {
    var desk = FixtureDesk(panel: .splits)
    desk.reconciliation = ReconciliationView(lines: 94, matched: 94, breaks: [])
    desk.press(.character("="))
    #expect(desk.text.contains("✓ 全部相符  账单 94 行"))
    desk.press(.enter, .down)
    #expect(desk.console.layers.count == 1 && desk.console.panel == .splits)
  }

  @Test func aLiveStoreHasNoStatementOfItsOwn() {
    var desk = FixtureDesk(panel: .splits)
    desk.header.isSandbox = false
    desk.send(.changed)
    desk.press(.character("="))
    #expect(desk.console.layers.isEmpty)
    #expect(desk.console.notice?.text == "对账: 请导入对账单")
  }

  @Test(arguments: ["对账", "duizhang", "reconcile"]) func thePaletteHasItOnEveryPanel(word: String) {
    var desk = FixtureDesk(panel: .templates)
    desk.press(.character(":"))
    desk.type(word)
    desk.press(.enter)
    #expect(desk.console.panel == .splits)
    #expect(card(desk) == StatementCard(.sandbox))
  }

  @Test func aClickChoosesAndASecondOpens() throws {
    var desk = Self.open()
    let shown = try #require(card(desk))
    let list = desk.console.statementAreas(shown).list
    let press = Key.mouse(Mouse(.press(.left), at: Point(x: list.x + 4, y: list.y + 1)))
    desk.press(press)
    #expect(desk.console.layers.count == 1)
    desk.press(press)
    #expect(desk.console.splits.current?.requestID == WalletSamples.paid)
  }

  @Test func onlySoManyAreShownAndTheRestIsCounted() {
    let one = StatementSamples.breaks()[0]
    let many = (0..<600).map { number in
      var found = one
      found.line = number
      return found
    }
    let view = ReconciliationView(lines: 600, matched: 0, breaks: many)
    #expect(view.count == 600 && view.breaks.count == 500)
    var desk = FixtureDesk(panel: .splits)
    desk.reconciliation = view
    desk.press(.character("="), .end, .pageDown)
    #expect(desk.text.contains("另有 100 条未列出"))
  }
}
