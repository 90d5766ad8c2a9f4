import Countersign
import CountersignStore
internal import Dispatch
internal import Synchronization

/// Folds parts on a thread of its own, so that no command waits for it.
final class PartFolds: Sendable {
  private let queue = DispatchQueue(label: "fold", qos: .utility)
  private let state = Mutex(State())

  private struct State {
    var isBusy = false
    var mayGoOn = true
    var folded: PartFolding.Folded?
    var failure: (any Error)?
  }

  var isBusy: Bool { state.withLock { $0.isBusy } }

  func begin(_ folding: PartFolding) {
    state.withLock { $0.isBusy = true }
    queue.async { [self] in
      let result = Result {
        try folding.run { [self] in state.withLock { $0.mayGoOn } }
      }
      state.withLock { state in
        state.isBusy = false
        switch result {
        case .success(let folded): state.folded = folded
        case .failure(let failure): state.failure = failure
        }
      }
    }
  }

  /// What the last one came to, told once; nil where it came to nothing.
  func takeFolded() -> PartFolding.Folded? {
    state.withLock { state in
      defer { state.folded = nil }
      return state.folded
    }
  }

  /// Gives up what is on its way; the old parts stay.
  func stop() {
    state.withLock { $0.mayGoOn = false }
    queue.sync {}
    state.withLock { $0.mayGoOn = true }
  }

  /// Returns when the last one is on the disk, or given up.
  /// - Throws: why it failed, told once.
  func finish() throws {
    queue.sync {}
    let failure = state.withLock { state in
      defer { state.failure = nil }
      return state.failure
    }
    if let failure { throw failure }
  }
}
