internal import Terminal

/// One bar of a chart: a part of a whole.
///
/// A whole of nothing is an empty place, not a low bar.
struct Bar: Equatable, Sendable {
  var part: Int
  var whole: Int

  init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  static let empty = Bar(0, of: 0)
}

/// A chart of bars, as text: one column a bar, and as many rows as wanted.
///
/// Nothing of something is the lowest step, and any part at all stands above it; so a row that
/// never failed differs both from one that failed once and from one that was never used.
struct BarChart: Equatable, Sendable {
  let bars: [Bar]
  let isASCII: Bool

  /// - Parameter isASCII: also wanted where these signs would be two columns wide.
  init(_ bars: [Bar], isASCII: Bool) {
    self.bars = bars
    self.isASCII = isASCII
  }

  private var steps: [String] {
    isASCII ? ["_", ":", "-", "=", "+", "*", "%", "#"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  }

  /// All in one row.
  var line: String { rows(1)[0] }

  /// From the top to the bottom.
  func rows(_ count: Int) -> [String] {
    let heights = bars.map { Self.height($0, most: count * 8) }
    return (0..<count).reversed().map { row in
      heights.map { glyph($0, row) }.joined()
    }
  }

  /// Eighths of a row: 1 for nothing, at least 2 for something; nil for an empty place.
  private static func height(_ bar: Bar, most: Int) -> Int? {
    guard bar.whole > 0 else { return nil }
    let part = min(max(0, bar.part), bar.whole)
    return 1 + (part * (most - 1) + bar.whole - 1) / bar.whole
  }

  private func glyph(_ height: Int?, _ row: Int) -> String {
    guard let height else { return row > 0 ? " " : isASCII ? "." : "·" }
    let filled = min(8, height - row * 8)
    return filled > 0 ? steps[filled - 1] : " "
  }
}

extension [Bar] {
  /// At most so many bars: neighbours are put together.
  func merged(into most: Int) -> [Bar] {
    guard most > 0, count > most else { return most > 0 ? self : [] }
    return (0..<most).map { at in
      self[at * count / most..<(at + 1) * count / most].reduce(.empty) {
        Bar($0.part + $1.part, of: $0.whole + $1.whole)
      }
    }
  }

  /// Each bar so many columns wide.
  func widened(by times: Int) -> [Bar] {
    flatMap { Array(repeating: $0, count: Swift.max(1, times)) }
  }
}
