import Countersign
import Synchronization

/// A wall clock that stands until it is set.
final class WallClock: Sendable {
  static let start = Instant(milliseconds: 1_795_226_400_000)

  private let milliseconds = Atomic<Int64>(start.milliseconds)

  var now: Instant { Instant(milliseconds: milliseconds.load(ordering: .relaxed)) }

  func advance(seconds: Int64) {
    milliseconds.wrappingAdd(seconds * 1000, ordering: .relaxed)
  }
}
