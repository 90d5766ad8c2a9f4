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
