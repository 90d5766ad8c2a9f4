/// What one of the wallet's commands answers, under the contract's names.
package struct WalletOutcome: Record, Equatable {
  package var userID: String?
  package var accountID: String?
  package var accountType: AccountType?
  package var accounts: [String]?
  package var bindingID: String?
  package var requestID: String?
  package var instructionID: String?
  package var alertID: String?
  package var wouldPass: Bool?
  package var status: String?
  package var isUnresolved: Bool?
  package var amount: Fen?
  package var fee: Fen?
  package var settlementRef: String?
  package var held: Fen?
  package var balance: Fen?
  package var available: Fen?
  package var checks: [Check]?
  /// Of an explanation: what would make it pass, in the order of doing.
  package var remedies: [Remedy]?
  /// Of a statement: its lines, those that our books agree with, and the others.
  package var lines: Int?
  package var matched: Int?
  package var breaks: [StatementBreak]?
  package var contentSHA256: String?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("account_id", &accountID)
    fields.field("account_type", &accountType)
    fields.field("accounts", &accounts)
    fields.field("binding_id", &bindingID)
    fields.field("request_id", &requestID)
    fields.field("instruction_id", &instructionID)
    fields.field("alert_id", &alertID)
    fields.field("would_pass", &wouldPass)
    fields.field("status", &status)
    fields.field("unresolved", &isUnresolved)
    fields.field("amount", &amount)
    fields.field("fee", &fee)
    fields.field("settlement_ref", &settlementRef)
    fields.field("held", &held)
    fields.field("balance", &balance)
    fields.field("available", &available)
    fields.field("checks", &checks)
    fields.field("remedies", &remedies)
    fields.field("lines", &lines)
    fields.field("matched", &matched)
    fields.field("breaks", &breaks)
    fields.field("content_sha256", &contentSHA256)
  }
}

extension Outcome {
  static func wallet(_ fill: (inout WalletOutcome) -> Void) -> Outcome {
    var outcome = Outcome(.wallet)
    var wallet = WalletOutcome()
    fill(&wallet)
    outcome.wallet = wallet
    return outcome
  }

  static func account(_ account: Account) -> Outcome {
    .wallet {
      $0.accountID = account.accountID
      $0.userID = account.userID
      $0.accountType = account.type
      $0.status = account.status.rawValue
    }
  }

  static func split(_ split: Split) -> Outcome {
    .wallet {
      $0.requestID = split.requestID
      $0.status = split.status.rawValue
      $0.isUnresolved = split.isUnresolved
      $0.amount = split.amount
      $0.fee = split.fee
      $0.settlementRef = split.settlementRef
      $0.checks = split.checks
    }
  }
}
