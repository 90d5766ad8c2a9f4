internal import Countersign

/// How far to move the sandbox's clock ahead.
struct ClockMenu: Equatable, Sendable {
  var index = 0

  /// Seconds, and what they are called.
  static let steps: [(seconds: Int64, chinese: String, english: String)] = [
    (300, "拨快 5 分钟", "5 minutes ahead"),
    (1_800, "拨快 30 分钟", "30 minutes ahead"),
    (86_400, "拨快 1 天", "1 day ahead"),
  ]

  var command: Command { .sandboxAdvanceClock(SandboxClock(Self.steps[index].seconds)) }
}
