import Countersign
import CountersignStore

/// The program died here, on purpose.
struct Crash: Error {
  var point: CrashPoint
}

/// How a record fares that is being written when the program dies.
package enum CrashPoint: String, CaseIterable, Sendable {
  /// Between two commands: nothing is on its way.
  case between
  /// The record is whole on the disk; nobody was answered.
  case written
  /// The record is not on the disk.
  case lost
  /// A part of the record is on the disk.
  case torn
}

/// A clerk without a disk: the same order of things over a journal in memory.
final class SimulatedDesk: Performer {
  var registry: Registry
  let policy: Policy
  let keys = SimulatedKeys()
  let tools: Tools
  let outside: any Outside
  let operatorID = "sim"
  let audit: Audit
  private(set) var journal: SimulatedJournal
  private let tamper: Tamper
  /// The wall clock, which this world moves; it may also run back.
  var wall: Instant
  /// The record at which the program dies, counted from the next, and how.
  var crash: (after: Int, point: CrashPoint, cut: Int)?
  /// What the rules threw at the last command.
  private(set) var refusal: Refusal?
  /// Records since a command began.
  var written: [JournalRecord] = []
  var tally = Tally()

  init(
    policy: Policy, header: StoreHeader, audit: Audit, outside: any Outside, tamper: Tamper
  ) {
    self.policy = policy
    self.audit = audit
    self.outside = outside
    self.tamper = tamper
    tools = keys.tools
    registry = Registry(header)
    wall = header.createdAt
    journal = SimulatedJournal(header, tamper)
  }

  var now: Instant {
    max(wall.adding(milliseconds: registry.clockOffsetMs), registry.lastAt)
  }

  func fingerprint(_ canonical: [UInt8]) -> String { ChainHash.of(canonical).hex }

  func decide(_ command: Command, _ context: Context) throws(Refusal) -> Decision {
    do throws(Refusal) {
      var decision = try registry.decide(command, context)
      tamper.decided?(command, registry, &decision)
      return decision
    } catch {
      refusal = error
      throw error
    }
  }

  func seal(_ record: inout JournalRecord) throws {
    try audit.before(record, registry)
    keys.seal(&record)
  }

  func keep(_ record: JournalRecord) throws {
    tamper.applied?(record, &registry)
    written.append(record)
    let point = takeCrash()
    switch point?.point {
    case .lost: throw Crash(point: .lost)
    case .torn:
      journal.tear(record, at: point?.cut ?? 0)
      throw Crash(point: .torn)
    default: break
    }
    try journal.append(record)
    note(record)
    try audit.after(record, registry)
    if let point { throw Crash(point: point.point) }
  }

  private func takeCrash() -> (after: Int, point: CrashPoint, cut: Int)? {
    guard let planned = crash else { return nil }
    guard planned.after == 0 else {
      crash?.after -= 1
      return nil
    }
    crash = nil
    return planned
  }

  private func note(_ record: JournalRecord) {
    for event in record.events {
      tally.events[event.type, default: 0] += 1
      switch event {
      case .serviceCalled(let fact):
        tally.calls[fact.service, default: [:]][fact.call.outcome, default: 0] += 1
      case .serviceModeSet(let fact):
        tally.modes[fact.service, default: [:]][fact.mode, default: 0] += 1
      default: break
      }
    }
  }

  func commit() throws {}

  func destroyKey(_ slot: Int) throws { keys.destroy(slot) }

  func outsideFields(_ request: ServiceRequest) -> [String: String] {
    registry.outsideFields(request, policy, tools) { process, place in
      "\(process.processID) \(SimulatedKeys.token(Ordinal.number(of: process.processID) ?? 0, place))"
    }
  }

  // MARK: Commands

  /// Does what is due, then stands ready for a command.
  func begin() throws {
    tamper.awoke?(&registry)
    _ = try doDueWork(upTo: now)
    refusal = nil
    written.removeAll(keepingCapacity: true)
  }

  // MARK: Snapshots and restarts

  /// The snapshot as bytes, kept for the next restart.
  func checkpoint() -> [UInt8] {
    var mark = RegistrySnapshot.JournalMark()
    mark.records = registry.sequence + 1
    mark.head = journal.head.hex
    var snapshot = RegistrySnapshot(registry, mark)
    tamper.stored?(&snapshot)
    let bytes = snapshot.json
    journal.checkpoint(bytes)
    return bytes
  }

  /// The state from the disk alone, as a program finds it that starts.
  /// - Returns: true when it began with the snapshot.
  func restart(fromSnapshot: Bool) throws -> Bool {
    let found = try journal.restart(fromSnapshot: fromSnapshot)
    registry = found.registry
    tamper.restarted?(&registry)
    return found.isFromSnapshot
  }
}
