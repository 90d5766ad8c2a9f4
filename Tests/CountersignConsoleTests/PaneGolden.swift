import Foundation
import Terminal
import Testing

/// Compares what a pane draws with the picture kept beside the tests: characters, then styles.
///
/// `UPDATE_SCREENS=1` writes the pictures anew; look at them before they are committed.
enum PaneGolden {
  /// The sizes that every screen of the console is kept in.
  static let consoleSizes = [Size(columns: 120, rows: 40), Size(columns: 80, rows: 24)]

  static func check(
    _ name: String, _ canvas: Canvas, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let picture = (canvas.text() + [""] + canvas.styled()).joined(separator: "\n") + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Screens/\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_SCREENS"] == "1" {
      try Data(picture.utf8).write(to: file)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    let (drawn, expected) = (lines(picture), lines(kept))
    let row = zip(drawn, expected).prefix { $0.elementsEqual($1) }.count
    let isSame = drawn.count == expected.count && row == drawn.count
    let seen = row < drawn.count ? String(drawn[row]) : "nothing"
    #expect(
      isSame, "\(name) looks different from line \(row + 1): \(seen)",
      sourceLocation: sourceLocation)
  }

  /// Lines as scalars: strings that differ in bytes may compare equal.
  private static func lines(_ text: String) -> [Substring.UnicodeScalarView] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(\.unicodeScalars)
  }
}
