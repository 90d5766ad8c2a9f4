import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// `/` filters as one types and says what it hides; `n` and `N` go through what matches.
struct ConsoleFilterTests {
  private func filtered(_ text: String, columns: Int = 80, rows: Int = 24) -> FixtureDesk {
    var desk = FixtureDesk(columns: columns, rows: rows)
    desk.press(.character("/"))
    desk.type(text)
    return desk
  }

  @Test func theListFollowsEveryKey() {
    var desk = filtered("南")
    #expect(desk.console.processes.matching == 22)
    #expect(desk.text.contains("隐藏 106 行"), "while it is typed, too")
    desk.type("门没有")
    #expect(desk.console.processes.matching == 0)
    #expect(desk.text.contains("没有符合过滤条件的记录"))
    desk.press(.backspace, .backspace)
    #expect(desk.console.processes.matching == 22)
  }

  @Test func itSaysHowManyRowsAreHidden() {
    var desk = filtered("南门")
    desk.press(.enter)
    #expect(desk.text.contains("已过滤 南门"))
    #expect(desk.text.contains("隐藏 106 行，Esc 清除"))
    desk.press(.escape)
    #expect(!desk.text.contains("隐藏"))
    #expect(desk.console.processes.matching == 128)
  }

  @Test func clearingKeepsTheSelectionOnItsRecord() {
    var desk = filtered("南门")
    desk.press(.enter, .down, .down)
    let id = desk.console.processes.current?.processID
    desk.press(.escape)
    #expect(id == "P20261121-000115")
    #expect(desk.console.processes.current?.processID == id)
  }

  @Test func aRecordThatDoesNotMatchGivesTheSelectionToTheFirstThatDoes() {
    var desk = FixtureDesk()
    desk.press(.down, .down, .character("/"))
    desk.type("000042")
    #expect(desk.console.processes.current?.processID == "P20261121-000042")
  }

  @Test func nextAndPreviousMatchGoRound() {
    var desk = filtered("00012")
    desk.press(.enter)
    #expect(desk.console.processes.matching == 10)
    desk.press(.character("N"))
    #expect(desk.console.processes.current?.processID == "P20261121-000012")
    desk.press(.character("n"))
    #expect(desk.console.processes.current?.processID == "P20261121-000128")
  }

  @Test func afterTheFilterIsClearedNextMatchLooksOnTheScreen() {
    var desk = filtered("南门")
    desk.press(.enter, .escape, .character("n"))
    #expect(desk.console.processes.current?.processID == "P20261121-000121")
  }

  @Test(arguments: [
    ("已签署", "status:SIGNED"), ("状态:验证中", "status:VERIFYING"), ("status：已过期", "status:EXPIRED"),
    ("用户拒签 南门", "end_reason:DECLINED 南门"), ("付方:蜀味", "payer:蜀味"),
    ("declined", "end_reason:DECLINED"), ("process_id:P2026", "process_id:P2026"),
    ("关系绑定", "biz_scene:RELATION_BIND"), ("14:32", "14:32"), (":x", ":x"),
  ])
  func wordsOfTheScreenFindWhatTheyStandFor(typed: String, meaning: String) {
    #expect(DeskFilter.text(typed, panel: .processes) == meaning)
  }

  @Test func theDeskIsAskedForTheMeaningAndTheScreenShowsTheWords() {
    let desk = filtered("验证中")
    let windows = desk.asked.compactMap { query in
      if case .processes(let window) = query { window.filter } else { nil }
    }
    #expect(windows.last == "status:VERIFYING")
    #expect(desk.text.contains("/验证中"))
  }

  @Test func lettersInTheFilterAreNoCommands() {
    var desk = FixtureDesk()
    desk.press(.character("/"))
    desk.type("q:?13c")
    #expect(desk.others.isEmpty)
    #expect(desk.console.layers.isEmpty)
    #expect(desk.console.panel == .processes)
    #expect(desk.console.processes.filter == "q:?13c")
  }

  @Test(
    arguments: [
      ("p", "process_id:P20261121-000128"), ("a", "actor:user:HQ-SWF-01"),
      ("e", "event_type:DEPOSIT_REQUESTED"),
    ] as [(Unicode.Scalar, String)])
  func theAuditLogIsNarrowedByOneKey(key: Unicode.Scalar, filter: String) {
    var desk = FixtureDesk(panel: .audit)
    desk.press(.character(key))
    #expect(desk.console.audit.filter == filter)
    #expect(desk.console.audit.matching > 0)
  }
}
