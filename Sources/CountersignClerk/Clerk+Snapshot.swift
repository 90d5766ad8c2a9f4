import Countersign
import CountersignStore

extension Clerk {
  /// Writes the state down before leaving, so that the next start need not replay what came since.
  ///
  /// A small store's whole state is one file. A big store's long tables lie in parts, to which only
  /// what has changed is added.
  package func writeSnapshotIfWorthwhile() throws {
    folds.stop()
    try commits.finish()
    guard !options.isReadOnly, sinceSnapshot > 0 else { return }
    guard isBig else { return try writeSnapshot() }
    guard sinceSnapshot >= options.snapshotEvery / 8 else { return }
    try writeSnapshot()
  }

  /// Writes a big store's state down every so many records, between two commands.
  ///
  /// Others' commands go on meanwhile: what is written is what this clerk knows.
  func writeSnapshotIfDue() {
    guard isBig, sinceSnapshot >= options.snapshotEvery, !commits.isBusy, journal.isDurable
    else { return }
    do {
      try writeParts()
      foldIfDue()
    } catch {
      // Derived, so nothing is lost; tried again after as many records.
      sinceSnapshot = 0
    }
  }

  /// Returns when the state is on the disk.
  package func writeSnapshot() throws {
    guard !options.isReadOnly else { throw ClerkFailure.readOnly }
    try commits.finish()
    // What others wrote may not be on the disk yet, and no snapshot may know more than the disk.
    try holdingLock {}
    guard isBig else { return try writeWhole() }
    try writeParts()
    try commits.finish()
  }

  /// How many records the parts cover that this clerk stands on.
  package var snapshotRecords: Int { parts?.records ?? 0 }

  private var isBig: Bool { parts != nil || journal.byteCount >= options.partsFrom }

  private func writeWhole() throws {
    let writing = StoreLock(on: volume, name: Self.snapshotLock)
    try writing.acquire(as: options.operatorID, waitingAtMost: options.lockWait)
    try holdingLock {
      // A snapshot that knows more than the journal would be damage after a power loss.
      try journal.sync()
      try ReplacedFile(on: volume).write(SnapshotText.write(registry, journal.position))
      sinceSnapshot = 0
    }
  }

  static let snapshotLock = "snapshot.lock"

  /// Adds what has changed to the parts, and begins to put it on the disk.
  ///
  /// The journal must be durable: a snapshot that knows more of it would be damage after a power
  /// loss, and others may not have synced yet what was read of theirs.
  private func writeParts() throws {
    let writing = StoreLock(on: volume, name: Self.snapshotLock)
    do {
      try writing.acquire(as: options.operatorID, waitingAtMost: .zero)
    } catch is StoreHeld {
      // Somebody else is at it.
      sinceSnapshot = 0
      return
    }
    let stored =
      isStoredOurs ? nil : try? ReplacedFile(on: volume).read().map(SnapshotText.read)
    if let stored, let mark = stored.parts,
      try !stands(on: mark, records: stored.journal.records)
    {
      do {
        return try adopt(stored)
      } catch  where parts == nil {
        // What it names cannot be read, so the start did without it too: parts are begun anew.
      }
    }
    var collector = PartCollector(
      parts, storeID: registry.storeID,
      freshGeneration: (try PartFiles.generations(on: volume).last ?? 0) + 1)
    registry.visitParts(&collector)
    let written = try collector.append(on: volume)
    let mark = SnapshotText.mark(journal.position)
    let snapshot = RegistrySnapshot(registry, mark, in: collector.mark)
    try stand(on: snapshot)
    commit(snapshot, written, writing)
  }

  /// Whether the snapshot on the disk is the one this clerk wrote last: its SHA-256 stands at its
  /// end, and to read all of it takes longer than to write what changed.
  private var isStoredOurs: Bool {
    commits.seal.map { ReplacedFile(on: volume).ends(with: $0) } ?? false
  }

