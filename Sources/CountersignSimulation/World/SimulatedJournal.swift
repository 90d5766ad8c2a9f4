import Countersign
import CountersignStore

/// The journal in memory, in the bytes it has on a disk, and the state that reading it gives.
struct SimulatedJournal {
  private(set) var head = ChainHash.zero
  /// Every record as it was read back from its own bytes: what a replay from the start gives.
  private(set) var replica: Registry
  /// The lines since the snapshot.
  private var tail: [[UInt8]] = []
  /// What stands behind the last whole line.
  private var torn: [UInt8] = []
  private var snapshot: [UInt8]?
  private let tamper: Tamper
  private(set) var records = 0
  /// The last records, for who looks for a cause.
  private var latest: [[UInt8]] = []
  private(set) var bytes = 0

  init(_ header: StoreHeader, _ tamper: Tamper) {
    replica = Registry(header)
    self.tamper = tamper
    head = Self.link(head, header.json)
  }

  var lastRecords: [String] { latest.map { String(decoding: $0, as: UTF8.self) } }

  private static func link(_ head: ChainHash, _ json: [UInt8]) -> ChainHash {
    json.withUnsafeBytes { head.link($0) }
  }

  private func line(_ record: JournalRecord) -> [UInt8] {
    var json = record.json
    tamper.written?(&json)
    return Array(Self.link(head, json).hex.utf8) + [UInt8(ascii: " ")] + json
  }

  mutating func append(_ record: JournalRecord) throws(Violation) {
    let line = line(record)
    let json = Array(line[65...])
    head = Self.link(head, json)
    tail.append(line)
    records += 1
    latest.append(json)
    if latest.count > 12 { latest.removeFirst() }
    bytes += line.count + 1
    let read = try Self.read(json, record.sequence)
    guard read == record else {
      throw Violation(
        invariant: .replayIsEqual, detail: "a record is read otherwise than it was written",
        record: record.sequence)
    }
    replica.apply(read)
    tamper.applied?(read, &replica)
  }

  private static func read(
    _ json: [UInt8], _ sequence: Int
  ) throws(Violation) -> JournalRecord {
    do throws(JSONFault) {
      let text = try JSONText(json)
      return try JournalRecord.read(text.root, of: text)
    } catch {
      throw Violation(
        invariant: .replayIsEqual, detail: "byte \(error.offset): \(error.reason)",
        record: sequence)
    }
  }

  /// A record of which only some bytes arrived; never all, and perhaps none.
  mutating func tear(_ record: JournalRecord, at cut: Int) {
    let line = line(record)
    torn = Array(line.prefix(cut % line.count))
  }

  mutating func checkpoint(_ bytes: [UInt8]) {
    snapshot = bytes
    tail.removeAll(keepingCapacity: true)
  }

  /// Starts from what there is: the snapshot and what follows it, or all records.
  mutating func restart(
    fromSnapshot: Bool
  ) throws(Violation) -> (registry: Registry, isFromSnapshot: Bool) {
    // A line that its hash does not vouch for was never acknowledged.
    torn = []
    guard fromSnapshot, let snapshot else {
      // A replica sets timers and never takes one off: once in a while the stale ones go.
      defer { replica.resetTimers() }
      return (replica, false)
    }
    var (registry, link) = try Self.open(snapshot)
    for line in tail {
      let json = Array(line[65...])
      link = Self.link(link, json)
      guard line.starts(with: link.hex.utf8) else {
        throw Violation(
          invariant: .acknowledgedIsKept, detail: "the chain is broken", record: records)
      }
      let record = try Self.read(json, registry.sequence + 1)
      registry.apply(record)
      tamper.applied?(record, &registry)
    }
    return (registry, true)
  }

  static func open(_ snapshot: [UInt8]) throws(Violation) -> (Registry, ChainHash) {
    do throws(JSONFault) {
      let text = try JSONText(snapshot)
      let read = try RegistrySnapshot.read(text.root, of: text)
      return (try read.registry(), ChainHash(hex: read.journal.head) ?? .zero)
    } catch {
      throw Violation(
        invariant: .snapshotIsEqual, detail: "byte \(error.offset): \(error.reason)", record: 0)
    }
  }
}
