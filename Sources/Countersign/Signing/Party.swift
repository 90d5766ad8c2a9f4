/// One party of a process (seed 000, table signing_party).
package struct Party: Record, Equatable {
  package var id = ""
  package var userID = ""
  package var role = PartyRole.payer
  package var type = PartyType.person
  package var name = Guarded.open("")
  package var idNo = Guarded.open("")
  package var bankCardNo: Guarded?
  package var mobile: Guarded?
  /// The place of this subject's key in the key log.
  package var slot = 0
  /// Keyed index of the bank card: wrong answers are counted for the card, not the process.
  package var cardIndex: String?
  /// What this party may choose from, in the order shown.
  package var options: [VerificationType] = []

  package var verificationType: VerificationType?
  package var status = PartyStatus.pending
  package var verifiedAt: Instant?
  /// The journal record that brought their verification where it stands.
  package var verificationRecord: Int?
  package var signedAt: Instant?
  package var openedAt: Instant?
  /// Wrong answers so far, and answers now being asked about.
  package var attempts = 0
  /// Those of the wrong answers that were amounts: they count for the card.
  package var wrongAmounts = 0
  package var deposit: Deposit?
  /// The face session that stands: the service's own reference.
  package var faceReference: String?
  package var sms: SmsState?
  package var smsAt: Instant?
  /// The key was destroyed: who this was can no longer be read.
  package var isErased = false

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("id", &id)
    fields.field("user_id", &userID)
    fields.field("role", &role)
    fields.field("party_type", &type)
    fields.field("name", &name)
    fields.field("id_no", &idNo)
    fields.field("bank_card_no", &bankCardNo)
    fields.field("mobile", &mobile)
    fields.field("slot", &slot)
    fields.field("card_index", &cardIndex)
    fields.field("options", &options)
    fields.field("verification_type", &verificationType)
    fields.field("verification_status", &status)
    fields.field("verified_at", &verifiedAt)
    fields.field("verification_record", &verificationRecord)
    fields.field("signed_at", &signedAt)
    fields.field("opened_at", &openedAt)
    fields.field("attempts", &attempts)
    fields.field("wrong_amounts", &wrongAmounts)
    fields.field("deposit", &deposit)
    fields.field("face_reference", &faceReference)
    fields.field("sms", &sms)
    fields.field("sms_at", &smsAt)
    fields.field("erased", &isErased)
  }

  /// True while a deposit the bank took can still be answered.
  package func hasDeposit(at now: Instant) -> Bool {
    deposit?.windowUntil.map { now < $0 } ?? false
  }

  /// The window of a deposit that this party is waiting for or is to answer, at this moment.
  package func depositWindow(at now: Instant) -> Instant? {
    guard status == .pending, verificationType == .microDeposit, hasDeposit(at: now) else {
      return nil
    }
    return deposit?.windowUntil
  }
}

/// How far the text message with the link has come.
package enum SmsState: String, Word {
  case requested = "REQUESTED"
  case sent = "SENT"
  case failed = "FAILED"
}

/// A micro-deposit asked of the bank for a party.
package struct Deposit: Record, Equatable {
  /// The request, which is also the bank's idempotency key.
  package var requestID = ""
  package var requestedAt = Instant(milliseconds: 0)
  package var acceptedAt: Instant?
  /// In a sandbox: when the bank paid it, whether or not we were told.
  package var madeAt: Instant?
  /// Until when the amount may be answered.
  package var windowUntil: Instant?

  package init() {}

  package init(requestID: String, requestedAt: Instant) {
    self.requestID = requestID
    self.requestedAt = requestedAt
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("request_id", &requestID)
    fields.field("requested_at", &requestedAt)
    fields.field("accepted_at", &acceptedAt)
    fields.field("made_at", &madeAt)
    fields.field("window_until", &windowUntil)
  }
}
