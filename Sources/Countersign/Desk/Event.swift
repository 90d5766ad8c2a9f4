/// What happened: a fact in the journal, and a line of the audit log.
///
/// Types are written once and for ever: a golden journal of each format must replay.
package enum Event: Equatable, Sendable {
  case templateUploaded(TemplateUploaded)
  case templateActivated(TemplateReference)
  case templateDeactivated(TemplateReference)
  case processCreated(ProcessCreated)
  /// A step of one party or process; what it was is its kind.
  case step(StepKind, Step)
  /// Something was asked of a service.
  case requested(RequestKind, ServiceRequest)
  case serviceCalled(ServiceCalled)
  case breakerMoved(BreakerMoved)
  case callbackQueued(CallbackQueued)
  case callbackRound(CallbackRoundKind, CallbackRound)
  case wallet(WalletEvent)
  case personal(PersonalKind, PersonalAct)
  case commandFailed(CommandFailed)
  case serviceModeSet(SandboxService)
  case clockAdvanced(SandboxClock)
  case sandboxPeeked(SandboxPeek)
  case inboxRead(SandboxInbox)
}

/// Steps of processes and parties.
package enum StepKind: String, Word {
  case smsSent = "SMS_SENT"
  case smsFailed = "SMS_FAILED"
  case pageOpened = "PAGE_OPENED"
  case heartbeat = "PAGE_HEARTBEAT"
  case processResumed = "PROCESS_RESUMED"
  case verificationInitiated = "VERIFICATION_INITIATED"
  case depositAccepted = "DEPOSIT_ACCEPTED"
  case depositFailed = "DEPOSIT_FAILED"
  /// In a sandbox: the bank paid the deposit into the party's account.
  case depositMade = "SANDBOX_DEPOSIT_MADE"
  case faceStarted = "FACE_STARTED"
  /// A service could not answer; the party waits and loses nothing.
  case verificationDelayed = "VERIFICATION_SERVICE_FAILED"
  case attemptCounted = "ATTEMPT_COUNTED"
  case attemptReturned = "ATTEMPT_RETURNED"
  case verificationResult = "VERIFICATION_RESULT"
  case verificationFailed = "VERIFICATION_FAILED"
  case cardAttemptsUsed = "CARD_ATTEMPTS_USED"
  case partySigned = "PARTY_SIGNED"
  case partyDeclined = "PARTY_DECLINED"
  case processSigned = "PROCESS_SIGNED"
  case processFailed = "PROCESS_FAILED"
  case processExpired = "PROCESS_EXPIRED"
  case processCompleted = "SIGNING_PROCESS_COMPLETED"
}

/// Requests to services, by what they are in the audit log.
package enum RequestKind: String, Word {
  case sms = "SMS_REQUESTED"
  case deposit = "DEPOSIT_REQUESTED"
  case amountCheck = "AMOUNT_CHECK_REQUESTED"
  case faceStart = "FACE_START_REQUESTED"
  case faceCheck = "FACE_CHECK_REQUESTED"
  case review = "REVIEW_REQUESTED"
  case accountOpening = "ACCOUNT_OPENING_REQUESTED"
  case accountChange = "ACCOUNT_CHANGE_REQUESTED"
  case fee = "FEE_QUOTE_REQUESTED"
  case transfer = "TRANSFER_REQUESTED"
  case transferQuery = "TRANSFER_QUERY_REQUESTED"
  case hold = "HOLD_REQUESTED"
  /// The same request waits for its next round.
  case callback = "CALLBACK_REQUESTED"
  case retry = "REQUEST_WAITING"
  case settled = "REQUEST_SETTLED"
}

package enum CallbackRoundKind: String, Word {
  case delivered = "CALLBACK_DELIVERED"
  case failed = "CALLBACK_FAILED"
  case givenUp = "CALLBACK_GIVEN_UP_FAILED"
  /// In a sandbox: 三代's inbox received it.
  case received = "SANDBOX_CALLBACK_RECEIVED"
  case resent = "CALLBACK_RESEND_REQUESTED"
}

package enum PersonalKind: String, Word {
  case revealed = "PERSONAL_REVEALED"
  case searched = "PERSONAL_SEARCHED"
  case erased = "PERSONAL_ERASED"
  /// The key itself is gone from the key log.
  case keyDestroyed = "PERSONAL_KEY_DESTROYED"
}

extension Event {
  /// The type's name, as the audit log has it.
  package var type: String {
    switch self {
    case .templateUploaded: "TEMPLATE_UPLOADED"
    case .templateActivated: "TEMPLATE_ACTIVATED"
    case .templateDeactivated: "TEMPLATE_DEACTIVATED"
    case .processCreated: "PROCESS_CREATED"
    case .step(let kind, _): kind.rawValue
    case .requested(let kind, _): kind.rawValue
    case .serviceCalled(let fact):
      fact.call.outcome.isFailure ? "SERVICE_CALL_FAILED" : "SERVICE_CALLED"
    case .breakerMoved(let fact): "BREAKER_\(fact.state.rawValue)"
    case .callbackQueued: "CALLBACK_QUEUED"
    case .callbackRound(let kind, _): kind.rawValue
    case .wallet(let event): event.type
    case .personal(let kind, _): kind.rawValue
    case .commandFailed: "COMMAND_FAILED"
    case .serviceModeSet: "SERVICE_MODE_SET"
    case .clockAdvanced: "CLOCK_ADVANCED"
    case .sandboxPeeked: "SANDBOX_PEEKED"
    case .inboxRead: "SANDBOX_INBOX_READ"
    }
  }

