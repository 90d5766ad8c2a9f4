import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The day above the audit log: its bars, and narrowing the log to a part of it.
struct ActivityTests {
  private func desk(
    _ language: Language = .chinese, columns: Int = 120, rows: Int = 40, ascii: Bool = false
  ) -> FixtureDesk {
    FixtureDesk(language, columns: columns, rows: rows, panel: .audit, ascii: ascii)
  }

  private func stretch(_ desk: FixtureDesk) -> Range<Instant>? {
    guard case .audit(let window)? = desk.asked.last(where: \.isAudit) else { return nil }
    return window.within
  }

  // MARK: Bars

  @Test(arguments: [
    (24, 60), (72, 20), (78, 20), (96, 15), (118, 15), (300, 5), (7, 240), (1, 1440),
  ])
  func thereIsAColumnForEachPart(columns: Int, minutes: Int64) {
    let bars = ActivityBars(nil, now: paneNow, columns: columns)
    #expect(bars.step == minutes * 60_000)
    #expect(Int64(bars.parts.count) * minutes == 1440)
    #expect(bars.parts.count * bars.wide <= max(columns, 1))
    #expect(bars.place(of: paneNow) == bars.parts.count - 1)
    #expect(bars.stretch(bars.parts.count - 1).contains(paneNow))
    #expect(bars.bars.allSatisfy { $0 == .empty })
  }

  @Test func nothingOfTheDayIsLostOrCountedTwice() {
    let day = ServiceSamples.day()
    for columns in [10, 24, 50, 78, 118, 288] {
      let bars = ActivityBars(day, now: paneNow, columns: columns)
      let first = bars.parts[0].start
      let kept = day.activity.filter { $0.startsAt >= first }
      #expect(bars.parts.reduce(0) { $0 + $1.events } == kept.reduce(0) { $0 + $1.events })
      #expect(bars.parts.reduce(0) { $0 + $1.failures } == kept.reduce(0) { $0 + $1.failures })
    }
  }

  // MARK: Keys

  @Test func aPartIsChosenThenShownAlone() throws {
    var desk = desk()
    #expect(stretch(desk) == nil)
    desk.press(.character("<"))
    #expect(desk.text.contains("选中 ") && stretch(desk) == nil, "nothing is hidden yet")
    desk.press(.enter)
    let newest = try #require(stretch(desk))
    #expect(desk.text.contains("只看 ") && desk.console.focus == .list)
    desk.press(.character("<"))
    let before = try #require(stretch(desk))
    #expect(before.upperBound == newest.lowerBound)
    desk.press(.character(">"))
    #expect(stretch(desk) == newest)
    // Now Enter opens the record, as ever.
    desk.press(.enter)
    #expect(desk.console.focus == .detail)
    desk.press(.escape, .escape)
    #expect(stretch(desk) == nil && !desk.text.contains("只看 "))
  }

  @Test func escapeTakesAwayThePartBeforeTheFilter() {
    var desk = desk()
    desk.press(.character("/"))
    desk.type("actor:user")
    desk.press(.enter, .character("<"), .enter, .escape)
    #expect(stretch(desk) == nil && desk.console.audit.filter == "actor:user")
    desk.press(.escape)
    #expect(desk.console.audit.filter.isEmpty)
  }

  @Test func theEndsOfTheDayAreTheEnds() throws {
    var desk = desk()
    desk.press(.character("<"), .enter)
    for _ in 0..<400 { desk.press(.character(">")) }
    #expect(try #require(stretch(desk)).contains(paneNow))
    for _ in 0..<400 { desk.press(.character("<")) }
    #expect(stretch(desk) == desk.console.activityBars.stretch(0))
  }

  @Test func theMouseDrawsAStretch() throws {
    var desk = desk()
    let area = desk.console.layout.activity
    let bars = desk.console.activityBars
    func at(_ part: Int) -> Point { Point(x: area.x + 1 + part * bars.wide, y: area.y + 2) }
    desk.press(.mouse(Mouse(.press(.left), at: at(40))))
    desk.press(.mouse(Mouse(.drag(.left), at: at(36))))
    #expect(stretch(desk) == nil)
    desk.press(.mouse(Mouse(.release(.left), at: at(36))))
    let chosen = try #require(stretch(desk))
    #expect(chosen == bars.stretch(36).lowerBound..<bars.stretch(40).upperBound)
  }

  @Test func aLowScreenKeepsItsRows() {
    var desk = desk(columns: 80, rows: 18)
    #expect(desk.console.layout.activity.isEmpty)
    desk.press(.character("<"))
    #expect(stretch(desk) == nil && desk.text.contains("这里没有时段图"))
  }

  @Test(arguments: Language.allCases, [(80, 24), (120, 40)])
  func looks(language: Language, size: (columns: Int, rows: Int)) throws {
    var desk = desk(language, columns: size.columns, rows: size.rows)
    desk.press(.character("<"), .character("<"), .enter)
    try PaneGolden.check(
      "console-activity-\(language.rawValue)-\(size.columns)x\(size.rows)",
      desk.console.draw().canvas)
  }

  @Test func looksInASCII() throws {
    var desk = desk(.english, columns: 80, rows: 24, ascii: true)
    desk.press(.character("<"))
    try PaneGolden.check("console-activity-en-ascii", desk.console.draw().canvas)
  }
}

extension Query {
  fileprivate var isAudit: Bool { if case .audit = self { true } else { false } }
}
