/// What happened in the wallet.
package enum WalletEvent: Equatable, Sendable {
  case userRegistered(UserRegistered)
  case account(AccountKind, AccountFact)
  case binding(BindingKind, BindingFact)
  case split(SplitKind, SplitFact)
  case freeze(FreezeKind, FreezeFact)
  case alert(AlertKind, AlertFact)
  case statement(StatementImported)
}

package enum AccountKind: String, Word {
  case opened = "ACCOUNT_OPENED"
  /// An opening that was answered late was told at last.
  case answered = "ACCOUNT_OPENING_ANSWERED"
  case openingFailed = "ACCOUNT_OPENING_FAILED"
  case frozen = "ACCOUNT_FROZEN"
  case unfrozen = "ACCOUNT_UNFROZEN"
  case closed = "ACCOUNT_CLOSED"
  /// The account system knows how the account stands.
  case told = "ACCOUNT_SYSTEM_TOLD"
  case tellingFailed = "ACCOUNT_SYSTEM_TELLING_FAILED"
  case funded = "SANDBOX_FUNDED"
}

package enum BindingKind: String, Word {
  case requested = "BINDING_REQUESTED"
  case established = "BINDING_RELATIONSHIP_ESTABLISHED"
  case failed = "BINDING_FAILED"
  case invalidated = "BINDING_INVALIDATED"
  case paymentEnabled = "PAYMENT_ENABLED"
}

package enum SplitKind: String, Word {
  case accepted = "SPLIT_ACCEPTED"
  case refused = "SPLIT_REFUSED_FAILED"
  /// In a sandbox: clearing moved the money.
  case executed = "SANDBOX_TRANSFER_EXECUTED"
  case succeeded = "SPLIT_SUCCEEDED"
  case failed = "SPLIT_FAILED"
  case unresolved = "SPLIT_RESULT_UNKNOWN"
  case queryFailed = "SPLIT_QUERY_FAILED"
  case resolveAsked = "SPLIT_RESOLUTION_ASKED"
  case resolveDropped = "SPLIT_RESOLUTION_DROPPED"
  case resolved = "SPLIT_RESOLVED_BY_HAND"
  case processed = "SPLIT_REQUEST_PROCESSED"
}

package enum FreezeKind: String, Word {
  case merchantFrozen = "MERCHANT_FROZEN"
  case merchantThawed = "MERCHANT_THAWED"
  case transactionFrozen = "TRANSACTION_FROZEN"
  case transactionThawed = "TRANSACTION_THAWED"
  /// The money of a frozen transaction is held where it arrived.
  case moneyHeld = "TRANSACTION_MONEY_HELD"
  case told = "CLEARING_TOLD"
  case tellingFailed = "CLEARING_TELLING_FAILED"
}

package enum AlertKind: String, Word {
  case raised = "ALERT_RAISED"
  case resolved = "ALERT_RESOLVED"
  case acknowledged = "ALERT_ACKNOWLEDGED"
}

extension WalletEvent {
  package var type: String {
    switch self {
    case .userRegistered: "USER_REGISTERED"
    case .account(let kind, _): kind.rawValue
    case .binding(let kind, _): kind.rawValue
    case .split(let kind, _): kind.rawValue
    case .freeze(let kind, _): kind.rawValue
    case .alert(let kind, _): kind.rawValue
    case .statement: "STATEMENT_IMPORTED"
    }
  }

  package var processID: String? {
    if case .binding(_, let fact) = self { fact.processID } else { nil }
  }

  package var userID: String? {
    switch self {
    case .userRegistered(let fact): fact.user.userID
    case .account(_, let fact): fact.userID
    case .binding(_, let fact): fact.userID
    case .freeze(_, let fact): fact.userID
    case .split, .alert, .statement: nil
    }
  }

  package var payload: any Record {
    switch self {
    case .userRegistered(let fact): fact
    case .account(_, let fact): fact
    case .binding(_, let fact): fact
    case .split(_, let fact): fact
    case .freeze(_, let fact): fact
    case .alert(_, let fact): fact
    case .statement(let fact): fact
    }
  }

  /// Reads one of the wallet's events; nil for a type that is none.
  static func read(
    _ type: String, _ node: Int, of text: JSONText
  ) throws(JSONFault) -> WalletEvent? {
    if let kind = AccountKind(rawValue: type) { return .account(kind, try .read(node, of: text)) }
    if let kind = BindingKind(rawValue: type) { return .binding(kind, try .read(node, of: text)) }
    if let kind = SplitKind(rawValue: type) { return .split(kind, try .read(node, of: text)) }
    if let kind = FreezeKind(rawValue: type) { return .freeze(kind, try .read(node, of: text)) }
    if let kind = AlertKind(rawValue: type) { return .alert(kind, try .read(node, of: text)) }
    if type == "STATEMENT_IMPORTED" { return .statement(try .read(node, of: text)) }
    return type == "USER_REGISTERED" ? .userRegistered(try .read(node, of: text)) : nil
  }
}
