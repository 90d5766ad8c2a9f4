/// The systems outside (contract 3).
package enum ServiceName: String, Word {
  case sms
  case bank
  case face
  case accountSystem = "account_system"
  case clearing
  case billing
  /// 三代, which reviews merchants.
  case merchantReview = "merchant_review"
  /// 三代's address for results.
  case callback
}

/// How a simulated service behaves.
package enum ServiceMode: String, Word {
  case ok
  case slow
  case unavailable
  case reject
  case garbage
  /// Not executed, no answer.
  case timeout
  /// Executed, then the answer is lost: to the caller the same as a time-out.
  case lostReply = "lost_reply"
}

/// What is asked of a service.
package enum ServiceOperation: String, Word {
  case sendSMS = "send_sms"
  case requestDeposit = "request_deposit"
  case verifyAmount = "verify_amount"
  case startFace = "start_face"
  case verifyFace = "verify_face"
  case deliverCallback = "deliver_callback"
  case reviewMerchant = "review_merchant"
  case openAccount = "open_account"
  case changeAccount = "change_account"
  case quoteFee = "quote_fee"
  case transfer
  case queryTransfer = "query_transfer"
  case holdMoney = "hold_money"

  /// True where the answer is a verdict on what a party answered.
  package var isVerdict: Bool { self == .verifyAmount || self == .verifyFace }

  /// True for what the wallet asks.
  package var isWallet: Bool {
    switch self {
    case .reviewMerchant, .openAccount, .changeAccount, .quoteFee, .transfer, .queryTransfer,
      .holdMoney:
      true
    default: false
    }
  }

  package var service: ServiceName {
    switch self {
    case .sendSMS: .sms
    case .requestDeposit, .verifyAmount: .bank
    case .startFace, .verifyFace: .face
    case .deliverCallback: .callback
    case .reviewMerchant: .merchantReview
    case .openAccount, .changeAccount: .accountSystem
    case .quoteFee: .billing
    case .transfer, .queryTransfer, .holdMoney: .clearing
    }
  }
}

/// How one call to a service ended.
package enum CallOutcome: String, Word {
  case ok = "OK"
  /// A clear refusal: never retried.
  case rejected = "REJECTED"
  case unavailable = "UNAVAILABLE"
  /// No answer in time; it may have been done.
  case timedOut = "TIMEOUT"
  /// An answer that cannot be read; it may have been done.
  case garbage = "GARBAGE"
  /// Not called: the breaker is open.
  case breakerOpen = "BREAKER_OPEN"

  /// True when the service counts as failing.
  package var isFailure: Bool { self != .ok && self != .rejected }
  /// True when nobody can say whether it was done.
  package var isUnknown: Bool { self == .timedOut || self == .garbage }
}

package enum BreakerState: String, Word {
  case closed = "CLOSED"
  case open = "OPEN"
  case halfOpen = "HALF_OPEN"
}
