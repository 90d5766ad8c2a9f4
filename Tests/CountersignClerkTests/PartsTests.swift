import Countersign
@testable import CountersignClerk
import CountersignStore
import Testing

/// A big store's tables lie in parts: nothing else is different.
@Suite struct PartsTests {
  private static let rows = PartFiles.rows(1)
  private static let index = PartFiles.index(1)

  /// Something of everything happens, with a snapshot every so many records.
  private func busyStore(every: Int) throws -> TestStore {
    let store = try TestStore(parts: (from: 0, every: every))
    let clerk = try store.clerk()
    try clerk.live()
    try clerk.writeSnapshot()
    return store
  }

  /// The state as the journal alone gives it.
  private func replayed(_ store: TestStore) throws -> Registry {
    var registry = Registry()
    let journal = try Journal(on: try DiskVolume(at: store.path))
    try journal.catchUp { try JournalReading.take($0, $1, into: &registry) }
    return registry
  }

  @Test(arguments: [1, 3, 20, 100_000])
  func theStateIsTheReplay(every: Int) throws {
    let store = try busyStore(every: every)
    let clerk = try store.clerk(isReadOnly: true)
    #expect(clerk.parts?.records == (try store.records().count) + 1)
    #expect(clerk.registry.differences(from: try replayed(store)) == [])
    #expect(clerk.registry.processes[1].parties[1].isErased)
    let found = try Verification(of: store.path)
    #expect(found.snapshotRecords == found.records)
  }

  @Test func aRowIsChangedWhereItIsReadFrom() throws {
    let store = try busyStore(every: 1)
    let clerk = try store.clerk()
    try clerk.set(.bank, .ok)
    let signing = try clerk.create(7)
    try clerk.signAll(signing)
    #expect(try clerk.run(SigningCase.line(1, key: "K-1")).isOK, "an old key is still known")
    #expect(clerk.registry.differences(from: try replayed(store)) == [])
    try clerk.commits.finish()
    #expect(try Verification(of: store.path).processes == clerk.registry.processes.count)
  }

  @Test func anotherProcessGoesOnFromTheSnapshot() throws {
    let store = try TestStore(parts: (from: 0, every: 12))
    let (one, other) = (try store.clerk("li.na"), try store.clerk("wang.lei"))
    for number in 1...12 {
      let clerk = number % 3 == 0 ? other : one
      try clerk.signAll(try clerk.create(number))
      try clerk.commits.finish()
    }
    try one.catchUp()
    try other.catchUp()
    #expect(one.registry.differences(from: other.registry) == [])
    #expect(one.registry.differences(from: try replayed(store)) == [])
    #expect(try #require(other.parts?.records) > 30)
    #expect(try Verification(of: store.path).processes == 12)
  }

  @Test func whatACrashLeftBehindIsCutOff() throws {
    let store = try busyStore(every: 50)
    for name in [Self.rows, Self.index] {
      try store.write(name, try store.bytes(name) + Array("half a block".utf8))
    }
    #expect(try Verification(of: store.path).processes > 0, "it counts for nothing")
    let clerk = try store.clerk()
    _ = try clerk.create(8)
    try clerk.writeSnapshot()
    #expect(try Verification(of: store.path).snapshotRecords == store.records().count + 1)
    #expect(try store.clerk().registry.differences(from: try replayed(store)) == [])
  }

  @Test func withoutItsSnapshotTheJournalIsEnough() throws {
    let store = try busyStore(every: 50)
    store.remove("snapshot.json")
    let clerk = try store.clerk()
    #expect(clerk.parts == nil)
    _ = try clerk.create(9)
    try clerk.writeSnapshot()
    #expect(!store.has(Self.rows), "the parts that nobody names are taken away")
    #expect(store.has(PartFiles.rows(2)))
    #expect(try Verification(of: store.path).snapshotRecords == store.records().count + 1)
  }

  @Test(arguments: [rows, index])
  func verifyFindsEveryFlippedBit(_ name: String) throws {
    let store = try busyStore(every: 40)
    let size = try store.size(name)
    for byte in stride(from: 0, to: size, by: size / 100) {
      try store.flip(name, byte: byte, bit: UInt8(byte % 8))
      #expect(throws: ClerkFailure.self, "byte \(byte)") { try Verification(of: store.path) }
      try store.flip(name, byte: byte, bit: UInt8(byte % 8))
    }
    #expect(try Verification(of: store.path).processes > 0)
  }

  @Test func aDamagedRowIsNeverWorkedWith() throws {
    let store = try busyStore(every: 100_000)
    let place = try #require(
      String(decoding: try store.bytes(Self.rows), as: UTF8.self).utf8.firstRange(
        of: #""process_id":"P20261121-000002""#.utf8))
    let bytes = String(decoding: try store.bytes(Self.rows), as: UTF8.self).utf8
    try store.flip(Self.rows, byte: bytes.distance(from: bytes.startIndex, to: place.lowerBound))
    let clerk = try store.clerk()
    let count = try store.records().count
    #expect(throws: ClerkFailure.self) { try clerk.view(.processes(Window(count: 20))) }
    #expect(throws: ClerkFailure.self) { try clerk.create(10) }
    #expect(try store.records().count == count, "nothing was written on such ground")
    // The snapshot was moved aside: the next start replays the journal.
    #expect(store.has("snapshot.json.damaged"))
    let again = try store.clerk()
    #expect(again.parts == nil)
    #expect(try again.run(SigningCase.line(10)).isOK)
  }

  @Test func aPartThatIsGoneIsDoneWithout() throws {
    let store = try busyStore(every: 50)
    store.remove(Self.index)
    #expect(throws: ClerkFailure.self) { try Verification(of: store.path) }
    let clerk = try store.clerk()
    #expect(clerk.registry.differences(from: try replayed(store)) == [])
    // The parts are begun anew, and the next start need not replay.
    _ = try clerk.create(9)
    try clerk.writeSnapshot()
    let next = try store.clerk(isReadOnly: true)
    #expect(next.parts?.mark.generation == 2)
    #expect(next.registry.differences(from: try replayed(store)) == [])
    #expect(try Verification(of: store.path).snapshotRecords == next.parts?.records)
  }

  @Test func onlyWhatIsLookedAtIsRead() throws {
    let store = try TestStore(parts: (from: 0, every: 100_000))
    let clerk = try store.clerk()
    try BigStore.fill(clerk, processes: 1..<1001)
    try clerk.writeSnapshot()
    #expect(clerk.registry.processes.unsettled.isEmpty, "rows that were written leave the memory")
    _ = try clerk.view(.processes(Window(count: 20)))
    let signing = try clerk.create(2000)
    try clerk.signAll(signing)
    #expect(clerk.registry.processes.unsettled.map(\.number) == [1001])
    // And only that is written again.
    let before = try store.size(Self.rows)
    try clerk.writeSnapshot()
    #expect(try store.size(Self.rows) - before < 200_000)
  }
}
