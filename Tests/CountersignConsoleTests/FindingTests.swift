import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Finding without hiding, the history of filters, order and columns, saved views, the way back.
struct FindingTests {
  private func windows(_ desk: FixtureDesk) -> [Window] {
    desk.asked.compactMap { query in
      switch query {
      case .processes(let window), .splits(let window): window
      default: nil
      }
    }
  }

  private func saved(_ desk: FixtureDesk) -> [SettingsChange] {
    desk.others.compactMap { if case .save(let change) = $0 { change } else { nil } }
  }

  private func copied(_ desk: FixtureDesk) -> [String] {
    desk.others.compactMap { if case .copy(let text) = $0 { text } else { nil } }
  }

  // MARK: Finding

  @Test func findingHidesNothingAndGoesRound() {
    var desk = FixtureDesk()
    desk.press(.down, .control("f"))
    desk.type("00012")
    #expect(desk.console.processes.matching == 128)
    #expect(desk.console.processes.current?.processID == "P20261121-000127")
    desk.press(.enter, .character("n"))
    #expect(desk.console.processes.current?.processID == "P20261121-000126")
    for _ in 0..<7 { desk.press(.character("n")) }
    #expect(desk.console.processes.current?.processID == "P20261121-000012", "far off the screen")
    desk.press(.character("n"))
    #expect(desk.console.processes.current?.processID == "P20261121-000128", "round at the end")
    desk.press(.character("N"))
    #expect(desk.console.processes.current?.processID == "P20261121-000012")
    #expect(desk.text.contains("查找 00012 n N 前后，Esc 结束"))
    #expect(!desk.text.contains("隐藏"))
    desk.press(.escape)
    #expect(!desk.text.contains("查找 00012"))
  }

  @Test func escapeGoesBackToWhereOneWas() {
    var desk = FixtureDesk()
    desk.press(.down, .control("f"))
    desk.type("000003")
    #expect(desk.console.processes.current?.processID == "P20261121-000003")
    desk.press(.escape)
    #expect(desk.console.processes.current?.processID == "P20261121-000127")
  }

  @Test func nothingFoundIsSaidAndTheSelectionStays() {
    var desk = FixtureDesk()
    desk.press(.control("f"))
    desk.type("nobody")
    #expect(desk.text.contains("没有哪一行符合“nobody”"))
    #expect(desk.console.processes.current?.processID == "P20261121-000128")
  }

  @Test func withoutWordsNextMatchSaysWhatToDo() {
    var desk = FixtureDesk()
    desk.press(.character("n"))
    #expect(desk.text.contains("按 Ctrl-F 查找"))
  }

  // MARK: Filters

  @Test(arguments: [
    ("since:abc", "读不懂时间 abc"), ("statsu:x", "没有字段 statsu"), ("amount:>x", "没有字段 amount"),
    ("status:lost", "status 没有 lost 这个值"),
  ])
  func whatIsNotUnderstoodIsSaidBesideIt(typed: String, said: String) {
    var desk = FixtureDesk()
    desk.press(.character("/"))
    desk.type(typed)
    let row = desk.console.draw().canvas.text()[desk.console.layout.crumbs.y]
    #expect(row.contains(typed) && row.contains("✕ \(said)"), "\(row)")
  }

  @Test(arguments: [
    ("今天", "day:今天"), ("自:2小时", "since:2小时"), ("-已签署", "-status:SIGNED"),
    ("！状态：失败", "-status:FAILED"), ("!南门", "-南门"), ("-", "-"),
  ])
  func wordsOfTheScreen(typed: String, meaning: String) {
    #expect(DeskFilter.text(typed, panel: .processes) == meaning)
  }

  @Test func amountsFromAChineseKeyboard() {
    #expect(DeskFilter.text("金额：＞1000", panel: .splits) == "amount:>1000")
  }

