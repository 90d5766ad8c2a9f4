internal import Terminal

/// Where everything stands, for drawing and for the mouse.
struct Layout: Equatable, Sendable {
  /// From this size on, list, details and phone are one view.
  static let wideColumns = 110
  static let wideRows = 20
  /// Below this the screen only says that it is too small.
  static let least = Size(columns: 40, rows: 10)
  private static let phoneColumns = 42

  let screen: Rect
  let header: Rect
  let tabs: Rect
  /// The line under the tabs; empty on a low screen.
  let rule: Rect
  /// What must be looked at; empty where nothing must, or where a low screen has no row for it.
  let alert: Rect
  let crumbs: Rect
  /// Everything between crumbs and notice.
  let body: Rect
  let notice: Rect
  let footer: Rect
  let isWide: Bool
  /// The list with its column heads; empty when a page hides it.
  private(set) var list = Rect(x: 0, y: 0, columns: 0, rows: 0)
  private(set) var detail = Rect(x: 0, y: 0, columns: 0, rows: 0)
  private(set) var phone = Rect(x: 0, y: 0, columns: 0, rows: 0)
  /// The day above the audit log.
  private(set) var activity = Rect(x: 0, y: 0, columns: 0, rows: 0)
  /// The line between list and process.
  private(set) var shelf = Rect(x: 0, y: 0, columns: 0, rows: 0)
  /// Under the list of services: alerts, and how the day went.
  private(set) var lower = Rect(x: 0, y: 0, columns: 0, rows: 0)
  /// The line between left and right.
  private(set) var seam = Rect(x: 0, y: 0, columns: 0, rows: 0)

  var isTooSmall: Bool {
    screen.columns < Self.least.columns || screen.rows < Self.least.rows
  }

  /// Rows of records that a list shows, on the screen or behind a page.
  var listRows: Int { max(1, (list.isEmpty ? body.rows : list.rows) - 1) }

  init(_ size: Size, panel: PanelName, focus: Focus, alertRows: Int = 0) {
    screen = Rect(size)
    isWide = size.columns >= Self.wideColumns && size.rows >= Self.wideRows
    var rest = screen
    (header, rest) = rest.splitTop(1)
    (tabs, rest) = rest.splitTop(1)
    (rule, rest) = rest.splitTop(size.rows >= 24 ? 1 : 0)
    (alert, rest) = rest.splitTop(alertRows)
    (crumbs, rest) = rest.splitTop(1)
    (rest, footer) = rest.splitBottom(1)
    (body, notice) = rest.splitBottom(1)
    if isWide { placeWide(panel) } else { placeNarrow(focus) }
    if panel == .services { placeLower() }
    if panel == .audit, !list.isEmpty { placeActivity() }
  }

  /// The day above the log, across the whole width; not where the log itself would get too few rows.
  private mutating func placeActivity() {
    let rows = list.rows >= 30 ? 7 : list.rows >= 16 ? 4 : 0
    guard rows > 0 else { return }
    activity = body.topRows(rows)
    list = list.splitTop(rows).rest
    detail = detail.splitTop(rows).rest
    seam = seam.splitTop(rows).rest
  }

  /// The services are few; what is left under their list shows alerts and the day.
  private mutating func placeLower() {
    guard list.rows >= Self.serviceRows + 5 else { return }
    var rest: Rect
    (list, rest) = list.splitTop(Self.serviceRows + (list.rows >= 24 ? 1 : 0))
    (shelf, rest) = rest.splitTop(1)
    lower = rest
  }

  /// All services and the heads of their columns.
  private static let serviceRows = 9

  private mutating func placeNarrow(_ focus: Focus) {
    switch focus {
    case .list: list = body
    case .detail: detail = body
    case .phone: phone = body
    }
  }

  private mutating func placeWide(_ panel: PanelName) {
    switch panel {
    case .processes:
      var (left, right) = body.splitRight(Self.phoneColumns)
      (left, seam) = left.splitRight(1)
      phone = right
      (list, left) = left.splitTop(max(6, body.rows * 2 / 5))
      (shelf, left) = left.splitTop(1)
      // A column of air before the seam.
      detail = left.splitRight(1).rest
    case .accounts: split(list: body.columns * 9 / 20)
    case .splits:
      // A trace is read across the whole width.
      var rest: Rect
      (list, rest) = body.splitTop(max(6, body.rows * 2 / 5))
      (shelf, rest) = rest.splitTop(1)
      detail = rest
    case .services: split(list: body.columns * 3 / 5)
    case .callbacks: split(list: body.columns * 11 / 20)
    case .templates: split(list: max(50, body.columns * 2 / 5))
    case .audit: split(list: body.columns * 13 / 20)
    }
  }

  private mutating func split(list columns: Int) {
    var right: Rect
    (list, right) = body.splitLeft(columns)
    (seam, right) = right.splitLeft(1)
    detail = right
  }
}

extension Console {
  var layout: Layout { Layout(size, panel: panel, focus: focus, alertRows: alertRows) }
}
