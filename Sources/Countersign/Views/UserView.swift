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
