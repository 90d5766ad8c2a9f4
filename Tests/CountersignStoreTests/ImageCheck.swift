import CountersignStore
import Glibc

/// Looks at the disk that a power loss left: the next writer must find everything acknowledged and
/// nothing that nobody submitted, and leave an end that work can go on from.
///
/// Recovery is run on every disk. What comes after it depends on nothing but the bytes it leaves, so
/// that is tried once for each of the few ends there are.
struct ImageCheck {
  private(set) var states = 0
  private(set) var violations: [String] = []
  /// Journals that recovery left and that were tried out: their heads, which say what is in them.
  private var tried: Set<ChainHash> = []
  /// A place that all disks have, synced before anything was done to them.
  ///
  /// Most are read from there, as after a start from a snapshot, every sixteenth from the first
  /// byte.
  var start: JournalPosition?
  /// The checkpoints read last, for most disks have the same.
  private var log: (bytes: [UInt8], records: Int) = ([], 0)

  mutating func look(
    at image: DiskImage, _ known: Submitted, _ when: @autoclosure () -> String
  ) {
    guard violations.isEmpty else { return }
    states += 1
    do {
      if let wrong = try wrong(with: image, known) { violations.append("\(when()): \(wrong)") }
    } catch {
      violations.append("\(when()): \(error)")
    }
  }

  mutating func note(_ violation: String) { violations.append(violation) }

  private mutating func wrong(with image: DiskImage, _ known: Submitted) throws -> String? {
    let volume = ImageVolume(image)
    let journal = try Journal(
      on: volume, options: SampleJournal.sectors, from: states % 16 == 0 ? nil : start)
    var isStrange = false
    try journal.recover { sequence, json in
      isStrange = isStrange || !Self.isRecord(sequence, json, known)
    }
    let found = journal.position.records
    if isStrange { return "a record that nobody submitted" }
    if found < known.acknowledged { return "\(known.acknowledged) acknowledged, \(found) found" }
    if let wrong = try ahead(volume, journal.position) { return wrong }
    return try tryOut(volume.image, journal.position)
  }

  private static func isRecord(
    _ sequence: Int, _ json: UnsafeRawBufferPointer, _ known: Submitted
  ) -> Bool {
    if sequence < known.records.count, Self.isSame(known.records[sequence], json) { return true }
    // A writer after the first loss added this one.
    return sequence >= known.acknowledged && Self.isSame(JournalScenarios.after, json)
  }

  private static func isSame(_ record: [UInt8], _ json: UnsafeRawBufferPointer) -> Bool {
    guard record.count == json.count, let right = json.baseAddress else { return false }
    return record.withUnsafeBytes { $0.baseAddress.map { memcmp($0, right, json.count) == 0 } }
      ?? false
  }

  /// What is said about the journal elsewhere must be true of it.
  private mutating func ahead(
    _ volume: ImageVolume, _ end: JournalPosition
  ) throws -> String? {
    // In most there is neither.
    if volume.image.files.count <= end.file { return nil }
    if let bytes = volume.image.bytes(CheckpointLog.path), bytes != log.bytes {
      log = (bytes, try CheckpointLog(on: volume).last()?.records ?? 0)
    }
    if volume.image.bytes(CheckpointLog.path) != nil, log.records > end.records {
      return "\(log.records) records were signed, \(end.records) found"
    }
    guard let text = volume.image.bytes("snapshot.json"), let place = Writers.position(text) else {
      return nil
    }
    _ = try Journal(on: volume, options: SampleJournal.sectors, from: place)
    return nil
  }

  /// Goes on from what recovery left: a record more, read back, every link checked.
  private mutating func tryOut(_ image: DiskImage, _ end: JournalPosition) throws -> String? {
    if image.lastJournalBytes != end.offset { return "recovery left something at the end" }
    guard tried.insert(end.head).inserted else { return nil }
    let found = end.records
    let volume = ImageVolume(image)
    let (journal, _, first) = try SampleJournal.recovered(on: volume, SampleJournal.sectors)
    if first.tail != .clean { return "recovery left the end unclean" }
    _ = try journal.append([JournalScenarios.after])
    let (_, again, _) = try SampleJournal.recovered(on: volume, SampleJournal.sectors)
    if again.count != found + 1 || again.last != JournalScenarios.after {
      return "a record went after recovery"
    }
    try Journal.verify(on: volume, options: SampleJournal.options, expecting: journal.position)
    return nil
  }
}
