import Synchronization

/// A repeatable source of bytes (SplitMix64).
final class Counter: Sendable {
  private let state: Atomic<UInt64>

  init(_ start: UInt64) {
    state = Atomic(start)
  }

  func next() -> UInt8 {
    let step = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    var mixed = (step ^ (step >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
  }
}
