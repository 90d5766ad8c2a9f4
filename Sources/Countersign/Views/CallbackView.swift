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
