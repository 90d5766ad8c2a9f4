/// An account as the operator sees it.
package struct AccountLine: Equatable, Sendable {
  package var accountID = ""
  package var userID = ""
  package var type = AccountType.receiver
  package var status = AccountStatus.normal
  package var balance = Fen.zero
  package var held = Fen.zero
  /// Splits that run to or from it.
  package var inFlight = 0
  package var isFrozenByHand = false
  /// The merchant freezes that reach it, by instruction.
  package var freezes: [String] = []
  /// The account system was not told how it stands.
  package var isOutOfStep = false
  package var openedAt = Instant(milliseconds: 0)
  package var closedAt: Instant?
  /// The journal record that last changed its status.
  package var record = 0

  package init() {}

  package var available: Fen { Fen(balance.count - held.count) }
}

/// A row of the accounts panel: a user with their accounts; people are masked.
package struct UserLine: Equatable, Sendable {
  package var userID = ""
  package var institutionID = ""
  package var role = UserRole.person
  package var type = PartyType.person
  package var status = UserStatus.normal
  package var name = ""
  package var accounts: [AccountLine] = []
  /// Valid bindings in which they pay, and in which they are paid.
  package var payees = 0
  package var payers = 0
  package var isPaymentEnabled = false
  package var isErased = false
  package var createdAt = Instant(milliseconds: 0)

  package init() {}

  /// All their money.
  package var balance: Fen { Fen(accounts.reduce(0) { $0 + $1.balance.count }) }
  package var held: Fen { Fen(accounts.reduce(0) { $0 + $1.held.count }) }
}

/// A binding as the operator sees it.
package struct BindingLine: Equatable, Sendable {
  package var bindingID = ""
  package var payerUserID = ""
  package var payer = ""
  package var receiverUserID = ""
  package var receiver = ""
  package var agreementStatus = AgreementStatus.unsigned
  package var isValid = false
  package var processID = ""
  package var processStatus = ProcessStatus.created
  package var endReason: EndReason?
  /// Why it is not signed, or not valid any more.
  package var reason: String?
  package var createdAt = Instant(milliseconds: 0)
  package var signedAt: Instant?
  package var invalidatedAt: Instant?
  package var record = 0

  package init() {}
}

/// A user's page: their accounts, what freezes them, whom they may pay and who may pay them.
package struct UserView: Equatable, Sendable {
  package var line = UserLine()
  package var idNo = ""
  package var bankCardNo: String?
  package var mobile: String?
  package var paymentEnabledAt: Instant?
  /// The merchant freezes that stand.
  package var freezes: [Instruction] = []
  /// Newest first, at most `bindingsShown`.
  package var paysTo: [BindingLine] = []
  package var paidBy: [BindingLine] = []
  /// All of them, shown or not.
  package var bindings = 0
  /// The latest splits of their accounts, newest first.
  package var splits: [SplitLine] = []
  package var record = 0

  package static let bindingsShown = 50
  package static let splitsShown = 20

  package init() {}
}

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
