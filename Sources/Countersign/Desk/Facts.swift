// What events carry beside their type.

package struct TemplateUploaded: Record, Equatable {
  package var templateID = ""
  package var version = ""
  package var scene = BizScene.relationBind
  package var contentHTML = ""
  package var variables: [String] = []
  package var contentSHA256 = ""

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("template_id", &templateID)
    fields.field("version", &version)
    fields.field("biz_scene", &scene)
    fields.field("content_html", &contentHTML)
    fields.field("variables", &variables)
    fields.field("content_sha256", &contentSHA256)
  }
}

/// A new process, whole, and the people's numbers by keyed index for `personal.find`.
package struct ProcessCreated: Record, Equatable {
  package var process = SigningProcess()
  package var found: [PersonalIndex] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    process.visit(&fields)
    fields.field("indices", &found)
  }
}

/// The keyed indices of one subject's numbers.
package struct PersonalIndex: Record, Equatable {
  package var userID = ""
  package var slot = 0
  package var indices: [String] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("slot", &slot)
    fields.field("indices", &indices)
  }
}

/// One step of a process; each kind uses the fields it needs.
package struct Step: Record, Equatable {
  package var processID = ""
  package var userID: String?
  package var requestID: String?
  package var type: VerificationType?
  /// The verifier's verdict.
  package var passed: Bool?
  package var attempt: Int?
  package var attemptsLeft: Int?
  /// Until when the process lives if nobody moves.
  package var expiresAt: Instant?
  package var windowUntil: Instant?
  package var status: ProcessStatus?
  package var endReason: EndReason?
  package var reason: String?
  /// The service's own reference.
  package var reference: String?
  package var agreementSHA256: String?
  package var templateVersion: String?
  package var cardIndex: String?
  package var callbackID: String?

  package init() {}

  package init(_ processID: String, _ userID: String? = nil) {
    self.processID = processID
    self.userID = userID
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("process_id", &processID)
    fields.field("user_id", &userID)
    fields.field("request_id", &requestID)
    fields.field("verification_type", &type)
    fields.field("passed", &passed)
    fields.field("attempt", &attempt)
    fields.field("attempts_left", &attemptsLeft)
    fields.field("expires_at", &expiresAt)
    fields.field("window_until", &windowUntil)
    fields.field("status", &status)
    fields.field("end_reason", &endReason)
    fields.field("reason", &reason)
    fields.field("reference", &reference)
    fields.field("agreement_sha256", &agreementSHA256)
    fields.field("template_version", &templateVersion)
    fields.field("card_index", &cardIndex)
    fields.field("callback_id", &callbackID)
  }
}

package struct ServiceCalled: Record, Equatable {
  package var service = ServiceName.sms
  package var operation = ServiceOperation.sendSMS
  package var requestID = ""
  package var processID: String?
  package var userID: String?
  package var subject: String?
  package var call = ServiceCall()

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("service", &service)
    fields.field("operation", &operation)
    fields.field("request_id", &requestID)
    fields.field("process_id", &processID)
    fields.field("user_id", &userID)
    fields.field("subject", &subject)
    call.visit(&fields)
  }
}

package struct BreakerMoved: Record, Equatable {
  package var service = ServiceName.sms
  package var state = BreakerState.closed
  package var at = Instant(milliseconds: 0)

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("service", &service)
    fields.field("breaker", &state)
    fields.field("at", &at)
  }
}

package struct CallbackQueued: Record, Equatable {
  package var callbackID = ""
  package var processID = ""
  package var url = ""
  package var nextAt = Instant(milliseconds: 0)
  package var body = ""

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("callback_id", &callbackID)
    fields.field("process_id", &processID)
    fields.field("url", &url)
    fields.field("next_at", &nextAt)
    fields.field("body", &body)
  }
}

package struct CallbackRound: Record, Equatable {
  package var callbackID = ""
  package var processID = ""
  package var attempt = 0
  package var nextAt: Instant?
  package var error: String?
  /// When it becomes an alert that nobody takes it.
  package var alertAt: Instant?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("callback_id", &callbackID)
    fields.field("process_id", &processID)
    fields.field("attempt", &attempt)
    fields.field("next_at", &nextAt)
    fields.field("error", &error)
    fields.field("alert_at", &alertAt)
  }
}

/// Somebody looked at, looked for, or erased personal data.
package struct PersonalAct: Record, Equatable {
  package var userID: String?
  package var processID: String?
  package var slot: Int?
  package var reason: String?
  /// What kind of number was searched for; never the number.
  package var kind: String?
  package var matches: Int?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("process_id", &processID)
    fields.field("slot", &slot)
    fields.field("reason", &reason)
    fields.field("kind", &kind)
    fields.field("matches", &matches)
  }
}

/// A refused attempt that is worth remembering.
package struct CommandFailed: Record, Equatable {
  package var command = ""
  package var code = Code.badRequest
  package var detail: String?
  package var processID: String?
  package var requestID: String?
  package var userID: String?
  package var accountID: String?
  package var reason: String?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("command", &command)
    fields.field("code", &code)
    fields.field("detail", &detail)
    fields.field("process_id", &processID)
    fields.field("request_id", &requestID)
    fields.field("user_id", &userID)
    fields.field("account_id", &accountID)
    fields.field("reason", &reason)
  }
}

extension Registry {
  /// A refused attempt as a fact: what was tried on what, and why not.
  package func failure(of command: Command, _ refusal: Refusal) -> CommandFailed {
    var fact = CommandFailed()
    fact.command = command.name.rawValue
    fact.code = refusal.code
    fact.detail = refusal.detail.isEmpty ? nil : refusal.detail
    switch command {
    case .processCancel(let fields):
      fact.processID = fields.processID
      fact.reason = fields.reason
    case .processSendSMS(let fields):
      fact.processID = fields.processID
      fact.userID = fields.userID
    case .personalReveal(let fields):
      fact.processID = fields.processID
      fact.userID = fields.userID
      fact.reason = fields.reason
    case .personalErase(let fields):
      fact.userID = fields.userID
      fact.reason = fields.reason
    case .wallet(let command): describe(command, &fact)
    default: break
    }
    return fact
  }
}
