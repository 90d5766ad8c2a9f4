package import Countersign
package import CountersignStore

/// Finding, making and opening stores.
package enum Opening {
  /// True when a folder holds a store.
  package static func exists(at path: String) -> Bool {
    guard let volume = try? DiskVolume(at: path) else { return false }
    return ((try? volume.facts(of: "journal/00000001.log")) ?? nil) != nil
  }

  /// Makes a new, empty store.
  /// - Parameter clockOffsetMs: how far its clock begins from the wall's.
  package static func make(
    at path: String, isSandbox: Bool, policy: [UInt8], clockOffsetMs: Int64 = 0,
    options: ClerkOptions
  ) throws {
    let volume = try DiskVolume.create(at: path)
    let lock = StoreLock(on: volume)
    try lock.acquire(as: options.operatorID, waitingAtMost: options.lockWait)
    defer { lock.release() }
    try ReplacedFile(on: volume, path: "policy.toml").write(policy)
    let keys = try KeyRing.create(on: volume)
    var header = StoreHeader()
    header.isSandbox = isSandbox
    header.createdAt = options.wall().adding(milliseconds: clockOffsetMs)
    header.clockOffsetMs = clockOffsetMs
    header.keyPrint = keys.fingerprint(Array("store key".utf8))
    header.storeID = "S-\(header.keyPrint.prefix(16))"
    _ = try Journal.create(on: volume, header: header.json)
  }

  /// Opens a store: from its snapshot where that holds, else from the journal alone.
  package static func open(
    at path: String, options: ClerkOptions, outside: (KeyRing, Bool) -> any Outside
  ) throws -> Clerk {
    guard exists(at: path) else { throw ClerkFailure.noStore(path) }
    let volume = try DiskVolume(at: path)
    let policy = try PolicyFile.read(on: volume)
    let keys = try KeyRing(on: volume)
    let lock = options.isReadOnly ? nil : StoreLock(on: volume)
    let start = try startingPoint(volume, options)
    let clerk = Clerk(
      volume: volume, options: options, registry: start.registry, policy: policy,
      journal: start.journal, keys: keys, lock: lock)
    clerk.parts = start.parts
    // Before the journal is read, or another's newest would look like records that are gone.
    let signed = try? CheckpointLog(on: volume).last()
    try clerk.replay()
    try checkNotRolledBack(signed, keys, clerk)
    guard clerk.registry.keyPrint == keys.fingerprint(Array("store key".utf8)) else {
      throw ClerkFailure.foreignKeys
    }
    clerk.outside = outside(keys, clerk.registry.isSandbox)
    return clerk
  }

  /// A journal that has fewer records than this store once signed has lost acknowledged ones.
  private static func checkNotRolledBack(
    _ signed: SignedCheckpoint?, _ keys: KeyRing, _ clerk: Clerk
  ) throws {
    guard let signed, signed.isSigned(by: keys.checkpointPublicKey),
      signed.records > clerk.journal.position.records
    else { return }
    throw CheckpointDamage(file: CheckpointLog.path, line: 0, reason: .rolledBack)
  }

  /// The newest state the disk has: the snapshot, or nothing but the header.
  private static func startingPoint(
    _ volume: DiskVolume, _ options: ClerkOptions
  ) throws -> SnapshotStart {
    // A snapshot is derived: one that is damaged or another store's is done without. One that knows
    // more than the journal tells that acknowledged records are gone: that is damage.
    if let (state, position) = try stored(volume, options) {
      let journal = try Journal(on: volume, from: position)
      return SnapshotStart(registry: state.registry, parts: state.parts, journal: journal)
    }
    return SnapshotStart(registry: Registry(), parts: nil, journal: try Journal(on: volume))
  }

  /// The state of a snapshot that is this store's and as this build writes one, and its place.
  ///
  /// - Throws: `JournalDamage` where the journal has not all that another build's tells of.
  private static func stored(
    _ volume: DiskVolume, _ options: ClerkOptions
  ) throws -> (state: SnapshotState, position: JournalPosition)? {
    do {
      return try StoredSnapshot.read(on: volume) { bytes in
        let snapshot = try SnapshotText.read(bytes)
        guard snapshot.storeID == (try? header(volume))?.storeID else {
          throw ClerkFailure.foreignKeys
        }
        let state = try SnapshotState(snapshot, volume, mayMove: !options.isReadOnly)
        return (state: state, position: try snapshot.journal.position())
      }
    } catch let older as OlderSnapshot {
      if let position = try? older.mark?.position() { _ = try Journal(on: volume, from: position) }
      return nil
    } catch {
      return nil
    }
  }

  /// The journal's first record, which says which store this is; nil where it was never finished.
  ///
  /// - Throws: `JournalDamage` when it is not as it was written: whose store this is, and whose keys
  ///   these are, must not be told from a line that does not hold.
  static func header(_ volume: DiskVolume) throws -> StoreHeader? {
    struct Enough: Error {}
    let journal = try Journal(on: volume, options: JournalOptions(chunkBytes: 4096))
    var header: StoreHeader?
    do {
      try journal.catchUp { _, json in
        header = try JournalReading.header(Array(json))
        throw Enough()
      }
    } catch is Enough {}
    return header
  }
}
