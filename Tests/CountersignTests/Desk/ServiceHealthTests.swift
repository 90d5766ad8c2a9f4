import Countersign
import Testing

@Suite("Circuit breakers")
struct ServiceHealthTests {
  /// The breaker after each call.
  ///
  /// Calls are letters: `.` went well, `r` was refused, `x` failed, `b` was not made. States are
  /// `C` closed, `O` open, `H` half open.
  private func breakers(_ calls: String, _ policy: Policy = Policy()) -> String {
    var health = ServiceHealth(.bank)
    var at = TestDesk.start
    return calls.map { letter in
      at = at.adding(seconds: 1)
      let outcome: CallOutcome =
        switch letter {
        case ".": .ok
        case "r": .rejected
        case "b": .breakerOpen
        default: .unavailable
        }
      let call = ServiceCall(attempt: 1, outcome: outcome, startedAt: at, durationMs: 1)
      health.count(call)
      if let state = health.breakerAfter(call, policy) { health.move(to: state, at: at) }
      return String(health.breaker.rawValue.prefix(1))
    }.joined()
  }

  @Test(
    "Opens at half of at least ten failing, rests, tries, closes",
    arguments: [
      ("xxxxxxxxx", "CCCCCCCCC"), ("xxxxxxxxxx", "CCCCCCCCCO"), (".....xxxxx", "CCCCCCCCCO"),
      ("......xxxxx", "CCCCCCCCCCC"), ("......xxxxxx", "CCCCCCCCCCCO"),
      ("rrrrrrrrrrrr", "CCCCCCCCCCCC"),
      ("xxxxx....", "CCCCCCCCC"), ("xxxxx.....", "CCCCCCCCCC"), ("xxxxx.....x", "CCCCCCCCCCO"),
      ("xxxxxxxxxx.", "CCCCCCCCCOH"), ("xxxxxxxxxx...", "CCCCCCCCCOHHC"),
      ("xxxxxxxxxx..x", "CCCCCCCCCOHHO"), ("xxxxxxxxxxx", "CCCCCCCCCOO"),
      ("xxxxxxxxxxbbb", "CCCCCCCCCOOOO"),
      ("xxxxxxxxxx...xxxxxxxxx", "CCCCCCCCCOHHCCCCCCCCCC"), ("xxxxxxxxxxrrr", "CCCCCCCCCOHHC"),
    ])
  func moves(calls: String, states: String) {
    #expect(breakers(calls) == states)
  }

  @Test("Only the last calls count")
  func window() {
    let good = String(repeating: ".", count: 100)
    #expect(breakers(good + "xxxxxxxxx").last == "C")
    #expect(breakers(good + "xxxxxxxxxx").last == "O")
    var policy = Policy()
    policy.breakerWindow = 4
    policy.breakerMinimumCalls = 4
    #expect(breakers("....xx", policy) == "CCCCCO")
    policy.breakerTrialCalls = 1
    #expect(breakers("xxxx.", policy) == "CCCOC")
  }

  @Test("An open breaker lets no call through until its rest is over, to the millisecond")
  func admits() {
    var health = ServiceHealth(.bank)
    let policy = Policy()
    #expect(health.admitsCall(at: TestDesk.start, policy))
    health.move(to: .open, at: TestDesk.start)
    #expect(!health.admitsCall(at: TestDesk.start, policy))
    #expect(!health.admitsCall(at: TestDesk.start.adding(milliseconds: 59_999), policy))
    #expect(health.admitsCall(at: TestDesk.start.adding(seconds: 60), policy))
    health.move(to: .halfOpen, at: TestDesk.start)
    #expect(health.admitsCall(at: TestDesk.start, policy))
  }

