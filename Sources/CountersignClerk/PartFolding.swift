import Countersign
import CountersignStore

/// Writes a big store's parts anew, without what newer rows and pages have replaced.
///
/// The new generation counts for nothing until `snapshot.json` names it. So it may be given up at
/// any moment, by a crash too, and what it left is taken away by the next one.
struct PartFolding: Sendable {
  let volume: DiskVolume
  let operatorID: String
  /// Of the parts that are folded: one that finds them damaged is done without.
  let reader: PartReader
  /// How much must have been replaced, and how many times what is looked at.
  let from: Int
  var times = 1
  /// Bytes that go to the disk together.
  var block = 1 << 20

  /// Where the parts are now.
  struct Folded {
    var mark: SnapshotParts
    /// How many records of the journal they cover.
    var records: Int
  }

  /// One process folds at a time; snapshots go on meanwhile.
  static let lock = "fold.lock"
  /// A snapshot under way is waited for so long.
  private static let wait: Duration = .seconds(1)

  /// - Parameter mayGoOn: asked now and then.
  /// - Returns: nil where there was nothing to fold, others are at it, or it was told to stop.
  /// - Throws: `PartDamage`, also noted in `reader`; `VolumeFailure`.
  func run(_ mayGoOn: @escaping () -> Bool) throws -> Folded? {
    do {
      return try StoreLock(on: volume, name: Self.lock).holding(operatorID, .zero) {
        guard let (begun, snapshot) = try begin(mayGoOn) else { return nil }
        return try finish(begun, snapshot)
      }
    } catch is StoreHeld {
      return nil
    } catch is PartFold.Stopped {
      return nil
    } catch let damage as PartDamage where damage.isIn(reader.generation) {
      reader.note(damage)
      throw damage
    }
  }

  private func begin(
    _ mayGoOn: @escaping () -> Bool
  ) throws -> (PartFold, RegistrySnapshot)? {
    try snapshotLock {
      guard let snapshot = try stored(), let mark = snapshot.parts,
        mark.isWorthFolding(from: from, times: times)
      else { return nil }
      // Nobody else writes a snapshot or folds now: what is not named is what a crash left.
      let generations = try PartFiles.generations(on: volume)
      for other in generations where other != mark.generation {
        try PartFiles.remove(other, on: volume)
      }
      let fold = try PartFold(
        of: reader, as: mark.generation + 1, on: volume, block: block, mayGoOn: mayGoOn)
      return (fold, snapshot)
    }
  }

  private func finish(_ begun: PartFold, _ snapshot: RegistrySnapshot) throws -> Folded? {
    var fold = begun
    var isNamed = false
    defer { if !isNamed { try? PartFiles.remove(fold.generation, on: volume) } }
    try fold.take(TreeList.trees(of: snapshot.parts))
    // What others changed meanwhile; under the lock only what little came last.
    if let later = try stored() { try fold.take(TreeList.trees(of: later.parts)) }
    return try snapshotLock { () -> Folded? in
      // Others began anew, with other parts: those count.
      guard var last = try stored(), let mark = last.parts else { return nil }
      try fold.take(TreeList.trees(of: mark))
      let folded = Folded(mark: mark.folded(fold), records: last.journal.records)
      last.parts = folded.mark
      isNamed = true
      try fold.name(in: SnapshotText.write(last), on: volume)
      try? PartFiles.removeOlder(than: fold.generation, on: volume)
      return folded
    }
  }

  private func snapshotLock<Value>(_ body: () throws -> Value) throws -> Value {
    try StoreLock(on: volume, name: Clerk.snapshotLock).holding(operatorID, Self.wait, body)
  }

  /// What is on the disk while it names the parts that are folded.
  private func stored() throws -> RegistrySnapshot? {
    let snapshot = try ReplacedFile(on: volume).read().map(SnapshotText.read)
    return snapshot?.parts?.generation == reader.generation ? snapshot : nil
  }
}

extension SnapshotParts {
  /// Bytes that newer ones have replaced; all of them where nobody counted.
  var deadBytes: Int { rowBytes + indexBytes - (liveBytes ?? 0) }

  /// - Parameter floor: less is left alone.
  func isWorthFolding(from floor: Int, times: Int = 1) -> Bool {
    deadBytes >= floor && deadBytes > (liveBytes ?? 0) * times
  }

  fileprivate func folded(_ fold: PartFold) -> SnapshotParts {
    var mark = self
    mark.generation = fold.generation
    (mark.rowBytes, mark.indexBytes) = (fold.rowBytes, fold.indexBytes)
    mark.liveBytes = fold.liveBytes
    mark.tops = [:]
    for tree in fold.trees { mark.tops[tree.table] = tree.top.map(PartMark.init) }
    return mark
  }
}

extension PartDamage {
  fileprivate func isIn(_ generation: Int) -> Bool {
    [PartFiles.rows(generation), PartFiles.index(generation)].contains(file)
  }
}

extension StoreLock {
  fileprivate func holding<Value>(
    _ operatorID: String, _ wait: Duration, _ body: () throws -> Value
  ) throws -> Value {
    try acquire(as: operatorID, waitingAtMost: wait)
    defer { release() }
    return try body()
  }
}
