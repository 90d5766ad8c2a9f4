import Terminal
import Testing

@Suite struct GlyphsTests {
  @Test(arguments: [
    ("a\u{1B}[31mb", "a␛[31mb"), ("\r\n\t\0", "␍␊␉␀"), ("\u{7F}", "␡"),
    ("\u{9B}31m", "\\u{9B}31m"), ("王\u{202E}明", "王\\u{202E}明"), ("a\u{200B}b", "a\\u{200B}b"),
    ("\u{FEFF}x", "\\u{FEFF}x"), ("\u{2028}", "\\u{2028}"), ("\u{E0041}", "\\u{E0041}"),
    ("\u{E000}", "\\u{E000}"), ("\u{61C}", "\\u{61C}"), ("\u{378}", "\u{FFFD}"),
    ("a\u{FE0F}", "a\\u{FE0F}"), ("a\u{200D}b", "a\\u{200D}b"), ("\u{3164}", "\\u{3164}"),
    ("签约 ok", "签约 ok"),
  ])
  func makesVisible(_ text: String, _ expected: String) {
    #expect(VisibleText.of(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("❤\u{FE0F}!", "❤!"), ("👨\u{200D}👩\u{200D}👧.", "👨."), ("👍🏽", "👍"), ("🇨🇳", "ⒸⓃ"),
    ("1\u{FE0F}⃣", "1\\u{FE0F}◌\u{20E3}"),
    ("👩\u{200D}x", "👩\\u{200D}x"),
  ])
  func drawsTheFirstOfASequence(_ text: String, _ expected: String) {
    #expect(VisibleText.of(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func marksStayWithTheirLetterButNotInHeaps() {
    #expect(VisibleText.of("e\u{301}\u{302}") == "e\u{301}\u{302}")
    #expect(VisibleText.of("\u{301}a").unicodeScalars.elementsEqual("◌\u{301}a".unicodeScalars))
    let heap = "e" + String(repeating: "\u{301}", count: 5)
    #expect(Array(Glyphs(heap)).map(\.marks.count) == [3, 1, 1])
  }

  /// Every scalar there is, alone and after a letter, becomes something that can be seen.
  @Test func noScalarDrawsNothing() {
    var bad: [UInt32] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let glyphs = Array(Glyphs(String(Character(scalar))))
      let isVisible = glyphs.allSatisfy { glyph in
        (1...2).contains(glyph.columns) && Self.isSafe(glyph.scalar)
          && glyph.marks.allSatisfy(Self.isMark)
      }
      if glyphs.isEmpty || !isVisible { bad.append(value) }
    }
    #expect(bad.isEmpty)
  }

  /// Judged by the standard library's own data, not by our table.
  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isBidiControl { return false }
    switch properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark:
      return false
    default: return !properties.isNoncharacterCodePoint
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    // Vowels and finals of Hangul are drawn into the syllable before them.
    default: (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
    }
  }

  @Test func whatIsVisibleStaysAsItIs() {
    var dice = Dice(seed: 3)
    for _ in 0..<1000 {
      let once = VisibleText.of(dice.text())
      #expect(VisibleText.of(once) == once)
    }
  }
}
