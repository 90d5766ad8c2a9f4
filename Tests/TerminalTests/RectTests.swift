import Terminal
import Testing

@Suite struct RectTests {
  static let screen = Rect(Size(columns: 80, rows: 24))

  @Test func cuts() {
    let (header, rest) = Self.screen.splitTop(2)
    #expect(header == Rect(x: 0, y: 0, columns: 80, rows: 2))
    let (body, footer) = rest.splitBottom(1)
    #expect(footer == Rect(x: 0, y: 23, columns: 80, rows: 1))
    let (list, phone) = body.splitRight(34)
    #expect(phone == Rect(x: 46, y: 2, columns: 34, rows: 21))
    #expect(list.splitLeft(10).rest == Rect(x: 10, y: 2, columns: 36, rows: 21))
    #expect(body.inset() == Rect(x: 1, y: 3, columns: 78, rows: 19))
    #expect(body.row(20) == Rect(x: 0, y: 22, columns: 80, rows: 1))
    #expect(body.row(21).isEmpty)
    #expect(Self.screen.centred(Size(columns: 40, rows: 10)).topLeft == Point(x: 20, y: 7))
  }

  @Test func neverReachesOutside() {
    var dice = Dice(seed: 5)
    for _ in 0..<2000 {
      let rect = Rect(
        x: dice.below(5), y: dice.below(5), columns: dice.below(9) - 1, rows: dice.below(9) - 1)
      let count = dice.below(14) - 2
      let parts = [
        rect.topRows(count), rect.bottomRows(count), rect.leftColumns(count),
        rect.rightColumns(count), rect.splitTop(count).rest, rect.splitRight(count).rest,
        rect.row(count), rect.centred(Size(columns: count, rows: count)),
      ]
      #expect(parts.allSatisfy { $0.isEmpty || $0.intersection(rect) == $0 })
      let (top, rest) = rect.splitTop(count)
      #expect(top.rows + rest.rows == rect.rows && rest.bottom == rect.bottom)
      let (left, right) = rect.splitLeft(count)
      #expect(left.columns + right.columns == rect.columns && right.right == rect.right)
    }
  }

  @Test func contains() {
    let rect = Rect(x: 2, y: 3, columns: 2, rows: 1)
    #expect(rect.contains(Point(x: 3, y: 3)))
    #expect(!rect.contains(Point(x: 4, y: 3)))
    #expect(!rect.contains(Point(x: 2, y: 4)))
    #expect(rect.intersection(Rect(x: 9, y: 9, columns: 1, rows: 1)).isEmpty)
  }
}
