import Countersign
import CountersignConsole
import Terminal
import Testing

/// A process's page: what is chosen, what stays chosen, what it looks like.
struct ProcessPaneTests {
  private static let rect = Rect(x: 0, y: 0, columns: 74, rows: 20)

  private func press(
    _ keys: [Key], _ pane: inout ProcessPane, _ view: ProcessView, in rect: Rect = rect
  ) -> [PaneIntent] {
    keys.compactMap { pane.update($0, view, now: paneNow, texts: Texts(.chinese), in: rect) }
  }

  private func press(_ keys: [Key], _ view: ProcessView) -> [PaneIntent] {
    var pane = ProcessPane()
    return press(keys, &pane, view)
  }

  private func picture(_ pane: ProcessPane, _ view: ProcessView, in rect: Rect = rect) -> Canvas {
    var canvas = Canvas(Size(columns: rect.right, rows: rect.bottom))
    pane.draw(
      view, now: paneNow, texts: Texts(.chinese), isFocused: true, into: &canvas, in: rect)
    return canvas
  }

  @Test func beginsWithThePartyThatMustAct() {
    var view = ProcessSamples.open()
    #expect(ProcessPane().chosenParty(view) == "HQ-SWF-01")
    view.parties[0].status = .signed
    #expect(ProcessPane().chosenParty(view) == "PS-WXM-01")
    view.parties[1].status = .signed
    #expect(ProcessPane().chosenParty(view) == "HQ-SWF-01")
    view.parties = []
    #expect(ProcessPane().chosenParty(view) == nil)
  }

  @Test func enterOnAPartyShowsItsPhone() {
    let view = ProcessSamples.open()
    #expect(press([.enter], view) == [.showPhone(userID: "HQ-SWF-01")])
    #expect(press([.down, .enter], view) == [.showPhone(userID: "PS-WXM-01")])
    #expect(press([.right, .enter], view) == [.showPhone(userID: "PS-WXM-01")])
    #expect(press([.right, .right, .left, .enter], view) == [.showPhone(userID: "HQ-SWF-01")])
  }

  @Test func enterOnALineOpensItsRecord() {
    let view = ProcessSamples.open()
    #expect(press([.end, .enter], view) == [.openRecord(51)])
    #expect(press([.end, .up, .up, .enter], view) == [.openRecord(50)])
  }

  @Test func fromThePartiesOneComesToTheLinesThatAreSeen() {
    let view = ProcessSamples.open()
    var pane = ProcessPane()
    let before = picture(pane, view).text()
    let intents = press([.right, .down, .enter], &pane, view)
    guard case .openRecord(let record)? = intents.first else {
      Issue.record("a line should be chosen")
      return
    }
    #expect(before.contains { $0.hasSuffix("#\(record)") })
    #expect(picture(pane, view).text().dropFirst(12) == before.dropFirst(12))
    #expect(pane.chosenParty(view) == "PS-WXM-01", "the phone beside stays")
  }

  @Test func theChoiceStaysWithItsRecordWhenLinesAreAdded() {
    var view = ProcessSamples.open()
    var pane = ProcessPane()
    _ = press([.end, .up], &pane, view)
    view.timeline.append(ProcessSamples.line(60, 1, "PARTY_SIGNED", "user:PS-WXM-01", "王**", "{}"))
    view.timeline.removeFirst(3)
    let opened1 = press([.enter], &pane, view)
    #expect(opened1 == [.openRecord(51)])
  }

  @Test func followsTheNewestLineUntilOneIsChosen() {
    var view = ProcessSamples.open()
    var pane = ProcessPane()
    view.timeline.append(ProcessSamples.line(60, 1, "PARTY_SIGNED", "user:PS-WXM-01", "王**", "{}"))
    #expect(picture(pane, view).text().last?.hasSuffix("#60") == true)
    _ = press([.end], &pane, view)
    view.timeline.append(ProcessSamples.line(61, 0, "PROCESS_SIGNED", "system", nil, "{}"))
    #expect(picture(pane, view).text().last?.hasSuffix("#60") == true)
    _ = press([.left], &pane, view)
    #expect(picture(pane, view).text().last?.hasSuffix("#61") == true)
  }

