import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  /// Decodes text as if it came scalar by scalar in one read.
  private static func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    for scalar in text.unicodeScalars { decoder.feed(.scalar(scalar)) }
    return decoder.finish()
  }

  @Test(
    arguments: [
      ("a签 ", [.character("a"), .character("签"), .character(" ")]),
      ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
      ("\u{C}\0\u{1F}", [.control("l"), .control(" "), .control("_")]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}x", [.alt("x")]),
      ("\u{1B}\r", [.escape, .enter]), ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]),
      ("\u{1B}[A\u{1B}OB", [.up, .down]), ("\u{1B}[1;5Cz", [.right, .character("z")]),
      ("\u{1B}[3~\u{1B}[15~\u{1B}[24;2~", [.delete, .function(5), .function(12)]),
      ("\u{1B}[Z\u{1B}OP", [.backTab, .function(1)]),
      ("\u{1B}[I\u{1B}[O", [.focus(true), .focus(false)]),
      ("\u{1B}[?1;2cq", [.character("q")]), ("\u{1B}[12;40Rq", [.character("q")]),
      ("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\q", [.character("q")]),
      ("\u{1B}]11;rgb:0/0/0\u{7}q", [.character("q")]), ("\u{1B}]", [.alt("]")]),
      ("\u{1B}]11;?\u{1B}[A", [.up]), ("\u{1B}]52;c;签", []),
      ("\u{1B}[99~\u{1B}[Mabcd", [.character("d")]), ("\u{9B}a", [.character("a")]),
      ("\u{1B}[200~a\rb\r\nc\u{1B}[201~d", [.paste("a\nb\nc"), .character("d")]),
      ("\u{1B}[200~\u{1B}[A:q\u{1B}[201~", [.paste("\u{1B}[A:q")]),
    ] as [(String, [Key])])
  func decodes(_ text: String, _ expected: [Key]) {
    #expect(Self.keys(text) == expected)
  }

  @Test(
    arguments: [
      ("rgb:ffff/fafa/f0f0\u{1B}\\", RGB(255, 250, 240)), ("rgb:1c/1c/1e\u{7}", RGB(28, 28, 30)),
      ("rgb:f/0/8\u{7}", RGB(255, 0, 136)), ("rgba:0000/0000/0000/ffff\u{7}", RGB(0, 0, 0)),
      ("rgb:12345/0/0\u{7}", nil), ("rgb:/0/0\u{7}", nil), ("rgb:0/0\u{7}", nil),
      ("#ffffff\u{7}", nil), ("rgb:+f/0/0\u{7}", nil), ("rgb:0/0/0", nil),
    ] as [(String, RGB?)])
  func hearsTheBackground(_ report: String, _ expected: RGB?) {
    var decoder = KeyDecoder()
    // Torn into two reads at every place.
    let scalars = Array("\u{1B}]11;\(report)".unicodeScalars)
    for scalar in scalars.prefix(4) { decoder.feed(.scalar(scalar)) }
    #expect(decoder.finish().isEmpty && !decoder.isIdentified)
    for scalar in scalars.dropFirst(4) { decoder.feed(.scalar(scalar)) }
    #expect(decoder.background == expected)
    for scalar in "\u{1B}\u{1B}[?62;22c".unicodeScalars { decoder.feed(.scalar(scalar)) }
    #expect(decoder.isIdentified)
  }

  @Test(arguments: [("#000000", true), ("#ffffff", false), ("#1c1c1e", true), ("#fdf6e3", false)])
  func tellsDarkFromLight(_ hex: String, _ isDark: Bool) throws {
    #expect(try #require(RGB(hex: hex)).isDark == isDark)
  }

  @Test(arguments: [
    ("0;1;1M", Mouse(.press(.left), at: Point(x: 0, y: 0))),
    ("0;300;40m", Mouse(.release(.left), at: Point(x: 299, y: 39))),
    ("2;5;6M", Mouse(.press(.right), at: Point(x: 4, y: 5))),
    ("32;5;6M", Mouse(.drag(.left), at: Point(x: 4, y: 5))),
    ("64;5;6M", Mouse(.wheelUp, at: Point(x: 4, y: 5))),
    ("65;5;6M", Mouse(.wheelDown, at: Point(x: 4, y: 5))),
    ("20;5;6M", Mouse(.press(.left), at: Point(x: 4, y: 5), modifiers: [.shift, .control])),
    ("9;5;6M", Mouse(.press(.middle), at: Point(x: 4, y: 5), modifiers: .alt)),
  ])
  func readsTheMouse(_ report: String, _ expected: Mouse) {
    #expect(Self.keys("\u{1B}[<" + report) == [.mouse(expected)])
    var decoder = KeyDecoder()
    decoder.feed(.mouseReport)
    for scalar in report.unicodeScalars { decoder.feed(.scalar(scalar)) }
    #expect(decoder.finish() == [.mouse(expected)])
  }

  @Test(arguments: [
    "0;0;1M", "0;1M", ";;M", "35;4;4M", "66;4;4M", "128;4;4M", "a;1;1M", "0;1;1;1M",
  ])
  func dropsBadReports(_ report: String) {
    #expect(
      Self.keys("\u{1B}[<" + report).allSatisfy { if case .mouse = $0 { false } else { true } })
  }

  /// However the bytes are cut into reads after the Escape, the keys are the same.
  @Test func sequencesMayBeTorn() {
    let text = Array("\u{1B}[<0;12;7M\u{1B}[200~签\rx\u{1B}[201~\u{1B}[5~".unicodeScalars)
    let whole: [Key] = [
      .mouse(Mouse(.press(.left), at: Point(x: 11, y: 6))), .paste("签\nx"), .pageUp,
    ]
    for cut in 3..<text.count where !Self.isInIntroducer(text, cut) {
      var decoder = KeyDecoder()
      for scalar in text[..<cut] { decoder.feed(.scalar(scalar)) }
      var keys = decoder.finish()
      for scalar in text[cut...] { decoder.feed(.scalar(scalar)) }
      keys += decoder.finish()
      #expect(keys == whole, "cut at \(cut)")
    }
  }

  /// Outside a paste, nothing can tell `ESC` `[` torn apart from two keys.
  private static func isInIntroducer(_ text: [Unicode.Scalar], _ cut: Int) -> Bool {
    let isInPaste = cut > 17 && cut < 26
    return !isInPaste
      && (text[cut - 1] == "\u{1B}" || (text[cut - 1] == "[" && text[cut - 2] == "\u{1B}"))
  }

  @Test func namedKeysEndAnUnfinishedSequence() {
    var decoder = KeyDecoder()
    decoder.feed(.scalar("\u{1B}"))
    decoder.feed(.key(.up))
    decoder.feed(.pasteStart)
    decoder.feed(.scalar("a"))
    decoder.feed(.key(.enter))
    decoder.feed(.unknown)
    decoder.feed(.pasteEnd)
    #expect(decoder.finish() == [.escape, .up, .paste("a\n")])
  }

  @Test func namesOfKeys() {
    #expect(Key.control("l").name(chinese: false) == "Ctrl-L")
    #expect(Key.character(" ").name(chinese: true) == "空格")
    #expect(Key.character(" ").name(chinese: false) == "Space")
    #expect(Key.character("g").name(chinese: false) == "g")
    #expect(Key.alt("x").name(chinese: false) == "Alt-x")
    #expect(Key.pageDown.name(chinese: true) == "PgDn")
    #expect(Key.function(5).name(chinese: true) == "F5")
    #expect(Key.paste("x").name(chinese: true) == "")
  }
}
