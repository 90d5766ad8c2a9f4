import CountersignStore
import Synchronization

/// What may be on a `CrashVolume` once the power is back.
struct PowerLoss {
  /// What became of one unsynced operation.
  enum Fate {
    case lost
    case kept
    /// The first bytes of a write, and no more.
    case torn(Int)
    /// The first bytes of a write, then zeros up to its full length.
    case zeroed(Int)
  }

  private let state: CrashVolume.State
  /// Unsynced data operations: inode and index.
  private var data: [(inode: Int, index: Int)] = []
  private var names: [Int] = []
  /// How far apart the tears are in the middle of a long write.
  let tearStep: Int

  init(_ volume: CrashVolume, tearStep: Int = 1) {
    state = volume.state.withLock { $0 }
    self.tearStep = tearStep
    for (number, inode) in state.inodes.enumerated() {
      for (index, operation) in inode.operations.enumerated() where operation.standing != .synced {
        data.append((number, index))
      }
    }
    names = state.nameOperations.indices.filter { !state.nameOperations[$0].isSynced }
  }

  /// Calls with each disk that may be left: every subset of what was unsynced, and with each
  /// subset every tear of one write.
  func forEachOutcome(_ body: (CrashVolume) throws -> Void) rethrows {
    let count = data.count + names.count
    precondition(count <= 12, "too many unsynced operations to try every subset")
    for subset in 0..<(1 << count) {
      var fates = (0..<count).map { subset >> $0 & 1 == 1 ? Fate.kept : .lost }
      try body(outcome(fates))
      for torn in data.indices where subset >> torn & 1 == 1 {
        for fate in tears(of: torn) {
          fates[torn] = fate
          try body(outcome(fates))
        }
        fates[torn] = .kept
      }
    }
  }

  private func tears(of number: Int) -> [Fate] {
    let (inode, index) = data[number]
    guard case .write(_, let bytes) = state.inodes[inode].operations[index].kind else { return [] }
    let points = stride(from: 1, to: bytes.count, by: 1).filter {
      tearStep == 1 || $0 % tearStep == 0 || $0 < 3 || $0 > bytes.count - 3
    }
    return points.flatMap { [Fate.torn($0), .zeroed($0)] } + [.zeroed(0)]
  }

  private func outcome(_ fates: [Fate]) -> CrashVolume {
    var names = state.baseNames
    var folders = state.baseFolders
    for (index, operation) in state.nameOperations.enumerated() {
      let unsynced = self.names.firstIndex(of: index)
      if let unsynced, case .lost = fates[data.count + unsynced] { continue }
      CrashVolume.State.apply(operation.kind, &names, &folders)
    }
    names = names.filter { folders.contains(CrashVolume.folder(of: $0.key)) }
    var fresh = CrashVolume.State()
    fresh.folders = folders
    fresh.baseFolders = folders
    for (path, inode) in names.sorted(by: { $0.key < $1.key }) {
      let bytes = content(of: inode, fates)
      fresh.names[path] = fresh.inodes.count
      fresh.baseNames[path] = fresh.inodes.count
      fresh.inodes.append(CrashVolume.Inode(base: bytes, cache: bytes))
    }
    return CrashVolume(fresh)
  }

  private func content(of inode: Int, _ fates: [Fate]) -> [UInt8] {
    var bytes = state.inodes[inode].base
    for (index, operation) in state.inodes[inode].operations.enumerated() {
      let unsynced = data.firstIndex { $0.inode == inode && $0.index == index }
      let fate = unsynced.map { fates[$0] } ?? .kept
      guard let kind = Self.what(fate, of: operation.kind) else { continue }
      CrashVolume.Inode.apply(kind, to: &bytes)
    }
    return bytes
  }

  private static func what(
    _ fate: Fate, of kind: CrashVolume.DataOperation.Kind
  ) -> CrashVolume.DataOperation.Kind? {
    guard case .write(let offset, let bytes) = kind else {
      if case .lost = fate { return nil }
      return kind
    }
    switch fate {
    case .lost: return nil
    case .kept: return kind
    case .torn(let count): return .write(at: offset, Array(bytes.prefix(count)))
    case .zeroed(let count):
      let zeros = [UInt8](repeating: 0, count: bytes.count - count)
      return .write(at: offset, bytes.prefix(count) + zeros)
    }
  }
}
