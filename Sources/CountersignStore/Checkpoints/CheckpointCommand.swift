internal import CSystem
internal import Glibc
internal import Synchronization

/// A program that is handed each signed checkpoint on its standard input, so that it comes to lie
/// elsewhere: with a log host, a mail box, a version control of its own.
///
/// No command of the store waits for it: a thread of its own does. While one is on its way the next
/// waits, and is replaced by a newer one, which says more.
package final class CheckpointCommand: Sendable {
  private struct State: ~Copyable {
    var thread: pthread_t?
    var isRunning = false
    var waiting: [UInt8]?
    var failure: CheckpointCommandFailure?
  }

  private let words: [String]
  private let seconds: Int64
  private let state = Mutex(State())

  /// - Parameters:
  ///   - words: The program's path and its arguments. There is no shell.
  ///   - seconds: A program that takes longer is killed.
  package init(_ words: [String], seconds: Int64) {
    self.words = words
    self.seconds = seconds
  }

  /// Hands a checkpoint over, by and by.
  package func hand(_ checkpoint: SignedCheckpoint) {
    state.withLock { state in
      state.waiting = checkpoint.line
      guard !state.isRunning else { return }
      // One that has nothing more to do has let the lock go for the last time.
      if let ended = state.thread { pthread_join(ended, nil) }
      state.thread = begin()
      state.isRunning = state.thread != nil
      if state.thread == nil { state.failure = .notStarted(EAGAIN) }
    }
  }

  /// Returns when all are handed over, or could not be.
  package func finish() {
    let thread = state.withLock { state in
      defer { state.thread = nil }
      return state.thread
    }
    if let thread { pthread_join(thread, nil) }
  }

  /// What went wrong since the last call.
  package func takeFailure() -> CheckpointCommandFailure? {
    state.withLock { state in
      defer { state.failure = nil }
      return state.failure
    }
  }

  /// Starts the thread, with every signal blocked: the program's handlers run elsewhere.
  private func begin() -> pthread_t? {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let own = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread, nil,
      { context in
        if let context {
          Unmanaged<CheckpointCommand>.fromOpaque(context).takeRetainedValue().work()
        }
        return nil
      }, own.toOpaque())
    if failure != 0 { own.release() }
    return failure == 0 ? thread : nil
  }

  private func work() {
    while let line = next() {
      if let failure = feed(line) { state.withLock { $0.failure = failure } }
    }
  }

  private func next() -> [UInt8]? {
    state.withLock { state in
      defer { state.waiting = nil }
      state.isRunning = state.waiting != nil
      return state.waiting
    }
  }

  private func feed(_ line: [UInt8]) -> CheckpointCommandFailure? {
    var argv = words.map { strdup($0) } + [nil]
    defer { for word in argv { free(word) } }
    let result = cs_feed(&argv, line, Int64(line.count), Int32(clamping: seconds * 1000))
    switch result {
    case 0: return nil
    case -ETIMEDOUT: return .tookTooLong(seconds: seconds)
    case ..<0: return .notStarted(-result)
    default: return .ended(status: result)
    }
  }
}

/// Why a checkpoint may not have come to where the command takes it.
package enum CheckpointCommandFailure: Error, Equatable, Sendable {
  /// The system's error number.
  case notStarted(Int32)
  case ended(status: Int32)
  case tookTooLong(seconds: Int64)
}
