package import Countersign
import CountersignStore

extension Clerk {
  /// Gives every row of a list that its filter leaves, in the list's order, in one view after the
  /// other; at least one, which may be empty.
  ///
  /// The audit log is read once from its end, in stretches, and never held whole.
  /// - Parameter query: a list whose window has room for all of it.
  package func everyRow(of query: Query, _ body: (View) throws -> Void) throws {
    guard case .audit(let window) = query else {
      if case .processes = query { readAhead { true } }
      return try body(view(query))
    }
    let filter = RowFilter(window.filter, .audit, now: now)
    let records = try records(within: window.within)
    var end = records.upperBound
    try body(.audit(ListView(total: registry.events, matching: 0, first: 0, rows: [])))
    while end > records.lowerBound {
      let start = max(records.lowerBound, end - Self.stretch)
      var rows: [AuditLine] = []
      try journal.read(start..<end) { sequence, json in
        rows += lines(try JournalReading.record(sequence, Array(json)))
      }
      rows = rows.reversed().filter { matches($0, filter) }
      if !rows.isEmpty {
        try body(
          .audit(ListView(total: registry.events, matching: rows.count, first: 0, rows: rows)))
      }
      end = start
    }
  }

  /// The records that were written in a stretch of time; the header is none.
  func records(within stretch: Range<Instant>?) throws -> Range<Int> {
    let end = journal.position.records
    guard let stretch, end > 1 else { return 1..<max(1, end) }
    let first = try sequence(at: stretch.lowerBound)
    return first..<max(first, try sequence(at: stretch.upperBound))
  }

  /// How many events that are: counted as they happened, nothing is read back.
  func events(within stretch: Range<Instant>?) -> Int {
    stretch.map { registry.tallies.sum($0).events } ?? registry.events
  }

  /// The first record that is not older than a moment, by halving: their times never run back.
  private func sequence(at moment: Instant) throws -> Int {
    var (low, high) = (1, journal.position.records)
    while low < high {
      let middle = (low + high) / 2
      let record = try JournalReading.record(middle, try journal.record(middle))
      if record.at < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Records that are read together.
  private static let stretch = 512
}
