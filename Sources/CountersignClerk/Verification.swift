import Countersign
import CountersignStore

/// What `verify` found: every link of the chain, every record replayed, the snapshot and the keys
/// held against them.
///
/// Changes nothing.
package struct Verification: Equatable, Sendable {
  package var records = 0
  package var events = 0
  package var head = ""
  package var processes = 0
  /// Records the snapshot covers; nil when there is none.
  package var snapshotRecords: Int?
  /// The snapshot is as it was written, by another build: the next one takes its place.
  package var isSnapshotOlder = false
  package var sealedFields = 0
  package var destroyedKeys = 0
  /// Signed checkpoints that the journal agrees with, in the store and in its copies.
  package var checkpoints = 0
  /// Figures of the policy that are not the delivered ones, as `name=value`: a figure has no check
  /// sum, for people change them, so a bit that turned over shows here.
  package var changedFigures: [String] = []

  /// Checks a store.
  ///
  /// - Parameters:
  ///   - copy: A folder that keeps the store's checkpoints too.
  ///   - needsCheckpoints: It is a fault to have none.
  /// - Throws: `CheckpointDamage`, `JournalDamage`, `KeyDamage`, `ClerkFailure` for damage; `VolumeFailure` where a
  ///   file cannot be read.
  package init(
    of path: String, copy: String? = nil, needsCheckpoints: Bool = false
  ) throws {
    guard Opening.exists(at: path) else { throw ClerkFailure.noStore(path) }
    let volume = try DiskVolume(at: path)
    changedFigures = PolicyFile.changed(try PolicyFile.read(on: volume))
    let stored = try StoredSnapshot(on: volume)
    let keys = try KeyRing(on: volume)
    var isOlder = stored.map { $0.whole == nil } ?? false
    var replay = Replay(until: stored?.whole?.journal.records) { then in
      isOlder = try stored?.check(against: then) ?? false
    }
    let heads = try Self.heads(volume, copy, keys)
    checkpoints = heads.reduce(0) { $0 + $1.count }
    if needsCheckpoints, heads.contains(where: { $0.count == 0 }) {
      throw CheckpointDamage(file: copy ?? CheckpointLog.path, line: 0, reason: .none)
    }
    var ahead = DecodeAhead { try replay.take($0, $1) }
    let end = try Journal.verify(
      on: volume, expecting: try stored?.mark?.position(), heads: heads
    ) { sequence, json in
      try sequence == 0 ? replay.begin(Array(json)) : ahead.take(sequence, json)
    }
    try ahead.finish()
    records = end.records
    head = end.head.hex
    events = replay.events
    if let stored {
      guard stored.whole == nil || replay.isChecked else {
        throw ClerkFailure.snapshot("it is ahead of the journal")
      }
      isSnapshotOlder = isOlder
      snapshotRecords = stored.mark?.records
    }
    let registry = replay.registry
    guard registry.keyPrint == keys.fingerprint(Array("store key".utf8)) else {
      throw ClerkFailure.foreignKeys
    }
    if let fault = registry.wallet.faults.first { throw ClerkFailure.ledger(fault) }
    processes = registry.processes.count
    try checkKeys(keys, registry, volume)
    try checkSealed(registry, keys)
  }

  /// What was signed of this journal, in the store and elsewhere.
  private static func heads(
    _ volume: DiskVolume, _ copy: String?, _ keys: KeyRing
  ) throws -> [CheckpointHeads] {
    let header = try Opening.header(volume)
    if let header, header.keyPrint != keys.fingerprint(Array("store key".utf8)) {
      throw ClerkFailure.foreignKeys
    }
    let (storeID, key) = (header?.storeID ?? "", keys.checkpointPublicKey)
    var heads = [try CheckpointLog(on: volume).heads(storeID: storeID, publicKey: key)]
    if let copy {
      let name = Clerk.copyName(storeID)
      let elsewhere = CheckpointLog(on: try DiskVolume(at: copy), path: name)
      heads.append(try elsewhere.heads(storeID: storeID, publicKey: key))
    }
    return heads
  }

  /// Every key is whole, those made in advance too.
  private mutating func checkKeys(
    _ keys: KeyRing, _ registry: Registry, _ volume: DiskVolume
  ) throws {
    let counts = try keys.verify(lastUsed: registry.lastSlot)
    destroyedKeys = counts.destroyed
    let whole = (registry.lastSlot + counts.spare) * KeyRing.slotWidth
    guard try volume.facts(of: KeyRing.subjectsFile)?.size == whole else {
      throw KeyDamage(
        file: KeyRing.subjectsFile, slot: registry.lastSlot + counts.spare + 1,
        reason: .unfinished)
    }
  }

  /// Every sealed field opens, unless its key was destroyed.
  private mutating func checkSealed(_ registry: Registry, _ keys: KeyRing) throws {
    var count = 0
    for process in registry.processes.all {
      for var party in process.parties {
        try party.visitGuarded { text, _, context in
          guard case .sealed(let sealed) = text else { return }
          _ = try keys.open(sealed, context: context)
          count += 1
        }
      }
      if case .sealed(let sealed) = process.values {
        _ = try keys.open(sealed, context: SigningProcess.valuesContext(process.processID))
        count += 1
      }
    }
    for var user in registry.wallet.users.all {
      try user.visitGuarded { text, _, context in
        guard case .sealed(let sealed) = text else { return }
        _ = try keys.open(sealed, context: context)
        count += 1
      }
    }
    sealedFields = count
  }
}

/// Replays a journal and checks the state at the snapshot's place.
private struct Replay {
  var registry = Registry()
  private(set) var isChecked = false
  var events = 0
  private let until: Int?
  private let check: (Registry) throws -> Void

  init(until: Int?, _ check: @escaping (Registry) throws -> Void) {
    self.until = until
    self.check = check
  }

  mutating func begin(_ header: [UInt8]) throws {
    registry = Registry(try JournalReading.header(header))
    try checkIfThere(0)
  }

  mutating func take(_ sequence: Int, _ record: JournalRecord) throws {
    guard record.sequence == sequence else {
      throw ClerkFailure.unreadable(record: sequence, reason: "it has another number")
    }
    events += record.events.count
    registry.apply(record)
    try checkIfThere(sequence)
  }

  private mutating func checkIfThere(_ sequence: Int) throws {
    guard sequence + 1 == until else { return }
    try check(registry)
    isChecked = true
  }
}

extension RegistrySnapshot.JournalMark {
  /// The place in the journal up to which a snapshot goes.
  func position() throws -> JournalPosition {
    guard let head = ChainHash(hex: head) else {
      throw ClerkFailure.snapshot("its head is no hash")
    }
    return JournalPosition(records: records, head: head, file: file, offset: offset)
  }
}
