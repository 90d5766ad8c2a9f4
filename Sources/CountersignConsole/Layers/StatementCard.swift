internal import Countersign
internal import Terminal

/// A statement held against our splits, its breaks to be gone through one by one.
struct StatementCard: Equatable, Sendable {
  enum Source: Equatable, Sendable {
    /// What the sandbox's own clearing says now.
    case sandbox
    /// A file, as it was compared when it was imported.
    case imported(ReconciliationView)
  }

  let source: Source
  var pane = PagePane()
  /// Why the chosen break was not opened.
  var problem: String?

  init(_ source: Source) { self.source = source }
}

/// Opening, reading and leaving it.
extension Console {
  /// Where an operator left off, or the sandbox's statement as it is now.
  mutating func openStatement() {
    if panel != .splits { show(.splits) }
    layers.append(.statement(keptStatement ?? StatementCard(.sandbox)))
  }

  var offStatement: String? {
    guard header?.isSandbox == false, keptStatement == nil else { return nil }
    return texts("请导入对账单", "import a statement")
  }

  var wantsStatement: Bool {
    layers.contains { layer in
      if case .statement(let card) = layer { card.source == .sandbox } else { false }
    }
  }

  /// What there is to show; nil while it is on its way, or where there is none.
  func reconciliation(_ card: StatementCard) -> ReconciliationView? {
    switch card.source {
    case .sandbox: reconciliation
    case .imported(let view): view
    }
  }

  mutating func actOnStatement(_ card: StatementCard, _ key: Key) {
    var card = card
    card.problem = nil
    switch key {
    case .escape, .character("q"), .character("="):
      keptStatement = nil
      return closeTop()
    case .enter, .right, .character("l"): return openBreak(card)
    default:
      guard let page = reconciliation(card).map(statementPage)?.page, card.pane.takes(key) else {
        return
      }
      if card.pane.update(key, page, in: statementAreas(card).list) != nil {
        return openBreak(card)
      }
    }
    replaceTop(.statement(card))
  }

  /// Goes to the chosen break's split, from which the same key leads back here.
  private mutating func openBreak(_ card: StatementCard) {
    guard let page = reconciliation(card).map(statementPage), let found = page.chosen(card.pane)
    else { return }
    guard let id = found.splitID else {
      var card = card
      card.problem = texts.unopenable(found)
      return replaceTop(.statement(card))
    }
    keptStatement = card
    open(.splits, id: id)
    note(.info, texts("按 = 回到对账", "= leads back to the breaks"))
  }

  func statementPage(_ view: ReconciliationView) -> StatementPage {
    StatementPage(view, options: options, columns: statementColumns + 2 - 2 * PagePane.margin)
  }
}
