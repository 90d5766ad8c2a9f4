internal import CSystem
internal import Glibc

/// The one-writer lock: flock on `STORE/lock`.
///
/// The kernel frees it when its process dies, however that happens. It is never stolen: a stopped
/// process keeps it, and whoever waits can say who has it. A lock file that somebody removed is
/// noticed, for then two processes could each hold "the" lock.
///
/// Waiting: a free lock is taken at once. A held one is waited for in flock(2) itself, by a thread
/// made for this one wait, because flock has no time limit, sleeping and trying again loses every
/// race against a busy writer, and a signal's handler is no library's to install.
package final class StoreLock {
  private let volume: DiskVolume
  private let name: String
  private var descriptor: Int32?

  package init(on volume: DiskVolume, name: String = "lock") {
    self.volume = volume
    self.name = name
  }

  deinit {
    release()
  }

  /// Whether this object has the lock, shared or not.
  package var isHeld: Bool { descriptor != nil }

  /// Takes the lock for writing and leaves our name in it.
  ///
  /// - Throws: `StoreHeld` when it did not come free in time; `VolumeFailure`.
  package func acquire(
    as operatorID: String, waitingAtMost limit: Duration = .seconds(10)
  ) throws {
    let taken = try take(shared: false, limit)
    let text = LockHolder(pid: getpid(), operatorID: operatorID).text
    // Writing it costs the next sync of the journal some time, and mostly it is there already.
    if Self.text(in: taken) == text { return }
    // For people only: a full disk must not keep the holder from, say, freezing an account.
    _ = text.withUnsafeBytes { pwrite(taken, $0.baseAddress, $0.count, 0) }
  }

  private static func text(in descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: LockHolder.width) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
  }

  /// Takes the lock for reading only: nobody writes meanwhile, and nothing is written for it.
  ///
  /// - Throws: `StoreHeld`; `VolumeFailure`, with `ENOENT` where the store never had a lock.
  package func acquireShared(waitingAtMost limit: Duration = .seconds(10)) throws {
    _ = try take(shared: true, limit)
  }

  private func take(shared: Bool, _ limit: Duration) throws -> Int32 {
    precondition(descriptor == nil, "the lock is held already")
    let parts = limit.components
    let nanoseconds = parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000
    let result = cs_lock_at(volume.folder, name, shared ? 1 : 0, max(0, nanoseconds))
    if result == -ETIMEDOUT { throw StoreHeld(holder: holder(), waited: limit) }
    try VolumeFailure.check(.lock, name, result)
    descriptor = result
    return result
  }

  /// Frees the lock; does nothing when it is not held.
  package func release() {
    guard let held = descriptor else { return }
    descriptor = nil
    cs_unlock(held)
  }

  /// Who took the lock for writing last, and so has it if anybody has.
  package func holder() -> LockHolder? {
    guard let file = try? volume.openFile(name, for: .reading),
      let text = try? file.bytes(in: 0..<LockHolder.width)
    else { return nil }
    return LockHolder(text: text)
  }
}
