import Testing

@testable import Terminal

@Suite struct DriverTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("签", "562+"),
  ])
  func base64(_ text: String, _ expected: String) {
    #expect(Clipboard.base64(Array(text.utf8)) == expected)
  }

  @Test func clipboardSequences() {
    #expect(Clipboard.sequence("foo", isInTmux: false) == "\u{1B}]52;c;Zm9v\u{7}")
    #expect(
      Clipboard.sequence("foo", isInTmux: true)
        == "\u{1B}]52;c;Zm9v\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{7}\u{1B}\\")
    #expect(Clipboard.sequence(String(repeating: "x", count: 56_000), isInTmux: false) != nil)
    #expect(Clipboard.sequence(String(repeating: "x", count: 57_000), isInTmux: false) == nil)
  }

  @Test func memoryDisplayRemembers() {
    let display = MemoryDisplay(Size(columns: 4, rows: 1))
    var canvas = Canvas(display.size)
    canvas.put("签", at: Point(x: 0, y: 0))
    display.show(canvas, cursor: Point(x: 2, y: 0))
    #expect(display.shown == canvas && display.cursor == Point(x: 2, y: 0) && display.frames == 1)
    #expect(display.copy("foo") && display.copied == ["foo"])
  }

  @Test func depths() {
    #expect(ColourDepth(colours: 0) == .mono)
    #expect(ColourDepth(colours: 8) == .colours8)
    #expect(ColourDepth(colours: 16) == .colours16)
    #expect(ColourDepth(colours: 256) == .colours256)
    #expect(ColourDepth(colours: 16_777_216) == .trueColour)
    #expect(ColourDepth.colours16.isWithin(.colours256))
    #expect(!ColourDepth.trueColour.isWithin(.colours256))
  }
}
