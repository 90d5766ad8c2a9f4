import Countersign
import Testing

/// A round of tries: how many, how far apart, and when not at all.
@Suite struct CallRoundTests {
  private static let now = WallClock.start

  private func round(
    _ outside: ScriptedOutside, _ health: ServiceHealth = ServiceHealth(.bank),
    policy: Policy = Policy()
  ) -> ServiceReply {
    let request = ServiceRequest("R000042", .requestDeposit, at: Self.now)
    return CallRound(policy: policy, now: Self.now)
      .run(request, ["bank_card_no": "6290"], health, outside)
  }

  @Test(arguments: [CallOutcome.unavailable, .timedOut, .garbage])
  func threeTriesAndNoMore(_ outcome: CallOutcome) {
    let outside = ScriptedOutside([outcome, outcome, outcome, .ok])
    let reply = round(outside)
    #expect(outside.calls.count == 3)
    #expect(reply.calls.map(\.attempt) == [1, 2, 3])
    #expect(reply.calls.map(\.outcome) == [outcome, outcome, outcome])
    #expect(reply.outcome == outcome)
  }

  @Test(arguments: [CallOutcome.ok, .rejected])
  func noneAfterAClearAnswer(_ outcome: CallOutcome) {
    for failures in 0...2 {
      let outside = ScriptedOutside(Array(repeating: .timedOut, count: failures) + [outcome])
      let reply = round(outside)
      #expect(outside.calls.count == failures + 1)
      #expect(reply.outcome == outcome)
    }
  }

  @Test func eachTryIsTheSameRequest() {
    let outside = ScriptedOutside([.timedOut, .timedOut, .timedOut])
    var health = ServiceHealth(.bank)
    health.mode = .slow
    _ = round(outside, health)
    #expect(outside.calls.map(\.key) == ["R000042", "R000042", "R000042"])
    #expect(outside.calls.allSatisfy { $0.fields == ["bank_card_no": "6290"] && $0.mode == .slow })
    #expect(outside.calls.allSatisfy { $0.operation == .requestDeposit })
  }

  @Test func whatWasDoneOnceIsDone() {
    let outside = ScriptedOutside([
      OutsideAnswer(.timedOut, durationMs: 1, wasExecuted: true), OutsideAnswer(.unavailable),
      OutsideAnswer(.unavailable),
    ])
    #expect(round(outside).wasExecuted)
  }

  // MARK: The breaker

  private func health(_ window: [Bool]) -> ServiceHealth {
    var health = ServiceHealth(.bank)
    health.window = window
    return health
  }

  @Test func noneWithAnOpenBreaker() {
    var health = ServiceHealth(.bank)
    health.move(to: .open, at: Self.now.adding(seconds: -59))
    let outside = ScriptedOutside([.ok])
    let reply = round(outside, health)
    #expect(outside.calls.isEmpty)
    #expect(reply.outcome == .breakerOpen)
    #expect(reply.calls.map(\.outcome) == [.breakerOpen])
    #expect(reply.calls.map(\.durationMs) == [0])
  }

  @Test func aTrialAfterItsRest() {
    var health = ServiceHealth(.bank)
    health.move(to: .open, at: Self.now.adding(seconds: -60))
    #expect(round(ScriptedOutside([.ok]), health).outcome == .ok)
    let outside = ScriptedOutside([.timedOut, .ok])
    let reply = round(outside, health)
    #expect(outside.calls.count == 1, "a trial that fails opens it again")
    #expect(reply.calls.map(\.outcome) == [.timedOut, .breakerOpen])
    #expect(reply.outcome == .timedOut, "what is unknown stays unknown")
  }

  @Test func itOpensInTheMiddleOfARound() {
    // Nine calls of which four failed: the tenth makes half of them.
    let recent = [false, true, false, true, false, true, false, true, false]
    let outside = ScriptedOutside([.unavailable, .ok])
    let reply = round(outside, health(recent))
    #expect(outside.calls.count == 1)
    #expect(reply.calls.map(\.outcome) == [.unavailable, .breakerOpen])
    #expect(reply.outcome == .unavailable)
    // One failure less, and it stays closed.
    let closed = ScriptedOutside([.unavailable, .ok])
    #expect(round(closed, health([false] + recent.dropFirst(2) + [false])).outcome == .ok)
    #expect(closed.calls.count == 2)
  }

  // MARK: The pauses

  /// The waits between the tries of a request that always fails, in milliseconds.
  private func pauses(_ requestID: String, _ policy: Policy = Policy(), tries: Int = 4) -> [Int64] {
    var policy = policy
    policy.serviceTries = tries
    let reply = CallRound(policy: policy, now: Self.now).run(
      ServiceRequest(requestID, .sendSMS, at: Self.now), [:], ServiceHealth(.sms),
      ScriptedOutside(Array(repeating: .timedOut, count: tries)))
    return zip(reply.calls, reply.calls.dropFirst()).map { earlier, later in
      later.startedAt.since(earlier.startedAt) - earlier.durationMs
    }
  }

  @Test func pausesDoubleWithinTheirJitter() {
    let all = (1...500).map { pauses("R\($0)") }
    for (place, base) in [Int64(200), 400, 800].enumerated() {
      let pauses = all.map { $0[place] }
      let bounds = (base * 80 / 100)...(base * 120 / 100)
      #expect(pauses.allSatisfy(bounds.contains))
      #expect(Set(pauses).count > 30, "they are spread")
      #expect(pauses.contains { $0 < base } && pauses.contains { $0 > base })
    }
    #expect(all == (1...500).map { pauses("R\($0)") }, "the same each time")
  }

  @Test func pausesFollowThePolicy() {
    var policy = Policy()
    policy.jitterPercent = 0
    policy.backoffBaseMs = 1000
    policy.backoffPercent = 150
    #expect(pauses("R1", policy, tries: 5) == [1000, 1500, 2250, 3375])
  }

  @Test func asManyTriesAsThePolicySays() {
    for tries in 1...5 {
      var policy = Policy()
      policy.serviceTries = tries
      let outside = ScriptedOutside(Array(repeating: .unavailable, count: 9))
      _ = round(outside, policy: policy)
      #expect(outside.calls.count == tries)
    }
  }
}
