import Countersign
import CountersignStore

extension Clerk {
  /// Begins to fold the parts where more in them was replaced than is looked at, and goes over to
  /// what was folded: both take no time.
  package func foldIfDue() {
    guard !options.isReadOnly, let known = parts, !folds.isBusy else { return }
    if let folded = folds.takeFolded() {
      // Where another wrote a snapshot meanwhile, the next of ours goes on from that one.
      _ = try? stands(on: folded.mark, records: folded.records)
      return
    }
    guard known.records > foldTried, known.mark.isWorthFolding(from: options.foldFrom) else {
      return
    }
    beginFold(of: known)
  }

  /// Folds before leaving where nobody else came to it: so a store grows to a few times its size at
  /// most, though no desk is ever open for long.
  package func foldIfOverdue() {
    guard !options.isReadOnly, let known = parts,
      known.mark.isWorthFolding(from: options.foldFrom, times: 3)
    else { return }
    if !folds.isBusy { beginFold(of: known) }
    // Derived: what was done before stands, whatever becomes of this.
    try? folds.finish()
    foldIfDue()
  }

  private func beginFold(of base: PartBase) {
    // One that failed is tried again when there is a newer snapshot.
    foldTried = base.records
    folds.begin(
      PartFolding(
        volume: volume, operatorID: options.operatorID, reader: base.reader,
        from: options.foldFrom, block: options.foldBlock))
  }

  /// Whether a stored snapshot is the one that this clerk stands on; its rows may have been moved to
  /// other parts, and are read there from now on.
  func stands(on mark: SnapshotParts, records: Int) throws -> Bool {
    guard let parts, parts.records == records else { return false }
    if parts.mark.generation == mark.generation { return parts.mark.tops == mark.tops }
    let reader = try PartBase.reader(of: mark, volume, mayMove: true)
    let base = PartBase(mark, reader, storeID: parts.storeID, records: records)
    registry.move(to: base)
    self.parts = base
    return true
  }
}
