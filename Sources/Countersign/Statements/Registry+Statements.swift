// A statement is compared, written down by its hash, and its breaks become alerts until a later one
// no longer has them. Our books are never changed by it.

extension Registry {
  /// So many breaks of one statement have alerts of their own; more have one together.
  static let breakAlerts = 20
  private static let together = "statement"

  func importStatement(
    _ fields: StatementImport, _ context: Context
  ) throws(Refusal) -> Decision {
    guard let period = StatementPeriod(from: fields.from, to: fields.to) else {
      throw Refusal(.badRequest, "fields from and to must be days such as 2026-11-21, in order")
    }
    let text: StatementText
    do throws(StatementFaults) {
      text = try StatementText(fields.content.utf8)
    } catch {
      throw Refusal(.invalidStatement, error.text)
    }
    let found = Reconciliation(text, wallet, period)
    var fact = StatementImported()
    fact.contentSHA256 = context.tools.sha256(Array(fields.content.utf8))
    fact.from = fields.from
    fact.to = fields.to
    fact.lines = found.lines
    fact.matched = found.matched
    fact.breaks = found.counts
    let outcome = Outcome.wallet {
      $0.lines = found.lines
      $0.matched = found.matched
      $0.breaks = found.breaks
      $0.contentSHA256 = fact.contentSHA256
    }
    let alerts = breakAlerts(found, period)
    // The same once more, and nothing has come of it since.
    if alerts.isEmpty, wallet.lastStatement == fact { return Decision([], outcome) }
    return Decision([.wallet(.statement(fact))] + alerts, outcome)
  }

  private func breakAlerts(_ found: Reconciliation, _ period: StatementPeriod) -> [Event] {
    var details: [String: [StatementBreak]] = [:]
    var subjects: [String] = []
    for one in found.breaks {
      if details[one.subject] == nil { subjects.append(one.subject) }
      details[one.subject, default: []].append(one)
    }
    let isMany = subjects.count > Self.breakAlerts
    let raised =
      isMany
      ? breakAlert(Self.together, detail(found.counts))
      : subjects.flatMap { subject in
        breakAlert(subject, (details[subject] ?? []).map(detail).joined(separator: "; "))
      }
    let standing = Set(isMany ? subjects + [Self.together] : subjects)
    let over = wallet.standingAlerts.numbers.map { wallet.alerts[$0] }.filter { alert in
      alert.code == .reconciliationBreak && alert.resolvedAt == nil
        && !standing.contains(alert.subject) && isCovered(alert.subject, found, period)
    }
    return raised + over.flatMap { resolve(.reconciliationBreak, $0.subject) }
  }

  /// True where a statement without a break of this subject means that the break is over.
  private func isCovered(
    _ subject: String, _ found: Reconciliation, _ period: StatementPeriod
  ) -> Bool {
    if period.isWhole || found.met.contains(subject) { return true }
    guard let split = wallet.split(subject) else { return false }
    return period.contains(split.finishedAt ?? split.createdAt)
  }

  private func breakAlert(_ subject: String, _ detail: String) -> [Event] {
    let isSplit = wallet.splitNumbers[subject] != nil
    return raise(
      .reconciliationBreak, subject, detail, level: .critical,
      next: isSplit ? nil : CommandName.statementImport.rawValue, isWorkItem: true)
  }

  private func detail(_ counts: [String: Int]) -> String {
    BreakKind.allCases.compactMap { kind in
      counts[kind.rawValue].map { "\(kind.rawValue) \($0)" }
    }.joined(separator: ", ")
  }

  private func detail(_ found: StatementBreak) -> String {
    let sides =
      found.kind == .statusDiffers
      ? [found.ourStatus?.rawValue, found.theirStatus?.rawValue]
      : [found.ourAmount?.yuan, found.theirAmount?.yuan]
    return "\(found.kind.rawValue) \(sides.map { $0 ?? "-" }.joined(separator: " / "))"
  }
}
