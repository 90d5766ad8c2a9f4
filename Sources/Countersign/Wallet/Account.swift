/// A user's account (seed 004, table accounts).
package struct Account: Record, Equatable {
  package var accountID = ""
  package var userID = ""
  package var type = AccountType.receiver
  /// All money in it, also what is held.
  package var balance = Fen.zero
  /// What may not be used: splits that run, and transactions that are frozen.
  package var held = Fen.zero
  /// Splits that run to or from it.
  package var inFlight = 0
  package var isFrozenByHand = false
  /// The merchant freezes that reach it, by instruction.
  package var freezes: [String] = []
  package var isClosed = false
  package var openedAt = Instant(milliseconds: 0)
  package var closedAt: Instant?
  /// True once somebody was answered that it is open.
  package var isAnswered = true
  /// The journal records that last changed its status and its money.
  package var statusRecord = 0
  package var moneyRecord = 0

  package init() {}

  package var status: AccountStatus {
    if isClosed { return .closed }
    return isFrozenByHand || !freezes.isEmpty ? .frozen : .normal
  }

  /// What may be spent.
  package var available: Fen { Fen(balance.count - held.count) }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("account_id", &accountID)
    fields.field("user_id", &userID)
    fields.field("account_type", &type)
    fields.field("balance", &balance)
    fields.field("held", &held)
    fields.field("in_flight", &inFlight)
    fields.field("frozen_by_hand", &isFrozenByHand)
    fields.field("freezes", &freezes)
    fields.field("closed", &isClosed)
    fields.field("opened_at", &openedAt)
    fields.field("closed_at", &closedAt)
    fields.field("answered", &isAnswered)
    fields.field("status_record", &statusRecord)
    fields.field("money_record", &moneyRecord)
  }
}
