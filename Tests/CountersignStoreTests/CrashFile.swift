import CountersignStore
import Glibc
import Synchronization

/// An open file of a `CrashVolume`.
final class CrashFile: VolumeFile {
  private let volume: CrashVolume
  private let inode: Int
  private let path: String
  private let use: FileUse
  /// The failed syncs that are no news to whoever opened it.
  private let known: Mutex<Int>

  init(
    _ volume: CrashVolume, _ inode: Int, _ path: String, _ use: FileUse, _ failures: Int
  ) {
    known = Mutex(failures)
    self.volume = volume
    self.inode = inode
    self.path = path
    self.use = use
  }

  func size() throws -> Int {
    try volume.call(.examine, path) { state, _ in
      guard state.names.values.contains(inode) else {
        throw VolumeFailure(.examine, path, code: ESTALE)
      }
      return state.inodes[inode].cache.count
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    try volume.call(.read, path) { state, _ in
      let cache = state.inodes[inode].cache
      guard offset < cache.count else { return 0 }
      let part = cache[offset..<min(cache.count, offset + buffer.count)]
      buffer.copyBytes(from: part)
      return part.count
    }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    try volume.call(.write, path) { state, fault in
      guard use == .appending else { throw VolumeFailure(.write, path, code: EBADF) }
      try write(bytes, at: state.inodes[inode].cache.count, &state, fault)
    }
  }

  func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
    try volume.call(.write, path) { state, fault in
      guard use == .overwriting else { throw VolumeFailure(.write, path, code: EBADF) }
      try write(bytes, at: offset, &state, fault)
    }
  }

  private func write(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, _ state: inout CrashVolume.State,
    _ fault: CrashVolume.Fault?
  ) throws {
    var written = Array(bytes)
    if case .error(_, let wrote) = fault { written = Array(written.prefix(wrote)) }
    let growth = offset + written.count - state.inodes[inode].cache.count
    let missing = state.room.map { max(0, growth - $0) } ?? 0
    written.removeLast(min(missing, written.count))
    if !written.isEmpty { change(.write(at: offset, written), &state) }
    // As write(2) answers to what is left after a short one.
    if missing > 0 { throw VolumeFailure(.write, path, code: ENOSPC) }
  }

  func truncate(to size: Int) throws {
    try volume.call(.truncate, path) { state, fault in
      guard use != .reading else { throw VolumeFailure(.truncate, path, code: EBADF) }
      if fault == nil { change(.truncate(to: size), &state) }
    }
  }

  private func change(_ kind: CrashVolume.DataOperation.Kind, _ state: inout CrashVolume.State) {
    state.inodes[inode].operations.append(CrashVolume.DataOperation(kind: kind))
    CrashVolume.Inode.apply(kind, to: &state.inodes[inode].cache)
  }

  func sync() throws {
    try volume.call(.sync, path) { state, fault in
      // A sync that the power went in promises nothing.
      if state.powerIsGone { return }
      state.inodes[inode].settle(as: fault == nil ? .synced : .lostBySync)
      if fault != nil { state.inodes[inode].failures += 1 }
      let failures = state.inodes[inode].failures
      let isNews = known.withLock { known in
        defer { known = failures }
        return known < failures
      }
      // Another's sync failed since we opened the file: the kernel tells us at our next.
      if fault == nil, isNews { throw VolumeFailure(.sync, path, code: EIO) }
    }
  }
}

extension CrashVolume.Inode {
  static func apply(_ kind: CrashVolume.DataOperation.Kind, to bytes: inout [UInt8]) {
    switch kind {
    case .write(let offset, let written):
      let end = offset + written.count
      if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
      bytes.replaceSubrange(offset..<end, with: written)
    case .truncate(let size):
      if bytes.count > size { bytes.removeSubrange(size...) }
    }
  }

  /// Gives everything unsynced its standing, and makes what is durable at the front the base.
  mutating func settle(as standing: CrashVolume.DataOperation.Standing) {
    for index in operations.indices where operations[index].standing == .unsynced {
      operations[index].standing = standing
    }
    while let first = operations.first, first.standing == .synced {
      Self.apply(first.kind, to: &base)
      operations.removeFirst()
    }
  }
}
