import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Finding without hiding, the history of filters, order and columns.
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

  @Test func aFilterThatIsGivenUpLeavesTheSelectionWhereItWas() {
    var desk = FixtureDesk()
    desk.press(.down, .down, .character("/"))
    desk.type("nobody")
    #expect(desk.console.processes.current == nil)
    desk.press(.escape)
    #expect(desk.console.processes.current?.processID == "P20261121-000126")
    #expect(desk.console.processes.matching == 128 && desk.console.notice == nil)
  }

  @Test func aFilterEndsTheSearchAndSaysWhatItHides() {
    var desk = FixtureDesk(columns: 80, rows: 24)
    desk.press(.control("f"))
    desk.type("00012")
    desk.press(.enter, .character("/"))
    desk.type("南门")
    desk.press(.enter)
    #expect(desk.text.contains("已过滤 南门 隐藏") && desk.text.contains("行，Esc 清除"))
    #expect(!desk.text.contains("查找 "))
    desk.press(.control("f"))
    desk.type("00012")
    desk.press(.enter)
    let row = desk.console.draw().canvas.text()[desk.console.layout.crumbs.y]
    #expect(row.contains("已过滤 南门 隐藏") && row.contains("查找 00012"), "\(row)")
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

  @Test func aClickOnAHeadSortsByIt() {
    var desk = FixtureDesk(panel: .splits)
    let y = desk.console.layout.list.y
    func click(_ id: String) {
      let head = desk.console.columnHeads.first { $0.id == id }
      desk.press(.mouse(Mouse(.press(.left), at: Point(x: head?.span.lowerBound ?? 0, y: y))))
    }
    click("amount")
    #expect(windows(desk).last?.sort == Sorting("amount", isDescending: true))
    click("amount")
    #expect(windows(desk).last?.sort == Sorting("amount"))
    click("status")
    #expect(windows(desk).last?.sort == Sorting("status"))
    for head in desk.console.columnHeads where head.span.count > 2 {
      let title = desk.console.draw().canvas.text()[y]
      #expect(title.contains(head.title), "\(head.id)")
    }
  }

  @Test func theMenuOfColumnsTakesClicks() {
    var desk = FixtureDesk(panel: .splits)
    func click(_ text: String, _ right: Int) {
      let lines = desk.console.draw().canvas.text()
      let y = lines.firstIndex { $0.contains(text) } ?? 0
      let box = desk.console.layout.screen.centred(Size(columns: 58, rows: 1))
      desk.press(.mouse(Mouse(.press(.left), at: Point(x: box.x + right, y: y))))
    }
    desk.press(.character("S"))
    click("3 [x]", 5)
    #expect(desk.text.contains("3 [ ]"))
    #expect(desk.console.settings.columns[.splits]?.contains("payer") == false)
    click("4 [x]", 12)
    #expect(desk.console.layers.isEmpty)
    #expect(windows(desk).last?.sort == Sorting("amount", isDescending: true))
  }
}
