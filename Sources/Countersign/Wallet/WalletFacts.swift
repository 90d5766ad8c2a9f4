// What the wallet's events carry beside their type; each kind uses the fields it needs.

/// A new user, whole, and their numbers by keyed index for `personal.find`.
package struct UserRegistered: Record, Equatable {
  package var user = User()
  package var found = PersonalIndex()

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    user.visit(&fields)
    fields.field("indices", &found)
  }
}

package struct AccountFact: Record, Equatable {
  package var accountID: String?
  package var userID: String?
  package var type: AccountType?
  package var requestID: String?
  package var status: AccountStatus?
  package var code: Code?
  package var reason: String?
  package var isAnswered: Bool?
  package var entries: [Entry]?

  package init() {}

  package init(_ account: Account) {
    accountID = account.accountID
    userID = account.userID
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("account_id", &accountID)
    fields.field("user_id", &userID)
    fields.field("account_type", &type)
    fields.field("request_id", &requestID)
    fields.field("status", &status)
    fields.field("code", &code)
    fields.field("reason", &reason)
    fields.field("answered", &isAnswered)
    fields.field("entries", &entries)
  }
}

package struct BindingFact: Record, Equatable {
  package var bindingID: String?
  package var payerUserID: String?
  package var receiverUserID: String?
  /// Of one user alone: who may pay now.
  package var userID: String?
  package var processID: String?
  package var endReason: EndReason?
  package var reason: String?

  package init() {}

  package init(_ binding: Binding) {
    bindingID = binding.bindingID
    payerUserID = binding.payerUserID
    receiverUserID = binding.receiverUserID
    processID = binding.processID
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("binding_id", &bindingID)
    fields.field("payer_user_id", &payerUserID)
    fields.field("receiver_user_id", &receiverUserID)
    fields.field("user_id", &userID)
    fields.field("process_id", &processID)
    fields.field("end_reason", &endReason)
    fields.field("reason", &reason)
  }
}

package struct SplitFact: Record, Equatable {
  package var requestID = ""
  package var payerAccountID: String?
  package var receiverAccountID: String?
  package var amount: Fen?
  package var fee: Fen?
  package var status: SplitStatus?
  package var settlementRef: String?
  package var bindingID: String?
  /// The record that submitted it, where billing had to be asked first.
  package var submittedRecord: Int?
  /// The key under which clearing was asked.
  package var clearingKey: String?
  package var code: Code?
  package var detail: String?
  package var checks: [Check]?
  package var entries: [Entry]?
  package var alertAt: Instant?
  package var resolution: Split.Resolution?

  package init() {}

  package init(_ requestID: String) { self.requestID = requestID }

  package init(_ split: Split) {
    requestID = split.requestID
    payerAccountID = split.payerAccountID
    receiverAccountID = split.receiverAccountID
    amount = split.amount
    fee = split.fee
  }

  package init(_ fields: SplitSubmit) {
    requestID = fields.requestID
    payerAccountID = fields.payerAccountID
    receiverAccountID = fields.receiverAccountID
    amount = fields.amount
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("request_id", &requestID)
    fields.field("payer_account_id", &payerAccountID)
    fields.field("receiver_account_id", &receiverAccountID)
    fields.field("amount", &amount)
    fields.field("fee", &fee)
    fields.field("status", &status)
    fields.field("settlement_ref", &settlementRef)
    fields.field("binding_id", &bindingID)
    fields.field("submitted_record", &submittedRecord)
    fields.field("clearing_key", &clearingKey)
    fields.field("code", &code)
    fields.field("detail", &detail)
    fields.field("checks", &checks)
    fields.field("entries", &entries)
    fields.field("alert_at", &alertAt)
    fields.field("resolution", &resolution)
  }
}

package struct FreezeFact: Record, Equatable {
  package var instructionID: String?
  /// Of a thaw: the freeze it lifts.
  package var lifts: String?
  package var userID: String?
  package var requestID: String?
  package var accounts: [String]?
  /// What is held, or let go, and where.
  package var amount: Fen?
  package var accountID: String?
  package var reason: String?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("instruction_id", &instructionID)
    fields.field("lifts", &lifts)
    fields.field("user_id", &userID)
    fields.field("request_id", &requestID)
    fields.field("accounts", &accounts)
    fields.field("amount", &amount)
    fields.field("account_id", &accountID)
    fields.field("reason", &reason)
  }
}

package struct AlertFact: Record, Equatable {
  package var alertID = ""
  package var level: AlertLevel?
  package var code: AlertCode?
  package var subject: String?
  package var detail: String?
  package var nextStep: String?
  package var isWorkItem: Bool?
  package var note: String?

  package init() {}
  package init(_ alertID: String) { self.alertID = alertID }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("alert_id", &alertID)
    fields.field("level", &level)
    fields.field("code", &code)
    fields.field("subject", &subject)
    fields.field("detail", &detail)
    fields.field("next_step", &nextStep)
    fields.field("work_item", &isWorkItem)
    fields.field("note", &note)
  }
}
