import Foundation
import Glibc
import Synchronization
import Testing

/// Runs something under a umask that only its own thread has.
///
/// The umask is the whole process's, and other tests make files at the same time.
final class OwnUmask: Sendable {
  private let failure = Mutex<(any Error)?>(nil)
  private let done = DispatchSemaphore(value: 0)

  static func run(_ mask: mode_t, _ body: @escaping @Sendable () throws -> Void) throws {
    let run = OwnUmask()
    Thread {
      do {
        try leaveCommonMask()
        umask(mask)
        try body()
      } catch {
        run.failure.withLock { $0 = error }
      }
      run.done.signal()
    }.start()
    run.done.wait()
    if let failure = run.failure.withLock({ $0 }) { throw failure }
  }

  /// Calls unshare(CLONE_FS), which Swift's Glibc does not show.
  private static func leaveCommonMask() throws {
    let found = try #require(dlsym(nil, "unshare"))
    let unshare = unsafeBitCast(found, to: (@convention(c) (Int32) -> Int32).self)
    try #require(unshare(0x200) == 0)
  }
}
