/// One service as we see it: its simulated mode, its recent calls, its circuit breaker.
package struct ServiceHealth: Record, Equatable {
  package var service = ServiceName.sms
  package var mode = ServiceMode.ok
  package var breaker = BreakerState.closed
  package var openedAt: Instant?
  /// All calls and failures ever.
  package var calls = 0
  package var failures = 0
  /// The last calls, oldest first: true where it failed.
  package var window: [Bool] = []
  /// Trial calls that succeeded since the breaker is half open.
  package var trials = 0
  package var lastError: String?
  package var lastFailureAt: Instant?
  package var lastDurationMs: Int64 = 0
  /// Calls and failures by time, oldest first; parts without calls have no row.
  package var history: [CallBucket] = []
  /// The journal records of its latest calls, oldest first.
  package var records: [Int] = []

  package init() {}

  package init(_ service: ServiceName) { self.service = service }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("service", &service)
    fields.field("mode", &mode)
    fields.field("breaker", &breaker)
    fields.field("opened_at", &openedAt)
    fields.field("calls", &calls)
    fields.field("failures", &failures)
    fields.field("window", &window)
    fields.field("trials", &trials)
    fields.field("last_error", &lastError)
    fields.field("last_failure_at", &lastFailureAt)
    fields.field("last_duration_ms", &lastDurationMs)
    fields.field("history", &history)
    fields.field("records", &records)
  }

  /// True when a call may be made now; an open breaker whose rest is over lets trial calls through.
  package func admitsCall(at now: Instant, _ policy: Policy) -> Bool {
    guard breaker == .open, let openedAt else { return true }
    return now.since(openedAt) >= policy.breakerOpenSeconds * 1000
  }

  /// Counts a call: what happened, whatever the policy makes of it.
  package mutating func count(_ call: ServiceCall) {
    guard call.outcome != .breakerOpen else { return }
    calls += 1
    lastDurationMs = call.durationMs
    if call.outcome.isFailure {
      failures += 1
      lastError = call.error ?? call.outcome.rawValue
      lastFailureAt = call.startedAt
    } else if breaker == .halfOpen {
      trials += 1
    }
    window.append(call.outcome.isFailure)
    if window.count > Self.windowKept { window.removeFirst() }
    addToHistory(call)
  }

  private mutating func addToHistory(_ call: ServiceCall) {
    let start = TimeGrid.start(of: call.startedAt)
    if history.last.map({ $0.startsAt < start }) ?? true {
      var part = CallBucket()
      part.startsAt = start
      history.append(part)
      let edge = TimeGrid.edge(Self.historyKept, before: start)
      history.removeAll { $0.startsAt <= edge }
    }
    history[history.count - 1].calls += 1
    history[history.count - 1].failures += call.outcome.isFailure ? 1 : 0
    history[history.count - 1].durationMs += call.durationMs
  }

  /// One of its calls stands in this record.
  package mutating func note(record: Int) {
    guard records.last != record else { return }
    records.append(record)
    if records.count > Self.recordsKept { records.removeFirst() }
  }

  /// All calls of the parts that began within the last so many seconds.
  package func recent(last seconds: Int64, at now: Instant) -> CallBucket {
    let edge = TimeGrid.edge(seconds, before: now)
    var sum = CallBucket()
    sum.startsAt = edge
    for part in history.reversed() {
      guard part.startsAt > edge else { break }
      sum.calls += part.calls
      sum.failures += part.failures
      sum.durationMs += part.durationMs
    }
    return sum
  }

  /// Four hours, in 48 parts.
  package static let historyParts = 48
  static let historyKept = Int64(historyParts) * TimeGrid.step / 1000
  static let recordsKept = 20

  /// The most recent calls that are remembered; a policy may look at fewer.
  static let windowKept = 100

  /// Where the breaker must go after a counted call, or nil when it stays: open when at least so
  /// many of the last calls failed, half open after its rest, closed after enough trial calls.
  package func breakerAfter(_ call: ServiceCall, _ policy: Policy) -> BreakerState? {
    guard call.outcome != .breakerOpen else { return nil }
    let failed = call.outcome.isFailure
    switch breaker {
    case .closed:
      let recent = window.suffix(policy.breakerWindow)
      let bad = recent.count { $0 }
      let trips =
        recent.count >= policy.breakerMinimumCalls
        && bad * 100 >= policy.breakerFailurePercent * recent.count
      return failed && trips ? .open : nil
    case .open: return failed ? .open : (policy.breakerTrialCalls <= 1 ? .closed : .halfOpen)
    case .halfOpen:
      if failed { return .open }
      return trials >= policy.breakerTrialCalls ? .closed : nil
    }
  }

  package mutating func move(to state: BreakerState, at now: Instant) {
    breaker = state
    openedAt = state == .open ? now : (state == .closed ? nil : openedAt)
    trials = state == .halfOpen ? 1 : 0
    if state == .closed { window = [] }
  }
}
