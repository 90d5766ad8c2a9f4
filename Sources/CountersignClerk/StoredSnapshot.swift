import Countersign
import CountersignStore

/// The snapshot on the disk with its parts open, so that it can be read to its end although a newer
/// one takes its place.
struct StoredSnapshot {
  /// Its place in the journal; nil where another build's does not say.
  let mark: RegistrySnapshot.JournalMark?
  /// All of it; nil where another build wrote it, with other fields.
  let whole: RegistrySnapshot?
  private let bytes: [UInt8]
  private let parts: PartBase?

  /// - Returns: nil where there is none.
  /// - Throws: `ClerkFailure.snapshot` where it or a part of it cannot be read.
  init?(on volume: DiskVolume) throws {
    guard let stored = try Self.read(on: volume, { try Self($0, volume) }) else { return nil }
    self = stored
  }

  private init(_ bytes: [UInt8], _ volume: DiskVolume) throws {
    self.bytes = bytes
    do {
      let snapshot = try SnapshotText.read(bytes)
      (whole, mark) = (snapshot, snapshot.journal)
    } catch let older as OlderSnapshot {
      (whole, mark) = (nil, older.mark)
    }
    do {
      parts = try whole.flatMap { try Self.open($0, volume) }
    } catch {
      throw ClerkFailure.snapshot("\(error)")
    }
  }

  private static func open(
    _ snapshot: RegistrySnapshot, _ volume: DiskVolume
  ) throws -> PartBase? {
    try snapshot.parts.map { mark in
      PartBase(
        mark, try PartBase.reader(of: mark, volume, mayMove: false),
        storeID: snapshot.storeID, records: snapshot.journal.records)
    }
  }

  /// Makes something of the snapshot's bytes and of the parts they name.
  ///
  /// Where that fails because another process folded the parts meanwhile, it is done again with the
  /// snapshot that names the new ones.
  static func read<Value>(
    on volume: DiskVolume, _ body: ([UInt8]) throws -> Value
  ) throws -> Value? {
    var before: [UInt8]?
    while let bytes = try ReplacedFile(on: volume).read() {
      do {
        return try body(bytes)
      } catch {
        if bytes == before { throw error }
        before = bytes
      }
    }
    return nil
  }

  /// The snapshot is the state that the journal gives at its place.
  ///
  /// - Returns: true where another build wrote that state in its own way.
  /// - Throws: `ClerkFailure.snapshot` where it is another state.
  func check(against then: Registry) throws -> Bool {
    guard let whole else { return true }
    let again =
      whole.parts.map { RegistrySnapshot(then, whole.journal, in: $0) }
      ?? RegistrySnapshot(then, whole.journal)
    let expected = SnapshotText.write(again)
    let isOlder = expected != bytes
    guard !isOlder || SnapshotText.write(whole) == expected else {
      throw ClerkFailure.snapshot("replaying the journal gives another state")
    }
    do {
      try checkParts(against: then)
      return isOlder
    } catch is OlderSnapshot {
      return true
    } catch  where !(error is ClerkFailure) {
      throw ClerkFailure.snapshot("\(error)")
    }
  }

  private func checkParts(against then: Registry) throws {
    guard let parts else { return }
    try parts.reader.verify(rowBytes: parts.mark.rowBytes, indexBytes: parts.mark.indexBytes)
    var comparison = PartComparison(parts)
    var then = then
    then.visitParts(&comparison)
    if let fault = parts.reader.damage ?? comparison.fault { throw fault }
  }
}
