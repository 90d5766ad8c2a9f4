import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The services panel: modes, breakers, charts, alerts and the day.
struct ServicesPanelTests {
  private func desk(_ language: Language = .chinese, columns: Int = 120, rows: Int = 40)
    -> FixtureDesk
  {
    var desk = FixtureDesk(language, columns: columns, rows: rows, panel: .services)
    desk.header.services = desk.outside.services.map(\.health)
    desk.send(.changed)
    return desk
  }

  @Test(arguments: Array(ServiceMode.allCases.enumerated().map { ($0.offset + 1, $0.element) }))
  func theMenuSetsAMode(number: Int, mode: ServiceMode) throws {
    var desk = desk()
    let key = try #require(Unicode.Scalar(UInt32(48 + number)))
    desk.press(.character("m"))
    for other in ServiceMode.allCases {
      #expect(desk.text.contains(Texts(.chinese).effect(other)))
    }
    desk.press(.character(key))
    #expect(desk.console.layers.isEmpty)
    if mode == .ok {
      #expect(desk.performed.isEmpty)
      #expect(desk.text.contains("短信本来就是“正常”"))
    } else {
      #expect(desk.performed == [.sandboxService(SandboxService(.sms, mode))])
    }
  }

  @Test func theMenuBeginsAtTheModeThatIs() {
    var desk = desk()
    desk.press(.down, .character("m"), .down, .enter)
    #expect(desk.performed == [.sandboxService(SandboxService(.bank, .reject))])
    desk.press(.character("m"), .escape)
    #expect(desk.performed.count == 1)
  }

  @Test func aNarrowMenuExplainsTheChosenMode() {
    var desk = desk(columns: 46, rows: 20)
    desk.press(.character("m"), .down)
    #expect(desk.text.contains("几秒后才应答，用户多等一会儿"))
    #expect(!desk.text.contains("明确拒绝"))
  }

