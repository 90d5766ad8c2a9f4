import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Tab in a filter: names of fields, words that are shown, values.
struct FilterCompletionTests {
  @Test(
    arguments: [
      ("状", .splits, .chinese, ["状态:"]), ("sta", .splits, .english, ["status:"]),
      ("状态:已", .processes, .chinese, ["状态:已创建", "状态:已签署", "状态:已过期", "状态:已撤销"]),
      ("状态:用户", .processes, .chinese, ["状态:用户拒签"]),
      ("day:", .audit, .english, ["day:today", "day:yesterday"]),
      ("-状态：已签", .processes, .chinese, ["-状态：已签署"]),
      ("status:SIG", .processes, .english, ["status:signed"]),
      ("自:", .splits, .chinese, ["自:今天", "自:昨天", "自:1小时", "自:30分", "自:7天"]),
      ("since:1", .audit, .english, ["since:1h"]), ("since:1h", .audit, .english, []),
      ("金", .splits, .chinese, ["金额:"]), ("", .splits, .chinese, []), ("-", .splits, .chinese, []),
      ("zzz", .splits, .english, []), ("since", .services, .english, []),
    ] as [(String, PanelName, Language, [String])])
  func whatAWordMayBecome(
    word: String, panel: PanelName, language: Language, words: [String]
  ) {
    #expect(DeskFilter.completions(word, panel, Texts(language)) == words)
  }

  /// Whatever is offered is understood.
  @Test(arguments: PanelName.allCases, Language.allCases)
  func everyNameIsUnderstood(panel: PanelName, language: Language) {
    let now = Instant(milliseconds: 0)
    for name in DeskFilter.names(panel, Texts(language)) {
      for value in DeskFilter.completions("\(name):", panel, Texts(language)) {
        let filter = RowFilter(DeskFilter.text(value, panel: panel), panel.listName, now: now)
        #expect(filter.problems.isEmpty && filter.conditions.count == 1, "\(value)")
      }
      let bare = RowFilter(DeskFilter.text("\(name):x", panel: panel), panel.listName, now: now)
      #expect(!bare.problems.contains(.unknownField(name)), "\(name)")
    }
  }

  @Test func tabGoesThroughThem() {
    var desk = FixtureDesk(panel: .processes)
    desk.press(.character("/"))
    desk.type("南门 状态:已")
    #expect(desk.text.contains("状态:已创建 Tab"))
    desk.press(.tab)
    #expect(desk.console.filterLine?.text == "南门 状态:已创建")
    desk.press(.tab)
    #expect(desk.console.filterLine?.text == "南门 状态:已签署")
    #expect(desk.console.processes.filter == "南门 状态:已签署")
    desk.press(.tab, .tab, .tab)
    #expect(desk.console.filterLine?.text == "南门 状态:已创建", "round at the end")
    desk.type("x")
    desk.press(.tab)
    #expect(desk.console.filterLine?.text == "南门 状态:已创建x", "nothing to complete")
  }
}
