import CountersignStore
import Dispatch
import Synchronization

/// Puts a snapshot on the disk on a thread of its own, so that no command waits for its syncs.
final class SnapshotCommits: Sendable {
  private let queue = DispatchQueue(label: "snapshot")
  private let outcome = Mutex<(any Error)?>(nil)
  private let isRunning = Mutex(false)

  var isBusy: Bool { isRunning.withLock { $0 } }

  /// - Parameter work: syncs the parts and names them; what it holds is let go when it is done.
  func begin(_ work: @escaping @Sendable () throws -> Void) {
    isRunning.withLock { $0 = true }
    queue.async { [self] in
      do {
        try work()
      } catch {
        outcome.withLock { $0 = error }
      }
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
