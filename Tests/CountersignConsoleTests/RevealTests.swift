import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Personal data is on the screen for half a minute, and not a moment after one has gone on.
struct RevealTests {
  private let mobile = "15412103504"

  /// A desk that shows personal data, revealed 5 seconds after the console began.
  private func revealed(_ language: Language = .chinese) -> FixtureDesk {
    var desk = FixtureDesk(language)
    desk.reply.result = Array(#"{"name":"王小明","mobile":"15412103504"}"#.utf8)
    desk.send(.elapsed(5_000))
    desk.press(.character("v"))
    desk.type("核对手机号")
    desk.press(.enter)
    return desk
  }

  @Test(
    arguments: [(5_000, 30), (5_001, 30), (6_000, 29), (34_000, 1), (34_999, 1)]
      as [(Int64, Int)])
  func theSecondsAreCountedDown(elapsed: Int64, seconds: Int) {
    var desk = revealed()
    desk.send(.elapsed(elapsed))
    #expect(desk.text.contains(mobile))
    #expect(desk.text.contains("\(seconds) 秒后重新遮盖"))
  }

  @Test func itIsMaskedAfterHalfAMinuteWhateverStandsAboveIt() {
    for isCovered in [false, true] {
      var desk = revealed()
      if isCovered { desk.console.layers.append(.help(scroll: 0)) }
      desk.send(.elapsed(34_999))
      #expect(desk.console.nextChange == 35_000)
      desk.send(.elapsed(35_000))
      #expect(!desk.text.contains(mobile))
      #expect(desk.console.notice?.text == "个人信息已重新遮盖")
      #expect(desk.console.layers.count == (isCovered ? 1 : 0))
      #expect(desk.console.nextChange == nil)
    }
  }

  @Test func itIsMaskedByEscapeAndByGoingElsewhere() {
    for key in [Key.escape, .character("4"), .character("5")] {
      var desk = revealed()
      desk.press(key)
      #expect(!desk.text.contains(mobile))
      #expect(desk.console.layers.isEmpty)
      if case .character = key { #expect(desk.console.panel != .processes) }
    }
  }

  @Test func nothingWakesTheConsoleWhileNothingIsRevealed() {
    var desk = FixtureDesk()
    #expect(desk.console.nextChange == nil)
    desk.press(.character("v"), .escape, .character("s"), .character("?"))
    #expect(desk.console.nextChange == nil)
  }

  /// Each wake-up changes the screen: none is for nothing.
  @Test func everySecondIsOneWakeUp() throws {
    var desk = revealed()
    var seen: Set<String> = []
    while let next = desk.console.nextChange {
      #expect(next > desk.console.elapsed)
      desk.send(.elapsed(next))
      #expect(seen.insert(desk.text).inserted)
    }
    #expect(seen.count == 30)
  }

  @Test func timeNeverRunsBack() {
    var desk = revealed()
    desk.send(.elapsed(20_000))
    desk.send(.elapsed(6_000))
    #expect(desk.text.contains("15 秒后重新遮盖"))
  }

  @Test(arguments: Language.allCases, PaneGolden.consoleSizes)
  func screens(language: Language, size: Size) throws {
    var desk = revealed(language)
    desk.send(.elapsed(12_300))
    let name = "console-revealed-\(language.rawValue)-\(size.columns)x\(size.rows)"
    desk.send(.resized(size))
    try PaneGolden.check(name, desk.console.draw().canvas)
  }
}