  @Test func theTimelineScrollsToItsEndsAndNoFurther() {
    let view = ProcessSamples.open()
    var pane = ProcessPane()
    _ = press(Array(repeating: .pageUp, count: 9), &pane, view)
    let opened2 = press([.enter], &pane, view)
    #expect(opened2 == [.showPhone(userID: "HQ-SWF-01")])
    _ = press([.down, .down] + Array(repeating: .up, count: 30), &pane, view)
    let opened3 = press([.enter], &pane, view)
    #expect(opened3 == [.showPhone(userID: "HQ-SWF-01")])
    _ = press(Array(repeating: .pageDown, count: 9), &pane, view)
    let opened4 = press([.enter], &pane, view)
    #expect(opened4 == [.openRecord(51)])
    let end = picture(pane, view)
    _ = press([.down, .end, .pageDown], &pane, view)
    #expect(picture(pane, view) == end)
    let wheel = Array(repeating: Key.mouse(Mouse(.wheelUp, at: Point(x: 1, y: 15))), count: 20)
    _ = press(wheel, &pane, view)
    #expect(picture(pane, view).text().contains { $0.hasSuffix("#41") })
  }

  @Test func anotherProcessBeginsAnew() {
    var pane = ProcessPane()
    _ = press([.end], &pane, ProcessSamples.open())
    var other = ProcessSamples.open()
    other.line.processID = "P20261121-000099"
    let opened5 = press([.enter], &pane, other)
    #expect(opened5 == [.showPhone(userID: "HQ-SWF-01")])
  }

  @Test func theMouseChoosesWhatIsUnderIt() throws {
    let view = ProcessSamples.open()
    let rows = picture(ProcessPane(), view).text()
    let line = try #require(rows.firstIndex { $0.hasSuffix("#50") })
    let party = try #require(rows.firstIndex { $0.contains("收方") })
    func click(_ row: Int) -> [Key] {
      [.mouse(Mouse(.press(.left), at: Point(x: 9, y: row))), .enter]
    }
    #expect(press(click(line), view) == [.openRecord(50)])
    #expect(press(click(party), view) == [.showPhone(userID: "PS-WXM-01")])
  }

  @Test func aNoteIsMadeOfWhatTheEventCarries() {
    var view = ProcessSamples.open()
    view.timeline = [
      ProcessSamples.line(
        70, 5, "PROCESS_FAILED", "user:PS-WXM-01", "王**",
        #"{"end_reason":"DECLINED","reason":"费率太高"}"#),
      ProcessSamples.line(
        71, 4, "CALLBACK_FAILED", "system", nil, #"{"attempt":2,"error":"TIMEOUT"}"#),
      ProcessSamples.line(72, 3, "NEW_KIND", "robot", nil, "not json"),
    ]
    let rows = picture(ProcessPane(), view).text()
    #expect(rows.contains { $0.contains("用户拒签 · 费率太高") })
    #expect(rows.contains { $0.contains("第 2 次 · 超时") })
    #expect(rows.contains { $0.contains("NEW_KIND") && $0.contains("robot") })
  }

  @Test func aReasonIsToldOnce() {
    var view = ProcessSamples.failed(.cancelled, .cancelled(reason: "重复发起"))
    view.reason = "重复发起"
    let told = picture(ProcessPane(), view).text().filter { $0.contains("重复发起") }
    #expect(told.count == 1)
    view.whys = []
    #expect(picture(ProcessPane(), view).text().contains { $0.contains("原因：重复发起") })
  }

  static let scenes: [(String, ProcessView)] = [
    ("open", ProcessSamples.open()), ("signed", ProcessSamples.signed()),
    (
      "declined",
      ProcessSamples.failed(
        .declined, .declined(userID: "PS-WXM-01", name: "王**", reason: "费率太高"))
    ),
    ("cancelled", ProcessSamples.failed(.cancelled, .cancelled(reason: "重复发起"))),
    (
      "attempts",
      ProcessSamples.failed(
        .attemptsExceeded, .attemptsExceeded(userID: "HQ-SWF-01", name: "北京蜀味坊餐饮管理有限公司"))
    ),
    (
      "expired",
      ProcessSamples.failed(
        .timedOut, .expired(at: before(90), resumableUntil: paneNow.adding(seconds: 86_310)))
    ),
  ]

  /// The whole of 80×24; beside the phone on 120×40; under the list on 120×24.
  static let rects = [
    ("80x24", Rect(x: 0, y: 0, columns: 80, rows: 20)),
    ("120x40", Rect(x: 0, y: 0, columns: 74, rows: 35)),
    ("low", Rect(x: 0, y: 0, columns: 74, rows: 11)),
  ]

  @Test(arguments: scenes.indices, Language.allCases)
  func looks(scene: Int, language: Language) throws {
    let (name, view) = Self.scenes[scene]
    for (size, rect) in Self.rects {
      var canvas = Canvas(rect.size)
      ProcessPane().draw(
        view, now: paneNow, texts: Texts(language), isFocused: true, into: &canvas, in: rect)
      try PaneGolden.check("process-\(name)-\(language.rawValue)-\(size)", canvas)
    }
  }
}
