/// A row of the process list; names are masked.
package struct ProcessLine: Equatable, Sendable {
  package var processID = ""
  package var scene = BizScene.relationBind
  package var payer = ""
  package var payee: String?
  package var status = ProcessStatus.created
  package var endReason: EndReason?
  package var updatedAt = Instant(milliseconds: 0)
  /// Why it is where it is, in short.
  package var why: Why?

  package init() {}
}

/// A process's page; people are masked.
package struct ProcessView: Equatable, Sendable {
  package var line = ProcessLine()
  package var templateID = ""
  package var templateVersion = ""
  package var templateTitle = ""
  package var agreementSHA256 = ""
  package var createdAt = Instant(milliseconds: 0)
  package var expiresAt = Instant(milliseconds: 0)
  package var endedAt: Instant?
  package var reason: String?
  package var callbackURL = ""
  package var callbackStatus: Callback.Status?
  package var parties: [PartyView] = []
  package var whys: [Why] = []
  package var timeline: [AuditLine] = []

  package init() {}
}

/// A party as the operator sees them.
package struct PartyView: Equatable, Sendable {
  package var userID = ""
  package var role = PartyRole.payer
  package var type = PartyType.person
  /// Masked, unless it is a company's.
  package var name = ""
  package var idNo = ""
  package var bankCardNo: String?
  package var mobile: String?
  package var status = PartyStatus.pending
  package var step = PageStep.chooseVerification
  package var verificationType: VerificationType?
  package var attempts = 0
  package var attemptsAllowed = 3
  package var sms: SmsState?
  package var openedAt: Instant?
  package var verifiedAt: Instant?
  package var signedAt: Instant?
  package var depositUntil: Instant?
  package var isErased = false

  package init() {}
}

/// Why a process stands where it stands: one sentence each, in the order of importance.
package enum Why: Equatable, Sendable {
  /// The text message with the link did not go out.
  case smsNotSent(userID: String, name: String)
  case linkNotOpened(userID: String, name: String, since: Instant)
  case choosesVerification(userID: String, name: String, since: Instant)
  /// A service is down; the user was told 服务繁忙 and loses no attempt.
  case serviceDown(ServiceName, userID: String, name: String, since: Instant)
  case depositUnanswered(userID: String, name: String, until: Instant, attemptsLeft: Int)
  case faceNotDone(userID: String, name: String, attemptsLeft: Int)
  case notSigned(userID: String, name: String, since: Instant)
  case signed(at: Instant)
  case declined(userID: String, name: String, reason: String)
  case cancelled(reason: String)
  case attemptsExceeded(userID: String, name: String)
  /// Nobody moved; it can be resumed by its link until then.
  case expired(at: Instant, resumableUntil: Instant?)
}
