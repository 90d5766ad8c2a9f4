/// What one file may hold after a power loss.
///
/// What was appended and not synced goes to the disk sector by sector in any order, each as it was
/// at some moment, or torn at any byte; what is missing of it reads as zeros. The length is an older
/// one, or the last, or any in between. Where a file was written in other places, or cut, each
/// operation is there or not.
struct LostBytes {
  /// Smaller than a disk's, so that small files have many.
  static let sectorBytes = 64

  private let base: [UInt8]
  /// What programs see.
  let whole: [UInt8]
  /// The file's length after each unsynced append, the synced one first; empty for other changes.
  private let lengths: [Int]
  /// Contents where the file was not only appended to.
  private let others: [[UInt8]]
  let isUnsynced: Bool

  init(_ inode: CrashVolume.Inode) {
    whole = inode.cache
    base = inode.base
    isUnsynced = !inode.operations.isEmpty
    var lengths = [inode.base.count]
    var isAppended = true
    for operation in inode.operations {
      guard case .write(let offset, let bytes) = operation.kind, offset == lengths.last,
        operation.standing != .synced
      else {
        isAppended = false
        break
      }
      lengths.append(offset + bytes.count)
    }
    self.lengths = isAppended ? lengths : []
    others = isAppended ? [] : Self.subsets(of: inode)
  }

  /// Every operation there or not.
  private static func subsets(of inode: CrashVolume.Inode) -> [[UInt8]] {
    let unsynced = inode.operations.indices.filter { inode.operations[$0].standing != .synced }
    precondition(unsynced.count <= 8, "too many operations to try every subset")
    return (0..<(1 << unsynced.count)).map { subset in
      var bytes = inode.base
      for (index, operation) in inode.operations.enumerated() {
        if let place = unsynced.firstIndex(of: index), subset >> place & 1 == 0 { continue }
        CrashVolume.Inode.apply(operation.kind, to: &bytes)
      }
      return bytes
    }
  }

  /// The oldest and the newest, and what is in between by whole operations.
  var ends: [[UInt8]] {
    lengths.isEmpty ? others : lengths.map { Array(whole[..<$0]) }
  }

  /// Each sector as it was after some operation, each length.
  func forEachFew(_ body: ([UInt8]) throws -> Void) rethrows {
    for bytes in others { try body(bytes) }
    for length in lengths {
      var bytes = Array(whole[..<length])
      try fill(from: base.count, upTo: length, &bytes, body)
    }
  }

  /// Calls with each way of the sectors from `start` on.
  private func fill(
    from start: Int, upTo length: Int, _ bytes: inout [UInt8], _ body: ([UInt8]) throws -> Void
  ) rethrows {
    guard start < length else { return try body(bytes) }
    let end = min(length, (start / Self.sectorBytes + 1) * Self.sectorBytes)
    let levels = [start] + lengths.filter { $0 > start && $0 < end } + [end]
    for level in levels {
      for place in start..<end { bytes[place] = place < level ? whole[place] : 0 }
      try fill(from: end, upTo: length, &bytes, body)
    }
  }

  /// Torn at every byte: cut there, or zeros from there to the end of the sector, the others there,
  /// lost, or every second one lost.
  func forEachTorn(_ body: ([UInt8]) throws -> Void) rethrows {
    guard let length = lengths.last else { return }
    for cut in base.count..<length where !lengths.contains(cut) { try body(Array(whole[..<cut])) }
    for others in 0..<4 {
      for torn in base.count..<length {
        var bytes = whole
        let own = torn / Self.sectorBytes
        for place in base.count..<length {
          let sector = place / Self.sectorBytes
          let isLost = sector == own ? place >= torn : others >> (sector & 1) & 1 == 1
          if isLost { bytes[place] = 0 }
        }
        try body(bytes)
      }
    }
  }
}
