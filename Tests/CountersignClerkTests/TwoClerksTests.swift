import Countersign
import CountersignClerk
import CountersignStore
import Testing

/// Two processes on one store: each sees the other's work, and what is due is done once.
@Suite struct TwoClerksTests {
  @Test func eachSeesTheOthersWork() throws {
    let store = try TestStore()
    let (one, other) = (try store.clerk("li.na"), try store.clerk("wang.lei"))
    let signing = try one.create()
    #expect(other.registry.processNumber(signing.processID) == nil)
    #expect(try other.catchUp())
    #expect(try !other.catchUp())
    #expect(other.registry.differences(from: one.registry) == [])
    // And back again, without being told to look.
    try other.signAll(signing)
    #expect(try one.step("open", signing.tokens[0]).text("step") == "SIGNED")
    #expect(one.registry.statusCounts[.signed] == 1)
  }

  @Test func aCommandStandsOnWhatTheOtherWrote() throws {
    let store = try TestStore()
    let (one, other) = (try store.clerk(), try store.clerk())
    let numbers = try (1...6).map { number in
      try (number % 2 == 0 ? one : other).create(number).processID.suffix(6)
    }
    #expect(numbers == ["000001", "000002", "000003", "000004", "000005", "000006"])
    // The same pair again, from the one who did not write the last.
    #expect(try other.run(SigningCase.line(6)).code == .duplicateProcess)
    #expect(try store.records().map(\.sequence) == Array(1...store.records().count))
  }

  @Test func aBatchStandsOnWhatTheOtherWrote() throws {
    let store = try TestStore()
    let (one, other) = (try store.clerk(), try store.clerk())
    let signing = try one.create()
    let replies = try other.batch { batch in
      try signing.tokens.map { token in
        try batch.perform(
          CommandLineText(Array(#"{"command":"h5.open","token":"\#(token)"}"#.utf8)))
      }
    }
    #expect(replies.map(\.isOK) == [true, true])
    #expect(try one.catchUp())
    #expect(one.registry.processes[1].parties.allSatisfy { $0.openedAt != nil })
  }

  @Test func aKeyIsKnownToBoth() throws {
    let store = try TestStore()
    let (one, other) = (try store.clerk(), try store.clerk())
    let line = SigningCase.line(1, key: "K-1")
    let first = try one.run(line)
    let count = try store.records().count
    #expect(try other.run(line) == first)
    #expect(try store.records().count == count)
  }

  @Test func whatIsDueIsDoneOnce() throws {
    let store = try TestStore()
    let (one, other) = (try store.clerk(), try store.clerk())
    _ = try one.create()
    try other.catchUp()
    store.wall.advance(seconds: 1801)
    let before = try store.records().count
    #expect(try one.doDueWork())
    #expect(try !other.doDueWork())
    #expect(try !one.doDueWork())
    let types = try store.types(from: before + 1)
    #expect(types.filter { $0 == "PROCESS_EXPIRED" }.count == 1)
    #expect(types.filter { $0 == "SERVICE_CALLED" }.count == 1)
    #expect(types.filter { $0 == "CALLBACK_DELIVERED" }.count == 1)
    #expect(other.registry.differences(from: one.registry) == [])
  }

  @Test func dueWorkComesBeforeACommand() throws {
    let store = try TestStore()
    let (one, other) = (try store.clerk(), try store.clerk())
    let signing = try one.create()
    store.wall.advance(seconds: 1801)
    #expect(
      try other.step("heartbeat", signing.tokens[0]).code == .sessionExpired,
      "expiry is due before the step")
    let expired = try #require(
      try store.records().first { $0.events.contains { $0.type == "PROCESS_EXPIRED" } })
    #expect(expired.actor == "system")
    #expect(expired.at == WallClock.start.adding(seconds: 1800))
  }

  @Test func aRequestOfTheDeadIsCarriedOnByTheOther() throws {
    let store = try TestStore()
    let one = try store.clerk()
    _ = try one.create()
    let other = try store.clerk()
    // The text messages were asked for, and their sender died.
    let created = try #require(
      try store.records().first { $0.command == "process.create" }?.sequence)
    try store.cut(toRecords: created)
    let third = try store.clerk()
    #expect(try third.doDueWork())
    #expect(try store.types(from: created + 1).filter { $0 == "SMS_SENT" }.count == 2)
    #expect(third.registry.differences(from: other.registry) == [])
  }

  @Test func aReaderSeesAndWritesNothing() throws {
    let store = try TestStore()
    let (writer, reader) = (try store.clerk(), try store.clerk(isReadOnly: true))
    let signing = try writer.create()
    #expect(try reader.catchUp())
    #expect(reader.registry.differences(from: writer.registry) == [])
    let before = try store.bytes(TestStore.journal)
    #expect(try reader.step("open", signing.tokens[0]).code == .readOnly)
    #expect(
      try reader.batch { try $0.perform(CommandLineText(Array(SigningCase.line(2).utf8))) }.code
        == .readOnly)
    store.wall.advance(seconds: 1801)
    #expect(try !reader.doDueWork())
    try reader.writeSnapshotIfWorthwhile()
    #expect(throws: ClerkFailure.readOnly) { try reader.writeSnapshot() }
    #expect(try store.bytes(TestStore.journal) == before)
    #expect(!store.has("snapshot.json"))
  }

  @Test func aHeldStoreIsNotWaitedForForEver() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let lock = StoreLock(on: try DiskVolume(at: store.path))
    try lock.acquire(as: "wang.lei")
    let before = clerk.registry
    let held = #expect(throws: StoreHeld.self) { try clerk.run(SigningCase.line()) }
    #expect(held?.holder?.operatorID == "wang.lei")
    #expect(clerk.registry.differences(from: before) == [])
    lock.release()
    #expect(try clerk.run(SigningCase.line()).isOK)
  }
}