  /// True for what went wrong, a verdict of no among it.
  package var isFailure: Bool {
    if case .step(_, let step) = self, step.passed == false { return true }
    return Self.saysFailure(type)
  }

  /// Whether a type has FAIL in its name.
  ///
  /// Asked of every event there is; a search of the standard library takes as long as all else that
  /// is counted of one.
  private static func saysFailure(_ type: String) -> Bool {
    let word: StaticString = "FAIL"
    var met = 0
    for byte in type.utf8 {
      // No letter of the word begins it again.
      met = byte == word.utf8Start[met] ? met + 1 : byte == word.utf8Start[0] ? 1 : 0
      if met == word.utf8CodeUnitCount { return true }
    }
    return false
  }

  /// The process it belongs to.
  package var processID: String? {
    switch self {
    case .processCreated(let fact): fact.process.processID
    case .step(_, let step): step.processID
    case .requested(_, let request): request.processID
    case .serviceCalled(let fact): fact.processID
    case .callbackQueued(let fact): fact.processID
    case .callbackRound(_, let round): round.processID
    case .wallet(let event): event.processID
    case .personal(_, let act): act.processID
    case .commandFailed(let fact): fact.processID
    case .sandboxPeeked(let peek): peek.processID
    case .inboxRead(let inbox): inbox.processID
    default: nil
    }
  }

  /// The user it is about.
  package var userID: String? {
    switch self {
    case .step(_, let step): step.userID
    case .requested(_, let request): request.userID
    case .serviceCalled(let fact): fact.userID
    case .wallet(let event): event.userID
    case .personal(_, let act): act.userID
    case .commandFailed(let fact): fact.userID
    case .sandboxPeeked(let peek): peek.userID
    default: nil
    }
  }

  /// Its payload, whatever it is.
  package var payload: any Record {
    switch self {
    case .templateUploaded(let fact): fact
    case .templateActivated(let fact), .templateDeactivated(let fact): fact
    case .processCreated(let fact): fact
    case .step(_, let fact): fact
    case .requested(_, let fact): fact
    case .serviceCalled(let fact): fact
    case .breakerMoved(let fact): fact
    case .callbackQueued(let fact): fact
    case .callbackRound(_, let fact): fact
    case .wallet(let event): event.payload
    case .personal(_, let fact): fact
    case .commandFailed(let fact): fact
    case .serviceModeSet(let fact): fact
    case .clockAdvanced(let fact): fact
    case .sandboxPeeked(let fact): fact
    case .inboxRead(let fact): fact
    }
  }
}

extension Event: FieldValue {
  package func write(to writer: inout JSONWriter) {
    func fields(_ fact: some Record) {
      var fact = fact
      let type = self.type
      writer.object { body in
        body.name("type")
        body.string(type)
        var fields = FieldWriter(writer: JSONWriter(reserving: 0))
        swap(&fields.writer, &body)
        fact.visit(&fields)
        swap(&fields.writer, &body)
      }
    }
    fields(payload)
  }

  package static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> Event {
    let type = try EventType.read(node, of: text).type
    if let kind = StepKind(rawValue: type) { return .step(kind, try .read(node, of: text)) }
    if let kind = RequestKind(rawValue: type) { return .requested(kind, try .read(node, of: text)) }
    if let kind = CallbackRoundKind(rawValue: type) {
      return .callbackRound(kind, try .read(node, of: text))
    }
    if let kind = PersonalKind(rawValue: type) { return .personal(kind, try .read(node, of: text)) }
    if let event = try WalletEvent.read(type, node, of: text) { return .wallet(event) }
    switch type {
    case "TEMPLATE_UPLOADED": return .templateUploaded(try .read(node, of: text))
    case "TEMPLATE_ACTIVATED": return .templateActivated(try .read(node, of: text))
    case "TEMPLATE_DEACTIVATED": return .templateDeactivated(try .read(node, of: text))
    case "PROCESS_CREATED": return .processCreated(try .read(node, of: text))
    case "SERVICE_CALLED", "SERVICE_CALL_FAILED":
      return .serviceCalled(try .read(node, of: text))
    case "BREAKER_OPEN", "BREAKER_HALF_OPEN", "BREAKER_CLOSED":
      return .breakerMoved(try .read(node, of: text))
    case "CALLBACK_QUEUED": return .callbackQueued(try .read(node, of: text))
    case "COMMAND_FAILED": return .commandFailed(try .read(node, of: text))
    case "SERVICE_MODE_SET": return .serviceModeSet(try .read(node, of: text))
    case "CLOCK_ADVANCED": return .clockAdvanced(try .read(node, of: text))
    case "SANDBOX_PEEKED": return .sandboxPeeked(try .read(node, of: text))
    case "SANDBOX_INBOX_READ": return .inboxRead(try .read(node, of: text))
    default:
      throw JSONFault("event type \(type) is unknown", at: Int(text.nodes[node].start))
    }
  }
}

/// The field that says what an event is.
private struct EventType: Record {
  var type = ""

  mutating func visit(_ fields: inout some FieldVisitor) { fields.field("type", &type) }
}
