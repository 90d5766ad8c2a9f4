import CountersignStore
internal import Dispatch
internal import Synchronization

/// Puts a snapshot on the disk on a thread of its own, so that no command waits for its syncs.
final class SnapshotCommits: Sendable {
  private let queue = DispatchQueue(label: "snapshot")
  private let outcome = Mutex<(any Error)?>(nil)
  private let isRunning = Mutex(false)

  private let written = Mutex<[UInt8]?>(nil)

  /// The end of the snapshot that was put on the disk last; nil where none was.
  var seal: [UInt8]? { written.withLock { $0 } }

  func note(seal: [UInt8]) { written.withLock { $0 = seal } }

  var isBusy: Bool { isRunning.withLock { $0 } }

  /// - Parameters:
  ///   - lock: released when the work is done.
  ///   - work: syncs the parts and names them.
  func begin(holding lock: sending StoreLock, _ work: @escaping @Sendable () throws -> Void) {
    isRunning.withLock { $0 = true }
    let held = Held(lock)
    queue.async { [self] in
      do {
        try work()
      } catch {
        outcome.withLock { $0 = error }
      }
      held.release()
      isRunning.withLock { $0 = false }
    }
  }

  /// Returns when the last one is on the disk.
  /// - Throws: why it is not.
  func finish() throws {
    queue.sync {}
    if let failure = outcome.withLock({ $0 }) { throw failure }
  }
}

/// A lock on its way to another thread.
private final class Held: Sendable {
  private let lock: Mutex<StoreLock>

  init(_ lock: sending StoreLock) { self.lock = Mutex(lock) }

  func release() { lock.withLock { $0.release() } }
}