  private func commit(
    _ snapshot: RegistrySnapshot, _ written: PartWriter.Written, _ writing: sending StoreLock
  ) {
    let (volume, commits) = (volume, commits)
    commits.begin(holding: writing) {
      let bytes = SnapshotText.write(snapshot)
      try written.name(in: bytes, on: volume)
      commits.note(seal: SnapshotText.seal(of: bytes))
      try PartFiles.removeOlder(than: snapshot.parts?.generation ?? 0, on: volume)
    }
  }

  /// Rows that were just written are read from there again, and leave the memory.
  private func stand(on snapshot: RegistrySnapshot) throws {
    guard let mark = snapshot.parts else { return }
    let reader = try parts?.reader ?? PartBase.reader(of: mark, volume, mayMove: true)
    let base = PartBase(
      mark, reader, storeID: registry.storeID, records: snapshot.journal.records)
    registry.settle(on: base)
    parts = base
    sinceSnapshot = 0
  }

  /// Goes on from a snapshot that another process wrote meanwhile.
  private func adopt(_ snapshot: RegistrySnapshot) throws {
    let state = try SnapshotState(snapshot, volume, mayMove: true)
    var registry = state.registry
    // From here on rows differ from the snapshot's; before, from what this clerk had.
    _ = registry.processes.takeTouched()
    let journal = try Journal(on: volume, from: try snapshot.journal.position())
    try journal.catchUp { try JournalReading.take($0, $1, into: &registry) }
    // A journal that a failed sync has stopped is never let go of.
    guard registry.sequence >= self.registry.sequence, !self.journal.isStopped else { return }
    let touched = self.registry.processes.takeTouched()
    self.registry = registry
    self.registry.processes.touch(touched)
    self.journal = journal
    parts = state.parts
    sinceSnapshot = journal.position.records - snapshot.journal.records
  }
}

/// The snapshot as a file: the tables as JSON, and the SHA-256 of all that stands before it, so
/// that a state with a flipped bit is not worked on.
enum SnapshotText {
  private static let seal = Array(",\"sha256\":\"".utf8)
  private static let sealBytes = seal.count + 64 + end.count
  private static let end = Array("\"}\n".utf8)

  static func write(_ registry: Registry, _ position: JournalPosition) -> [UInt8] {
    write(RegistrySnapshot(registry, mark(position)))
  }

  static func mark(_ position: JournalPosition) -> RegistrySnapshot.JournalMark {
    var mark = RegistrySnapshot.JournalMark()
    mark.records = position.records
    mark.head = position.head.hex
    mark.file = position.file
    mark.offset = position.offset
    return mark
  }

  /// The end of a snapshot, which tells it from every other.
  static func seal(of bytes: [UInt8]) -> [UInt8] { Array(bytes.suffix(sealBytes)) }

  static func write(_ snapshot: RegistrySnapshot) -> [UInt8] {
    var bytes = snapshot.json
    bytes.removeLast()
    let digest = ChainHash.of(bytes).hex
    bytes += seal + Array(digest.utf8) + end
    return bytes
  }

  /// - Throws: `ClerkFailure.snapshot` when a bit is not as it was written; `OlderSnapshot` when it
  ///   is, and not as this build writes one.
  static func read(_ bytes: [UInt8]) throws -> RegistrySnapshot {
    guard bytes.count > sealBytes else { throw ClerkFailure.snapshot("it is cut short") }
    let body = Array(bytes[..<(bytes.count - sealBytes)])
    let expected = seal + Array(ChainHash.of(body).hex.utf8) + end
    guard Array(bytes[body.count...]) == expected else {
      throw ClerkFailure.snapshot("its SHA-256 does not hold")
    }
    let text: JSONText
    let head: SnapshotHead
    do throws(JSONFault) {
      text = try JSONText(bytes)
      head = try SnapshotHead.read(text.root, of: text)
    } catch {
      throw ClerkFailure.snapshot(error.reason)
    }
    guard head.format == StoreHeader.format else {
      throw ClerkFailure.snapshot("format \(head.format) is not known")
    }
    do throws(JSONFault) {
      return try RegistrySnapshot.read(text.root, of: text)
    } catch {
      throw OlderSnapshot(mark: head.journal)
    }
  }
}
