import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Any size, any keys, any text: nothing crashes, nothing gets out.
struct ConsoleSafetyTests {
  private static let sizes = [
    (1, 1), (2, 1), (1, 60), (3, 3), (10, 5), (39, 10), (40, 10), (41, 11), (60, 13), (80, 24),
    (109, 40), (110, 20), (110, 19), (200, 60), (500, 200),
  ].map { Size(columns: $0.0, rows: $0.1) }

  @Test(arguments: ConsoleScreenTests.scenes)
  func everyScreenFitsEverySize(scene: ConsoleScreenTests.Scene) {
    var desk = ConsoleScreenTests.desk(scene, .chinese, Size(columns: 80, rows: 24))
    for other in Self.sizes {
      desk.send(.resized(other))
      let (canvas, cursor) = desk.console.draw()
      #expect(canvas.size == other)
      if let cursor { #expect(canvas.bounds.contains(cursor)) }
    }
  }

  @Test func aSmallWindowSaysSoCalmly() {
    let desk = FixtureDesk(columns: 39, rows: 12)
    #expect(desk.text.contains("窗口太小"))
    #expect(desk.text.contains("40×10"))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func randomKeysNeverBreakIt(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let keys =
      ActionTable.all.flatMap(\.keys) + [
        .enter, .escape, .backspace, .delete, .left, .right, .paste("王\u{1B}[2J\u{202E}"),
        .character("签"), .control("s"), .control("u"), .focus(false), .function(5), .alt("x"),
        .mouse(Mouse(.press(.left), at: Point(x: 30, y: 8))),
        .mouse(Mouse(.press(.left), at: Point(x: 100, y: 30))),
        .mouse(Mouse(.wheelDown, at: Point(x: 20, y: 9))),
        .mouse(Mouse(.press(.left), at: Point(x: 20, y: 1))),
      ]
    var desk = FixtureDesk(seed % 2 == 0 ? .english : .chinese)
    for _ in 0..<300 {
      if next(20) == 0 {
        let size = Self.sizes[next(Self.sizes.count - 2)]
        desk.send(.resized(size))
      }
      if next(15) == 0 {
        if !desk.processes.isEmpty { desk.processes.remove(at: next(desk.processes.count)) }
        desk.send(.changed)
      }
      desk.isSlow = next(6) == 0
      desk.press(keys[next(keys.count)])
      let (canvas, cursor) = desk.console.draw()
      if let cursor, !canvas.bounds.contains(cursor) { Issue.record("the cursor is outside") }
      if !desk.isSlow { desk.answer() }
    }
    let text = desk.text.unicodeScalars
    #expect(!text.contains { $0 != "\n" && ScalarClass($0) == .hidden })
  }

  @Test func namesFromOutsideAreHarmless() {
    var desk = FixtureDesk()
    desk.processes[0].payer = "\u{1B}]0;x\u{7}\u{202E}王\u{0301}\n"
    desk.processes[0].processID = "P\u{1B}[2J"
    desk.header.store = "\u{9B}31m"
    desk.send(.changed)
    #expect(!desk.text.unicodeScalars.contains { $0 != "\n" && ScalarClass($0) == .hidden })
  }

  @Test func asciiDrawsNoLines() {
    let desk = FixtureDesk(columns: 80, rows: 24, ascii: true)
    #expect(!desk.text.unicodeScalars.contains { (0x2500...0x257F).contains($0.value) })
  }

  @Test func theFirstRunIsSaidOnce() {
    var desk = FixtureDesk(isFirstRun: true)
    #expect(desk.text.contains("首次运行：已装入示例数据"))
    desk.press(.down)
    #expect(desk.text.contains("首次运行"), "one key does not take it away")
    desk.press(.escape)
    #expect(!desk.text.contains("首次运行"))
  }

  @Test func clickingSelectsOpensAndSwitches() {
    var desk = FixtureDesk()
    desk.press(.mouse(Mouse(.press(.left), at: Point(x: 10, y: 7))))
    #expect(desk.console.processes.current?.processID == "P20261121-000126")
    #expect(desk.console.focus == .list)
    desk.press(.mouse(Mouse(.press(.left), at: Point(x: 10, y: 7))))
    #expect(desk.console.focus == .detail)
    desk.press(.mouse(Mouse(.press(.left), at: Point(x: 3, y: 1))))
    #expect(desk.console.panel == .templates)
  }

  @Test func tabGoesRoundThePanesAndEscapeBack() {
    var desk = FixtureDesk()
    desk.press(.tab)
    #expect(desk.console.focus == .detail)
    desk.press(.tab)
    #expect(desk.console.focus == .phone)
    desk.press(.escape)
    #expect(desk.console.focus == .detail)
    desk.press(.escape)
    #expect(desk.console.focus == .list)
  }
}
