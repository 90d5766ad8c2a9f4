/// A row of the services panel.
package struct ServiceLine: Equatable, Sendable {
  package var health = ServiceHealth()
  /// Calls and failures by time, oldest first, up to now; parts without calls have none.
  package var history: [CallBucket] = []
  /// Requests that wait for it.
  package var waiting = 0
  /// When an open breaker lets the next call through.
  package var trialAt: Instant?
  /// Its latest calls, newest first.
  package var calls: [AuditLine] = []

  package init() {}
}

/// Calls of one service in one part of time.
package struct CallBucket: Record, Equatable {
  package var startsAt = Instant(milliseconds: 0)
  package var calls = 0
  package var failures = 0
  /// Of all its calls together.
  package var durationMs: Int64 = 0

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("starts_at", &startsAt)
    fields.field("calls", &calls)
    fields.field("failures", &failures)
    fields.field("duration_ms", &durationMs)
  }
}

/// How the last day went, hour by hour, oldest first.
package struct DayView: Equatable, Sendable {
  package struct Hour: Equatable, Sendable {
    package var startsAt = Instant(milliseconds: 0)
    package var processesCreated = 0
    package var processesSigned = 0
    /// Failed or expired.
    package var processesFailed = 0
    package var splitsSubmitted = 0
    package var splitsPaid = 0
    package var splitsFailed = 0

    package init() {}
  }

  package var hours: [Hour] = []

  package init() {}
}

/// A row of the outbox.
package struct CallbackLine: Equatable, Sendable {
  package var callbackID = ""
  package var processID = ""
  package var url = ""
  package var status = Callback.Status.pending
  package var attempts = 0
  package var nextAt: Instant?
  package var lastError: String?
  package var createdAt = Instant(milliseconds: 0)
  package var deliveredAt: Instant?

  package init() {}
}

/// A callback's page: what is told, and every attempt to tell it.
package struct CallbackView: Equatable, Sendable {
  package var line = CallbackLine()
  package var processStatus = ProcessStatus.created
  package var endReason: EndReason?
  package var body = ""
  package var receivedAt: [Instant] = []
  /// Rounds and calls, oldest first.
  package var timeline: [AuditLine] = []

  package init() {}
}
