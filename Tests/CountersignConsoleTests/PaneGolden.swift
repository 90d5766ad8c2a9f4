import Foundation
import Terminal
import Testing

/// Compares what a pane draws with the picture kept beside the tests: characters, then styles.
///
/// `UPDATE_SCREENS=1` writes the pictures anew; look at them before they are committed.
enum PaneGolden {
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
    #expect(picture == kept, "\(name) looks different", sourceLocation: sourceLocation)
  }
}
