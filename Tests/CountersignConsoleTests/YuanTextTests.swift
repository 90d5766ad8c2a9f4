import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Amounts as people type them become fen, or are refused at once and in words.
struct YuanTextTests {
  @Test(
    arguments: [
      ("1234.56", 123_456), ("¥1,234.56", 123_456), ("￥1,234,567.8", 123_456_780), ("0.01", 1),
      ("7", 700), (" 12 元", 1_200), ("１２３４．５６", 123_456), ("1，234。5", 123_450),
      ("12,345", 1_234_500), ("0007.00", 700), ("92233720368547758.07", Int64.max),
      ("　¥ 3.10", 310),
    ] as [(String, Int64)])
  func isRead(text: String, fen: Int64) throws {
    #expect(try YuanText.read(text) == Fen(fen))
  }

  @Test(
    arguments: [
      ("", .notAnAmount), ("x", .notAnAmount), ("1.", .notAnAmount), (".5", .notAnAmount),
      ("-1", .notAnAmount), ("+1", .notAnAmount), ("1e3", .notAnAmount), ("1 000", .notAnAmount),
      ("1.2.3", .notAnAmount), ("1.-2", .notAnAmount), ("$5", .notAnAmount), ("元", .notAnAmount),
      ("一百", .notAnAmount), (",123", .notAnAmount), ("1\u{0301}", .notAnAmount),
      ("٣", .notAnAmount), ("1.234", .tooManyDecimals), ("0.001", .tooManyDecimals),
      ("1,23", .commas), ("1234,567", .commas), ("1,2345", .commas), ("1,,234", .commas),
      ("1,234,", .commas), ("0", .zero), ("0.00", .zero), ("000", .zero),
      ("92233720368547758.08", .tooMuch), ("99999999999999999999", .tooMuch),
    ] as [(String, YuanText.Problem)])
  func isRefused(text: String, problem: YuanText.Problem) {
    #expect(throws: problem) { try YuanText.read(text) }
  }

  @Test(arguments: [1, 10, 99, 100, 123_456, Int64.max] as [Int64])
  func whatAFieldBeginsWithIsReadBack(fen: Int64) throws {
    #expect(try YuanText.read(YuanText.text(Fen(fen))) == Fen(fen))
    #expect(try YuanText.read(Fen(fen).yuan) == Fen(fen))
  }

  @Test(arguments: Language.allCases)
  func aWrongAmountIsToldWhileItIsTypedAndNeverSent(language: Language) {
    var desk = FixtureDesk(language, panel: .accounts)
    desk.press(.character("m"))
    desk.type("12.345")
    #expect(desk.text.contains(Texts(language)("金额最多两位小数", "at most two decimals")))
    desk.press(.control("s"), .enter, .enter)
    #expect(desk.performed.isEmpty)
    desk.press(.backspace)
    desk.press(.control("s"))
    #expect(desk.performed == [.wallet(.sandboxFund(SandboxFund("AC-0001", Fen(1_234))))])
  }

  @Test func theFenThatAreSentStandUnderTheYuan() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("m"))
    desk.type("1,234.5")
    #expect(desk.text.contains("¥1,234.50 = 123450 分"))
    #expect(desk.text.contains(#""amount":123450"#))
  }
}
