import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Ids in the wallet's forms are completed from the desk, with words that tell which is meant.
struct WalletFormTests {
  private func form(_ desk: FixtureDesk) -> CommandForm? {
    if case .form(let form)? = desk.console.layers.last { form } else { nil }
  }

  @Test func theDeskSuggestsAndTabTakes() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("b"))
    desk.type("INST_88010003_TYPE_P")
    #expect(desk.text.contains("＊"))
    desk.press(.tab)
    #expect(form(desk)?.text("receiver_user_id") == WalletSamples.li)
  }

  @Test func anotherSuggestionIsOneKeyAway() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("b"))
    desk.type("INST_88010001")
    desk.press(.control("n"), .control("n"), .tab)
    #expect(form(desk)?.text("receiver_user_id") == WalletSamples.wang)
    desk.press(.control("u"))
    desk.type("INST_88010001")
    desk.press(.control("p"), .tab)
    #expect(form(desk)?.text("receiver_user_id") == WalletSamples.wang, "they go round")
  }

  @Test func onlyCollectionAccountsPay() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("+"))
    let asked = desk.asked.compactMap { query in
      if case .completions(let kind, _) = query { kind } else { nil }
    }
    #expect(asked.last == .collectionAccount)
    #expect(!desk.text.contains("AC-0004"))
    desk.type("AC-0001")
    desk.press(.enter)
    #expect(desk.text.contains("AC-0001  北京蜀味坊餐饮管理有限公司 ¥39,472.37"), "the words stay beside it")
  }

  @Test func tabWaitsForASlowDeskAndLettersDoNot() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("b"))
    desk.isSlow = true
    desk.type("INST_88010003_TYPE_PERSON")
    #expect(form(desk)?.text("receiver_user_id") == "INST_88010003_TYPE_PERSON")
    desk.press(.tab)
    #expect(form(desk)?.index == 1)
    for _ in 0..<4 { desk.answer() }
    #expect(form(desk)?.text("receiver_user_id") == WalletSamples.li)
  }

  @Test func suggestionsForWhatStoodThereBeforeAreNotShown() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("b"))
    desk.type("INST_88010003_TYPE_P")
    desk.isSlow = true
    desk.type("X")
    #expect(desk.console.candidates(form(desk) ?? CommandForm(.bindingRequest)).isEmpty)
  }

  @Test func theFormsOfThePaletteAreTheSame() {
    var desk = FixtureDesk(panel: .templates)
    desk.press(.character(":"))
    desk.type("split.submit")
    desk.press(.enter)
    #expect(form(desk)?.text("request_id") == "S-20261121-143207")
    #expect(form(desk)?.fields.last?.kind == .yuan)
  }

  @Test func moneyInAResultIsInYuan() {
    var desk = FixtureDesk(panel: .accounts)
    desk.reply.result = Array(#"{"account_id":"AC-0001","balance":5241077}"#.utf8)
    desk.press(.character("m"))
    desk.type("100")
    desk.press(.control("s"))
    #expect(desk.text.contains("¥52,410.77"))
    #expect(!desk.text.contains("5241077"))
  }
}
