import Terminal
import Testing

@Suite struct LineBreakingTests {
  static let width = TextWidth.standard

  @Test func breaksChineseAnywhere() {
    #expect(Self.width.wrap("甲方授权平台", columns: 8) == ["甲方授权", "平台"])
    #expect(Self.width.wrap("甲方授权平台", columns: 7) == ["甲方授", "权平台"])
  }

  @Test func keepsClosingMarksOffTheLineStart() {
    #expect(Self.width.wrap("甲方授权，平台", columns: 8) == ["甲方授", "权，平台"])
    #expect(Self.width.wrap("甲方《协议》。乙方", columns: 10) == ["甲方《协", "议》。乙方"])
  }

  @Test func keepsOpeningMarksOffTheLineEnd() {
    #expect(Self.width.wrap("甲方签《协议》", columns: 8) == ["甲方签", "《协议》"])
  }

  @Test func breaksLatinBetweenWords() {
    #expect(Self.width.wrap("the agreement text", columns: 10) == ["the", "agreement", "text"])
    #expect(Self.width.wrap("金额 12,800.00 元", columns: 10) == ["金额", "12,800.00", "元"])
    #expect(Self.width.wrap("按Countersign约定", columns: 12) == ["按", "Countersign", "约定"])
  }

  @Test func cutsWordsThatFitNoLine() {
    #expect(Self.width.wrap("abcdefghij", columns: 4) == ["abcd", "efgh", "ij"])
  }

  @Test func newlinesBeginLines() {
    #expect(Self.width.wrap("一\n\n二\r\n三", columns: 10) == ["一", "", "二", "三"])
    #expect(Self.width.wrap("", columns: 4) == [""])
    #expect(Self.width.wrap("一\n", columns: 4) == ["一", ""])
  }

  @Test func keepsAnIndent() {
    #expect(Self.width.wrap("  第一条", columns: 20) == ["  第一条"])
  }

  @Test func everyLineFitsAndNothingVisibleIsLost() {
    var dice = Dice(seed: 11)
    for _ in 0..<2000 {
      let text = dice.text() + dice.text()
      let columns = 2 + dice.below(20)
      let lines = Self.width.wrap(text, columns: columns)
      #expect(lines.allSatisfy { Self.width.columns(of: $0) <= columns })
      let shown = VisibleText.of(text).filter { $0 != " " }
      #expect(
        lines.joined().filter { $0 != " " }.unicodeScalars.elementsEqual(shown.unicodeScalars))
    }
  }

  @Test func noLineBeginsWithAClosingMark() {
    let text = "甲、乙双方经友好协商，就“分账”事宜达成如下协议：（一）甲方同意；（二）乙方同意。《附件》略。"
    for columns in 8...40 {
      for line in Self.width.wrap(text, columns: columns) {
        #expect(line.unicodeScalars.first.map { !"，。、；：）》”".unicodeScalars.contains($0) } == true)
        #expect(line.unicodeScalars.last.map { !"（《“".unicodeScalars.contains($0) } == true)
      }
    }
  }
}
