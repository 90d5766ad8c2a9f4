/// A split (seed 004, table split_requests).
package struct Split: Record, Equatable {
  package var requestID = ""
  package var payerAccountID = ""
  package var receiverAccountID = ""
  package var amount = Fen.zero
  package var fee: Fen?
  package var status = SplitStatus.processing
  /// Sent to clearing, and nobody knows what became of it (contract 7.6).
  package var isUnresolved = false
  package var unresolvedAt: Instant?
  /// When it becomes an alert that nobody knows its result.
  package var alertAt: Instant?
  package var settlementRef: String?
  /// Why it failed.
  package var code: Code?
  package var detail: String?
  /// The checks as they were made.
  package var checks: [Check] = []
  package var createdAt = Instant(milliseconds: 0)
  package var finishedAt: Instant?
  /// What is asked of clearing goes under this key, however often.
  package var clearingKey: String?
  /// In a sandbox: clearing moved the money, whether or not we were told.
  package var wasExecuted = false
  /// The transaction freezes that stand, by instruction.
  package var freezes: [String] = []
  /// What they hold at the receiver.
  package var frozen = Fen.zero
  /// What an operator said it became, until clearing was asked once more.
  package var resolution: Resolution?
  /// The binding it was allowed by.
  package var bindingID: String?
  /// The journal record that brought it where it stands.
  package var statusRecord = 0
  /// The journal records in which it appears, for its timeline.
  package var records: [Int] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("request_id", &requestID)
    fields.field("payer_account_id", &payerAccountID)
    fields.field("receiver_account_id", &receiverAccountID)
    fields.field("amount", &amount)
    fields.field("fee", &fee)
    fields.field("status", &status)
    fields.field("unresolved", &isUnresolved)
    fields.field("unresolved_at", &unresolvedAt)
    fields.field("alert_at", &alertAt)
    fields.field("settlement_ref", &settlementRef)
    fields.field("code", &code)
    fields.field("detail", &detail)
    fields.field("checks", &checks)
    fields.field("created_at", &createdAt)
    fields.field("finished_at", &finishedAt)
    fields.field("clearing_key", &clearingKey)
    fields.field("executed", &wasExecuted)
    fields.field("freezes", &freezes)
    fields.field("frozen", &frozen)
    fields.field("resolution", &resolution)
    fields.field("binding_id", &bindingID)
    fields.field("status_record", &statusRecord)
    fields.field("records", &records)
  }

  /// What leaves the payer: the amount and the fee, which were checked to fit.
  package var total: Fen { Fen(amount.count + (fee?.count ?? 0)) }

  package var queue: SplitQueue { SplitQueue(status, isUnresolved: isUnresolved) }

  /// What was submitted.
  package var fields: SplitSubmit {
    SplitSubmit(requestID, payerAccountID, receiverAccountID, amount)
  }

  package func isSame(as fields: SplitSubmit) -> Bool {
    payerAccountID == fields.payerAccountID && receiverAccountID == fields.receiverAccountID
      && amount == fields.amount
  }

  /// A decision by hand about a split nobody knows the result of.
  package struct Resolution: Record, Equatable {
    package var outcome = SplitStatus.failed
    package var evidence = ""
    package var reason = ""
    package var by = ""

    package init() {}

    package mutating func visit(_ fields: inout some FieldVisitor) {
      fields.field("outcome", &outcome)
      fields.field("evidence", &evidence)
      fields.field("reason", &reason)
      fields.field("by", &by)
    }
  }
}