  @Test func allGoBackToOkAtOnce() {
    var desk = desk()
    desk.press(.character("a"))
    #expect(
      desk.performed == [
        .sandboxService(SandboxService(.bank, .ok)), .sandboxService(SandboxService(.billing, .ok)),
      ])
    desk.header.services = ServiceName.allCases.map { ServiceHealth($0) }
    desk.send(.changed)
    desk.press(.character("a"))
    #expect(desk.performed.count == 2)
    #expect(desk.text.contains("所有服务都是正常模式"))
  }

  @Test(arguments: ["m", "a"]) func aLiveStoreHasNoModes(key: Unicode.Scalar) {
    var desk = desk()
    desk.header.isSandbox = false
    desk.send(.changed)
    #expect(!desk.text.contains("模式"))
    desk.press(.character(key))
    #expect(desk.performed.isEmpty && desk.console.layers.isEmpty)
    #expect(desk.text.contains("只能在沙箱中进行"))
  }

  @Test(arguments: ["m", "a"]) func readOnlySetsNoModes(key: Unicode.Scalar) {
    var desk = desk()
    desk.header.isReadOnly = true
    desk.send(.changed)
    desk.press(.character(key))
    #expect(desk.performed.isEmpty && desk.console.layers.isEmpty)
    #expect(desk.text.contains("只读模式"))
  }

  @Test func theBreakerIsToldInASentence() {
    let texts = Texts(.chinese)
    var line = ServiceSamples.services()[1]
    #expect(
      texts.breaker(line, now: paneNow)
        == "熔断器自 14:31:43 断开：不再调用。14:32:43（36 秒后）放行试探。")
    line.trialAt = paneNow
    #expect(texts.breaker(line, now: paneNow).hasSuffix("下一次调用即为试探。"))
    line.health.breaker = .halfOpen
    line.health.trials = 2
    #expect(texts.breaker(line, now: paneNow).hasPrefix("熔断器半开：逐次放行试探，已成功 2 次"))
    line.health.breaker = .closed
    line.health.window = [true, false, false]
    #expect(texts.breaker(line, now: paneNow) == "熔断器闭合：照常调用，最近 3 次失败 1 次。")
    line.health.window = []
    #expect(texts.breaker(line, now: paneNow) == "熔断器闭合：还没有调用。")
  }

  @Test func thePageTellsWhatUsersSee() {
    var desk = desk()
    desk.press(.down)
    #expect(desk.text.contains("此间：用户看到“服务繁忙，请稍后重试”"))
    #expect(desk.text.contains("187 次，失败 33 次 (18%)"))
    #expect(desk.text.contains("7 个请求，会自动重试"))
    #expect(desk.text.contains("✕ 核对金额  超时"))
    desk.press(.down)
    #expect(!desk.text.contains("此间"))
  }

  @Test(arguments: ServiceName.allCases) func everyServiceAndModeIsTold(service: ServiceName) {
    let (zh, en) = (Texts(.chinese), Texts(.english))
    #expect(zh.impact(service) != en.impact(service))
    #expect(en.impact(service).utf8.allSatisfy { $0 < 128 })
    for mode in ServiceMode.allCases {
      #expect(zh.effect(mode) != en.effect(mode))
      #expect(TextWidth.standard.columns(of: zh.effect(mode)) <= 50)
      #expect(TextWidth.standard.columns(of: en.effect(mode)) <= 50)
      #expect(TextWidth.standard.columns(of: en.shortWord(mode)) <= 11)
    }
  }

  @Test func theListShowsFailuresOverTime() {
    let bank = desk().text.split(separator: "\n").first { $0.contains("银行  ") }
    #expect(bank?.contains("▁▁▁▁▁▁▁▁▁▁▃▃▆██··█") == true)
    #expect(bank?.contains("33/187") == true)
    var ascii = FixtureDesk(columns: 80, rows: 24, panel: .services, ascii: true)
    ascii.press(.down)
    #expect(ascii.text.contains("______:-%#.#"))
    #expect(!ascii.text.unicodeScalars.contains { (0x2580...0x259F).contains($0.value) })
  }

  @Test func theDayIsToldInNumbers() {
    let text = desk().text
    #expect(text.contains("近 24 小时  发起流程 45 · 提交分账 720"))
    for number in ["24/34", "71%", "10/34", "29%", "711/720", "99%", "9/720", "1%"] {
      #expect(text.contains(number), "\(number)")
    }
    var empty = desk()
    empty.outside.day = DayView()
    empty.send(.changed)
    #expect(empty.text.contains("这里显示近 24 小时"))
  }

  @Test func aNarrowPageHasAlertsAndDayBelow() {
    var desk = desk(columns: 80, rows: 24)
    desk.raise(ServiceSamples.alerts())
    desk.press(.enter, .end)
    #expect(desk.text.contains("分账 成功率"))
    desk.press(.pageUp)
    #expect(desk.text.contains("账户 A20261121-000012 状态有变"))
  }

  @Test func filteringHappensHere() {
    var desk = desk()
    desk.press(.character("/"))
    desk.type("断开")
    #expect(desk.console.services.matching == 1)
    #expect(desk.console.services.hidden == 7)
    desk.press(.enter)
    #expect(desk.console.services.current?.health.service == .bank)
    desk.press(.escape)
    #expect(desk.console.services.matching == 8)
    #expect(desk.console.services.current?.health.service == .bank)
  }

  @Test func theLatestCallsRecordOpens() {
    var desk = desk()
    desk.press(.character("r"))
    #expect(desk.text.contains("还没有调用"))
    desk.press(.down, .character("r"))
    #expect(desk.asked.contains(.record(sequence: 120)))
  }

  @Test func namesFromOutsideAreHarmless() {
    var desk = desk()
    desk.outside.services[0].health.lastError = "\u{1B}[2J\u{202E}\n"
    desk.outside.services[0].calls = ServiceSamples.services()[1].calls
    desk.outside.services[0].calls[0].processID = "P\u{9B}31m"
    desk.outside.services[0].calls[0].data = #"{"error":"\u001b[2J","outcome":"\u202e"}"#
    desk.send(.changed)
    #expect(!desk.text.unicodeScalars.contains { $0 != "\n" && ScalarClass($0) == .hidden })
  }
}
