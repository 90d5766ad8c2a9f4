/// A display without a terminal, for tests.
package final class MemoryDisplay: Display {
  package private(set) var size: Size
  package var theme: Theme
  package var isMouseOn = false
  /// The canvas shown last.
  package private(set) var shown: Canvas?
  package private(set) var cursor: Point?
  /// How often something was shown.
  package private(set) var frames = 0
  package private(set) var copied: [String] = []
  package private(set) var rings = 0
  package private(set) var redraws = 0
  package private(set) var suspensions = 0

  package init(_ size: Size, theme: Theme = .builtIn) {
    self.size = size
    self.theme = theme
  }

  package func resize(_ size: Size) { self.size = size }

  package func show(_ canvas: Canvas, cursor: Point?) {
    shown = canvas
    self.cursor = cursor
    frames += 1
  }

  package func redraw() { redraws += 1 }

  package func copy(_ text: String) -> Bool {
    guard Clipboard.sequence(text, isInTmux: false) != nil else { return false }
    copied.append(text)
    return true
  }

  package func ring() { rings += 1 }
  package func suspend() { suspensions += 1 }
}
