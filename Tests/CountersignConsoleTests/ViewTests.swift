import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Saved views, links, the way back, and what of it is kept.
struct ViewTests {
  private func saved(_ desk: FixtureDesk) -> [SettingsChange] {
    desk.others.compactMap { if case .save(let change) = $0 { change } else { nil } }
  }

  private func copied(_ desk: FixtureDesk) -> [String] {
    desk.others.compactMap { if case .copy(let text) = $0 { text } else { nil } }
  }

  // MARK: Views and links

  @Test func aViewIsSavedOpenedAndDeleted() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("/"))
    desk.type("status:FAILED")
    desk.press(.enter, .character("S"), .character("4"), .character(":"))
    desk.type("保存视图")
    desk.press(.enter)
    desk.type("失败的大额")
    desk.press(.enter)
    let link = "countersign:splits?filter=status:FAILED&sort=-amount"
    #expect(saved(desk).last == .view("失败的大额", Link(text: link)))
    desk.press(.escape, .character("2"), .character(":"))
    desk.type("view 失败的大额")
    desk.press(.enter)
    #expect(desk.console.panel == .splits && desk.console.splits.filter == "status:FAILED")
    #expect(desk.console.splits.sort == Sorting("amount", isDescending: true))
    desk.press(.character(":"))
    desk.type("删除视图")
    desk.press(.enter)
    #expect(saved(desk).last == .view("失败的大额", nil))
    #expect(desk.console.settings.views.isEmpty)
  }

  @Test func aViewOfWhatWasNotFoundIsNotSaved() {
    var desk = FixtureDesk()
    desk.press(.character("/"))
    desk.type("王小明")
    desk.press(.enter, .character(":"))
    desk.type("save view")
    desk.press(.enter)
    desk.type("x")
    desk.press(.enter)
    #expect(saved(desk).isEmpty)
    #expect(desk.text.contains("没有保存"))
  }

  @Test func theSameKeyTwiceCopiesTheLink() {
    var desk = FixtureDesk()
    desk.press(.character("/"))
    desk.type("南门")
    desk.press(.enter, .character("y"), .character("y"))
    let id = "P20261121-000127"
    #expect(copied(desk) == [id, "countersign:processes/\(id)?filter=南门"])
    desk.press(.character("y"), .down, .character("y"))
    #expect(copied(desk).count == 4 && !copied(desk)[3].contains("countersign:"))
  }

  @Test func aLinkLeavesOutWhatMayBePersonal() {
    var desk = FixtureDesk()
    desk.press(.character("/"))
    desk.type("王小明")
    desk.press(.enter, .character(":"))
    desk.type("复制链接")
    desk.press(.enter)
    #expect(copied(desk).allSatisfy { !$0.contains("王小明") } && copied(desk).count == 1)
    #expect(desk.text.contains("不带过滤"))
  }

  @Test func aLinkOpensItsRecordInItsList() {
    var desk = FixtureDesk(panel: .templates)
    desk.press(.character(":"))
    desk.type("countersign:processes/P20261121-000019?filter=南门&sort=process_id")
    desk.press(.enter)
    #expect(desk.console.panel == .processes && desk.console.focus == .detail)
    #expect(desk.console.processes.current?.processID == "P20261121-000019")
    #expect(desk.console.processes.filter == "南门")
    #expect(desk.console.processes.sort == Sorting("process_id"))
  }

  @Test func aLinkOpensAtTheStart() {
    var options = ConsoleOptions(language: .chinese)
    options.link = Link(text: "countersign:splits?filter=status:FAILED")
    var console = Console(options)
    let effects = console.update(.started(Size(columns: 120, rows: 40)))
    #expect(console.panel == .splits)
    #expect(
      effects.contains { effect in
        if case .ask(_, .splits(let window)) = effect {
          window.filter == "status:FAILED"
        } else {
          false
        }
      })
  }

  /// Who opens it tomorrow sees what was seen today.
  @Test func aCopiedLinkHasDatesForTimes() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("/"))
    desk.type("自:今天")
    desk.press(.enter, .character(":"))
    desk.type("复制链接")
    desk.press(.enter)
    #expect(copied(desk).last?.contains("filter=since:20") == true)
    desk.press(.character(":"))
    desk.type("save view")
    desk.press(.enter, .character("x"), .enter)
    #expect(saved(desk).last?.values == ["countersign:splits?filter=自:今天"])
  }

  @Test(
    arguments: [
      ("P20261121-000042", ["countersign:processes/P20261121-000042"]),
      ("p20261121-000042", ["countersign:processes/P20261121-000042"]),
      ("CB-000004", ["countersign:callbacks/CB-000004"]),
      ("AC000315", ["countersign:accounts?filter=account_id:AC000315"]),
      ("FZ-SWF-26", ["countersign:splits/FZ-SWF-26", "countersign:accounts/FZ-SWF-26"]),
      ("split", []), ("theme 2", []), ("P", []),
    ])
  func anIDInThePaletteOpensItsRecord(typed: String, links: [String]) {
    let runs = FixtureDesk().console.recordEntries(typed).map(\.run)
    #expect(runs == links.compactMap(Link.init(text:)).map(PaletteEntry.Run.link))
  }

  @Test func aNumberInThePaletteOpensItsJournalRecord() {
    var desk = FixtureDesk()
    desk.press(.character(":"))
    desk.type("#12-1")
    desk.press(.enter)
    #expect(desk.console.layers == [.record(RecordPage(sequence: 12))])
    #expect(desk.console.recordEntries("#0").isEmpty && desk.console.recordEntries("#x").isEmpty)
  }

  @Test func aRecordThatIsGoneIsSaid() {
    var desk = FixtureDesk()
    desk.press(.character(":"))
    desk.type("countersign:processes/P20261121-000999")
    desk.press(.enter)
    #expect(desk.text.contains("找不到 P20261121-000999"))
    #expect(desk.console.focus == .list)
  }

  @Test func backAndForward() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("["))
    #expect(desk.text.contains("没有更早的位置"))
    desk.press(.down, .character("<"), .character("5"), .character("e"))
    #expect(desk.console.audit.filter.hasPrefix("event_type:"))
    desk.press(.character("["))
    #expect(desk.console.panel == .audit && desk.console.audit.filter.isEmpty)
    desk.press(.character("["))
    #expect(desk.console.panel == .accounts && desk.console.focus == .detail)
    desk.press(.character("["))
    #expect(desk.console.panel == .splits && desk.console.focus == .list)
    #expect(desk.console.splits.current?.requestID == desk.splits[1].requestID)
    desk.press(.character("]"), .character("]"), .character("]"))
    #expect(desk.console.panel == .audit && desk.console.audit.filter.hasPrefix("event_type:"))
    desk.press(.character("]"))
    #expect(desk.text.contains("没有更后的位置"))
  }

  // MARK: Settings

  @Test func settingsAreReadAndWhatMeansNothingIsNamed() {
    var wrong: [String] = []
    let settings = Settings(
      [
        "columns": ["splits": ["amount"], "none": ["x"]], "history": ["splits": ["a", "b"]],
        "views": ["甲": ["countersign:splits"], "乙": ["nonsense"]], "else": ["x": []],
      ], wrong: &wrong)
    #expect(wrong == ["columns.none", "else.x", "views.乙"])
    #expect(settings.columns == [.splits: ["amount"]])
    #expect(settings.history[.splits] == ["a", "b"])
    #expect(settings.views.map(\.name) == ["甲"])
  }

  @Test func columnsThatAreNoneLeaveTheListsOwn() {
    var options = ConsoleOptions(language: .chinese, panel: .splits)
    options.settings.columns[.splits] = ["nothing"]
    let console = Console(options)
    #expect(console.columnHeads.contains { $0.isShown })
  }
}
