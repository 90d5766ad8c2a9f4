import Countersign
import CountersignStore

/// What a snapshot says the state is.
struct SnapshotState {
  var registry: Registry
  var parts: PartBase?

  /// - Throws: where rows do not fit together or a part is not there.
  init(_ snapshot: RegistrySnapshot, _ volume: DiskVolume, mayMove: Bool) throws {
    registry = try snapshot.registry()
    guard let mark = snapshot.parts else { return }
    let reader = try PartBase.reader(of: mark, volume, mayMove: mayMove)
    let base = PartBase(mark, reader, storeID: snapshot.storeID, records: snapshot.journal.records)
    registry.settle(on: base)
    registry.resetTimers()
    if let damage = reader.damage { throw damage }
    parts = base
  }
}

/// From where a clerk goes on.
struct SnapshotStart {
  var registry: Registry
  var parts: PartBase?
  var journal: Journal
}
