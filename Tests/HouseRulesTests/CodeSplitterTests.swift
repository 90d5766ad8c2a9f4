import Testing

/// Code, comments and literals are told apart: every rule that looks for words stands on it.
@Suite struct CodeSplitterTests {
  @Test(arguments: [
    ("a // b", "a", "  // b"), ("a /* b */ c", "a         c", "  /* b */"),
    ("/* a /* b */ c */ d", "                  d", "/* a /* b */ c */"),
    (
      #"let s = "a // b" // c"#, #"let s = "      ""#,
      "                 // c"
    ),
    (#"f("\(g("x")) y")"#, #"f(" (g(" "))  ")"#, ""),
    (##"#"a"b"# + c"##, ##"#"   "# + c"##, ""),
    (#""\"" + a"#, #""  " + a"#, ""),
    ("\"\"\"\na \"b\" // c\n\"\"\" + d", "\"\"\"\n\n\"\"\" + d", ""),
    ("#expect(a)", "#expect(a)", ""),
  ])
  func split(_ text: String, _ code: String, _ comments: String) {
    var splitter = CodeSplitter(Array(text.utf8))
    splitter.split()
    #expect(splitter.code.count == text.utf8.count)
    #expect(splitter.comments.count == text.utf8.count)
    #expect(Self.trimmed(splitter.code) == code)
    #expect(Self.trimmed(splitter.comments).drop { $0 == "\n" } == comments)
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      let end = line.lastIndex { $0 != UInt8(ascii: " ") }
      return String(decoding: end.map { line[...$0] } ?? [], as: UTF8.self)
    }
    .joined(separator: "\n")
  }

  @Test func aBrokenLiteralEndsWithItsLine() {
    var splitter = CodeSplitter(Array("let s = \"open\nlet t = 1".utf8))
    splitter.split()
    #expect(String(decoding: splitter.code, as: UTF8.self).hasSuffix("\nlet t = 1"))
  }
}
