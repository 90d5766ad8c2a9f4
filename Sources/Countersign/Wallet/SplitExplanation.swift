/// What `split.submit` would say of a split now, and what would make it pass; without effect.
package struct SplitExplanation: Equatable, Sendable {
  package let checks: [Check]
  /// What it would cost by the policy's figures; billing is not asked.
  package let fee: Fen?
  package let remedies: [Remedy]

  package var passes: Bool { checks.allSatisfy { $0.outcome == .passed } }

  package init(_ fields: SplitSubmit, _ registry: Registry, _ policy: Policy) {
    let quote = FeeQuote(policy, fields.amount)
    let made = SplitChecks(fields, registry, quote: quote).list.checks
    let known = registry.wallet.split(fields.requestID)
    checks = [Self.check(known)] + made
    fee = quote.fee(for: fields.amount)
    remedies = registry.remedies(fields, made, known)
  }

  /// The id must be new.
  private static func check(_ known: Split?) -> Check {
    guard let known else { return Check("request_id", .passed) }
    return Check(
      "request_id", .failed, code: known.isUnresolved ? .splitUnresolved : .duplicateSplit,
      detail: known.status.rawValue, record: known.records.last)
  }
}
