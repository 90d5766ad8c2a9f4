import Countersign
import CountersignStore

/// The snapshot on the disk with its parts open, so that it can be read to its end although a newer
/// one takes its place.
struct StoredSnapshot {
  let snapshot: RegistrySnapshot
  private let bytes: [UInt8]
  private let parts: PartBase?

  /// - Returns: nil where there is none.
  /// - Throws: `ClerkFailure.snapshot` where it or a part of it cannot be read.
  init?(on volume: DiskVolume) throws {
    guard let stored = try Self.read(on: volume, { try Self($0, volume) }) else { return nil }
    self = stored
  }

  private init(_ bytes: [UInt8], _ volume: DiskVolume) throws {
    let snapshot = try SnapshotText.read(bytes)
    self.bytes = bytes
    self.snapshot = snapshot
    do {
      parts = try snapshot.parts.map { mark in
        PartBase(
          mark, try PartBase.reader(of: mark, volume, mayMove: false),
          storeID: snapshot.storeID, records: snapshot.journal.records)
      }
    } catch {
      throw ClerkFailure.snapshot("\(error)")
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
  func check(against then: Registry) throws {
    let again =
      snapshot.parts.map { RegistrySnapshot(then, snapshot.journal, in: $0) }
      ?? RegistrySnapshot(then, snapshot.journal)
    guard SnapshotText.write(again) == bytes else {
      throw ClerkFailure.snapshot("replaying the journal gives another state")
    }
    guard let parts else { return }
    do {
      try parts.reader.verify(rowBytes: parts.mark.rowBytes, indexBytes: parts.mark.indexBytes)
      var comparison = PartComparison(parts)
      var then = then
      then.visitParts(&comparison)
      if let fault = parts.reader.damage ?? comparison.fault { throw fault }
    } catch  where !(error is ClerkFailure) {
      throw ClerkFailure.snapshot("\(error)")
    }
  }
}
