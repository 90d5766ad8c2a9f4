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
  /// The same file while only our sync is on its way.
  private var syncing: Int32?

  package init(on volume: DiskVolume, name: String = "lock") {
    self.volume = volume
    self.name = name
  }

  deinit {
    release()
  }

  /// Whether this object has the lock, shared or not.
  package var isHeld: Bool { descriptor != nil }

  /// A wait so long is said to whoever waits.
  package static let quietWait: Duration = .seconds(1)

  /// Takes the lock for writing and leaves our name in it.
  ///
  /// - Parameter waiting: Called once, with who has it, when it is not free after a second.
  /// - Throws: `StoreHeld` when it did not come free in time; `VolumeFailure`.
  package func acquire(
    as operatorID: String, waitingAtMost limit: Duration = .seconds(10),
    quietly quiet: Duration = quietWait, waiting: (LockHolder?) -> Void = { _ in }
  ) throws {
    let taken = try take(limit, quiet, waiting)
    let text = LockHolder(pid: getpid(), operatorID: operatorID).text
    // Writing it costs the next sync of the journal some time, and mostly it is there already.
    if Self.text(in: taken) == text { return }
    // For people only: a full disk must not keep the holder from, say, freezing an account.
    _ = text.withUnsafeBytes { pwrite(taken, $0.baseAddress, $0.count, 0) }
  }

  private func take(
    _ limit: Duration, _ quiet: Duration, _ waiting: (LockHolder?) -> Void
  ) throws -> Int32 {
    guard limit > quiet else { return try take(shared: false, limit) }
    do {
      return try take(shared: false, quiet)
    } catch let held as StoreHeld {
      waiting(held.holder)
    }
    do {
      return try take(shared: false, limit - quiet)
    } catch let held as StoreHeld {
      throw StoreHeld(holder: held.holder, waited: limit)
    }
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
    let result = cs_lock_at(volume.folder, name, shared ? 1 : 0, Self.nanoseconds(limit))
    if result == -ETIMEDOUT { throw StoreHeld(holder: holder(), waited: limit) }
    try VolumeFailure.check(.lock, name, result)
    descriptor = result
    return result
  }

  private static func nanoseconds(_ limit: Duration) -> Int64 {
    let parts = limit.components
    return max(0, parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
  }

  /// Lets others write while our sync is on its way.
  ///
  /// Until `release` they can tell that it is; where that cannot be told, the lock stays held.
  package func releaseForSync() {
    guard let held = descriptor, cs_unlock_for_sync(held) == 0 else { return }
    (descriptor, syncing) = (nil, held)
  }

  /// Returns when no other process has a sync on its way, and none can begin one: we hold the lock.
  ///
  /// - Throws: `StoreHeld` when one does not end in time, as that of a stopped process;
  ///   `VolumeFailure`.
  package func awaitSyncs(waitingAtMost limit: Duration = .seconds(10)) throws {
    guard let descriptor else { preconditionFailure("the lock is held") }
    let result = cs_await_syncs(descriptor, Self.nanoseconds(limit))
    if result == -ETIMEDOUT { throw StoreHeld(holder: holder(), waited: limit) }
    try VolumeFailure.check(.lock, name, result)
  }

  /// Frees the lock, and says that our sync is over; does nothing when neither is there.
  package func release() {
    for held in [descriptor, syncing].compactMap({ $0 }) { cs_unlock(held) }
    (descriptor, syncing) = (nil, nil)
  }

  /// Who took the lock for writing last, and so has it if anybody has.
  package func holder() -> LockHolder? {
    guard let file = try? volume.openFile(name, for: .reading),
      let text = try? file.bytes(in: 0..<LockHolder.width)
    else { return nil }
    return LockHolder(text: text)
  }
}
