import CNcurses
import Glibc

/// Wakes a `TerminalLoop` from any thread; several wakes before it looks count as one.
package final class Waker: Sendable {
  let descriptor: Int32

  /// - Throws: when the process has no descriptors left.
  package init() throws(DisplayProblem) {
    descriptor = cn_wake_open()
    if descriptor < 0 { throw .system(errno: errno) }
  }

  deinit { close(descriptor) }

  /// Makes the loop return with `woken`; never blocks.
  package func wake() { cn_wake(descriptor) }

  func settle() { cn_settle(descriptor) }
}
