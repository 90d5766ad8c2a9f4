import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// What is seen can be clicked: tabs, rows, hints of the footer, entries, keys in a box's edge.
struct MouseTests {
  /// Where a text stands on the screen.
  private func place(of text: String, _ desk: FixtureDesk) -> Point? {
    let canvas = desk.console.draw().canvas
    let wanted = Array(text.unicodeScalars)
    for y in (0..<canvas.size.rows).reversed() {
      let cells = (0..<canvas.size.columns).compactMap { x in
        canvas[Point(x: x, y: y)].flatMap { $0.columns > 0 ? (x: x, scalar: $0.scalar) : nil }
      }
      guard cells.count >= wanted.count else { continue }
      for start in 0...(cells.count - wanted.count)
      where cells[start..<start + wanted.count].map(\.scalar) == wanted {
        return Point(x: cells[start].x, y: y)
      }
    }
    return nil
  }

  private func click(_ text: String, _ desk: inout FixtureDesk) {
    guard let point = place(of: text, desk) else {
      Issue.record("\(text) is not on the screen")
      return
    }
    desk.press(.mouse(Mouse(.press(.left), at: point)))
  }

  @Test func tabsRowsAndPanes() {
    var desk = FixtureDesk()
    click("P20261121-000126", &desk)
    #expect(desk.console.list.selectedID == "P20261121-000126")
    click("P20261121-000126 ", &desk)
    #expect(desk.console.focus == .detail)
    click("4 分账", &desk)
    #expect(desk.console.panel == .splits)
  }

  @Test func hintsOfTheFooterAreDoneByAClick() {
    var desk = FixtureDesk()
    click("s 重发短信", &desk)
    #expect(desk.performed == [.processSendSMS(ProcessSendSMS("P20261121-000128"))])
    click("帮助", &desk)
    #expect(desk.console.layers == [.help(scroll: 0)])
    click("Esc 关闭", &desk)
    #expect(desk.console.layers.isEmpty)
  }

  @Test func aQuestionIsAnsweredByItsKeysInTheEdge() {
    var desk = FixtureDesk(panel: .templates)
    desk.press(.character("a"))
    click("Esc 返回", &desk)
    #expect(desk.console.layers.isEmpty && desk.performed.isEmpty)
    desk.press(.character("a"))
    // What the box says is no button.
    click("新流程将使用此版本", &desk)
    #expect(desk.performed.isEmpty)
    click("Enter 启用", &desk)
    #expect(desk.performed.count == 1)
  }

  @Test func anEntryOfThePaletteIsChosenByAClick() {
    var desk = FixtureDesk()
    desk.press(.character(":"))
    desk.type("zhuti")
    click("主题 paper", &desk)
    #expect(desk.others == [.theme("paper")])
    #expect(desk.console.layers.isEmpty)
  }

  @Test func theWheelMovesTheListUnderIt() {
    var desk = FixtureDesk()
    let point = Point(x: 5, y: desk.console.layout.list.y + 4)
    desk.press(.mouse(Mouse(.wheelDown, at: point)))
    #expect(desk.console.list.selectedID == "P20261121-000125")
    desk.press(.mouse(Mouse(.wheelUp, at: point)))
    #expect(desk.console.list.selectedID == "P20261121-000128")
  }

  @Test func oneKeyGivesTheMouseBackAndTakesItAgain() {
    var desk = FixtureDesk()
    desk.press(.character("M"))
    #expect(desk.others == [.mouse(false)])
    #expect(desk.text.contains("按 M 再打开"))
    desk.press(.character("M"))
    #expect(desk.others == [.mouse(false), .mouse(true)])
    desk.press(.character(":"))
    desk.type("shubiao")
    desk.press(.enter)
    #expect(desk.others.last == .mouse(false))
    #expect(KeyTable.text(.chinese).contains("鼠标（Shift 选字）"))
  }
}
