import Terminal
import Testing

@Suite struct TextWidthTests {
  static let width = TextWidth.standard

  @Test(arguments: [
    ("", 0), ("abc", 3), ("签约台", 6), ("ＡＢ", 4), ("，。", 4), ("ｱ", 1), ("ア", 2), ("한글", 4),
    ("𠀀", 2), ("𰀀", 2), ("e\u{301}", 1), ("¥", 1), ("￥", 2), ("─│╭", 3), ("①", 1), ("✓●◐", 3),
    ("⌛", 2), ("😀", 2), ("\u{3000}", 2), ("\u{A0}", 1), ("ก\u{E33}", 2), ("\u{1100}\u{1161}", 2),
    ("㈱", 2), ("䷀", 2), ("…", 1), ("“”", 2),
  ])
  func knownWidths(_ text: String, _ columns: Int) {
    #expect(Self.width.columns(of: text) == columns)
  }

  /// What is measured without taking it apart is measured alike, every scalar there is.
  @Test(arguments: [TextWidth.standard, TextWidth(ambiguous: 2)])
  func everyScalarIsMeasuredAsItIsDrawn(_ width: TextWidth) {
    var bad: [UInt32] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["\(scalar)", "王\(scalar)", "👩\(scalar)a"] {
        let drawn = Glyphs(text, width: width).reduce(0) { $0 + $1.columns }
        if width.columns(of: text) != drawn { bad.append(value) }
      }
    }
    #expect(bad.isEmpty)
  }

  @Test func ambiguousScalarsMayTakeTwo() {
    let wide = TextWidth(ambiguous: 2)
    #expect(wide.columns(of: "①─…“") == 8)
    #expect(wide.columns(of: "a签é") == 5)
  }

  @Test(arguments: [
    ("签约台", 6, "签约台"), ("签约台", 7, "签约台 "), ("签约台", 5, "签约…"), ("签约台", 4, "签… "),
    ("签约台", 1, "…"), ("签约台", 0, ""), ("ab", 4, "ab  "), ("abcdef", 4, "abc…"), ("", 2, "  "),
    ("a\nb", 3, "a␊b"),
  ])
  func fits(_ text: String, _ columns: Int, _ expected: String) {
    #expect(Self.width.fit(text, columns: columns) == expected)
    #expect(Self.width.columns(of: Self.width.fit(text, columns: columns)) == columns)
  }

  @Test func alignsRightAndCentre() {
    #expect(Self.width.fit("金额", columns: 7, align: .right) == "   金额")
    #expect(Self.width.fit("金额", columns: 7, align: .centre) == " 金额  ")
    #expect(Self.width.cut("金额", columns: 7) == "金额")
  }

  @Test func cutsNeverExceedAnyWidth() {
    var random = Dice(seed: 7)
    for _ in 0..<2000 {
      let text = random.text()
      let columns = random.below(24)
      let cut = Self.width.cut(text, columns: columns)
      #expect(Self.width.columns(of: cut) <= columns)
      #expect(Self.width.columns(of: Self.width.fit(text, columns: columns)) == columns)
    }
  }

  @Test func classesFollowTheRanges() {
    #expect(ScalarClass("a") == .narrow)
    #expect(ScalarClass("一") == .wide)
    #expect(ScalarClass("\u{301}") == .mark)
    #expect(ScalarClass("①") == .ambiguous)
    #expect(ScalarClass("\u{202E}") == .hidden)
    #expect(ScalarClass("\u{378}") == .unknown)
    #expect(ScalarClass("\u{10FFFF}") == .hidden)
  }
}
