import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Time on columns, and a process on it.
struct TimeAxisTests {
  private func axis(_ seconds: [Int64], _ columns: Int = 61) -> TimeAxis {
    TimeAxis(seconds.map { Instant(milliseconds: $0 * 1000) }, columns: columns) { _ in 8 }
  }

  private func column(_ axis: TimeAxis, _ second: Int64) -> Int {
    axis.column(of: Instant(milliseconds: second * 1000))
  }

  @Test func isToScale() {
    let axis = axis([0, 60, 300, 600])
    #expect(axis.cuts.isEmpty)
    #expect([0, 60, 300, 600, 150].map { column(axis, $0) } == [0, 6, 30, 60, 15])
    #expect(column(axis, -5) == 0 && column(axis, 9_999) == 60)
  }

  @Test func aGapThatHidesTheRestIsCut() {
    let axis = axis([0, 60, 60 + 86_400, 120 + 86_400])
    #expect(axis.cuts.map(\.length) == [86_400_000])
    #expect(column(axis, 0) == 0 && column(axis, 60) == 26)
    #expect(column(axis, 60 + 86_400) == 34 && column(axis, 120 + 86_400) == 60)
  }

  @Test func twoNightsAreCutBoth() {
    let axis = axis([0, 60, 86_460, 86_520, 172_920, 172_980])
    #expect(axis.cuts.count == 2)
    #expect(column(axis, 172_980) == 60)
    let places = [0, 60, 86_460, 86_520, 172_920, 172_980].map { column(axis, $0) }
    #expect(places == places.sorted() && Set(places).count == 6)
  }

  @Test func nothingIsCutWhereItIsFineAlready() {
    #expect(axis([0, 1, 60]).cuts.isEmpty)
    #expect(axis([0]).cuts.isEmpty && column(axis([0]), 0) == 0)
    #expect(axis([]).stops.isEmpty == false || axis([]).cuts.isEmpty)
  }

  @Test(arguments: [1, 5, 20, 61, 400]) func staysOnItsColumns(columns: Int) {
    for seed in Int64(1)...40 {
      let seconds = (0..<9).map { ($0 * $0 * seed * 7919) % 700_000 }
      let axis = axis(seconds, columns)
      let places = seconds.sorted().map { column(axis, $0) }
      #expect(places == places.sorted())
      #expect(places.allSatisfy { $0 >= 0 && $0 < max(1, columns) }, "\(seconds)")
    }
  }

  @Test func whereThePartysTimeWent() {
    let view = ProcessSamples.open()
    let person = PartyCourse(view.parties[1], view, end: paneNow)
    #expect(person.length(.verifying) == 67_000)
    #expect(person.length(.signing) == 40_000, "it still waits for that")
    let company = PartyCourse(view.parties[0], view, end: paneNow)
    #expect(company.parts.last?.phase == .verifying && company.parts.last?.end == paneNow)
    #expect(company.length(.signing) == nil)
  }

  @Test func isSwitchedOnAndOff() {
    var desk = FixtureDesk()
    desk.press(.enter, .character("a"))
    #expect(desk.text.contains("时间轴") && desk.text.contains("最久："))
    desk.press(.down, .down, .down, .enter)
    #expect(desk.console.focus == .phone, "only parties can be chosen")
    desk.press(.escape, .character("a"))
    #expect(!desk.text.contains("最久："))
  }

  static let rects = [("80x24", 80, 20), ("120x40", 74, 35), ("low", 74, 11)]

  @Test(arguments: ProcessPaneTests.scenes.indices, Language.allCases)
  func looks(scene: Int, language: Language) throws {
    let (name, view) = ProcessPaneTests.scenes[scene]
    for (size, columns, rows) in Self.rects {
      try check("axis-\(name)-\(language.rawValue)-\(size)", view, language, columns, rows)
    }
  }

  @Test func looksAcrossANight() throws {
    var view = ProcessSamples.signed()
    let night: Int64 = 11 * 3600
    view.createdAt = view.createdAt.adding(seconds: -night)
    for at in 0..<4 { view.timeline[at].at = view.timeline[at].at.adding(seconds: -night) }
    try check("axis-night-zh-80x24", view, .chinese, 80, 20)
    try check("axis-night-en-ascii", view, .english, 80, 20, ascii: true)
  }

  private func check(
    _ name: String, _ view: ProcessView, _ language: Language, _ columns: Int, _ rows: Int,
    ascii: Bool = false
  ) throws {
    var canvas = Canvas(Size(columns: columns, rows: rows))
    var pane = ProcessPane()
    let rect = canvas.bounds
    _ = pane.update(.character("a"), view, now: paneNow, texts: Texts(language), in: rect)
    pane.draw(
      view, now: paneNow, texts: Texts(language), isFocused: true, ascii: ascii, into: &canvas,
      in: rect)
    try PaneGolden.check(name, canvas)
  }
}
