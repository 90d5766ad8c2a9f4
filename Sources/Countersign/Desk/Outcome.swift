/// What a command that was done answers, without anything secret or personal: links, agreement
/// texts and revealed fields are put in when it is shown, so that it can be remembered under an
/// idempotency key.
package struct Outcome: Record, Equatable {
  package enum Kind: String, Word {
    case done = "DONE"
    case template = "TEMPLATE"
    case process = "PROCESS"
    case wallet = "WALLET"
    case status = "STATUS"
    case page = "PAGE"
    case personal = "PERSONAL"
    case found = "FOUND"
    case clock = "CLOCK"
    case peek = "PEEK"
    case inbox = "INBOX"
  }

  package var kind = Kind.done
  package var templateID: String?
  package var version: String?
  package var contentSHA256: String?
  package var processID: String?
  package var userID: String?
  package var page: Page?
  package var wallet: WalletOutcome?
  package var matches: [PersonalMatch]?
  package var now: Instant?

  package init() {}
  package init(_ kind: Kind) { self.kind = kind }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("kind", &kind)
    fields.field("template_id", &templateID)
    fields.field("version", &version)
    fields.field("content_sha256", &contentSHA256)
    fields.field("process_id", &processID)
    fields.field("user_id", &userID)
    fields.field("page", &page)
    fields.field("wallet", &wallet)
    fields.field("matches", &matches)
    fields.field("now", &now)
  }

  /// A process with its links.
  package static func process(_ id: String) -> Outcome {
    var outcome = Outcome(.process)
    outcome.processID = id
    return outcome
  }

  /// A process and where it stands.
  package static func status(_ id: String) -> Outcome {
    var outcome = Outcome(.status)
    outcome.processID = id
    return outcome
  }
}

/// The party's page as it stands (contract 3), but for the agreement's text.
package struct Page: Record, Equatable {
  package var processID = ""
  package var userID = ""
  package var step = PageStep.chooseVerification
  package var status = ProcessStatus.created
  package var verificationType: VerificationType?
  package var options: [VerificationType] = []
  package var attemptsLeft = 0
  package var expiresAt = Instant(milliseconds: 0)

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("process_id", &processID)
    fields.field("user_id", &userID)
    fields.field("step", &step)
    fields.field("status", &status)
    fields.field("verification_type", &verificationType)
    fields.field("verification_options", &options)
    fields.field("attempts_left", &attemptsLeft)
    fields.field("expires_at", &expiresAt)
  }
}

/// Whose number it is.
package struct PersonalMatch: Record, Equatable {
  package var userID = ""
  package var processIDs: [String] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("process_ids", &processIDs)
  }
}

/// A command's answer: done, or refused.
package struct Answer: Record, Equatable {
  /// The record of the command; 0 where it left none.
  package var sequence = 0
  package var outcome: Outcome?
  package var code: Code?
  package var detail: String?
  package var checks: [Check]?

  package init() {}

  package init(_ outcome: Outcome) { self.outcome = outcome }

  package init(_ refusal: Refusal) {
    code = refusal.code
    detail = refusal.detail
    checks = refusal.checks.isEmpty ? nil : refusal.checks
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("seq", &sequence)
    fields.field("outcome", &outcome)
    fields.field("code", &code)
    fields.field("detail", &detail)
    fields.field("checks", &checks)
  }

  package var refusal: Refusal? {
    code.map { Refusal($0, detail ?? "", checks: checks ?? []) }
  }
}
