import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The callbacks panel, and the clock by which its rounds are watched.
struct CallbacksPanelTests {
  private func desk(columns: Int = 120, rows: Int = 40) -> FixtureDesk {
    FixtureDesk(columns: columns, rows: rows, panel: .callbacks)
  }

  @Test func resendingIsConfirmed() {
    var desk = desk()
    desk.press(.character("s"))
    #expect(desk.performed.isEmpty)
    #expect(desk.text.contains("立即以同一编号再发一次"))
    #expect(!desk.text.contains("它已经送达过一次"))
    desk.press(.escape)
    #expect(desk.performed.isEmpty)
    desk.press(.down, .character("s"))
    #expect(desk.text.contains("它已经送达过一次"))
    desk.press(.enter)
    #expect(desk.performed == [.callbackResend(CallbackResend("CB-000025"))])
  }

  @Test func itLeadsToProcessAndRecord() {
    var desk = desk()
    desk.press(.character("y"))
    #expect(desk.others == [.copy("CB-000026")])
    desk.press(.character("r"))
    #expect(desk.asked.contains(.record(sequence: 64)))
    desk.press(.escape, .character("o"))
    #expect(desk.console.panel == .processes)
    #expect(desk.console.currentFilter == "process_id:P20261121-000104")
  }

  @Test func readOnlyResendsNothing() {
    var desk = desk()
    desk.header.isReadOnly = true
    desk.send(.changed)
    desk.press(.character("s"), .enter)
    #expect(desk.performed.isEmpty)
    desk.press(.escape, .character("o"))
    #expect(desk.console.panel == .processes)
  }

  @Test(arguments: [
    ("https://sandai.example.cn/callbacks/signing", "sandai.example.cn"),
    ("https://sandai.example.cn", "sandai.example.cn"),
    ("https://sandai.example.cn:8443/x", "sandai.example.cn:8443"), ("nonsense", "nonsense"),
    ("", ""), ("a/b/c", "a/b/c"),
  ])
  func theHostOfAnAddress(url: String, host: String) {
    #expect(Console.host(url) == host)
  }

  @Test(
    arguments: [
      (-5, "即将"), (0, "即将"), (40, "40 秒后"), (300, "5 分后"), (5_400, "1 小时后"), (90_000, "1 天后"),
    ] as [(Int64, String)])
  func theNextRound(seconds: Int64, text: String) {
    #expect(Texts(.chinese).until(paneNow.adding(seconds: seconds), now: paneNow) == text)
  }

  @Test func thePageTellsWhatComesNext() {
    var desk = desk(columns: 200)
    #expect(desk.text.contains("已试 4 次未成，16:02:07（1 小时 30 分后）再发"))
    #expect(desk.text.contains("三代还没有收到"))
    #expect(desk.text.contains("\"type\": \"SigningProcessCompleted\""))
    desk.press(.down)
    #expect(desk.text.contains("14:12:08 第 1 次发送时送达"))
    #expect(desk.text.contains("编号相同，按一次处理"))
    desk.press(.down, .down, .down)
    #expect(desk.text.contains("不再自动重发"))
    #expect(desk.text.contains("✕ 已放弃"))
  }

  @Test func anEmptyOutboxSaysWhatWouldStandHere() {
    for size in ConsoleScreenTests.sizes {
      var desk = FixtureDesk(columns: size.columns, rows: size.rows, panel: .callbacks)
      desk.outside.callbacks = []
      desk = FixtureDesk.reopened(desk)
      #expect(desk.text.contains("还没有回调。流程一有结果，就在这里排队告知三代"))
      desk.press(.character("s"))
      #expect(desk.text.contains("没有选中的记录"))
    }
  }

  @Test func wordsOfTheScreenFilter() {
    var desk = desk()
    desk.press(.character("/"))
    desk.type("已放弃")
    #expect(desk.console.callbacks.matching == 4)
    #expect(desk.console.callbacks.current?.status == .givenUp)
  }

  @Test func namesFromOutsideAreHarmless() {
    var desk = desk()
    desk.outside.callbacks[0].url = "https://\u{1B}[2J\u{202E}.cn/\u{7}"
    desk.outside.callbacks[0].lastError = "\u{9B}31m"
    var view = ServiceSamples.view(of: desk.outside.callbacks[0])
    view.body = "{\"a\":\"\u{202E}\u{1B}]0;x\u{7}\"}\n\u{0}"
    desk.outside.callback = view
    desk.send(.changed)
    #expect(!desk.text.unicodeScalars.contains { $0 != "\n" && ScalarClass($0) == .hidden })
  }

  @Test(arguments: [(40, "(+30 分)"), (60, "(时钟 +30 分)"), (80, "(时钟 +30 分)"), (120, "(时钟 +30 分)")])
  func aMovedClockIsAlwaysSeen(columns: Int, text: String) {
    let desk = desk(columns: columns, rows: 24)
    let header = desk.console.draw().canvas.text()[0]
    #expect(header.contains(text))
    #expect(header.contains("14:32"))
  }

  @Test func movingTheClockAsksForAllThatIsShown() {
    var desk = desk()
    let before = desk.asked.count
    desk.header.clockOffsetMs += 300_000
    desk.header.now = paneNow.adding(seconds: 300)
    desk.outside.callbacks[0].status = .delivered
    desk.outside.callbacks[0].deliveredAt = paneNow.adding(seconds: 290)
    desk.press(.character("t"), .character("1"))
    #expect(desk.performed == [.sandboxAdvanceClock(SandboxClock(300))])
    let after = desk.asked.dropFirst(before)
    #expect(after.contains(.header))
    #expect(after.contains(.callback(id: "CB-000026")))
    #expect(desk.text.contains("14:37 (时钟 +35 分)"))
    #expect(desk.text.contains("CB-000026 ✓ 已送达"))
  }
}

extension FixtureDesk {
  /// The same desk seen by a console that begins anew.
  static func reopened(_ desk: FixtureDesk) -> FixtureDesk {
    var desk = desk
    desk.console = Console(desk.console.options)
    desk.send(.started(Size(columns: 80, rows: 24)))
    return desk
  }
}
