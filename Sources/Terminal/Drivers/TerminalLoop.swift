import CNcurses
import Glibc

/// Waits for the terminal, for wakers, descriptors and a deadline, without ever polling in vain.
///
/// One serial loop: wait, take the whole batch in, update, draw at most once.
package final class TerminalLoop {
  /// Hand this to whoever has news for the loop.
  package let waker: Waker
  private let display: any TerminalDisplay

  package init(display: any TerminalDisplay) throws(DisplayProblem) {
    self.display = display
    waker = try Waker()
  }

  /// Blocks until something happens, then takes everything that has.
  ///
  /// A stop by the shell (SIGTSTP) is carried out here; afterwards the screen is to be drawn again.
  /// - Parameters:
  ///   - deadline: returns with `timer` then at the latest.
  ///   - descriptors: more to wait for, such as inotify's; the caller reads them.
  package func wait(
    until deadline: ContinuousClock.Instant? = nil, alsoReading descriptors: [Int32] = []
  ) -> Batch {
    var polled = ([STDIN_FILENO, cn_signals_descriptor(), waker.descriptor] + descriptors).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    var count: Int32
    repeat {
      count = poll(&polled, nfds_t(polled.count), Self.milliseconds(until: deadline))
    } while count < 0 && errno == EINTR
    var batch = Batch()
    batch.timer = deadline.map { $0 <= .now } ?? false
    guard count > 0 else { return batch }
    takeSignals(into: &batch)
    takeKeys(polled[0].revents, into: &batch)
    if polled[2].revents != 0 {
      waker.settle()
      batch.woken = true
    }
    batch.ready = polled.dropFirst(3).filter { $0.revents != 0 }.map(\.fd)
    return batch
  }

  private func takeSignals(into batch: inout Batch) {
    let came = cn_signals_take()
    if came & UInt32(CN_SIGNAL_STOP) != 0 {
      display.suspend()
    } else if came & UInt32(CN_SIGNAL_CONTINUE) != 0 {
      display.retake()
    }
    if came & UInt32(CN_SIGNAL_CLOSE) != 0 { batch.closed = true }
    guard came != 0 else { return }
    let size = display.followWindow()
    if size != nil || came & UInt32(CN_SIGNAL_CLOSE) == 0 {
      batch.keys.append(.resized(size ?? display.size))
    }
  }

  private func takeKeys(_ events: Int16, into batch: inout Batch) {
    guard events != 0 else { return }
    batch.keys += display.readKeys()
    let broken = Int16(POLLHUP | POLLERR | POLLNVAL)
    if events & broken != 0 || (batch.keys.isEmpty && display.isAtEnd) { batch.closed = true }
  }

  /// Rounded up, so that a wait never ends before its deadline.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline)
    if left <= .zero { return 0 }
    let (seconds, attoseconds) = left.components
    if seconds > 86_400 { return 86_400_000 }
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
