// The closed sets of seed 004, under the contract's words.

/// What a user is to the chain (seed 004, users.role).
package enum UserRole: String, Word {
  case headquarters = "HEADQUARTERS"
  case store = "STORE"
  case nonAcquiringMerchant = "NON_ACQUIRING_MERCHANT"
  case person = "PERSON"

  /// True for merchants whose customers pay through us (收单商户).
  package var isAcquiring: Bool { self == .headquarters || self == .store }
}

/// Whether a user may act (users.status).
package enum UserStatus: String, Word {
  case normal = "NORMAL"
  case frozen = "FROZEN"
}

/// What an account is for (accounts.account_type).
package enum AccountType: String, Word {
  /// 天财收款账户: takes customers' money, and may pay it out.
  case collection = "COLLECTION"
  /// 天财接收方账户: is paid by splits.
  case receiver = "RECEIVER"
}

/// Where an account stands (accounts.status).
package enum AccountStatus: String, Word {
  case normal = "NORMAL"
  case frozen = "FROZEN"
  case closed = "CLOSED"
}

/// Where a binding's agreement stands (binding_relationships.agreement_status).
package enum AgreementStatus: String, Word {
  case unsigned = "UNSIGNED"
  case signed = "SIGNED"
  case invalidated = "INVALIDATED"
}

/// Where a split stands (split_requests.status).
package enum SplitStatus: String, Word {
  case processing = "PROCESSING"
  case success = "SUCCESS"
  case failed = "FAILED"
}

/// What risk control instructs.
package enum InstructionKind: String, Word {
  case freezeMerchant = "FREEZE_MERCHANT"
  case thawMerchant = "THAW_MERCHANT"
  case freezeTransaction = "FREEZE_TRANSACTION"
  case thawTransaction = "THAW_TRANSACTION"
}

/// How urgent an alert is.
package enum AlertLevel: String, Word, Comparable {
  case warning = "WARNING"
  case critical = "CRITICAL"

  package static func < (one: AlertLevel, other: AlertLevel) -> Bool {
    one == .warning && other == .critical
  }
}

/// What an alert is about.
package enum AlertCode: String, Word {
  /// Frozen, thawed or closed here, but the system outside was not told.
  case freezeNotInStep = "FREEZE_NOT_IN_STEP"
  /// Nobody knows yet whether a split's money moved.
  case splitUnresolved = "SPLIT_UNRESOLVED"
  /// A service is not called for a while because it failed too often.
  case breakerOpen = "BREAKER_OPEN"
  /// Too many of a service's calls fail.
  case serviceUnavailable = "SERVICE_UNAVAILABLE"
  /// Requests to a service wait round after round.
  case requestsWaiting = "REQUESTS_WAITING"
  /// Too many processes end without being signed.
  case processFailureRate = "PROCESS_FAILURE_RATE"
  /// Very many processes expire at once.
  case expiryWave = "EXPIRY_WAVE"
  /// A callback is not taken, or was given up.
  case outboxStuck = "OUTBOX_STUCK"
  /// A statement of the clearing system says something else than our books.
  case reconciliationBreak = "RECONCILIATION_BREAK"

  /// True for what is over when time passes and nothing more happens.
  package var isOfATime: Bool {
    self == .serviceUnavailable || self == .processFailureRate || self == .expiryWave
  }

  /// The command or the query that leads to the end of it.
  func nextStep(isSandbox: Bool) -> String {
    switch self {
    case .freezeNotInStep: "account.freeze"
    case .splitUnresolved, .reconciliationBreak: "split.query"
    case .breakerOpen, .serviceUnavailable, .requestsWaiting:
      isSandbox ? "sandbox.service" : "query service_calls"
    case .processFailureRate: "query signing_process --where status=FAILED"
    case .expiryWave: "query signing_process --where status=EXPIRED"
    case .outboxStuck: "callback.resend"
    }
  }
}
