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
  private let ours: SideColumns
  private let theirs: SideColumns

  /// How wide the two parts of a side are.
  private struct SideColumns {
    let money: Int
    let mark: Int

    var all: Int { money + 1 + mark }
  }

  /// - Parameter columns: what a row may take.
  init(_ view: ReconciliationView, options: ConsoleOptions, columns all: Int) {
    let texts = Texts(options.language)
    let width = options.width
    self.view = view
    self.texts = texts
    self.width = width
    func widest(_ texts: [String], least: Int) -> Int {
      max(least, texts.map(width.columns).max() ?? 0)
    }
    func columns(_ sides: [Side]) -> SideColumns {
      SideColumns(
        money: widest(sides.map(\.money), least: 8),
        mark: widest(sides.compactMap { $0.mark?.text }, least: 6))
    }
    ours = columns(view.breaks.map { Self.ours($0, texts) })
    theirs = columns(view.breaks.map { Self.theirs($0, texts) })
    kindColumns = widest(view.breaks.map { texts.short($0.kind) }, least: 8)
    let ids = widest(view.breaks.map(\.subject), least: 24)
    idColumns = min(max(8, all - kindColumns - ours.all - theirs.all - 4), ids)
  }

  var rows: [PageRow] {
    var rows = view.breaks.enumerated().map(row)
    if view.count > view.breaks.count {
      let rest = view.count - view.breaks.count
      rows.append(
        PageRow(
          texts(
            "另有 \(rest) 条未列出，可用 countersign reconcile 导出",
            "\(rest) more: countersign reconcile"),
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
    return PageLine([
      (width.fit(texts("差异", "break"), columns: kindColumns + 1), muted),
      (width.fit(texts("分账", "split"), columns: idColumns + 1), muted),
      (width.fit(over(texts("我方", "ours"), ours), columns: ours.all + 2), muted),
      (over(texts("账单", "statement"), theirs), muted),
    ])
  }

  /// Over the amounts, which stand at the right.
  private func over(_ word: String, _ side: SideColumns) -> String {
    width.columns(of: word) > side.money
      ? word : width.fit(word, columns: side.money, align: .right)
  }

  /// Ids begin alike and differ at their ends: a long one loses its beginning.
  private func shownID(_ id: String) -> String {
    guard width.columns(of: id) > idColumns else { return width.fit(id, columns: idColumns) }
    return "…" + id.suffix(idColumns - 1)
  }

  private func row(_ place: Int, _ found: StatementBreak) -> PageRow {
    let line = PageLine(
      [
        (width.fit(texts.short(found.kind), columns: kindColumns + 1), Style(.warning)),
        (shownID(found.subject), .plain), (" ", .plain),
      ] + pieces(Self.ours(found, texts), ours) + [("  ", .plain)]
        + pieces(Self.theirs(found, texts), theirs))
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

  private func pieces(_ side: Side, _ columns: SideColumns) -> [(String, Style)] {
    let money = width.fit(side.money, columns: columns.money, align: .right)
    let mark = side.mark
    return [
      (money, side.mark == nil ? Style(.textMuted) : .plain), (" ", .plain),
      (width.fit(mark?.text ?? "", columns: columns.mark), Style(mark?.role ?? .textMuted)),
    ]
  }
}
