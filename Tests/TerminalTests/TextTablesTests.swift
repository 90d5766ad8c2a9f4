import Terminal
import Testing

/// Settings as TOML: what is written is what is read, and what is wrong has its line.
struct TextTablesTests {
  @Test func whatIsWrittenIsRead() throws {
    var file = try TextTables("", file: "f")
    file.tables = [
      "columns": ["splits": ["amount", "fee"], "audit": []],
      "views": ["失败 \"大\"\\额\u{1}\n": ["countersign:splits?filter=a%20b"]], "empty": [:],
    ]
    let read = try TextTables(file.text, file: "f")
    file.tables["empty"] = nil
    #expect(read.tables == file.tables)
    #expect(read.text == file.text)
  }

  @Test(
    arguments: [
      ("[columns]\nsplits = 3\n", 2, "columns.splits"), ("columns = 3\n", 1, "columns"),
      ("[columns]\n\nsplits = [\"a\", 3]\n", 3, "columns.splits"),
      ("[columns]\nsplits = [\n", nil, nil),
    ] as [(String, Int?, String?)])
  func whatIsWrongHasItsLine(text: String, line: Int?, key: String?) throws {
    do throws(ThemeProblem) {
      _ = try TextTables(text, file: "s.toml")
      Issue.record("it was read")
    } catch {
      #expect(error.file == "s.toml" && error.key == key)
      if let line { #expect(error.line == line) }
      #expect(error.line != nil)
    }
  }

  @Test func anUnknownKeyHasItsLine() throws {
    let file = try TextTables("[columns]\nsplits = \"a\"\nnone = \"b\"\n", file: "s.toml")
    #expect(
      file.unknown("columns.none").description(chinese: false)
        == "s.toml:3: columns.none: unknown key")
  }
}
