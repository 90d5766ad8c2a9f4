import Terminal
import Testing

@Suite struct CanvasTests {
  private static func canvas(_ columns: Int, _ rows: Int = 1) -> Canvas {
    Canvas(Size(columns: columns, rows: rows))
  }

  @Test func putsTextAndTellsItsColumns() {
    var canvas = Self.canvas(8)
    #expect(canvas.put("签a", at: Point(x: 1, y: 0)) == 3)
    #expect(canvas.text() == [" 签a"])
    #expect(canvas[Point(x: 2, y: 0)]?.columns == 0)
    #expect(canvas[Point(x: 8, y: 0)] == nil)
  }

  @Test func overwritingHalfOfAWideGlyphBlanksTheOther() {
    var canvas = Self.canvas(6)
    canvas.put("审计审", at: Point(x: 0, y: 0))
    canvas.put("X", at: Point(x: 1, y: 0))
    canvas.put("Y", at: Point(x: 4, y: 0))
    #expect(canvas.text() == [" X计Y"])
    canvas.put("台", at: Point(x: 1, y: 0))
    #expect(canvas.text() == [" 台 Y"])
  }

  @Test func edgesCutWideGlyphsToBlanks() {
    var canvas = Self.canvas(3)
    #expect(canvas.put("签约", at: Point(x: 0, y: 0)) == 4)
    #expect(canvas.text() == ["签"])
    canvas.put("约定", at: Point(x: -1, y: 0))
    #expect(canvas.text() == [" 定"])
    canvas.put("x", at: Point(x: 0, y: 5))
    canvas.put("x", at: Point(x: 9, y: 0))
    #expect(canvas.text() == [" 定"])
  }

  @Test func drawsOnlyWithinItsArea() {
    var canvas = Self.canvas(8, 2)
    let area = Rect(x: 2, y: 0, columns: 3, rows: 1)
    canvas.put("abcdef", at: Point(x: 1, y: 0), within: area)
    canvas.put("abcdef", at: Point(x: 1, y: 1), within: area)
    #expect(canvas.text() == ["  bcd", ""])
  }

  @Test func fillAndCopyHealWhatTheyCut() {
    var canvas = Self.canvas(8)
    canvas.put("一二三四", at: Point(x: 0, y: 0))
    canvas.fill(Rect(x: 1, y: 0, columns: 2, rows: 1), style: .filled(.selection))
    #expect(canvas.text() == ["    三四"])
    var patch = Self.canvas(5)
    patch.put("甲乙丙", at: Point(x: 0, y: 0))
    canvas.put(patch, at: Point(x: -1, y: 0))
    #expect(canvas.text() == [" 乙 三四"])
    canvas.put(patch, at: Point(x: 5, y: 0))
    #expect(canvas.text() == [" 乙  甲"])
  }

  @Test func boxesAndRules() {
    var canvas = Self.canvas(6, 4)
    let inside = canvas.box(canvas.bounds, style: Style(.border), frame: .rounded)
    canvas.rule(2, across: canvas.bounds, style: Style(.border))
    #expect(inside == Rect(x: 1, y: 1, columns: 4, rows: 2))
    #expect(canvas.text() == ["╭────╮", "│    │", "├────┤", "╰────╯"])
    canvas.box(canvas.bounds, style: .plain, frame: .ascii)
    #expect(canvas.text() == ["+----+", "|    |", "|────|", "+----+"])
    canvas.box(Rect(x: 0, y: 0, columns: 1, rows: 9), style: .plain)
    #expect(canvas.text()[0] == "+----+")
  }

  @Test func stylesAsLetters() {
    var canvas = Self.canvas(8, 2)
    canvas.put("签", at: Point(x: 1, y: 0), style: Style(.statusDone, .bold))
    canvas.put("ab", at: Point(x: 0, y: 1), style: .filled(.selection))
    canvas.restyle(Rect(x: 1, y: 1, columns: 1, rows: 1)) { $0.with([.underline, .dim]) }
    #expect(
      canvas.styled() == [
        ".aa", "bc", "", "a = status.done bold", "b = selection on selection",
        "c = selection on selection underline dim",
      ])
  }

  /// Whatever is drawn, wide glyphs have both cells and nothing unsafe is in any.
  @Test func staysWholeUnderAnyDrawing() {
    var dice = Dice(seed: 23)
    for _ in 0..<400 {
      var canvas = Self.canvas(3 + dice.below(12), 3)
      for _ in 0..<12 { draw(on: &canvas, &dice) }
      #expect(Self.isWhole(canvas))
      #expect(
        canvas.text().allSatisfy { TextWidth.standard.columns(of: $0) <= canvas.size.columns })
    }
  }

  private func draw(on canvas: inout Canvas, _ dice: inout Dice) {
    let point = Point(x: dice.below(16) - 3, y: dice.below(5) - 1)
    let rect = Rect(x: point.x, y: point.y, columns: dice.below(8), rows: dice.below(4))
    switch dice.below(5) {
    case 0: canvas.fill(rect, style: Style(.accent))
    case 1: canvas.box(rect, style: Style(.border))
    case 2: canvas.put(canvas, at: point)
    case 3: canvas.put(dice.text(), at: point, within: rect)
    default: canvas.put(dice.text(), at: point)
    }
  }

  private static func isWhole(_ canvas: Canvas) -> Bool {
    (0..<canvas.size.rows).allSatisfy { y in
      var x = 0
      while let cell = canvas[Point(x: x, y: y)] {
        if cell.columns == 0 { return false }
        let right = canvas[Point(x: x + 1, y: y)]
        if cell.columns == 2, right?.columns != 0 || right?.style != cell.style { return false }
        x += Int(cell.columns)
      }
      return x == canvas.size.columns
    }
  }
}
