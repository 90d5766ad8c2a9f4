package import Countersign
package import CountersignStore

/// The one who writes: takes the lock, catches up, lets the rules decide, appends, syncs, applies.
///
/// Belongs to one thread. Nothing is acknowledged before its record is on the disk; after a failed
/// write or sync it does no more.
package final class Clerk {
  package let volume: DiskVolume
  package private(set) var options: ClerkOptions
  package var registry: Registry
  package let policy: Policy
  package internal(set) var journal: Journal
  let keys: KeyRing
  let lock: StoreLock?
  /// The systems outside; nobody, until they are known.
  package internal(set) var outside: any Outside = NobodyOutside()
  /// Records decided and applied, but not yet on the disk.
  var pending: [[UInt8]] = []
  /// Records since the snapshot on the disk.
  var sinceSnapshot = 0
  /// Where a big store's rows lie; nil while all of them are in memory.
  var parts: PartBase?
  /// Puts a snapshot on the disk while the next commands are done.
  let commits = SnapshotCommits()
  /// Writes the parts anew when too much in them was replaced.
  let folds = PartFolds()
  /// Up to which snapshot folding was tried, by its records.
  var foldTried = 0
  /// Set when memory and disk may differ: nothing more is done.
  private(set) var failure: (any Error)?
  /// What is known of every process, once somebody looks for one.
  var processColumn: ProcessColumn?
  /// What lists were sorted and filtered to.
  var lists = ListCache()
  /// What a tail moved aside was, for the operator to be told.
  var quarantined: QuarantinedTail?
  /// How far the journal was signed; nil until that is looked up.
  var signed: (records: Int, at: Instant)?
  var checkpointFailure: (any Error)?
  let checkpointCommand: CheckpointCommand?
  /// Names that were opened to be masked, by their sealed text.
  var maskedNames: [String: String] = [:]

  init(
    volume: DiskVolume, options: ClerkOptions, registry: Registry, policy: Policy,
    journal: Journal, keys: KeyRing, lock: StoreLock?
  ) {
    self.volume = volume
    self.options = options
    self.registry = registry
    self.policy = policy
    self.journal = journal
    self.keys = keys
    self.lock = lock
    checkpointCommand =
      policy.checkpointCommand.isEmpty
      ? nil
      : CheckpointCommand(policy.checkpointCommand, seconds: policy.checkpointCommandSeconds)
  }

  /// The store's clock: the wall's and what was advanced, never before the last record.
  package var now: Instant {
    max(options.wall().adding(milliseconds: registry.clockOffsetMs), registry.lastAt)
  }

  /// The torn tail that was moved aside, told once.
  package func takeQuarantined() -> QuarantinedTail? {
    defer { quarantined = nil }
    return quarantined
  }

  /// Goes on as another operator.
  package func act(as operatorID: String) { options.operatorID = operatorID }

  /// What a simulated bank paid to a party, as their bank app shows it.
  package func sandboxDeposit(_ processID: String, _ userID: String) -> Int? {
    guard let number = registry.processNumber(processID),
      let place = registry.processes[number].partyIndex(userID)
    else { return nil }
    return depositAmount(registry.processes[number].parties[place])
  }

  /// Tools of the rules that need keys.
  package var tools: Tools {
    let keys = keys
    return Tools(
      sha256: { ChainHash.of($0).hex },
      blindIndex: { keys.blindIndex($0, $1) },
      reveal: { Self.reveal($0, $1, keys) },
      locate: { token in
        keys.locate(token).map { (process: Int($0.ordinal), party: Int($0.party)) }
      })
  }

  static func reveal(_ text: Guarded, _ context: String, _ keys: KeyRing) -> String? {
    (try? opened(text, context, keys)) ?? nil
  }

  /// A text in the clear; nil when its key was destroyed.
  ///
  /// - Throws: where the key is damaged, or cannot be read.
  static func opened(_ text: Guarded, _ context: String, _ keys: KeyRing) throws -> String? {
    switch text {
    case .open(let text), .fresh(let text): text
    case .sealed(let sealed):
      try keys.open(sealed, context: context).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Reads what others wrote; changes nothing on the disk.
  /// - Returns: true when there was something new.
  @discardableResult
  package func catchUp() throws -> Bool {
    try checkSound()
    return try journal.catchUp(takeIn).records > 0
  }

  /// Reads all there is since the snapshot that a start begins with, or since the beginning.
  func replay() throws {
    var ahead = DecodeAhead { [self] in
      registry.apply($1)
      sinceSnapshot += 1
    }
    try journal.catchUp { sequence, json in
      try sequence == 0 ? takeIn(sequence, json) : ahead.take(sequence, json)
    }
    try ahead.finish()
  }

  /// Works under the lock, caught up with everybody, and returns when all that was read or written
  /// is on the disk.
  ///
  /// The lock is free again before the disk is waited for: so others write meanwhile, and one turn
  /// of the disk serves them all. What another wrote and may not have synced yet is covered by our
  /// own sync, so nothing is answered that rests on what could still be lost.
  func holdingLock<Result>(_ body: () throws -> Result) throws -> Result {
    try checkSound()
    guard let lock else { throw ClerkFailure.readOnly }
    try lock.acquire(
      as: options.operatorID, waitingAtMost: options.lockWait, waiting: options.waiting)
    defer { lock.release() }
    let recovery = try journal.recover(
      afterSyncs: { try lock.awaitSyncs(waitingAtMost: options.lockWait) }, takeIn)
    if case .quarantined(let tail) = recovery.tail { quarantined = tail }
    do {
      let result = try body()
      if !journal.isDurable {
        lock.releaseForSync()
        try journal.sync()
      }
      return result
    } catch {
      // Memory may hold what the disk does not.
      if !pending.isEmpty || journal.isStopped { failure = error }
      throw error
    }
  }

  /// Throws when what is in memory cannot be relied on.
  func checkSound() throws {
    if let failure { throw failure }
    if let damage = parts?.reader.damage { throw ClerkFailure.snapshot("\(damage)") }
  }

  private func takeIn(_ sequence: Int, _ json: UnsafeRawBufferPointer) throws {
    try JournalReading.take(sequence, json, into: &registry)
    sinceSnapshot += 1
  }

  /// Writes everything decided; `holdingLock` syncs it before anything is acknowledged.
  func flush() throws {
    guard !pending.isEmpty else { return }
    // A row that could not be read must not have decided anything.
    try checkSound()
    try signHead()
    _ = try journal.write(pending)
    sinceSnapshot += pending.count
    pending = []
  }
}

/// How a clerk works.
package struct ClerkOptions: Sendable {
  package var operatorID: String
  package var isReadOnly: Bool
  package var lockWait: Duration
  /// From how many bytes of journal on the tables lie in parts.
  package var partsFrom = 4 << 20
  /// How many records go by between two snapshots in parts.
  package var snapshotEvery = 256
  /// How many bytes of the parts newer ones must have replaced before they are folded.
  package var foldFrom = 16 << 20
  /// How many of them are written at a time.
  package var foldBlock = 1 << 20
  /// How long a filter may read rows that nobody has looked at; nil until all are read.
  package var searchTime: Duration?
  /// Told who has the store when it is waited for longer than a second.
  package var waiting: @Sendable (LockHolder?) -> Void = { _ in }
  /// The wall clock.
  package var wall: @Sendable () -> Instant

  package init(
    operatorID: String, isReadOnly: Bool = false, lockWait: Duration = .seconds(10),
    wall: @escaping @Sendable () -> Instant
  ) {
    self.operatorID = operatorID
    self.isReadOnly = isReadOnly
    self.lockWait = lockWait
    self.wall = wall
  }
}

package enum ClerkFailure: Error, Equatable {
  /// A write was asked of a clerk that only reads.
  case readOnly
  /// A record's JSON is not one of ours although its hash holds.
  case unreadable(record: Int, reason: String)
  /// The snapshot's rows do not fit together.
  case snapshot(String)
  /// The books do not add up.
  case ledger(String)
  /// `policy.toml` cannot be read.
  case policy(String)
  /// The folder holds no store.
  case noStore(String)
  /// The keys are not this store's.
  case foreignKeys
}

/// Reads records back.
enum JournalReading {
  static func take(
    _ sequence: Int, _ json: UnsafeRawBufferPointer, into registry: inout Registry
  ) throws {
    guard sequence > 0 else {
      registry = Registry(try header(Array(json)))
      return
    }
    registry.apply(try record(sequence, Array(json)))
  }

  static func record(_ sequence: Int, _ json: [UInt8]) throws -> JournalRecord {
    do throws(JSONFault) {
      let text = try JSONText(json)
      return try JournalRecord.read(text.root, of: text)
    } catch {
      throw ClerkFailure.unreadable(record: sequence, reason: error.reason)
    }
  }

  static func header(_ json: [UInt8]) throws -> StoreHeader {
    do throws(JSONFault) {
      let text = try JSONText(json)
      let header = try StoreHeader.read(text.root, of: text)
      guard header.format == StoreHeader.format else {
        throw JSONFault("format \(header.format) is not known", at: 0)
      }
      return header
    } catch {
      throw ClerkFailure.unreadable(record: 0, reason: error.reason)
    }
  }
}
