import CountersignStore
import Glibc

/// What was handed to the journal, and how much of it was acknowledged.
struct Submitted {
  var records: [[UInt8]] = []
  var acknowledged = 0
}

/// The journal's life in moments, for the crash loop.
enum JournalScenarios {
  static let after = Array(#"{"after":"the power came back"}"#.utf8)

  /// One record, a group of two, and more until the file is full and the next is begun.
  static var append: Scenario<Submitted> {
    Scenario(
      prepare: { try SampleJournal.make(on: $0, records: 1) },
      run: { volume, known in
        let (journal, _, _) = try SampleJournal.recovered(on: volume)
        try submit(2...2, to: journal, &known)
        try submit(3...4, to: journal, &known)
        try submit(5...5, to: journal, &known)
      },
      check: { try check($0, $1) },
      known: { Submitted(records: SampleJournal.all(1), acknowledged: 2) })
  }

  /// The same on a disk that gets full; whoever saw that acknowledges nothing more, also when there
  /// is room again.
  static var appendUntilFull: Scenario<Submitted> {
    var scenario = append
    scenario.run = { volume, known in
      let (journal, _, _) = try SampleJournal.recovered(on: volume)
      do {
        for numbers in [2...2, 3...4, 5...5] { try submit(numbers, to: journal, &known) }
      } catch let stopped as JournalStopped {
        (volume as? CrashVolume)?.leave(room: nil)
        guard (try? journal.append([SampleJournal.record(9)])) == nil else {
          throw FullDiskLoop.AcknowledgedAfterFailure()
        }
        throw stopped
      }
    }
    return scenario
  }

  /// A new store.
  static var create: Scenario<Submitted> {
    Scenario(
      prepare: { _ in },
      run: { volume, known in
        known.records.append(SampleJournal.header)
        let journal = try Journal.create(
          on: volume, header: SampleJournal.header, options: SampleJournal.options)
        known.acknowledged = 1
        try submit(1...1, to: journal, &known)
      },
      check: { volume, known in
        do {
          // Whoever was cut short may begin again.
          _ = try Journal.create(
            on: volume, header: SampleJournal.header, options: SampleJournal.options)
          if known.acknowledged > 0 { return "the journal was gone" }
        } catch JournalMisuse.exists {}
        return try check(volume, known)
      },
      known: { Submitted() })
  }

  /// A writer was cut short and left a torn line; the next puts it aside and goes on.
  static var quarantine: Scenario<Submitted> {
    let torn = Array("0123456789abcdef torn".utf8)
    return Scenario(
      prepare: { volume in
        try SampleJournal.make(on: volume, records: 1)
        let file = try volume.openFile("journal/00000001.log", for: .appending)
        try torn.withUnsafeBytes { try file.append($0) }
        try file.sync()
      },
      run: { volume, known in
        let (journal, _, _) = try SampleJournal.recovered(on: volume)
        try submit(2...2, to: journal, &known)
      },
      check: { volume, known in
        if try !keeps(torn, volume) { return "the torn bytes are gone" }
        return try check(volume, known) ?? (keeps(torn, volume) ? nil : "the torn bytes went")
      },
      known: { Submitted(records: SampleJournal.all(1), acknowledged: 2) })
  }

  static func submit(
    _ numbers: ClosedRange<Int>, to journal: Journal, _ known: inout Submitted
  ) throws {
    let records = SampleJournal.records(numbers)
    known.records += records
    _ = try journal.append(records)
    known.acknowledged = known.records.count
  }

  /// Nothing acknowledged is lost, nothing else is accepted, and work goes on.
  static func check(_ volume: any Volume, _ known: Submitted) throws -> String? {
    do {
      try Journal.verify(on: volume, options: SampleJournal.options)
    } catch let damage as JournalDamage where damage.reason == .unfinishedTail {}
    let (journal, found, _) = try SampleJournal.recovered(on: volume)
    if let wrong = compare(found, known) { return wrong }
    _ = try journal.append([after])
    let (_, again, recovery) = try SampleJournal.recovered(on: volume)
    if again != found + [after] { return "a record went after recovery" }
    if recovery.tail != .clean { return "recovery left the end unclean" }
    try Journal.verify(on: volume, options: SampleJournal.options, expecting: journal.position)
    return nil
  }

  private static func compare(_ found: [[UInt8]], _ known: Submitted) -> String? {
    // Those that a recovery before this one appended come last.
    let ours = found.prefix { $0 != after }
    if !found.dropFirst(ours.count).allSatisfy({ $0 == after }) { return "records out of order" }
    if ours.count < known.acknowledged {
      return "\(known.acknowledged) acknowledged, \(ours.count) found"
    }
    return known.records.starts(with: ours) ? nil : "a record that nobody submitted"
  }

  /// Whether torn bytes are at the end of the journal or, whole, in quarantine.
  private static func keeps(_ torn: [UInt8], _ volume: any Volume) throws -> Bool {
    let quarantined = try volume.list("quarantine").map { "quarantine/\($0)" }
    return try (quarantined + ["journal/00000001.log"]).contains { path in
      let bytes = try bytes(of: path, volume)
      return bytes.suffix(torn.count).elementsEqual(torn)
    }
  }

  static func bytes(of path: String, _ volume: any Volume) throws -> [UInt8] {
    let file = try volume.openFile(path, for: .reading)
    var bytes = [UInt8](repeating: 0, count: try file.size())
    _ = try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
    return bytes
  }
}
