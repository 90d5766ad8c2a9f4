import Glibc

/// How long things take.
enum Stopwatch {
  static func time(_ body: () throws -> Void) rethrows -> Duration {
    let begun = ContinuousClock.now
    try body()
    return .now - begun
  }
}

/// Durations of the same thing.
struct Samples {
  private var durations: [Duration] = []

  mutating func add(_ body: () throws -> Void) rethrows {
    durations.append(try Stopwatch.time(body))
  }

  mutating func add(_ duration: Duration) { durations.append(duration) }

  /// Counts the processor's time of this thread only.
  mutating func addWork(_ body: () throws -> Void) rethrows {
    let begun = Self.work
    try body()
    durations.append(.nanoseconds(Self.work - begun))
  }

  private static var work: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  var count: Int { durations.count }
  var longest: Duration { durations.max() ?? .zero }
  var median: Duration { at(0.5) }
  /// The 99th of a hundred.
  var high: Duration { at(0.99) }

  /// Such as `p50 0.30 ms, p99 4.10 ms, longest 8.00 ms`.
  var figures: String {
    "p50 \(median.text), p99 \(high.text), longest \((durations.max() ?? .zero).text) "
      + "(\(durations.count))"
  }

  private func at(_ share: Double) -> Duration {
    let sorted = durations.sorted()
    guard !sorted.isEmpty else { return .zero }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }

  /// Such as `1.25 ms`.
  var text: String {
    let (value, unit) = seconds >= 1 ? (seconds, "s") : (seconds * 1000, "ms")
    let hundredths = Int((value * 100).rounded())
    let digits = hundredths % 100
    return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits) \(unit)"
  }
}
