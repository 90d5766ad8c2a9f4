import CountersignStore
import Synchronization

/// The disks that a power loss may leave, one after the other.
///
/// Each unsynced name is there or not. What one file may have become is tried in every way, beside
/// a few ways of the others (``LostBytes``).
struct LossStates {
  private let state: CrashVolume.State
  private var names: [Int] = []

  init(_ volume: CrashVolume) {
    state = volume.state.withLock { $0 }
    names = state.nameOperations.indices.filter { !state.nameOperations[$0].isSynced }
  }

  func forEach(_ body: (DiskImage) throws -> Void) rethrows {
    precondition(names.count <= 8, "too many names are unsynced to try every subset")
    for subset in 0..<(1 << names.count) {
      let layout = layout(subset)
      let files = layout.map { LostBytes(state.inodes[$0.inode]) }
      var image = DiskImage(
        files: zip(layout, files).map { DiskImage.File(path: $0.path, bytes: $1.whole) })
      guard let first = files.firstIndex(where: \.isUnsynced) else {
        try body(image)
        continue
      }
      // A file at a time in every way, the others in few.
      for place in files.indices where files[place].isUnsynced {
        let others = files.indices.filter { $0 != place && files[$0].isUnsynced }
        try beside(others[...], files, &image) { image in
          // What is tried of one file beside the others' few ways is not tried again from theirs.
          if place == first { try files[place].forEachFew { try body(image.with($0, at: place)) } }
          try files[place].forEachTorn { try body(image.with($0, at: place)) }
        }
      }
    }
  }

  /// Calls with each combination of the few ways of some files.
  private func beside(
    _ others: ArraySlice<Int>, _ files: [LostBytes], _ image: inout DiskImage,
    _ body: (inout DiskImage) throws -> Void
  ) rethrows {
    guard let other = others.first else { return try body(&image) }
    for bytes in files[other].ends {
      image.files[other].bytes = bytes
      try beside(others.dropFirst(), files, &image, body)
    }
  }

  private func layout(_ kept: Int) -> [(path: String, inode: Int)] {
    var found = state.baseNames
    var folders = state.baseFolders
    for (index, operation) in state.nameOperations.enumerated() {
      if let place = names.firstIndex(of: index), kept >> place & 1 == 0 { continue }
      CrashVolume.State.apply(operation.kind, &found, &folders)
    }
    return found.filter { folders.contains(CrashVolume.folder(of: $0.key)) }
      .map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}

extension DiskImage {
  fileprivate mutating func with(_ bytes: [UInt8], at place: Int) -> DiskImage {
    files[place].bytes = bytes
    return self
  }
}
