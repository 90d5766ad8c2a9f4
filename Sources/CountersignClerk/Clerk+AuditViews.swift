import Countersign
import CountersignStore

/// What the panel of the audit log shows.
extension Clerk {
  /// How many records beyond the window are looked through for an anchor, and in all with a filter
  /// or for words.
  private static let auditReach = (anchor: 2_000, filter: 20_000)

  /// Newest first.
  ///
  /// Without a filter only the window's records are read, and some more to find an anchor that new
  /// ones pushed out of it; with a filter, so many of the newest, and none from before its time.
  func audit(_ window: Window) throws -> ListView<AuditLine> {
    let filter = RowFilter(window.filter, .audit, now: now)
    let hasFilter = !filter.isEmpty
    var matching = 0
    var view = ListView<AuditLine>(total: registry.events, matching: 0, first: 0, rows: [])
    let records = try records(within: window.within)
    var sequence = records.upperBound - 1
    var left = hasFilter ? Self.auditReach.filter : Self.auditReach.anchor
    while sequence >= records.lowerBound {
      let isFull = matching >= window.first + window.count
      let isDone = isFull && !hasFilter && (window.anchor == nil || view.anchorIndex != nil)
      if isDone || left == 0 { break }
      if isFull || hasFilter { left -= 1 }
      let lines = try lines(sequence)
      if let earliest = filter.earliest, let at = lines.first?.at, at < earliest {
        sequence = records.lowerBound - 1
        break
      }
      for line in lines.reversed() where matches(line, filter) {
        if matching >= window.first, view.rows.count < window.count { view.rows.append(line) }
        if line.id == window.anchor { view.anchorIndex = matching }
        matching += 1
      }
      sequence -= 1
    }
    view.matching = hasFilter ? matching : events(within: window.within)
    view.first = min(window.first, matching)
    view.unread = hasFilter ? sequence - records.lowerBound + 1 : 0
    if let find = window.find { view.foundIndex = try place(of: find, filter, among: records) }
    return view
  }

  func matches(_ line: AuditLine, _ filter: RowFilter) -> Bool {
    filter.matches(line, Self.auditFields, time: \.at)
  }

  /// The next event that has the words, among those that the filter leaves.
  private func place(
    of find: Find, _ filter: RowFilter, among records: Range<Int>
  ) throws -> Int? {
    let sought = RowFilter(find.words, .audit, now: now)
    var place = -1
    var first: Int?
    var before: Int?
    var last: Int?
    var sequence = records.upperBound - 1
    let end = max(records.lowerBound, sequence - Self.auditReach.filter + 1)
    while sequence >= end {
      for line in try lines(sequence).reversed() where matches(line, filter) {
        place += 1
        if find.isBackward, place >= find.from, let before { return before }
        guard matches(line, sought) else { continue }
        if !find.isBackward, place > find.from { return place }
        if place < find.from { before = place }
        first = first ?? place
        last = place
      }
      sequence -= 1
    }
    return find.isBackward ? before ?? last : first
  }
}
