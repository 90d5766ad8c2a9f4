import Countersign
import CountersignConsole
import Testing

/// Both languages say everything, and in their own script.
struct TextsTests {
  private func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test(arguments: Code.allCases) func everyCodeHasItsMessages(code: Code) {
    let (zh, en) = (Texts(.chinese), Texts(.english))
    #expect(isChinese(zh.message(code)))
    #expect(!isChinese(en.message(code)))
    #expect(en.message(code) != code.rawValue)
    #expect(isChinese(zh.userMessage(code)))
    #expect(!isChinese(en.userMessage(code)))
    #expect(!zh.userMessage(code).contains(code.rawValue))
  }

  @Test func theDetailStandsBehindTheRule() {
    let refusal = Refusal(.missingPartyInfo, "parties[0].name")
    #expect(Texts(.chinese).message(refusal) == "签约方信息不全：parties[0].name")
    #expect(
      Texts(.english).message(refusal) == "a party's information is incomplete: parties[0].name")
    #expect(Texts(.chinese).message(Refusal(.serviceBusy)) == "服务繁忙，请稍后重试")
  }

  @Test(
    arguments: StepKind.allCases.map(\.rawValue) + RequestKind.allCases.map(\.rawValue)
      + CallbackRoundKind.allCases.map(\.rawValue) + PersonalKind.allCases.map(\.rawValue)
      + [
        "TEMPLATE_UPLOADED", "PROCESS_CREATED", "SERVICE_CALL_FAILED", "BREAKER_OPEN",
        "COMMAND_FAILED",
      ])
  func everyEventHasAName(type: String) {
    #expect(isChinese(Texts(.chinese).eventName(type)))
    #expect(Texts(.english).eventName(type) != type)
  }

  @Test func aTypeOfANewerVersionIsShownAsItIs() {
    #expect(Texts(.chinese).eventName("MOON_LANDED") == "MOON_LANDED")
  }

  @Test(
    arguments: [
      (0, "刚刚", "just now"), (40, "40 秒前", "40 s ago"), (250, "4 分前", "4 min ago"),
      (7_300, "2 小时前", "2 h ago"), (80_000, "昨天", "yesterday"), (200_000, "2 天前", "2 d ago"),
      (700_000, "11-13", "11-13"), (40_000_000, "2025-08-15", "2025-08-15"),
    ] as [(Int64, String, String)])
  func timesAreToldAsPeopleSay(seconds: Int64, zh: String, en: String) {
    #expect(Texts(.chinese).ago(before(seconds), now: paneNow) == zh)
    #expect(Texts(.english).ago(before(seconds), now: paneNow) == en)
  }

  @Test(
    arguments: [
      (-5, "0 秒"), (59_999, "59 秒"), (1_721_000, "28 分"), (11_100_000, "3 小时 5 分"),
      (7_200_000, "2 小时"), (525_600_000, "6 天 2 小时"),
    ] as [(Int64, String)])
  func lengthsOfTime(milliseconds: Int64, text: String) {
    #expect(Texts(.chinese).span(milliseconds) == text)
  }

  @Test func everyStatusHasItsOwnGlyphOneColumnWide() {
    let marks = ProcessStatus.allCases.map { StatusMark($0, nil, Texts(.chinese)) }
    #expect(Set(marks.map(\.glyph)).count == marks.count)
    #expect(marks.allSatisfy { $0.glyph.unicodeScalars.count == 1 })
  }
}
