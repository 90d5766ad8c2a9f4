internal import Countersign

/// The last day in parts of equal length, as many as there are columns for.
struct ActivityBars: Equatable, Sendable {
  struct Part: Equatable, Sendable {
    let start: Instant
    var events = 0
    var failures = 0
  }

  private(set) var parts: [Part]
  /// Milliseconds of a part.
  let step: Int64
  /// Columns of a part.
  let wide: Int

  private static let minutes: [Int64] = [5, 10, 15, 20, 30, 60, 120, 240]
  private static let day: Int64 = 24 * 60

  init(_ day: DayView?, now: Instant, columns: Int) {
    let minutes = Self.minutes.first { Self.day / $0 <= Int64(max(1, columns)) } ?? Self.day
    step = minutes * 60_000
    let count = Self.day / minutes
    wide = max(1, columns / Int(count))
    let last = now.milliseconds - now.milliseconds % step
    let first = Instant(milliseconds: last - (count - 1) * step)
    parts = (0..<count).map { Part(start: first.adding(milliseconds: $0 * (minutes * 60_000))) }
    for activity in day?.activity ?? [] where activity.startsAt >= first {
      let place = Int(activity.startsAt.since(first) / step)
      guard parts.indices.contains(place) else { continue }
      parts[place].events += activity.events
      parts[place].failures += activity.failures
    }
  }

  /// The part that a moment lies in, or the nearest.
  func place(of moment: Instant) -> Int {
    guard let first = parts.first else { return 0 }
    return min(max(0, Int(moment.since(first.start) / step)), parts.count - 1)
  }

  /// A part's stretch of time.
  func stretch(_ place: Int) -> Range<Instant> {
    let start = parts[min(max(0, place), parts.count - 1)].start
    return start..<start.adding(milliseconds: step)
  }

  /// What happened in a stretch.
  func sum(_ stretch: Range<Instant>) -> Part {
    parts.filter { stretch.contains($0.start) }.reduce(into: Part(start: stretch.lowerBound)) {
      $0.events += $1.events
      $0.failures += $1.failures
    }
  }

  /// Against the most in any part; where nothing happened there is no bar.
  var bars: [Bar] {
    let most = parts.map(\.events).max() ?? 0
    return parts.map { $0.events > 0 ? Bar($0.events, of: most) : .empty }.widened(by: wide)
  }
}

/// A stretch of the day that was chosen above the audit log.
struct ActivityStretch: Equatable, Sendable {
  /// By its moments, so that it stays what it was while time goes on.
  var chosen: Range<Instant>?
  /// The log shows only that.
  var isNarrowed = false
  /// Where the mouse button went down.
  var origin: Range<Instant>?
}