  @Test("On the desk: the breaker opens, spares the service, and the events replay")
  func onTheDesk() {
    expectJourney(
      """
      create A F       | P1
      bank unavailable | OK
      A deposit        | SERVICE_BUSY | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED DEPOSIT_REQUESTED / SERVICE_CALL_FAILED SERVICE_CALL_FAILED \
      SERVICE_CALL_FAILED VERIFICATION_SERVICE_FAILED REQUEST_WAITING
      A deposit        | SERVICE_BUSY
      A deposit        | SERVICE_BUSY
      A deposit        | SERVICE_BUSY | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED REQUEST_WAITING / SERVICE_CALL_FAILED BREAKER_OPEN \
      SERVICE_CALL_FAILED VERIFICATION_SERVICE_FAILED REQUEST_WAITING ALERT_RAISED
      bank ok          | OK
      A deposit        | SERVICE_BUSY | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED REQUEST_WAITING / SERVICE_CALL_FAILED \
      VERIFICATION_SERVICE_FAILED REQUEST_WAITING ALERT_RAISED
      wait 60s         | - | VERIFYING pending pending | 7d \
      | SERVICE_CALLED BREAKER_HALF_OPEN SANDBOX_DEPOSIT_MADE DEPOSIT_ACCEPTED REQUEST_SETTLED \
      ALERT_RESOLVED
      A amount wrong   | VERIFICATION_FAILED
      A amount wrong   | VERIFICATION_FAILED | VERIFYING pending pending | 7d \
      | ATTEMPT_COUNTED AMOUNT_CHECK_REQUESTED / SERVICE_CALLED BREAKER_CLOSED \
      VERIFICATION_RESULT VERIFICATION_FAILED REQUEST_SETTLED ALERT_RESOLVED
      """)
  }
}

@Suite("Rounds of tries")
struct CallRoundTests {
  private func run(
    _ mode: ServiceMode, _ policy: Policy = Policy(),
    health change: (inout ServiceHealth) -> Void = { _ in }
  ) -> ServiceReply {
    var health = ServiceHealth(.bank)
    health.mode = mode
    change(&health)
    let request = ServiceRequest("R000001", .requestDeposit, at: TestDesk.start)
    return CallRound(policy: policy, now: TestDesk.start)
      .run(request, [:], health, StubOutside())
  }

  @Test(
    "Three tries at most, and only for what may be retried",
    arguments: [
      (ServiceMode.ok, [CallOutcome.ok]), (.slow, [.ok]), (.reject, [.rejected]),
      (.unavailable, [.unavailable, .unavailable, .unavailable]),
      (.timeout, [.timedOut, .timedOut, .timedOut]), (.garbage, [.garbage, .garbage, .garbage]),
      (.lostReply, [.timedOut, .timedOut, .timedOut]),
    ])
  func tries(mode: ServiceMode, outcomes: [CallOutcome]) {
    let reply = run(mode)
    #expect(reply.calls.map(\.outcome) == outcomes)
    #expect(reply.calls.map(\.attempt) == Array(1...outcomes.count))
    #expect(reply.outcome == outcomes.last)
    #expect(reply.wasExecuted == [.ok, .slow, .lostReply].contains(mode))
  }

  @Test("The waits double, give or take a fifth, and begin after the call")
  func backOff() {
    for number in 1...300 {
      let round = CallRound(policy: Policy(), now: TestDesk.start)
      var health = ServiceHealth(.bank)
      health.mode = .timeout
      let request = ServiceRequest("R\(number)", .requestDeposit, at: TestDesk.start)
      let starts = round.run(request, [:], health, StubOutside()).calls
        .map { $0.startedAt.since(TestDesk.start) }
      #expect((3160...3240).contains(starts[1]))
      #expect((3320...3480).contains(starts[2] - starts[1]))
    }
  }

  @Test("The jitter spreads, and is the same for the same request")
  func jitter() {
    func wait(_ id: String) -> Int64 {
      var health = ServiceHealth(.bank)
      health.mode = .unavailable
      let request = ServiceRequest(id, .requestDeposit, at: TestDesk.start)
      let calls = CallRound(policy: Policy(), now: TestDesk.start)
        .run(request, [:], health, StubOutside()).calls
      return calls[1].startedAt.since(calls[0].startedAt)
    }
    #expect(Set((1...200).map { wait("R\($0)") }).count > 30)
    #expect(wait("R7") == wait("R7"))
  }

  @Test("An open breaker: no call; one that opens half way: no more calls")
  func breaker() {
    let open = run(.ok) { $0.move(to: .open, at: TestDesk.start) }
    #expect(open.calls.map(\.outcome) == [.breakerOpen])
    #expect(open.outcome == .breakerOpen && !open.wasExecuted)
    let opening = run(.lostReply) { health in
      health.window = [Bool](repeating: true, count: 9)
    }
    #expect(opening.calls.map(\.outcome) == [.timedOut, .breakerOpen])
    #expect(opening.outcome == .timedOut, "what the first try left unknown stays unknown")
    #expect(opening.wasExecuted)
  }

  @Test("One try where the policy says so")
  func oneTry() {
    var policy = Policy()
    policy.serviceTries = 1
    #expect(run(.unavailable, policy).calls.count == 1)
    policy.serviceTries = 0
    #expect(run(.unavailable, policy).calls.count == 1)
  }
}
