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
