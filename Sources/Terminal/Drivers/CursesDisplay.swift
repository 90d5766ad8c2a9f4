import CNcurses
import Glibc

/// The real terminal on standard input and output, through ncurses.
///
/// Only one can be open in a process. Whatever ends the program, the terminal is given back:
/// `leave()`, `exit`, a signal, a crash. What is written to standard error meanwhile is shown then.
package final class CursesDisplay: TerminalDisplay {
  package private(set) var size: Size
  package var theme: Theme { didSet { forgetPaints() } }
  /// How many colours are used.
  package let depth: ColourDepth
  package var isMouseOn = false {
    didSet { if isOpen { cn_mouse(isMouseOn) } }
  }
  private let isInTmux: Bool
  private var isOpen = true
  /// What the screen shows now; nil when that is not known.
  private var previous: Canvas?
  private var paints: [Style: ScreenPaint] = [:]
  /// The paint used last: neighbours mostly look alike.
  private var latest: (style: Style, paint: ScreenPaint)?
  /// A row's cells while it is drawn.
  private var cells: [cn_cell] = []
  private var decoder = KeyDecoder()

  /// Takes the terminal over.
  /// - Parameters:
  ///   - depth: fewer colours than the terminal has; by default all, or none with `NO_COLOR`.
  package init(theme: Theme, depth: ColourDepth? = nil) throws(DisplayProblem) {
    if let problem = DisplayProblem(code: cn_open(), term: Self.environment("TERM")) {
      throw problem
    }
    self.theme = theme
    self.depth = Self.depth(wanted: depth, colours: Int(cn_colours()))
    isInTmux = Self.environment("TMUX") != nil
    size = Size(columns: 80, rows: 24)
    size = Self.windowSize() ?? size
  }

  deinit { if isOpen { cn_close() } }

  /// Gives the terminal back; may be called again.
  package func leave() {
    guard isOpen else { return }
    isOpen = false
    cn_close()
  }

  package func show(_ canvas: Canvas, cursor: Point?) {
    guard isOpen else { return }
    let isSameSize = previous?.size == canvas.size
    for y in 0..<min(canvas.size.rows, size.rows) {
      if isSameSize, previous?.row(y) == canvas.row(y) { continue }
      cells.removeAll(keepingCapacity: true)
      for cell in canvas.row(y).prefix(size.columns) where cell.columns > 0 { append(cell) }
      cn_row(Int32(y), cells, Int32(cells.count))
    }
    previous = canvas
    cn_flush(Int32(cursor?.y ?? -1), Int32(cursor?.x ?? -1))
  }

  package func redraw() {
    guard isOpen else { return }
    previous = nil
    cn_repaint()
  }

  package func copy(_ text: String) -> Bool {
    guard isOpen, var sequence = Clipboard.sequence(text, isInTmux: isInTmux) else { return false }
    sequence.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cn_send($0.baseAddress, $0.count) }
    }
    return true
  }

  /// Asks the terminal what its background is; the answer comes as input, or never.
  ///
  /// What it is itself is asked after it (DA1), which every terminal answers: then the other
  /// answer will not come any more.
  package func askBackground() {
    guard isOpen, Self.environment("TERM") != "linux" else { return }
    let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"
    question.withCString { cn_send($0, question.utf8.count) }
  }

  /// What it answered; nil when it did not.
  package var background: RGB? { decoder.background }

  /// It has answered all that it will.
  package var isIdentified: Bool { decoder.isIdentified }

  package func ring() { if isOpen { cn_bell() } }

  package func suspend() {
    guard isOpen else { return }
    cn_suspend()
    redraw()
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func depth(wanted: ColourDepth?, colours: Int) -> ColourDepth {
    let own = ColourDepth(colours: colours)
    if let wanted { return wanted.isWithin(own) ? wanted : own }
    // https://no-color.org: set and not empty, whatever it says.
    return environment("NO_COLOR").map { !$0.isEmpty } == true ? .mono : own
  }

  private static func windowSize() -> Size? {
    var (rows, columns): (Int32, Int32) = (0, 0)
    guard cn_window(&rows, &columns) else { return nil }
    return Size(columns: Int(columns), rows: Int(rows))
  }
}

extension CursesDisplay {
  /// The keys that have arrived.
  package func readKeys() -> [Key] {
    guard isOpen else { return [] }
    while let raw = RawKey(cn_read()) { decoder.feed(raw) }
    return decoder.finish()
  }

  /// Whether the terminal is gone.
  package var isAtEnd: Bool { !isOpen || cn_at_end() }

  /// Follows the window's size.
  /// - Returns: the new size, or nil when it is as before.
  package func followWindow() -> Size? {
    guard isOpen, let now = Self.windowSize(), now != size else { return nil }
    cn_resize(Int32(now.rows), Int32(now.columns))
    size = now
    redraw()
    return now
  }

  /// Takes the terminal again after a stop that was not ours.
  package func retake() {
    guard isOpen else { return }
    cn_retake()
    redraw()
  }

  private func forgetPaints() {
    paints = [:]
    latest = nil
    previous = nil
  }

  /// One cell, or two where the C library knows another width: it would shift the line.
  private func append(_ cell: Cell) {
    let paint = paint(cell.style)
    if cell.scalar.isASCII || cn_columns(cell.scalar.value) == Int32(cell.columns) {
      return cells.append(paint.cell(cell.scalar, cell.marks))
    }
    cells.append(paint.cell("\u{FFFD}"))
    if cell.columns == 2 { cells.append(paint.cell(" ")) }
  }

  private func paint(_ style: Style) -> ScreenPaint {
    if let latest, latest.style == style { return latest.paint }
    let paint = paints[style] ?? ScreenPaint(theme.paint(style, depth))
    paints[style] = paint
    latest = (style, paint)
    return paint
  }
}
