import Countersign
import CountersignClerk
import Testing

/// Callbacks through days of rounds, in every mode of the one who should take them.
@Suite struct CallbackRoundsTests {
  /// Seconds after the end of a process at which the rounds are made (data/policy.toml).
  private static let rounds: [Int64] = [
    0, 5, 305, 2105, 9305, 27_305, 63_305, 113_705, 185_705, 272_105,
  ]

  private func ended(_ mode: ServiceMode) throws -> (store: TestStore, clerk: Clerk, id: String) {
    // Without jitter the schedule is to the second.
    let store = try TestStore { $0.jitterPercent = 0 }
    let clerk = try store.clerk()
    let signing = try clerk.create()
    try clerk.set(.callback, mode)
    try clerk.run(
      #"{"command":"process.cancel","process_id":"\#(signing.processID)","reason":"商户撤回"}"#)
    return (store, clerk, signing.processID)
  }

  private func callback(_ clerk: Clerk) throws -> Callback {
    try #require(clerk.registry.callbacks.all.first)
  }

  /// How many requests 三代 received.
  private func received(_ clerk: Clerk) throws -> Int {
    let inbox = try clerk.run(#"{"command":"sandbox.inbox"}"#)
    return try (0..<40).first { try inbox.text("requests.\($0).body") == nil } ?? 40
  }

  @Test(arguments: [ServiceMode.ok, .slow])
  func takenAtOnce(_ mode: ServiceMode) throws {
    let (_, clerk, _) = try ended(mode)
    let callback = try callback(clerk)
    #expect(callback.status == .delivered)
    #expect(callback.attempts == 1)
    #expect(callback.deliveredAt == WallClock.start)
    #expect(callback.nextAt == nil)
    try clerk.advance(300_000)
    #expect(try self.callback(clerk).attempts == 1)
    #expect(try received(clerk) == 1)
  }

  @Test(arguments: [ServiceMode.unavailable, .reject, .garbage, .timeout, .lostReply])
  func givenUpAtTheEnd(_ mode: ServiceMode) throws {
    let (store, clerk, _) = try ended(mode)
    #expect(try callback(clerk).status == .pending)
    #expect(try callback(clerk).attempts == 1)
    #expect(try callback(clerk).nextAt == WallClock.start.adding(seconds: 5))
    try clerk.advance(272_104)
    #expect(try callback(clerk).status == .pending)
    #expect(try callback(clerk).attempts == 9)
    try clerk.advance(1)
    #expect(try callback(clerk).status == .givenUp)
    #expect(try callback(clerk).attempts == 10)
    #expect(try callback(clerk).nextAt == nil)
    #expect(try callback(clerk).lastError != nil)
    try clerk.advance(1_000_000)
    let rounds = try store.records().filter { $0.actor == "service:callback" }
    #expect(rounds.map { $0.at.since(WallClock.start) / 1000 } == Self.rounds)
    #expect(try store.types().filter { $0 == "CALLBACK_GIVEN_UP_FAILED" }.count == 1)
    #expect(clerk.registry.requests.isEmpty)
    // Only who lost the reply has it, once for each round.
    #expect(try received(clerk) == (mode == .lostReply ? 10 : 0))
  }

  @Test(arguments: [ServiceMode.unavailable, .reject, .garbage, .timeout])
  func takenWhenItIsBack(_ mode: ServiceMode) throws {
    let (_, clerk, _) = try ended(mode)
    try clerk.advance(400)
    #expect(try callback(clerk).attempts == 3)
    try clerk.set(.callback, .ok)
    try clerk.advance(1705)
    let callback = try callback(clerk)
    #expect(callback.status == .delivered)
    #expect(callback.attempts == 4)
    #expect(callback.lastError == nil)
    #expect(callback.deliveredAt == WallClock.start.adding(seconds: 2105))
    #expect(try received(clerk) == 1)
  }

  @Test func everyRoundSaysTheSameUnderOneID() throws {
    let (_, clerk, _) = try ended(.lostReply)
    try clerk.advance(400)
    let inbox = try clerk.run(#"{"command":"sandbox.inbox"}"#)
    let ids = try (0..<3).map { try inbox.text("requests.\($0).headers.webhook-id") }
    let bodies = try (0..<3).map { try inbox.text("requests.\($0).body") }
    let times = try (0..<3).map { try inbox.text("requests.\($0).headers.webhook-timestamp") }
    #expect(Set(ids).count == 1 && Set(bodies).count == 1 && Set(times).count == 3)
    #expect(ids[0] == (try callback(clerk).callbackID))
  }

  @Test func sentAgainByHand() throws {
    let (store, clerk, _) = try ended(.unavailable)
    try clerk.advance(300_000)
    #expect(try callback(clerk).status == .givenUp)
    try clerk.set(.callback, .ok)
    try clerk.advance(120)
    let id = try callback(clerk).callbackID
    let reply = try clerk.run(#"{"command":"callback.resend","callback_id":"\#(id)"}"#)
    #expect(reply.isOK)
    #expect(try callback(clerk).status == .delivered)
    #expect(try received(clerk) == 1)
    #expect(try store.types().contains("CALLBACK_RESEND_REQUESTED"))
    #expect(
      try clerk.run(#"{"command":"callback.resend","callback_id":"CB-000099"}"#).code == .notFound)
  }

  @Test func aFailingServiceIsSparedByItsBreaker() throws {
    let (store, clerk, _) = try ended(.unavailable)
    try clerk.advance(300_000)
    let calls = try clerk.table(.serviceCalls).filter { $0.text("service") == "callback" }
    #expect(calls.contains { $0.text("outcome") == "BREAKER_OPEN" })
    #expect(calls.filter { $0.text("outcome") == "UNAVAILABLE" }.count < 30)
    #expect(try store.types().contains("BREAKER_OPEN"))
    let row = try #require(
      try clerk.table(.services).first { $0.text("service") == "callback" })
    #expect(row.text("breaker") == "OPEN")
  }
}
