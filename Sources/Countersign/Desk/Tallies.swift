/// What happened in one part of time.
package struct Tally: Record, Equatable {
  package var startsAt = Instant(milliseconds: 0)
  package var created = 0
  package var signed = 0
  /// Ended by a refusal or by wrong answers.
  package var failed = 0
  package var cancelled = 0
  package var expired = 0
  package var splitsSubmitted = 0
  package var splitsPaid = 0
  package var splitsFailed = 0
  /// Everything in the audit log, and what of it went wrong.
  package var events = 0
  package var failures = 0

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("starts_at", &startsAt)
    fields.field("created", &created)
    fields.field("signed", &signed)
    fields.field("failed", &failed)
    fields.field("cancelled", &cancelled)
    fields.field("expired", &expired)
    fields.field("splits_submitted", &splitsSubmitted)
    fields.field("splits_paid", &splitsPaid)
    fields.field("splits_failed", &splitsFailed)
    fields.field("events", &events)
    fields.field("failures", &failures)
  }

  /// The processes that ended by themselves, and those of them that came to nothing.
  package var ended: Int { signed + failed + expired }
  package var lost: Int { failed + expired }

  package mutating func add(_ other: Tally) {
    created += other.created
    signed += other.signed
    failed += other.failed
    cancelled += other.cancelled
    expired += other.expired
    splitsSubmitted += other.splitsSubmitted
    splitsPaid += other.splitsPaid
    splitsFailed += other.splitsFailed
    events += other.events
    failures += other.failures
  }
}

/// What happened over the last day, in parts of five minutes: for the charts, and for alerts about
/// many things at once.
///
/// Parts in which nothing happened have no row, so it is as small as it can be and never grows.
package struct Tallies: Equatable, Sendable {
  package private(set) var rows: [Tally] = []

  package init() {}
  package init(_ rows: [Tally]) { self.rows = rows }

  /// A whole day, and the hour that has just begun.
  private static let kept: Int64 = 25 * 3600

  package mutating func count(_ event: Event, at moment: Instant) {
    let start = TimeGrid.start(of: moment)
    if rows.last.map({ $0.startsAt < start }) ?? true {
      var row = Tally()
      row.startsAt = start
      rows.append(row)
      let edge = TimeGrid.edge(Self.kept, before: start)
      rows.removeAll { $0.startsAt <= edge }
    }
    let last = rows.count - 1
    rows[last].events += 1
    if event.isFailure { rows[last].failures += 1 }
    for path in Self.columns(of: event) { rows[last][keyPath: path] += 1 }
  }

  private static func columns(of event: Event) -> [WritableKeyPath<Tally, Int>] {
    switch event {
    case .processCreated: [\.created]
    case .step(.processSigned, _): [\.signed]
    case .step(.processFailed, let step):
      step.endReason == .cancelled ? [\.cancelled] : [\.failed]
    case .step(.processExpired, _): [\.expired]
    case .wallet(.split(.accepted, _)): [\.splitsSubmitted]
    case .wallet(.split(.refused, _)): [\.splitsSubmitted, \.splitsFailed]
    case .wallet(.split(.succeeded, _)): [\.splitsPaid]
    case .wallet(.split(.failed, _)): [\.splitsFailed]
    default: []
    }
  }

  /// All of the parts that began in a stretch of time; parts that nobody knows any more are none.
  package func sum(_ stretch: Range<Instant>) -> Tally {
    rows.reduce(into: Tally()) { sum, row in
      if stretch.contains(row.startsAt) { sum.add(row) }
    }
  }

  /// All of the parts that began within the last so many seconds.
  package func sum(last seconds: Int64, at now: Instant) -> Tally {
    let edge = TimeGrid.edge(seconds, before: now)
    var sum = Tally()
    for row in rows.reversed() {
      guard row.startsAt > edge else { break }
      sum.add(row)
    }
    return sum
  }
}