  @Test func theHistoryIsEachPanelsOwn() {
    var desk = FixtureDesk()
    for text in ["南门", "status:SIGNED", "南门"] {
      desk.press(.character("/"), .control("u"))
      desk.type(text)
      desk.press(.enter)
    }
    desk.press(.character("/"), .control("u"))
    desk.type("x")
    desk.press(.up)
    #expect(desk.console.filterLine?.text == "南门")
    desk.press(.up, .up, .up)
    #expect(desk.console.filterLine?.text == "status:SIGNED")
    #expect(desk.console.processes.filter == "status:SIGNED")
    desk.press(.down, .down, .down)
    #expect(desk.console.filterLine?.text == "x")
    desk.press(.escape, .character("4"), .character("/"), .up)
    #expect(desk.console.filterLine?.text == "")
  }

  /// Nothing is written down that may be somebody's.
  @Test func onlyWhatWasFoundIsWrittenDown() {
    var desk = FixtureDesk()
    for text in ["南门", "王小明", "-王小明", "13800138000", "since:1h"] {
      desk.press(.character("/"), .control("u"))
      desk.type(text)
      desk.press(.enter)
    }
    #expect(desk.console.history[.processes].count == 5, "the session knows them all")
    #expect(saved(desk).map(\.values) == [["南门"], ["南门", "since:1h"]])
    #expect(saved(desk).allSatisfy { $0.table == "history" && $0.key == "processes" })
  }

  // MARK: Order and columns

  @Test func theSelectionStaysOnItsRecordWhenTheOrderChanges() {
    var desk = FixtureDesk(columns: 80, rows: 24)
    desk.press(.down, .down, .character("S"), .enter)
    #expect(windows(desk).last?.sort == Sorting("process_id"))
    #expect(desk.console.processes.current?.processID == "P20261121-000126")
    #expect(desk.console.processes.index == 125)
    #expect(desk.text.contains("▸ P20261121-000126"))
    #expect(desk.text.contains("编号▲"))
    desk.press(.character("S"), .character("S"))
    #expect(windows(desk).last?.sort == Sorting("process_id", isDescending: true))
    #expect(desk.text.contains("编号▼") && desk.text.contains("按编号排序▼"))
    desk.press(.character("S"), .character("0"))
    #expect(windows(desk).last?.sort == nil)
    #expect(desk.console.processes.current?.processID == "P20261121-000126")
  }

  @Test func ofAmountsTheGreatestComesFirst() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("S"), .character("4"))
    #expect(windows(desk).last?.sort == Sorting("amount", isDescending: true))
  }

  @Test func thePaletteSortsToo() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character(":"))
    desk.type("排序 金额")
    desk.press(.enter)
    #expect(windows(desk).last?.sort == Sorting("amount", isDescending: true))
  }

  @Test func whatCannotBeSortedSaysSo() {
    var desk = FixtureDesk(panel: .audit)
    desk.press(.character("S"))
    #expect(desk.text.contains("审计日志按时间排列"))
    desk.press(.enter)
    #expect(desk.console.notice?.text.contains("不能按“记录”排序") == true)
  }

  @Test func columnsAreChosenAndKept() {
    var desk = FixtureDesk(panel: .splits)
    desk.press(.character("S"), .down, .down, .character(" "))
    #expect(
      saved(desk) == [
        .columns(.splits, ["queue", "request_id", "amount", "status", "created_at", "fee"])
      ])
    desk.press(.escape)
    #expect(!desk.text.contains("付方 → 收方"))
    desk.press(.character("S"), .character("r"), .escape)
    #expect(desk.text.contains("付方 → 收方"))
    #expect(saved(desk).last == .columns(.splits, nil))
  }

  @Test func oneColumnStays() {
    var desk = FixtureDesk(panel: .templates)
    desk.press(.character("S"))
    for _ in 0..<4 { desk.press(.character(" "), .down) }
    desk.press(.character(" "))
    #expect(desk.console.settings.columns[.templates] == ["biz_scene"])
    #expect(desk.text.contains("至少留一列"))
  }

  @Test func servicesAreSortedAndFilteredHere() {
    var desk = FixtureDesk(panel: .services)
    desk.press(.character("/"))
    desk.type("waiting:>=0 -service:sms")
    desk.press(.enter)
    let rows = desk.console.services.view?.rows ?? []
    #expect(rows.count == ServiceName.allCases.count - 1)
    desk.press(.character("S"), .character("1"), .character("S"), .character("1"))
    #expect(desk.console.services.view?.rows.map(\.rowID) == rows.map(\.rowID).reversed())
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
