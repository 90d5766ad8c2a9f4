// The closed sets of seed 000, under their own words.

/// What an agreement is for (biz_scene).
package enum BizScene: String, Word {
  case relationBind = "RELATION_BIND"
  case openPayment = "OPEN_PAYMENT"
}

/// Which side of the agreement a party stands on.
package enum PartyRole: String, Word {
  case payer = "PAYER"
  case payee = "PAYEE"
}

/// What kind of subject a party or a merchant is.
package enum PartyType: String, Word {
  case enterprise = "ENTERPRISE"
  case individualBusiness = "INDIVIDUAL_BUSINESS"
  case person = "PERSON"
}

/// How a party proves who they are.
package enum VerificationType: String, Word {
  case microDeposit = "MICRO_DEPOSIT"
  case face = "FACE"
}

/// Where one party stands (verification_status of signing_party).
package enum PartyStatus: String, Word {
  case pending = "PENDING"
  case verified = "VERIFIED"
  case signed = "SIGNED"
  case failed = "FAILED"
}

/// Where the whole process stands; derived from its parties.
package enum ProcessStatus: String, Word {
  case created = "INIT"
  case smsSent = "SMS_SENT"
  case verifying = "VERIFYING"
  case signed = "SIGNED"
  case failed = "FAILED"
  case expired = "EXPIRED"

  /// True while parties may still act.
  package var isOpen: Bool { self == .created || self == .smsSent || self == .verifying }

  /// Where a process may go next (seed 000, 6.2): forward only, but for the resumption of an
  /// expired one.
  package func mayBecome(_ next: ProcessStatus) -> Bool {
    switch (self, next) {
    case (.created, .smsSent), (.created, .verifying), (.smsSent, .verifying): true
    case (.verifying, .signed): true
    case (_, .failed), (_, .expired): isOpen
    case (.expired, _): next.isOpen
    default: false
    }
  }
}

/// Why a process ended.
package enum EndReason: String, Word {
  case completed = "COMPLETED"
  case declined = "DECLINED"
  case cancelled = "CANCELLED"
  case attemptsExceeded = "VERIFICATION_ATTEMPTS_EXCEEDED"
  case timedOut = "TIMED_OUT"
}

/// What the party's page asks for next.
package enum PageStep: String, Word {
  case chooseVerification = "CHOOSE_VERIFICATION"
  case submitAmount = "SUBMIT_AMOUNT"
  case completeFace = "COMPLETE_FACE"
  case sign = "SIGN"
  case waitForOthers = "WAIT_FOR_OTHERS"
  case signed = "SIGNED"
  case declined = "DECLINED"
}
