import Terminal
import Testing

@Suite struct CanvasExportTests {
  private static var canvas: Canvas {
    var canvas = Canvas(Size(columns: 6, rows: 1))
    canvas.put("<签&", at: Point(x: 0, y: 0), style: .filled(.selection, .bold))
    return canvas
  }

  @Test func ansiWithAttributesOnly() {
    #expect(
      Self.canvas.ansi(theme: .builtIn, depth: .mono)
        == "\u{1B}[0;1;7m<签&\u{1B}[0m  \u{1B}[0m\n")
  }

  @Test func ansiInColour() throws {
    let theme = try TestThemes.library.theme(named: "ink")
    let text = Self.canvas.ansi(theme: theme, depth: .trueColour)
    #expect(text.hasPrefix("\u{1B}[0;1;38;2;241;245;242;48;2;29;66;62m<签&\u{1B}[0;38;2;"))
    let short = Self.canvas.ansi(theme: theme, depth: .colours256)
    #expect(short.hasPrefix("\u{1B}[0;1;38;5;255;48;5;237m<签&"))
  }

  @Test func svgKeepsTheGridAndEscapes() throws {
    let svg = Self.canvas.svg(theme: try TestThemes.library.theme(named: "ink"))
    #expect(svg.contains("<rect x=\"12\" y=\"12\" width=\"9\" height=\"19\" fill=\"#1d423e\"/>"))
    #expect(
      svg.contains(
        "<text x=\"21\" y=\"26\" textLength=\"18\" fill=\"#f1f5f2\" font-weight=\"bold\">签</text>"))
    #expect(svg.contains(">&lt;</text>") && svg.contains(">&amp;</text>"))
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
  }
}
