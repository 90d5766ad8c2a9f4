import Countersign
@testable import CountersignClerk
import CountersignStore

extension FlipScene {
  /// Asks the one part of `verify` that looks at a file; true where it says that all is well.
  ///
  /// Beside the whole of `verify` for fewer bytes, for that costs a hundred times as much.
  func holds(_ file: String, _ teller: FlipRow.Teller) throws -> Bool {
    let volume = try DiskVolume(at: store.path)
    switch teller {
    case .journal: return try Journal.verify(on: volume).records == whole.records
    case .keys:
      // Bad slots that nobody uses yet are fewer.
      return try KeyRing(on: volume).verify(lastUsed: registry.lastSlot).spare == Self.spareSlots
    case .checkpoints:
      let heads = try CheckpointLog(on: volume).heads(
        storeID: registry.storeID, publicKey: publicKey)
      return heads.count == whole.checkpoints
    case .snapshot:
      let snapshot = try SnapshotText.read(try store.bytes("snapshot.json"))
      guard let mark = snapshot.parts else { return true }
      try PartBase.reader(of: mark, volume, mayMove: false)
        .verify(rowBytes: mark.rowBytes, indexBytes: mark.indexBytes)
      return true
    case .figures:
      return PolicyFile.changed(try PolicyFile.read(on: volume)) == whole.changedFigures
    case .nobody: return true
    }
  }

  /// Whether an error is what a teller has to say of a byte: it names the place, and ends a program
  /// with 65.
  func isRight(_ error: any Error, _ teller: FlipRow.Teller, byte: Int) -> Bool {
    switch teller {
    case .journal:
      let record = (lineStarts.firstIndex { $0 > byte } ?? 0) - 1
      let damage = error as? JournalDamage
      return damage?.record == record && damage?.offset == lineStarts[record]
    case .keys: return error is KeyDamage
    case .checkpoints: return error is CheckpointDamage
    case .snapshot: return error is ClerkFailure || error is PartDamage
    case .figures: return error is ClerkFailure
    case .nobody: return false
    }
  }

  /// Whether an error ends a program with 65 (contract 1).
  static func isDamage(_ error: any Error) -> Bool {
    error is JournalDamage || error is KeyDamage || error is KeyFailure
      || error is CheckpointDamage || error is ClerkFailure
  }
}
