import Terminal
import Testing

@testable import CountersignConsole

/// Charts in text: what number gives what bar.
struct BarChartTests {
  private func bars(_ parts: [(Int, Int)]) -> [Bar] { parts.map { Bar($0.0, of: $0.1) } }

  @Test(
    arguments: [
      ([(0, 0)], "·", "."), ([(0, 9)], "▁", "_"), ([(9, 9)], "█", "#"),
      ([(1, 1_000)], "▂", ":"), ([(1, 2)], "▅", "+"), ([(999, 1_000)], "█", "#"),
      (
        [(0, 0), (0, 3), (1, 7), (2, 7), (3, 7), (4, 7), (5, 7), (6, 7), (7, 7)], "·▁▂▃▄▅▆▇█",
        "._:-=+*%#"
      ),
      ([(-3, 5), (50, 5), (3, -5)], "▁█·", "_#."), ([], "", ""),
    ] as [([(Int, Int)], String, String)])
  func aBarIsAsHighAsItsPart(parts: [(Int, Int)], blocks: String, ascii: String) {
    #expect(BarChart(bars(parts), isASCII: false).line == blocks)
    #expect(BarChart(bars(parts), isASCII: true).line == ascii)
  }

  @Test func highChartsHaveFinerSteps() {
    let chart = BarChart(bars([(0, 0), (0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]), isASCII: false)
    #expect(chart.rows(2) == ["   ▁▅█", "·▁▅███"])
    #expect(chart.rows(3) == ["    ▃█", "   ▅██", "·▁▇███"])
    #expect(BarChart(chart.bars, isASCII: true).rows(2) == ["   _+#", "._+###"])
  }

  @Test func neighboursArePutTogether() {
    let all = bars([(1, 2), (0, 0), (3, 4), (0, 1), (5, 5)])
    #expect(all.merged(into: 5) == all)
    #expect(all.merged(into: 2) == bars([(1, 2), (8, 10)]))
    #expect(all.merged(into: 1) == bars([(9, 12)]))
    #expect(all.merged(into: 0).isEmpty)
    #expect(bars([(1, 2), (3, 4)]).widened(by: 2) == bars([(1, 2), (1, 2), (3, 4), (3, 4)]))
  }

  @Test(arguments: 1...60) func mergingLosesNothing(columns: Int) {
    let all = (0..<48).map { Bar($0 % 3, of: 3) }
    let merged = all.merged(into: columns)
    #expect(merged.count == min(48, columns))
    #expect(merged.map(\.part).reduce(0, +) == 48)
    #expect(merged.map(\.whole).reduce(0, +) == 144)
  }

  @Test(arguments: [(0, 0, "—"), (0, 9, "0%"), (1, 3, "33%"), (2, 3, "67%"), (9, 9, "100%")])
  func sharesInPerCent(part: Int, whole: Int, text: String) {
    #expect(Texts.percent(part, of: whole) == text)
  }
}
