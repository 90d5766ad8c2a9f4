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
