internal import Countersign
internal import Terminal

/// Where everything on a process's page lies: for drawing, for moving and for the mouse alike.
struct ProcessLayout {
  let rows: [ProcessRow]
  /// The rows above the timeline.
  let head: Rect
  let heading: Rect
  /// The timeline's lines.
  let lines: Rect
  /// The first line shown, and the last that can be first.
  let first: Int
  let lastFirst: Int
  let isOnAxis: Bool

  init(
    _ pane: ProcessPane, _ view: ProcessView, now: Instant, texts: Texts, _ rect: Rect
  ) {
    let whole = ProcessRows(view, now: now, texts: texts, columns: rect.columns).rows
    let wanted =
      (pane.isOnAxis
        ? CoursePicture.rows(view) : min(view.timeline.count, Self.leastLines)) + 1
    rows = ProcessRow.fitted(whole, rows: max(rect.rows - wanted, min(rect.rows, Self.leastHead)))
    let (head, rest) = rect.splitTop(rows.count)
    self.head = head
    (heading, lines) = rest.splitTop(1)
    isOnAxis = pane.isOnAxis
    lastFirst = isOnAxis ? 0 : max(0, view.timeline.count - max(1, lines.rows))
    let isSame = pane.processID == view.line.processID
    first = min(max(0, (isSame ? pane.first : nil) ?? lastFirst), lastFirst)
  }

  /// Lines of the timeline that should be seen, and rows above it that come before them.
  private static let leastLines = 5
  private static let leastHead = 5

  /// What lies under the mouse.
  func stop(at point: Point, _ view: ProcessView) -> ProcessCursor? {
    if head.contains(point), case .party(let place) = rows[point.y - head.y] {
      return .party(view.parties[place].userID)
    }
    let at = first + point.y - lines.y
    guard !isOnAxis, lines.contains(point), view.timeline.indices.contains(at) else { return nil }
    return .line(view.timeline[at].id)
  }
}
