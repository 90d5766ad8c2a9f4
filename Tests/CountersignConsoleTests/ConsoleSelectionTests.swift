import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The selection belongs to the record, never to the row number.
struct ConsoleSelectionTests {
  /// The id that an action would be about.
  private func selected(_ desk: FixtureDesk) -> String? {
    var desk = desk
    desk.press(.character("y"))
    guard case .copy(let id)? = desk.others.last else { return nil }
    return id
  }

  /// The line of the screen that the pointer is on.
  private func line(_ desk: FixtureDesk) -> Int? {
    desk.console.draw().canvas.text().firstIndex { $0.hasPrefix("▸") || $0.hasPrefix("⊘") }
  }

  private func newProcess(_ number: Int) -> ProcessLine {
    var line = ConsoleSamples.process(1)
    line.processID = "P20261122-" + padded(Int64(number), 6)
    return line
  }

  @Test func aNewRowAboveNeverMovesTheSelectionToAnotherRecord() {
    var desk = FixtureDesk()
    desk.press(.down, .down, .down)
    #expect(selected(desk) == "P20261121-000125")
    desk.processes.insert(contentsOf: [newProcess(1), newProcess(2)], at: 0)
    desk.send(.changed)
    #expect(selected(desk) == "P20261121-000125")
    #expect(desk.text.contains("P20261122-000001"), "the top of the list stays in sight")
  }

  @Test func aScrolledListStaysWhereItIsWhenRowsComeAbove() {
    var desk = FixtureDesk()
    for _ in 0..<30 { desk.press(.down) }
    desk.press(.up, .up)
    let (id, before) = (selected(desk), line(desk))
    desk.processes.insert(contentsOf: (1...7).map(newProcess), at: 0)
    desk.send(.changed)
    #expect(selected(desk) == id)
    #expect(line(desk) == before)
  }

  @Test func theSelectionFollowsItsRecordOutOfTheWindow() {
    var desk = FixtureDesk()
    desk.press(.down)
    let moved = desk.processes.remove(at: 1)
    desk.processes.insert(moved, at: 100)
    desk.send(.changed)
    #expect(selected(desk) == moved.processID)
    #expect(desk.text.contains(moved.processID))
  }

  @Test func aVanishedRecordIsShownAsSuchAndItsActionsAreOff() {
    var desk = FixtureDesk()
    desk.press(.down, .down)
    let gone = desk.processes.remove(at: 2)
    desk.send(.changed)
    #expect(line(desk) != nil)
    #expect(desk.text.contains("已不在列表中"))
    for key in "scvy".unicodeScalars {
      desk.press(.character(key))
      #expect(desk.text.contains("\(gone.processID) 已不在列表中"), "\(key)")
    }
    #expect(desk.performed.isEmpty)
    #expect(desk.console.layers.isEmpty)
    #expect(desk.others.isEmpty)
    // The next row has moved up into its place.
    desk.press(.down)
    #expect(selected(desk) == "P20261121-000125")
  }

  @Test func noMoreRowsAreAskedForThanAreShown() {
    var desk = FixtureDesk(columns: 80, rows: 24)
    for key in [Key.down, .pageDown, .end, .home, .up] { desk.press(key) }
    let windows = desk.asked.compactMap { query in
      if case .processes(let window) = query { window } else { nil }
    }
    #expect(!windows.isEmpty)
    #expect(windows.allSatisfy { $0.count == 17 }, "24 rows less frame and heads")
  }

  @Test func movingInsideTheWindowAsksForNoRows() {
    var desk = FixtureDesk()
    let before = desk.asked.count { if case .processes = $0 { true } else { false } }
    desk.press(.down, .down, .up)
    let after = desk.asked.count { if case .processes = $0 { true } else { false } }
    #expect(after == before)
  }

  @Test func keysWaitForTheRowTheyAreAbout() {
    var desk = FixtureDesk()
    desk.isSlow = true
    desk.press(.end, .character("y"))
    #expect(desk.others.isEmpty, "the last row has not come yet")
    for _ in 0..<4 { desk.answer() }
    #expect(desk.others == [.copy("P20261121-000001")])
  }

  @Test func escapeGivesTheKeyboardBackFromADeskThatDoesNotAnswer() {
    var desk = FixtureDesk()
    desk.isSlow = true
    desk.press(.end, .character("y"), .escape)
    desk.isSlow = false
    desk.answer()
    #expect(desk.others.isEmpty, "what waited is dropped")
  }

  @Test func anAnswerToAnOldQuestionIsDropped() {
    var desk = FixtureDesk(columns: 80, rows: 24)
    desk.isSlow = true
    desk.press(.character("/"))
    desk.type("王")
    let old = desk.waiting.first { if case .processes = $0.query { true } else { false } }
    desk.type("没有")
    let before = desk.text
    let wrong = ListView<ProcessLine>(
      total: 1, matching: 1, first: 0, rows: [newProcess(9)], anchorIndex: nil)
    if let old { desk.send(.view(tag: old.tag, .processes(wrong))) }
    #expect(old != nil)
    #expect(desk.text == before)
    desk.send(.view(tag: 9_999, .processes(wrong)))
    #expect(desk.text == before)
  }

  @Test func manyChangesMakeOneMoreQuestionNotMany() {
    var desk = FixtureDesk()
    desk.isSlow = true
    desk.send(.changed)
    let waiting = desk.waiting.count
    for _ in 0..<10 { desk.send(.changed) }
    #expect(desk.waiting.count == waiting)
    desk.answer()
    #expect(desk.waiting.count == waiting, "each is asked once more")
    desk.answer()
    #expect(desk.waiting.isEmpty)
  }

  @Test func marksStayOnTheirRecords() {
    var desk = FixtureDesk()
    desk.press(.character(" "), .character(" "))
    desk.processes.insert(newProcess(1), at: 0)
    desk.send(.changed)
    #expect(desk.console.processes.marks == ["P20261121-000128", "P20261121-000127"])
    #expect(desk.text.contains("标记 2"))
  }
}
