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

  /// What the audit log took down in five minutes.
  package struct Activity: Equatable, Sendable {
    package var startsAt: Instant
    package var events: Int
    package var failures: Int

    package init(_ startsAt: Instant, events: Int, failures: Int) {
      self.startsAt = startsAt
      self.events = events
      self.failures = failures
    }
  }

  package var hours: [Hour] = []
  /// Five minutes in which nothing happened have no row.
  package var activity: [Activity] = []

  package init() {}
}
