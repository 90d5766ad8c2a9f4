import CNcurses
import Glibc

/// The terminal as a sheet of lines, for screen readers and terminals that can do no more: no
/// cursor is moved, no colour sent, and what was written stays.
package final class PlainDisplay: TerminalDisplay {
  /// Wide and high enough that little is cut and little must be scrolled; nobody sees it.
  package let size = Size(columns: 100, rows: 60)
  package var theme = Theme.builtIn
  package let depth = ColourDepth.mono
  package var isMouseOn = false
  package let background: RGB? = nil
  package let isIdentified = true
  package private(set) var isAtEnd = false
  private var decoder = KeyDecoder()
  private var decodedBytes = UTF8Pieces()
  /// Letters that were typed stand on the line.
  private var isMidLine = false

  package init() throws(DisplayProblem) {
    let code = cn_plain_open()
    let term = getenv("TERM").map { String(cString: $0) }
    if Int(code) == Int(CN_OPEN_SYSTEM_ERROR) { throw .system(errno: cn_plain_errno()) }
    if let problem = DisplayProblem(code: code, term: term) { throw problem }
  }

  deinit { cn_plain_close() }

  package func leave() {
    if isMidLine { endLine() }
    cn_plain_close()
  }

  /// Writes a line; what could drive the terminal is made visible.
  package func write(_ line: String) {
    if isMidLine { endLine() }
    send(VisibleText.of(line) + "\n")
  }

  /// Shows letters where they are typed.
  package func echo(_ letters: String) {
    send(VisibleText.of(letters))
    isMidLine = true
  }

  private func endLine() {
    isMidLine = false
    send("\n")
  }

  private func send(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cn_send($0.baseAddress, $0.count) }
    }
  }

  /// The canvas's text, line by line.
  package func show(_ canvas: Canvas, cursor: Point?) {
    for line in canvas.text() where !line.isEmpty {
      write(String(line.drop { $0 == " " }))
    }
  }

  package func readKeys() -> [Key] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var wait: Int32 = 0
    while true {
      let count = cn_plain_read(&bytes, Int32(bytes.count), wait)
      if count < 0 { isAtEnd = true }
      guard count > 0 else { break }
      for scalar in decodedBytes.take(bytes.prefix(Int(count))) { decoder.feed(.scalar(scalar)) }
      // The rest of a key's sequence may be a moment behind its Escape.
      wait = bytes[Int(count) - 1] == 0x1B ? 25 : 0
    }
    return decoder.finish()
  }

  package func suspend() {
    if isMidLine { endLine() }
    cn_plain_suspend()
  }

  package func retake() { cn_plain_retake() }

  // What such a terminal does not do.

  package func redraw() {}
  package func ring() {}
  package func askBackground() {}
  package func followWindow() -> Size? { nil }
  package func copy(_ text: String) -> Bool { false }
}
