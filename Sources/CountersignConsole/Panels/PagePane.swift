internal import Terminal

/// What is chosen on a page, and how far down it is read.
///
/// A plain value; the page itself is written anew from the record for every drawing.
struct PagePane: Equatable, Sendable {
  /// Columns left and right of a page's text; the pointer stands in the left ones.
  static let margin = 2

  private var subject: String?
  private var cursor: String?
  private var scroll = 0

  /// The chosen row; where the page begins unless another was, nil where none can be.
  func chosen(_ page: Page) -> Int? {
    let known = subject == page.subject ? page.stops.first { page.rows[$0].id == cursor } : nil
    return known ?? page.stops.first { page.rows[$0].id == page.start } ?? page.stops.first
  }

  /// The id of the chosen row.
  func chosenID(_ page: Page) -> String? { chosen(page).flatMap { page.rows[$0].id } }

  /// Whether this key means something here, before any key of the panels.
  func takes(_ key: Key) -> Bool {
    switch key {
    case .up, .down, .pageUp, .pageDown, .home, .end, .mouse: true
    case .character(let letter): "jkgG".unicodeScalars.contains(letter)
    default: false
    }
  }

  /// Acts on a key.
  /// - Parameter rect: where the page is drawn, margins and all.
  /// - Returns: what is to be opened, after a click on the chosen row.
  mutating func update(_ key: Key, _ page: Page, in rect: Rect) -> PaneIntent? {
    if subject != page.subject { (subject, cursor, scroll) = (page.subject, nil, 0) }
    let height = Self.height(page, rect)
    switch key {
    case .up, .character("k"): step(by: -1, page, height)
    case .down, .character("j"): step(by: 1, page, height)
    case .pageUp: turn(by: -1, page, height)
    case .pageDown: turn(by: 1, page, height)
    case .home, .character("g"): choose(page.stops.first, page, scroll: 0)
    case .end, .character("G"): choose(page.stops.last, page, scroll: page.rows.count)
    case .mouse(let mouse): return point(mouse, page, rect)
    default: break
    }
    scroll = first(page, height)
    return nil
  }

  /// Rows of the page that are seen: where it goes on, the last one says so.
  private static func height(_ page: Page, _ rect: Rect) -> Int {
    page.rows.count > rect.rows ? max(1, rect.rows - 1) : max(1, rect.rows)
  }

  /// What Enter opens.
  func opening(_ page: Page) -> PaneIntent? { chosen(page).flatMap { page.rows[$0].intent } }

  /// The first row shown.
  private func first(_ page: Page, _ height: Int) -> Int {
    let wanted = subject == page.subject ? scroll : 0
    return min(max(0, wanted), max(0, page.rows.count - height))
  }

  private mutating func choose(_ row: Int?, _ page: Page, scroll: Int) {
    self.scroll = scroll
    if let row { cursor = page.rows[row].id }
  }

  /// To the next line that can be chosen; where there is none, or it is further than a screen, the
  /// text moves.
  private mutating func step(by step: Int, _ page: Page, _ height: Int) {
    let now = first(page, height)
    guard let row = chosen(page), let at = page.stops.firstIndex(of: row),
      page.stops.indices.contains(at + step)
    else { return scroll = now + step }
    let next = page.stops[at + step]
    guard next >= now - height, next < now + 2 * height else { return scroll = now + step }
    // The rows before the first line that can be chosen come into sight with it.
    let top = at + step == 0 ? 0 : next
    choose(next, page, scroll: min(max(now, next - height + 1), top))
  }

  /// A screen further, the choice with it.
  private mutating func turn(by pages: Int, _ page: Page, _ height: Int) {
    let last = max(0, page.rows.count - height)
    let now = min(max(0, first(page, height) + pages * max(1, height - 1)), last)
    let seen = page.stops.filter { $0 >= now && $0 < now + height }
    choose(pages > 0 ? seen.last : seen.first, page, scroll: now)
  }

  private mutating func point(_ mouse: Mouse, _ page: Page, _ rect: Rect) -> PaneIntent? {
    let height = Self.height(page, rect)
    if let lines = mouse.wheelStep {
      scroll = first(page, height) + lines
      scroll = first(page, height)
      return nil
    }
    let row = first(page, height) + mouse.point.y - rect.y
    guard case .press(.left) = mouse.kind, rect.contains(mouse.point), page.stops.contains(row)
    else { return nil }
    if chosen(page) == row, cursor != nil { return page.rows[row].intent }
    cursor = page.rows[row].id
    return nil
  }
}

extension PagePane {
  func draw(
    _ page: Page, isFocused: Bool, ascii: Bool, on ground: Role = .surface,
    into canvas: inout Canvas, in rect: Rect
  ) {
    let height = Self.height(page, rect)
    let first = first(page, height)
    let chosen = chosen(page)
    for (at, row) in page.rows.dropFirst(first).prefix(min(height, rect.rows)).enumerated() {
      draw(row, &canvas, rect.row(at))
      guard first + at == chosen else { continue }
      let pointer = Rect(x: rect.x, y: rect.y + at, columns: 1, rows: 1).intersection(rect)
      canvas.put(
        ascii ? ">" : "▸", at: pointer.topLeft, within: pointer, style: Style(.accent, .bold))
      let paper: Role = isFocused ? .selection : .selectionInactive
      canvas.restyle(rect.row(at)) { $0.on(paper) }
    }
    let below = page.rows.count - height - first
    guard page.rows.count > rect.rows, rect.rows > 1 else { return }
    let text = below > 0 ? "▼ \(below)" : "▲"
    let columns = canvas.width.columns(of: text)
    // A box has a frame there.
    let air = ground == .surface ? 0 : 1
    canvas.put(
      text, at: Point(x: max(rect.x, rect.right - columns - air), y: rect.bottom - 1),
      within: rect, style: Style(.textMuted, on: ground))
  }

  private func draw(_ row: PageRow, _ canvas: inout Canvas, _ rect: Rect) {
    var line = Line(rect.inset(columns: Self.margin, rows: 0))
    let right = row.right.pieces.map { ($0.text, $0.style) }
    let columns = row.right.pieces.reduce(0) { $0 + canvas.width.columns(of: $1.text) }
    // The right side may take half the row; a longer one is left out.
    let hasRoom = columns > 0 && columns <= line.area.columns / 2
    let room = line.area.splitRight(hasRoom ? columns + 1 : 0).rest
    var left = Line(room)
    for piece in row.left.pieces { left.put(piece.text, piece.style, on: &canvas) }
    if hasRoom {
      line.skip(line.area.columns - columns)
      for piece in right { line.put(piece.0, piece.1, on: &canvas) }
    }
  }
}
