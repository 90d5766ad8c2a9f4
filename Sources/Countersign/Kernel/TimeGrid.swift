/// Time in parts of five minutes, in which things are counted.
package enum TimeGrid {
  package static let step: Int64 = 300_000

  /// The beginning of the part that a moment lies in.
  package static func start(of moment: Instant) -> Instant {
    let rest = moment.milliseconds % step
    return Instant(milliseconds: moment.milliseconds - (rest < 0 ? rest + step : rest))
  }

  /// The parts of the last so many seconds begin after this moment.
  package static func edge(_ seconds: Int64, before now: Instant) -> Instant {
    now.adding(seconds: -seconds)
  }
}
