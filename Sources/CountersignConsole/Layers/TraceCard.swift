internal import Countersign
internal import Terminal

/// A split's checks in a box: what a submission would say, or what it came to.
struct TraceCard: Equatable, Sendable {
  enum Subject: Equatable, Sendable {
    /// Not submitted: nothing is done by asking.
    case explanation(SplitSubmit)
    case split(id: String)
  }

  let subject: Subject
  var scroll = 0

  init(_ subject: Subject) { self.subject = subject }

  var query: Query {
    switch subject {
    case .explanation(let fields): .explanation(fields)
    case .split(let id): .split(id: id)
    }
  }

  var isExplained: Bool { if case .explanation = subject { true } else { false } }
}

extension Console {
  /// The topmost card of this kind.
  private var traceCard: TraceCard? {
    layers.lazy.reversed().compactMap { layer in
      if case .trace(let card) = layer { card } else { nil }
    }.first
  }

  var wantedExplanation: Query? { traceCard?.query }

  func traceTitle(_ card: TraceCard) -> String {
    switch card.subject {
    case .explanation: texts("试算分账", "What a split would meet")
    case .split(let id): texts("分账 \(id)", "Split \(id)")
    }
  }

  func tracePage(_ card: TraceCard) -> [PageLine] {
    guard let explanation else { return [PageLine(texts("正在读取…", "reading…"), Style(.textMuted))] }
    let page = SplitPage(
      explanation, now: now, options: options, columns: textColumns,
      isExplained: card.isExplained)
    return page.rows.map { $0.line(columns: textColumns) }
  }

  /// Keys of the card: reading, and going on from what it says.
  mutating func actOnTrace(_ card: TraceCard, _ key: Key) {
    switch key {
    case .character("R"):
      guard let explanation, let remedy = SplitRemedies(explanation).list.first else {
        return note(.info, texts("没有要做的事", "nothing need be done"))
      }
      if let off = CommandName(rawValue: remedy.command).flatMap(off) { return note(.info, off) }
      begin(remedy, explanation.line)
    case .character("+"):
      guard case .explanation(let fields) = card.subject else { return }
      if let off = off(CommandName.splitSubmit) { return note(.info, off) }
      closeTop()
      openForm(.splitSubmit, Self.fields(of: fields))
    default:
      read(key, card.scroll) { line in
        var card = card
        card.scroll = line
        return .trace(card)
      }
    }
  }

  private static func fields(of split: SplitSubmit) -> [String: String] {
    [
      "request_id": split.requestID, "payer_account_id": split.payerAccountID,
      "receiver_account_id": split.receiverAccountID, "amount": YuanText.text(split.amount),
    ]
  }
}

extension PageRow {
  /// Both sides on one line, the right one where there is room.
  func line(columns: Int, width: TextWidth = .standard) -> PageLine {
    let used = left.pieces.reduce(0) { $0 + width.columns(of: $1.text) }
    let wanted = right.pieces.reduce(0) { $0 + width.columns(of: $1.text) }
    guard wanted > 0, used + 1 + wanted <= columns else { return left }
    let gap = String(repeating: " ", count: columns - used - wanted)
    return PageLine(
      left.pieces.map { ($0.text, $0.style) } + [(gap, .plain)]
        + right.pieces.map { ($0.text, $0.style) })
  }
}
