/// One event of the journal as a line of the audit log; personal data is masked.
package struct AuditLine: Equatable, Sendable {
  /// `41-2` is the second event of record 41.
  package var id = ""
  package var sequence = 0
  package var at = Instant(milliseconds: 0)
  package var actor = ""
  package var via: String?
  package var command = ""
  package var type = ""
  package var processID: String?
  package var userID: String?
  /// The party's masked name, where there is one.
  package var name: String?
  /// The event's fields as JSON, sealed ones masked.
  package var data = ""

  package init() {}

  /// True for what went wrong, a verdict of no among it: `Event.isFailure`.
  package var isFailure = false

  /// True for the desk's own book-keeping: what is asked and settled shows in what came of it.
  package var isBookkeeping: Bool { RequestKind(rawValue: type) != nil }
}

/// One journal record, whole.
package struct RecordView: Equatable, Sendable {
  package var sequence = 0
  package var hash = ""
  package var lines: [AuditLine] = []
  /// The raw JSON, as it lies on disk.
  package var json = ""

  package init() {}
}
