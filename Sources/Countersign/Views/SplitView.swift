/// A row of the split queue.
package struct SplitLine: Equatable, Sendable {
  package var requestID = ""
  package var payerAccountID = ""
  package var payerUserID = ""
  package var payer = ""
  package var receiverAccountID = ""
  package var receiverUserID = ""
  package var receiver = ""
  package var amount = Fen.zero
  package var fee: Fen?
  package var status = SplitStatus.processing
  package var isUnresolved = false
  /// Held by a freeze of risk control.
  package var isFrozen = false
  /// Why it failed.
  package var code: Code?
  package var createdAt = Instant(milliseconds: 0)
  package var updatedAt = Instant(milliseconds: 0)

  package init() {}

  /// Where it stands in the queue: what needs a person first.
  package var queue: SplitQueue { SplitQueue(status, isUnresolved: isUnresolved) }
}

/// One line of the trace of a split: from the split to binding, agreement and verification.
package struct TraceLine: Equatable, Sendable {
  package enum Step: String, CaseIterable, Sendable {
    case requestID = "request_id"
    case payerAccount = "payer_account"
    case receiverAccount = "receiver_account"
    case balance
    case binding
    /// Under the binding: the process in which its agreement is signed.
    case agreement
    /// Under the agreement: how one party proved who they are.
    case verification
    case fee
    case clearing
  }

  package var step = Step.requestID
  /// How deep it stands below its check: 0, 1, 2.
  package var depth = 0
  package var outcome = Check.Outcome.notReached
  package var code: Code?
  package var detail: String?
  /// The values seen, by the contract's field names.
  package var values: [String: String] = [:]
  /// Of an agreement.
  package var processID: String?
  package var processStatus: ProcessStatus?
  package var endReason: EndReason?
  /// Why the process stands where it stands.
  package var why: Why?
  /// Of a verification: whose, masked.
  package var party: PartyView?
  /// The journal record that proves it, and that record's telling event.
  package var record: Int?
  package var recordType: String?

  package init(_ step: Step, depth: Int = 0, _ outcome: Check.Outcome) {
    self.step = step
    self.depth = depth
    self.outcome = outcome
  }
}

/// A split's page.
package struct SplitView: Equatable, Sendable {
  package var line = SplitLine()
  package var settlementRef: String?
  package var detail: String?
  /// What it holds at the payer while it runs.
  package var held = Fen.zero
  /// What a transaction freeze holds at the receiver.
  package var frozen = Fen.zero
  /// The transaction freezes that stand.
  package var freezes: [Instruction] = []
  package var unresolvedAt: Instant?
  package var finishedAt: Instant?
  /// The checks as they were made, each traced to its cause.
  package var trace: [TraceLine] = []
  /// What would make such a split pass now, in the order of doing; empty when nothing need be done.
  package var remedies: [Remedy] = []
  /// The calls to services and the rest of its life, oldest first.
  package var timeline: [AuditLine] = []

  package init() {}
}
