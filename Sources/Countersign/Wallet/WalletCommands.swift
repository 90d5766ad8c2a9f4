// The commands of contract 3 about users, accounts, bindings, splits and freezes.

package struct UserRegister: Record, Equatable {
  package var institutionID = ""
  package var type = PartyType.person
  package var role = UserRole.person
  package var name = ""
  package var idNo = ""
  package var mobile: String?
  package var bankCardNo: String?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("institution_id", &institutionID)
    fields.field("merchant_type", &type)
    fields.field("role", &role)
    fields.field("name", &name)
    fields.field("id_no", &idNo)
    fields.field("mobile", &mobile)
    fields.field("bank_card_no", &bankCardNo)
  }
}

package struct AccountOpen: Record, Equatable {
  package var userID = ""
  package var type = AccountType.receiver

  package init() {}

  package init(_ userID: String, _ type: AccountType) {
    self.userID = userID
    self.type = type
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("account_type", &type)
  }
}

/// Freezing, unfreezing or closing an account.
package struct AccountChange: Record, Equatable {
  package var accountID = ""
  package var reason = ""

  package init() {}

  package init(_ accountID: String, reason: String) {
    self.accountID = accountID
    self.reason = reason
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("account_id", &accountID)
    fields.field("reason", &reason)
  }
}

package struct BindingRequest: Record, Equatable {
  package var payerUserID = ""
  package var receiverUserID = ""
  package var templateID: String?
  package var callbackURL: String?

  package init() {}

  package init(_ payer: String, _ receiver: String) {
    payerUserID = payer
    receiverUserID = receiver
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("payer_user_id", &payerUserID)
    fields.field("receiver_user_id", &receiverUserID)
    fields.field("template_id", &templateID)
    fields.field("callback_url", &callbackURL)
  }
}

package struct BindingInvalidate: Record, Equatable {
  package var bindingID = ""
  package var reason = ""

  package init() {}

  package init(_ bindingID: String, reason: String) {
    self.bindingID = bindingID
    self.reason = reason
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("binding_id", &bindingID)
    fields.field("reason", &reason)
  }
}

package struct PaymentEnable: Record, Equatable {
  package var userID = ""
  package var templateID: String?
  package var callbackURL: String?

  package init() {}
  package init(_ userID: String) { self.userID = userID }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("template_id", &templateID)
    fields.field("callback_url", &callbackURL)
  }
}

package struct SplitSubmit: Record, Equatable {
  package var requestID = ""
  package var payerAccountID = ""
  package var receiverAccountID = ""
  package var amount = Fen.zero

  package init() {}

  package init(_ requestID: String, _ payer: String, _ receiver: String, _ amount: Fen) {
    self.requestID = requestID
    payerAccountID = payer
    receiverAccountID = receiver
    self.amount = amount
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("request_id", &requestID)
    fields.field("payer_account_id", &payerAccountID)
    fields.field("receiver_account_id", &receiverAccountID)
    fields.field("amount", &amount)
  }
}

package struct SplitReference: Record, Equatable {
  package var requestID = ""

  package init() {}
  package init(_ requestID: String) { self.requestID = requestID }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("request_id", &requestID)
  }
}

package struct SplitResolve: Record, Equatable {
  package var requestID = ""
  package var outcome = SplitStatus.failed
  package var evidence = ""
  package var reason = ""

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("request_id", &requestID)
    fields.field("outcome", &outcome)
    fields.field("evidence", &evidence)
    fields.field("reason", &reason)
  }
}

package struct MerchantInstruction: Record, Equatable {
  package var instructionID = ""
  package var userID = ""
  package var reason = ""

  package init() {}

  package init(_ instructionID: String, _ userID: String, reason: String) {
    self.instructionID = instructionID
    self.userID = userID
    self.reason = reason
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("instruction_id", &instructionID)
    fields.field("user_id", &userID)
    fields.field("reason", &reason)
  }
}

package struct TransactionInstruction: Record, Equatable {
  package var instructionID = ""
  package var requestID = ""
  package var reason = ""

  package init() {}

  package init(_ instructionID: String, _ requestID: String, reason: String) {
    self.instructionID = instructionID
    self.requestID = requestID
    self.reason = reason
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("instruction_id", &instructionID)
    fields.field("request_id", &requestID)
    fields.field("reason", &reason)
  }
}

package struct AlertAcknowledge: Record, Equatable {
  package var alertID = ""
  package var note: String?

  package init() {}
  package init(_ alertID: String) { self.alertID = alertID }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("alert_id", &alertID)
    fields.field("note", &note)
  }
}

package struct SandboxFund: Record, Equatable {
  package var accountID = ""
  package var amount = Fen.zero

  package init() {}

  package init(_ accountID: String, _ amount: Fen) {
    self.accountID = accountID
    self.amount = amount
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("account_id", &accountID)
    fields.field("amount", &amount)
  }
}
