import Terminal
import Testing

@testable import CountersignConsole

/// A page's choice: on its line, in sight, and never on a line that leads nowhere.
struct PagePaneTests {
  private static let rect = Rect(x: 0, y: 0, columns: 30, rows: 6)

  /// A page of so many rows, of which these can be chosen.
  private func page(_ count: Int, _ stops: Set<Int>, subject: String = "x") -> Page {
    Page(
      subject: subject,
      rows: (0..<count).map { row in
        PageRow(
          PageLine("row \(row)"), id: stops.contains(row) ? "\(row)" : nil,
          opens: stops.contains(row) ? .openRecord(row) : nil)
      })
  }

  private func drawn(_ pane: PagePane, _ page: Page) -> [String] {
    var canvas = Canvas(Self.rect.size)
    pane.draw(page, isFocused: true, ascii: true, into: &canvas, in: Self.rect)
    return canvas.text()
  }

  @Test func theChosenLineIsAlwaysInSight() {
    let page = page(40, [2, 3, 9, 17, 30, 39])
    var pane = PagePane()
    for key in [Key.down, .down, .down, .down, .down, .down, .up, .up, .up, .up, .up, .up] {
      for _ in 0..<20 {
        let before = pane.chosen(page)
        _ = pane.update(key, page, in: Self.rect)
        if pane.chosen(page) != before { break }
      }
      let row = pane.chosen(page) ?? -1
      #expect(drawn(pane, page).contains { $0.hasPrefix("> row \(row)") }, "\(key) \(row)")
    }
    #expect(drawn(pane, page)[0] == "  row 0", "the head comes into sight with the first line")
  }

  @Test func farTextIsReadBeforeTheNextLine() {
    let page = page(40, [0, 30])
    var pane = PagePane()
    _ = pane.update(.down, page, in: Self.rect)
    #expect(pane.chosen(page) == 0)
    #expect(drawn(pane, page)[0] == "  row 1")
  }

  @Test func aPageWithoutLinesScrolls() {
    let page = page(10, [])
    var pane = PagePane()
    for _ in 0..<20 { _ = pane.update(.down, page, in: Self.rect) }
    #expect(drawn(pane, page)[4] == "  row 9")
    #expect(pane.opening(page) == nil)
    _ = pane.update(.home, page, in: Self.rect)
    #expect(drawn(pane, page)[0] == "  row 0")
    #expect(drawn(pane, page)[5].contains("▼ 5"))
  }

  @Test func anotherRecordBeginsAtItsTop() {
    var pane = PagePane()
    _ = pane.update(.end, page(40, [1, 39]), in: Self.rect)
    let other = page(40, [1, 39], subject: "y")
    #expect(pane.chosen(other) == 1)
    #expect(drawn(pane, other)[0] == "  row 0")
  }

  @Test func aClickChoosesAndAnotherOpens() {
    let page = page(5, [1, 3])
    var pane = PagePane()
    let click = Key.mouse(Mouse(.press(.left), at: Point(x: 4, y: 3)))
    #expect(pane.update(click, page, in: Self.rect) == nil)
    #expect(pane.chosen(page) == 3)
    #expect(pane.update(click, page, in: Self.rect) == .openRecord(3))
    let beside = Key.mouse(Mouse(.press(.left), at: Point(x: 4, y: 2)))
    #expect(pane.update(beside, page, in: Self.rect) == nil)
    #expect(pane.chosen(page) == 3)
  }

  @Test(arguments: [(0, 0), (1, 1), (3, 1), (1, 30), (200, 50)])
  func anySizeIsDrawn(columns: Int, rows: Int) {
    let rect = Rect(x: 0, y: 0, columns: columns, rows: rows)
    var pane = PagePane()
    let page = page(40, [0, 20, 39])
    let wheel = Key.mouse(Mouse(.wheelDown, at: Point(x: 0, y: 0)))
    for key in [Key.down, .pageDown, .end, .up, .pageUp, wheel] {
      _ = pane.update(key, page, in: rect)
      var canvas = Canvas(rect.size)
      pane.draw(page, isFocused: true, ascii: false, into: &canvas, in: rect)
    }
    #expect(pane.chosen(page) != nil)
  }
}
