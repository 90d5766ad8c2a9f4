/// One call to a service, with all it needs to know.
package struct OutsideCall: Sendable {
  package var operation: ServiceOperation
  /// The request's id: the service's idempotency key.
  package var key: String
  /// What is said to the service, by field name; may be personal, so it is never written down.
  package var fields: [String: String]
  /// In a sandbox: how the service behaves just now.
  package var mode: ServiceMode

  package init(
    operation: ServiceOperation, key: String, fields: [String: String], mode: ServiceMode
  ) {
    self.operation = operation
    self.key = key
    self.fields = fields
    self.mode = mode
  }
}

/// What came back.
package struct OutsideAnswer: Equatable, Sendable {
  package var outcome: CallOutcome
  package var values: [String: String]
  package var durationMs: Int64
  /// In a sandbox: the service did what it was asked, whether or not it could say so.
  package var wasExecuted: Bool
  package var error: String?

  package init(
    _ outcome: CallOutcome, values: [String: String] = [:], durationMs: Int64 = 0,
    wasExecuted: Bool = false, error: String? = nil
  ) {
    self.outcome = outcome
    self.values = values
    self.durationMs = durationMs
    self.wasExecuted = wasExecuted
    self.error = error
  }
}

/// The systems outside, real or simulated.
package protocol Outside: Sendable {
  func call(_ call: OutsideCall) -> OutsideAnswer
  /// What the simulated 对账单 system says of all splits; nil where a statement is a file.
  func statement(_ wallet: Wallet) -> [StatementLine]?
}

extension Outside {
  package func statement(_ wallet: Wallet) -> [StatementLine]? { nil }
}

/// The systems outside of a live store before their adapters are configured: nobody answers.
package struct NobodyOutside: Outside {
  package init() {}

  package func call(_ call: OutsideCall) -> OutsideAnswer {
    OutsideAnswer(.unavailable, error: "not configured")
  }
}

/// A round of tries for one request: at most so many, with back-off that doubles and jitter, only
/// for what may be retried; none while the breaker is open (seed 000, 6.3; contract 7.9).
package struct CallRound: Sendable {
  package var policy: Policy
  package var now: Instant

  package init(policy: Policy, now: Instant) {
    self.policy = policy
    self.now = now
  }

  /// Makes the calls.
  ///
  /// A sandbox does not sleep: the waits only show in the times of the calls.
  package func run(
    _ request: ServiceRequest, _ fields: [String: String], _ health: ServiceHealth,
    _ outside: some Outside
  ) -> ServiceReply {
    var health = health
    var reply = ServiceReply()
    reply.request = request
    var elapsed: Int64 = 0
    for attempt in 1...max(1, policy.serviceTries) {
      let startedAt = now.adding(milliseconds: elapsed)
      guard health.admitsCall(at: startedAt, policy) else {
        reply.calls.append(
          ServiceCall(attempt: attempt, outcome: .breakerOpen, startedAt: startedAt, durationMs: 0))
        // What an earlier try left unknown stays unknown.
        if attempt == 1 { reply.outcome = .breakerOpen }
        return reply
      }
      let answer = outside.call(
        OutsideCall(
          operation: request.operation, key: request.requestID, fields: fields, mode: health.mode))
      let call = ServiceCall(
        attempt: attempt, outcome: answer.outcome, startedAt: startedAt,
        durationMs: answer.durationMs, error: answer.error)
      reply.calls.append(call)
      reply.outcome = answer.outcome
      reply.values = answer.values
      reply.wasExecuted = reply.wasExecuted || answer.wasExecuted
      guard answer.outcome.isFailure else { return reply }
      health.count(call)
      if let state = health.breakerAfter(call, policy) { health.move(to: state, at: startedAt) }
      elapsed += answer.durationMs + pause(after: attempt, request.requestID)
    }
    return reply
  }

  /// How long to wait after a try: doubling, give or take the jitter, which spreads by request.
  func pause(after attempt: Int, _ requestID: String) -> Int64 {
    var pause = policy.backoffBaseMs
    for _ in 1..<max(1, attempt) { pause = pause * policy.backoffPercent / 100 }
    let share =
      Self.spread(requestID, attempt) % (2 * policy.jitterPercent + 1) - policy.jitterPercent
    return pause + pause * share / 100
  }

  /// A number that is spread over ids and attempts, and the same for the same.
  static func spread(_ id: String, _ attempt: Int) -> Int64 {
    var spread: UInt64 = 14_695_981_039_346_656_037
    for unit in id.utf8 { spread = (spread ^ UInt64(unit)) &* 1_099_511_628_211 }
    spread = (spread ^ UInt64(attempt)) &* 1_099_511_628_211
    return Int64(spread >> 33)
  }
}
