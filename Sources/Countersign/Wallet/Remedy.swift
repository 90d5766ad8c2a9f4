/// One thing to do so that a split would pass: a command of the contract and its fields.
package struct Remedy: Record, Equatable {
  /// The command to send, as the contract spells it.
  package var command = ""
  package var requestID: String?
  package var accountID: String?
  /// Of an account to be opened.
  package var accountType: AccountType?
  package var userID: String?
  package var payerUserID: String?
  package var receiverUserID: String?
  /// A process that is signed already in part: nothing new need be begun.
  package var processID: String?
  /// The freeze to be lifted.
  package var instructionID: String?
  /// What is missing.
  package var amount: Fen?
  /// The check it mends.
  package var check: String?

  package init() {}
  package init(_ command: CommandName, mends check: String) {
    self.command = command.rawValue
    self.check = check
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("command", &command)
    fields.field("request_id", &requestID)
    fields.field("account_id", &accountID)
    fields.field("account_type", &accountType)
    fields.field("user_id", &userID)
    fields.field("payer_user_id", &payerUserID)
    fields.field("receiver_user_id", &receiverUserID)
    fields.field("process_id", &processID)
    fields.field("instruction_id", &instructionID)
    fields.field("amount", &amount)
    fields.field("check", &check)
  }
}
