import Countersign
import CountersignClerk
import Testing

/// The store's clock: everything due by then happens, in order, each at its own time.
@Suite struct ClockTests {
  /// Two processes that run out at different times, the face service and 三代 down.
  private func waiting() throws -> (store: TestStore, clerk: Clerk) {
    let store = try TestStore { $0.jitterPercent = 0 }
    let clerk = try store.clerk()
    _ = try clerk.create(1)
    store.wall.advance(seconds: 100)
    let second = try clerk.create(2)
    try clerk.set(.callback, .unavailable)
    try clerk.set(.face, .unavailable)
    try clerk.choose(.face, second.tokens[1])
    return (store, clerk)
  }

  @Test func everythingDueHappensInOrder() throws {
    let (store, clerk) = try waiting()
    let before = clerk.registry.sequence
    let expected = clerk.now.adding(seconds: 4000)
    let reply = try clerk.advance(4000)
    #expect(try reply.text("now") == expected.text)
    #expect(clerk.now == expected)
    let records = try store.records().filter { $0.sequence > before }
    #expect(records.first?.command == "sandbox.advance_clock")
    #expect(records.map(\.at) == records.map(\.at).sorted())
    // Each expiry at its own moment.
    let expiries = records.filter { $0.events.contains { $0.type == "PROCESS_EXPIRED" } }
    #expect(expiries.map { $0.at.since(WallClock.start) } == [1_800_000, 1_900_000])
    // The face service is asked again every minute until its process ends.
    let asked = records.filter { $0.actor == "service:face" }
    #expect(asked.map { $0.at.since(WallClock.start) } == (1...29).map { 100_000 + $0 * 60_000 })
    // Callbacks go out when they are due: at once, then after 5, 300, 1800 seconds.
    let rounds = records.filter { $0.actor == "service:callback" }
    let due: [Int64] = [1800, 1805, 1900, 1905, 2105, 2205, 3905, 4005]
    #expect(rounds.map { $0.at.since(WallClock.start) } == due.map { $0 * 1000 })
    #expect(clerk.registry.nextDueAt.map { $0 > expected } == true)
  }

  @Test func smallStepsAreOneLongOne() throws {
    let (long, short) = (try waiting(), try waiting())
    try long.clerk.advance(3600)
    for _ in 0..<60 { try short.clerk.advance(60) }
    func told(_ store: TestStore) throws -> [String] {
      try store.records().filter { $0.command != "sandbox.advance_clock" }
        .map { "\($0.at.text) \($0.actor) \($0.events.map(\.type))" }
    }
    #expect(try told(long.store) == told(short.store))
    #expect(try told(long.store).count > 40)
  }

  @Test func theWallsTimeIsAsGood() throws {
    let (advanced, waited) = (try waiting(), try waiting())
    try advanced.clerk.advance(3600)
    waited.store.wall.advance(seconds: 3600)
    #expect(try waited.clerk.doDueWork())
    let skipped = advanced.clerk.registry
    #expect(waited.clerk.registry.statusCounts == skipped.statusCounts)
    #expect(waited.clerk.now == advanced.clerk.now)
    #expect(
      try waited.store.types().filter { $0 == "SERVICE_CALL_FAILED" }
        == advanced.store.types().filter { $0 == "SERVICE_CALL_FAILED" })
  }

  @Test func aCrashInTheMiddleIsMadeGood() throws {
    let (store, clerk) = try waiting()
    let before = clerk.registry.sequence
    try clerk.advance(3000)
    let (journal, end) = (try store.bytes(TestStore.journal), clerk.registry.sequence)
    for cut in before + 1..<end {
      try store.cut(toRecords: cut)
      let after = try store.clerk()
      try after.doDueWork()
      #expect(after.registry.differences(from: clerk.registry) == [], "cut after \(cut)")
      try store.write(TestStore.journal, journal)
    }
  }

  @Test func timeNeverRunsBack() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    _ = try clerk.create(1)
    let last = clerk.now
    store.wall.advance(seconds: -500)
    #expect(clerk.now == last)
    _ = try clerk.create(2)
    #expect(try store.records().map(\.at).sorted() == store.records().map(\.at))
    store.wall.advance(seconds: 600)
    #expect(clerk.now == last.adding(seconds: 100))
  }

  @Test(arguments: ["0", "-1", "315360001", "1.5", "\"60\"", "null"])
  func stepsThatAreNone(_ seconds: String) throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let before = try store.bytes(TestStore.journal)
    do {
      let reply = try clerk.run(#"{"command":"sandbox.advance_clock","seconds":\#(seconds)}"#)
      #expect(reply.code == .badRequest)
    } catch let refusal as Refusal {
      #expect(refusal.code == .badRequest)
    }
    #expect(try store.bytes(TestStore.journal) == before)
  }

  @Test func aLiveStoreKeepsTheWallsTime() throws {
    let store = try TestStore(isSandbox: false)
    let clerk = try store.clerk(outside: NobodyOutside())
    #expect(try clerk.advance(60).code == .notSandbox)
    #expect(clerk.now == store.wall.now)
    let signing = try clerk.create()
    #expect(try clerk.step("open", signing.tokens[0]).code == .notSandbox)
    #expect(clerk.registry.processes[1].status == .created, "nobody sent the text messages")
  }
}
