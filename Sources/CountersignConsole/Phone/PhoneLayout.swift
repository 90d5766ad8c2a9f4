internal import Countersign
internal import Terminal

/// Where everything on the phone lies: for drawing, for scrolling and for the mouse alike.
struct PhoneLayout {
  /// Outside measure of a phone.
  static let widest = 38

  struct Placed {
    let row: PhoneRow
    let rect: Rect
  }

  let frame: Rect
  let status: Rect
  /// The bank app's notice; empty when there is none.
  let notice: Rect
  let noticeLines: [String]
  let title: Rect
  /// The rules over and under the agreement; empty where it is not shown.
  let rules: [Rect]
  /// The agreement's lines.
  let text: Rect
  let lines: [AgreementPage.Line]
  let rows: [Placed]
  /// The first line shown, and the last that can be.
  let top: Int
  let lastTop: Int

  /// A page keeps one line of the one before.
  var pageStep: Int { max(1, text.rows - 1) }

  init(_ pane: PhonePane, _ view: PhoneView, _ texts: Texts, _ rect: Rect) {
    let columns = min(rect.columns, Self.widest)
    frame = Rect(
      x: rect.x + (rect.columns - columns) / 2, y: rect.y, columns: columns, rows: rect.rows)
    let inside = frame.columns >= 2 && frame.rows >= 2 ? frame.inset() : frame
    var rest: Rect
    (status, rest) = inside.splitTop(1)
    noticeLines = Self.notice(pane, view, texts, columns: inside.columns - 2)
    (notice, rest) = rest.splitTop(noticeLines.count)
    let screen = pane.screen(view)
    let rows = PhoneRows(pane, view, texts, columns: inside.columns - 2).rows
    let focus = pane.focused(view)
    guard screen.showsAgreement else {
      (title, rules, text, lines, top, lastTop) = (
        Rect(Size(columns: 0, rows: 0)), [], rest.topRows(0), [], 0, 0
      )
      self.rows = Self.place(rows, focus, Self.body(rest, rows.count, screen))
      return
    }
    (title, rest) = rest.splitTop(1)
    let fitted = PhoneRow.fitted(
      rows, rows: max(Self.least(rows), rest.rows - Self.leastText - 2), focus: focus)
    let (reading, step) = rest.splitBottom(fitted.count)
    rules = reading.rows >= 3 ? [reading.topRows(1), reading.bottomRows(1)] : []
    text = reading.inset(columns: 1, rows: rules.isEmpty ? 0 : 1)
    lines = pane.agreement(view, columns: text.columns).lines
    lastTop = max(0, lines.count - text.rows)
    top = min(max(0, pane.scroll), lastTop)
    self.rows = Self.place(fitted, focus, step)
  }

  /// Columns of the agreement on a phone drawn in this rectangle.
  static func textColumns(_ rect: Rect) -> Int { max(0, min(rect.columns, widest) - 4) }

  /// What can be touched at a point, where it can be touched now.
  func control(at point: Point) -> PhoneControl? {
    let row = rows.first { $0.rect.contains(point) }?.row
    if case .button(_, _, isOn: false)? = row { return nil }
    return row?.control
  }

  /// Lines of the agreement that a step leaves at the least, where the phone is not tiny.
  private static let leastText = 3

  /// The rows that a step does not do without.
  private static func least(_ rows: [PhoneRow]) -> Int {
    rows.count { !$0.isDispensable }
  }

  /// Screens without an agreement stand in the upper third, the message under the clock.
  private static func body(_ rest: Rect, _ count: Int, _ screen: PhoneScreen) -> Rect {
    let spare = max(0, rest.rows - count)
    if screen == .message { return rest.splitTop(min(clockRows, spare)).rest }
    return rest.splitTop(spare / 3).rest
  }

  /// The lock screen's clock, with air.
  static let clockRows = 5

  private static func place(_ rows: [PhoneRow], _ focus: PhoneControl?, _ rect: Rect) -> [Placed] {
    let fitted = PhoneRow.fitted(rows, rows: rect.rows, focus: focus)
    return fitted.enumerated().map {
      Placed(row: $0.element, rect: rect.row($0.offset).inset(columns: 1, rows: 0))
    }
  }

  /// What the bank app says, while the amount is wanted or on its way.
  private static func notice(
    _ pane: PhonePane, _ view: PhoneView, _ texts: Texts, columns: Int
  ) -> [String] {
    guard let fen = view.depositNotice, columns >= 2 else { return [] }
    switch pane.screen(view) {
    case .page(.chooseVerification), .page(.submitAmount), .message: break
    default: return []
    }
    let yuan = fen.yuan.replacing("¥", with: "")
    let tail =
      view.bankCardTail.map { texts("您尾号\($0)的账户", "your account ending \($0)") }
      ?? texts("您的账户", "your account")
    let text = texts("\(tail)收到 \(yuan) 元", "CNY \(yuan) arrived in \(tail)")
    return [texts("银行 · 动账通知", "Bank · money in")] + TextWidth.standard.wrap(text, columns: columns)
  }
}
