/// A result to be told to 三代: one entry of the outbox (contract 3, 7.9).
package struct Callback: Record, Equatable {
  package enum Status: String, Word {
    case pending = "PENDING"
    case delivered = "DELIVERED"
    case givenUp = "GIVEN_UP"
  }

  package var callbackID = ""
  package var processID = ""
  package var url = ""
  package var status = Status.pending
  /// Rounds made.
  package var attempts = 0
  package var nextAt: Instant?
  package var lastError: String?
  package var createdAt = Instant(milliseconds: 0)
  package var deliveredAt: Instant?
  /// When it becomes an alert that nobody takes it.
  package var alertAt: Instant?
  /// The body, the same bytes at every attempt.
  package var body = ""
  /// In a sandbox: when 三代's inbox received it (more than once after lost replies).
  package var receivedAt: [Instant] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("callback_id", &callbackID)
    fields.field("process_id", &processID)
    fields.field("url", &url)
    fields.field("status", &status)
    fields.field("attempts", &attempts)
    fields.field("next_at", &nextAt)
    fields.field("last_error", &lastError)
    fields.field("created_at", &createdAt)
    fields.field("delivered_at", &deliveredAt)
    fields.field("alert_at", &alertAt)
    fields.field("body", &body)
    fields.field("received_at", &receivedAt)
  }
}
