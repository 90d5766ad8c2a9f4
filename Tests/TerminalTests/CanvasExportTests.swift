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

extension CanvasExportTests {
  @Test func svgDrawsLinesAndBlocksThatMeet() {
    var canvas = Canvas(Size(columns: 4, rows: 2))
    canvas.box(canvas.bounds, style: .plain, frame: .rounded)
    let svg = canvas.svg(theme: .builtIn)
    #expect(!svg.contains("─") && !svg.contains("╭") && !svg.contains("<text"))
    // Down the left side: from the middle of the first cell to the middle of the one below.
    #expect(svg.contains("M16.5 21.5V31") && svg.contains("M16.5 40.5V31"))
    var chart = Canvas(Size(columns: 3, rows: 1))
    chart.put("▁█a", at: Point(x: 0, y: 0))
    let bars = chart.svg(theme: .builtIn)
    #expect(bars.contains("M12 28.625h9v2.375h-9z") && bars.contains("M21 12.0h9v19.0h-9z"))
    #expect(bars.contains(">\u{A0}\u{A0}a</text>"))
  }
}
