import Countersign

/// Keeps books of its own, from the events alone, and holds the state against them.
///
/// It sees every record twice: before it becomes a fact, so that what would stop the program is
/// found as a violation, and after.
final class Audit {
  let policy: Policy
  private(set) var violation: Violation?
  /// How often each invariant was looked at.
  private(set) var looks = [Int](repeating: 0, count: Invariant.allCases.count)
  var sequence = 0
  private var lastAt = Instant(milliseconds: .min)
  var money = MoneyBooks()
  var signing = SigningBooks()
  var outside = OutsideBooks()
  var ids = IDBooks()

  init(_ policy: Policy) { self.policy = policy }

  func expect(_ invariant: Invariant, _ holds: Bool, _ detail: () -> String) {
    looks[invariant.rawValue] += 1
    if holds || violation != nil { return }
    violation = Violation(invariant: invariant, detail: detail(), record: sequence)
  }

  func check() throws(Violation) {
    if let violation { throw violation }
  }

  /// A record that is about to be a fact.
  func before(_ record: JournalRecord, _ registry: Registry) throws(Violation) {
    expect(
      .journalInOrder, record.sequence == sequence + 1 && record.at >= lastAt
    ) { "record \(record.sequence) at \(record.at.text) follows \(sequence)" }
    money.foresee(record, self)
    signing.foresee(record, registry, self)
    try check()
  }

  /// A record that is a fact, and on the disk.
  func after(_ record: JournalRecord, _ registry: Registry) throws(Violation) {
    sequence = record.sequence
    lastAt = record.at
    for event in record.events {
      money.take(event, record, self)
      signing.take(event, self)
      outside.take(event, self)
      ids.take(event, self)
    }
    outside.endOfRecord(self)
    money.hold(registry, self)
    signing.hold(registry, self)
    try check()
  }

  /// What is true after every step, once all that is due was done.
  func afterStep(_ registry: Registry, _ now: Instant) throws(Violation) {
    expect(.nothingIsOverdue, registry.pendingErasures.isEmpty) { "a key was not destroyed" }
    let late = registry.requests.values.filter { $0.nextAt <= now }
    expect(.nothingIsOverdue, late.isEmpty) {
      let first = late.map(\.requestID).min() ?? ""
      return "\(first) should have been asked by \(now.text)"
    }
    signing.holdTimes(registry, now, self)
    money.holdAlerts(registry, now, self)
    outside.holdAlerts(registry, self)
    try check()
  }
}
