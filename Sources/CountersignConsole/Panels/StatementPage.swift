internal import Countersign
internal import Terminal

/// Writes the breaks of a statement: a row each, our side beside the statement's.
///
/// The columns are as wide as what stands in them, for kinds and amounts differ much; the id takes
/// what is left.
struct StatementPage {
  private let view: ReconciliationView
  private let texts: Texts
  private let width: TextWidth
  private let kindColumns: Int
  private let idColumns: Int
  private let moneyColumns: Int
  private let markColumns: Int

  /// - Parameter columns: what a row may take.
  init(_ view: ReconciliationView, options: ConsoleOptions, columns: Int) {
    let texts = Texts(options.language)
    let width = options.width
    self.view = view
    self.texts = texts
    self.width = width
    func widest(_ texts: [String], least: Int) -> Int {
      max(least, texts.map(width.columns).max() ?? 0)
    }
    let sides = view.breaks.flatMap { [Self.ours($0, texts), Self.theirs($0, texts)] }
    kindColumns = widest(view.breaks.map { texts.short($0.kind) }, least: 8)
    moneyColumns = widest(sides.map(\.money), least: 8)
    markColumns = widest(sides.compactMap { $0.mark?.text }, least: 6)
    let side = moneyColumns + 1 + markColumns
    let ids = widest(view.breaks.map(\.subject), least: 10)
    idColumns = min(max(10, columns - kindColumns - 2 * side - 6), max(ids, 24))
  }

  var rows: [PageRow] {
    var rows = view.breaks.enumerated().map(row)
    if view.count > view.breaks.count {
      let rest = view.count - view.breaks.count
      rows.append(
        PageRow(
          texts(
            "另有 \(rest) 条未列出，可用 countersign reconcile 导出", "\(rest) more: countersign reconcile"),
          Style(.textMuted, on: .surfaceRaised)))
    }
    return rows
  }

  var page: Page { Page(subject: "statement", rows: rows) }

  /// The chosen row's break.
  func chosen(_ pane: PagePane) -> StatementBreak? {
    pane.chosen(page).flatMap { view.breaks.indices.contains($0) ? view.breaks[$0] : nil }
  }

  /// What stands over the columns.
  var head: PageLine {
    let muted = Style(.textMuted)
    let side = moneyColumns + 1 + markColumns
    return PageLine([
      (width.fit(texts("差异", "break"), columns: kindColumns + 2), muted),
      (width.fit(texts("分账", "split"), columns: idColumns + 2), muted),
      (width.fit(over(texts("我方", "ours")), columns: side + 2), muted),
      (over(texts("账单", "statement")), muted),
    ])
  }

  /// Over the amounts, which stand at the right.
  private func over(_ word: String) -> String {
    width.columns(of: word) > moneyColumns
      ? word : width.fit(word, columns: moneyColumns, align: .right)
  }

  private func row(_ place: Int, _ found: StatementBreak) -> PageRow {
    let line = PageLine(
      [
        (width.fit(texts.short(found.kind), columns: kindColumns + 2), Style(.warning)),
        (width.fit(found.subject, columns: idColumns), .plain), ("  ", .plain),
      ] + pieces(Self.ours(found, texts)) + [("  ", .plain)]
        + pieces(Self.theirs(found, texts)))
    return PageRow(
      line.raised, id: "\(found.kind.rawValue):\(found.subject):\(found.line ?? 0)",
      opens: found.splitID.map(PaneIntent.openSplit))
  }

  // MARK: A side

  /// What one side says: an amount and how it ended, or nothing at all.
  struct Side: Equatable {
    var money = "—"
    var mark: StatusMark?
  }

  private static func ours(_ found: StatementBreak, _ texts: Texts) -> Side {
    side(found.ourAmount, found.ourStatus, isUnresolved: found.isUnresolved == true, texts)
  }

  private static func theirs(_ found: StatementBreak, _ texts: Texts) -> Side {
    side(found.theirAmount, found.theirStatus, isUnresolved: false, texts)
  }

  private static func side(
    _ amount: Fen?, _ status: SplitStatus?, isUnresolved: Bool, _ texts: Texts
  ) -> Side {
    var line = SplitLine()
    line.status = status ?? .processing
    line.isUnresolved = isUnresolved
    return Side(
      money: amount?.yuan ?? "—", mark: status.map { _ in StatusMark(line, texts) })
  }

  private func pieces(_ side: Side) -> [(String, Style)] {
    let money = width.fit(side.money, columns: moneyColumns, align: .right)
    let mark = side.mark
    return [
      (money, side.mark == nil ? Style(.textMuted) : .plain), (" ", .plain),
      (width.fit(mark?.text ?? "", columns: markColumns), Style(mark?.role ?? .textMuted)),
    ]
  }
}
