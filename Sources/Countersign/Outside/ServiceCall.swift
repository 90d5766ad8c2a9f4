/// One call to a service, or one not made (a row of service_calls).
package struct ServiceCall: Record, Equatable {
  package var attempt = 1
  package var outcome = CallOutcome.ok
  package var startedAt = Instant(milliseconds: 0)
  package var durationMs: Int64 = 0
  /// The service's own word for what went wrong.
  package var error: String?

  package init() {}

  package init(
    attempt: Int, outcome: CallOutcome, startedAt: Instant, durationMs: Int64,
    error: String? = nil
  ) {
    self.attempt = attempt
    self.outcome = outcome
    self.startedAt = startedAt
    self.durationMs = durationMs
    self.error = error
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("attempt", &attempt)
    fields.field("outcome", &outcome)
    fields.field("started_at", &startedAt)
    fields.field("duration_ms", &durationMs)
    fields.field("error", &error)
  }
}

/// Something asked of a service and not settled yet.
///
/// Its id is the idempotency key, so that it can be asked again after a crash without being done
/// twice.
package struct ServiceRequest: Record, Equatable {
  package var requestID = ""
  package var operation = ServiceOperation.sendSMS
  package var processID: String?
  package var userID: String?
  /// Of the wallet: the split, account or instruction it is about.
  package var subject: String?
  package var createdAt = Instant(milliseconds: 0)
  /// When it is asked, or asked again.
  package var nextAt = Instant(milliseconds: 0)
  /// Rounds of tries so far.
  package var rounds = 0
  /// The amount a party answered, sealed under their key.
  package var answer: Guarded?
  /// Whose key that is.
  package var slot: Int?
  /// The idempotency key of the command that waits for this answer.
  package var key: String?
  /// Of a fee's quote: the split it is for, which is accepted once the fee is known.
  package var split: SplitSubmit?
  /// Of a fee's quote: the journal record that asked for it, which is the split's first.
  package var record: Int?
  /// Of an account's opening: somebody waits for this round's answer.
  package var isAwaited: Bool?
  /// It waited for so many rounds that somebody should know.
  package var isStuck: Bool?

  package init() {}

  package init(
    _ requestID: String, _ operation: ServiceOperation, processID: String? = nil,
    userID: String? = nil, subject: String? = nil, at now: Instant
  ) {
    self.requestID = requestID
    self.operation = operation
    self.processID = processID
    self.userID = userID
    self.subject = subject
    createdAt = now
    nextAt = now
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("request_id", &requestID)
    fields.field("operation", &operation)
    fields.field("process_id", &processID)
    fields.field("user_id", &userID)
    fields.field("subject", &subject)
    fields.field("created_at", &createdAt)
    fields.field("next_at", &nextAt)
    fields.field("rounds", &rounds)
    fields.field("answer", &answer)
    fields.field("slot", &slot)
    fields.field("key", &key)
    fields.field("split", &split)
    fields.field("record", &record)
    fields.field("awaited", &isAwaited)
    fields.field("stuck", &isStuck)
  }
}

/// What came of a round of tries for one request.
package struct ServiceReply: Record, Equatable {
  package var request = ServiceRequest()
  package var outcome = CallOutcome.ok
  /// What the service said, by field name.
  package var values: [String: String] = [:]
  package var calls: [ServiceCall] = []
  /// In a sandbox: the service did it although no answer came.
  package var wasExecuted = false

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("request", &request)
    fields.field("outcome", &outcome)
    fields.field("values", &values)
    fields.field("calls", &calls)
    fields.field("executed", &wasExecuted)
  }
}
