import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The tab line: seven panels on any screen, and what stands out in it.
struct TabLineTests {
  private static let widths = [40, 44, 52, 60, 66, 72, 80, 96, 100, 110, 120, 132, 160, 200]

  private func desk(_ language: Language, _ columns: Int, rows: Int = 24) -> FixtureDesk {
    var desk = FixtureDesk(language, columns: columns, rows: rows)
    desk.header.unresolvedSplits = 2
    desk.header.abandonedCallbacks = 1
    desk.raise(ServiceSamples.alerts())
    return desk
  }

  private func line(_ desk: FixtureDesk) -> String { desk.console.draw().canvas.text()[1] }

  @Test(arguments: widths, Language.allCases)
  func allOfItFits(columns: Int, language: Language) throws {
    let desk = desk(language, columns)
    let tabs = desk.console.tabs
    #expect(tabs.map(\.panel) == PanelName.allCases)
    let last = try #require(tabs.last)
    #expect(last.x + last.columns <= columns)
    for (one, next) in zip(tabs, tabs.dropFirst()) { #expect(one.x + one.columns <= next.x) }
    let line = line(desk)
    for panel in PanelName.allCases { #expect(line.contains("\(panel.number)")) }
    #expect(line.contains("●●◐●●●●●"), "the services' health is always there")
    #expect(line.contains("▲2"), "what waits for a person is always there")
  }

  @Test(arguments: [
    (200, " 1 模板 10   2 流程 128 ◐19   3 账户 41   4 分账 312 ◷3 ▲2 待处理   5 审计 927  "),
    (84, " 1 模板  2 流程  3 账户  4 分账 ▲2 待处理  5 审计  6 服务 ●●◐●●●●● ▲3  7 回调 ✕1"),
    (80, " 1 模板  2 流程  3 账户  4 分账 ▲2  5 审计  6 服务 ●●◐●●●●● ▲3  7 回调 ✕1"),
    (60, " 1  2 流程  3  4 ▲2  5  6 ●●◐●●●●● ▲3  7 ✕1"),
    (40, " 1  2  3  4 ▲2  5  6 ●●◐●●●●● ▲3  7 ✕1"),
  ])
  func countsGiveWayFirst(columns: Int, text: String) {
    #expect(line(desk(.chinese, columns)).hasPrefix(text), "\(line(desk(.chinese, columns)))")
  }

  @Test func whatNeedsAPersonHasGlyphWordAndColour() throws {
    let desk = desk(.chinese, 120)
    let pieces = desk.console.tabs.flatMap(\.pieces).filter { $0.style.ink == .warning }
    #expect(pieces.map(\.text).contains(" ▲2 待处理"))
    let plain = FixtureDesk(.chinese, columns: 120).console.tabs.flatMap(\.pieces)
    #expect(!plain.contains { $0.text.contains("▲") || $0.text.contains("✕1") })
  }

  @Test(arguments: widths, PanelName.allCases)
  func aClickOnATabShowsItsPanel(columns: Int, panel: PanelName) throws {
    var desk = desk(.english, columns)
    let tab = try #require(desk.console.tabs.first { $0.panel == panel })
    for x in [tab.x, tab.x + tab.columns - 1] {
      desk.console.show(panel == .audit ? .processes : .audit)
      let now = try #require(desk.console.tabs.first { $0.panel == panel })
      let point = Point(x: min(max(x, now.x), now.x + now.columns - 1), y: 1)
      desk.press(.mouse(Mouse(.press(.left), at: point)))
      #expect(desk.console.panel == panel)
    }
  }

  @Test(arguments: PanelName.allCases) func theShownTabIsUnderlined(panel: PanelName) throws {
    var desk = FixtureDesk(columns: 120, rows: 24, panel: panel)
    let tab = try #require(desk.console.tabs.first { $0.panel == panel })
    let rule = Array(desk.console.draw().canvas.text()[2])
    let marked = rule.indices.filter { rule[$0] == "━" }
    #expect(marked == Array(tab.x..<tab.x + tab.columns))
    // Without a row for the rule the tab itself is underlined.
    desk.send(.resized(Size(columns: 120, rows: 20)))
    let canvas = desk.console.draw().canvas
    let under = (0..<120).filter {
      canvas[Point(x: $0, y: 1)]?.style.attributes.contains(.underline) == true
    }
    #expect(under.first == tab.x + 1)
    #expect(under.count > 4)
  }
}
