import Countersign
import CountersignClerk
import CountersignStore
import Testing

/// snapshot.json is derived: with it, without it, and with a wrong one, the state is the same.
@Suite struct SnapshotTests {
  private static let file = "snapshot.json"

  /// A store in which something of everything has happened.
  private func busyStore() throws -> TestStore {
    let store = try TestStore()
    try store.clerk().live()
    return store
  }

  @Test func aSnapshotIsTheReplay() throws {
    let store = try busyStore()
    let replayed = try store.clerk()
    try replayed.writeSnapshot()
    let loaded = try store.clerk()
    #expect(loaded.registry.differences(from: replayed.registry) == [])
    #expect(!loaded.registry.requests.isEmpty)
    #expect(loaded.registry.processes[1].parties[1].isErased)
    #expect(try Verification(of: store.path).snapshotRecords == store.records().count + 1)
  }

  @Test func whatIsDueIsTheSameFromASnapshot() throws {
    let store = try busyStore()
    let replayed = try store.clerk()
    // The deposit on its way keeps the other one open.
    _ = try replayed.create(5)
    try replayed.writeSnapshot()
    let loaded = try store.clerk()
    store.wall.advance(seconds: 4000)
    #expect(try loaded.doDueWork())
    try replayed.catchUp()
    #expect(loaded.registry.differences(from: replayed.registry) == [])
    #expect(loaded.registry.statusCounts[.expired] == 1)
    #expect(loaded.registry.statusCounts[.verifying] == 1)
  }

  @Test func onlyWhatCameAfterIsReplayed() throws {
    let store = try busyStore()
    let clerk = try store.clerk()
    try clerk.writeSnapshot()
    let snapshot = try store.bytes(Self.file)
    try clerk.set(.bank, .ok)
    try clerk.signAll(try clerk.create(4))
    #expect(try store.bytes(Self.file) == snapshot, "a command writes no snapshot")
    #expect(try store.clerk().registry.differences(from: clerk.registry) == [])
    #expect(try Verification(of: store.path).records == store.records().count + 1)
  }

  enum Wrong: String, CaseIterable {
    case oneBit, cutShort, empty, noJSON, foreign, ahead, newerFormat
  }

  @Test func aSnapshotAheadOfTheJournalIsDamage() throws {
    let store = try busyStore()
    let clerk = try store.clerk()
    try clerk.writeSnapshot()
    try spoil(store, clerk, .ahead)
    #expect(throws: JournalDamage.self) { try store.clerk() }
  }

  @Test(arguments: Wrong.allCases.filter { $0 != .ahead })
  func aWrongSnapshotIsDoneWithout(_ wrong: Wrong) throws {
    let store = try busyStore()
    let clerk = try store.clerk()
    try clerk.writeSnapshot()
    try spoil(store, clerk, wrong)
    let reopened = try store.clerk()
    #expect(reopened.registry.differences(from: clerk.registry) == [])
    #expect(reopened.registry.sequence == (try store.records().last?.sequence))
    #expect(try reopened.run(SigningCase.line(9)).isOK)
    // And the next good one takes its place.
    try reopened.writeSnapshot()
    #expect(try Verification(of: store.path).snapshotRecords == store.records().count + 1)
  }

  @Test(arguments: Wrong.allCases)
  func verifyTellsAWrongSnapshot(_ wrong: Wrong) throws {
    let store = try busyStore()
    let clerk = try store.clerk()
    try clerk.writeSnapshot()
    try spoil(store, clerk, wrong)
    #expect(throws: (any Error).self) { try Verification(of: store.path) }
  }

  private func spoil(_ store: TestStore, _ clerk: Clerk, _ wrong: Wrong) throws {
    let bytes = try store.bytes(Self.file)
    switch wrong {
    case .oneBit: try store.flip(Self.file, byte: bytes.count / 2)
    case .cutShort: try store.write(Self.file, Array(bytes.dropLast(100)))
    case .empty: try store.write(Self.file, [])
    case .noJSON: try store.write(Self.file, Array("{}\n".utf8))
    case .foreign:
      let other = try busyStore()
      try other.clerk().writeSnapshot()
      try store.write(Self.file, try other.bytes(Self.file))
    case .ahead:
      // The journal lost its last record: the snapshot knows what the journal does not.
      let lines = try store.lines()
      try store.write(TestStore.journal, Array(lines.dropLast().joined()))
    case .newerFormat: try store.write(Self.file, try Self.sealed(format: "2", bytes))
    }
  }

  /// The snapshot with another format number, and a right check sum.
  private static func sealed(format: String, _ bytes: [UInt8]) throws -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let body = try #require(text.firstRange(of: ",\"sha256\":\""))
    var changed = String(text[..<body.lowerBound])
    let old = try #require(changed.firstRange(of: "\"format\":1"))
    changed.replaceSubrange(old, with: "\"format\":\(format)")
    return Array("\(changed),\"sha256\":\"\(ChainHash.of(Array(changed.utf8)).hex)\"}\n".utf8)
  }

  /// The snapshot without a field that came later, and a right check sum.
  private static func older(_ bytes: [UInt8]) throws -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = try #require(text.firstRange(of: ",\"sha256\":\""))
    let body = text[..<end.lowerBound].replacing(#/,"events":\d+,"failures":\d+\}/#, with: "}")
    #expect(body.count < text[..<end.lowerBound].count)
    return Array("\(body),\"sha256\":\"\(ChainHash.of(Array(body.utf8)).hex)\"}\n".utf8)
  }

  /// One that an older build wrote is derived, and no damage; it takes no part in anything but that
  /// the journal must have what it tells of.
  @Test func anOlderBuildsSnapshot() throws {
    let store = try busyStore()
    let clerk = try store.clerk()
    try clerk.writeSnapshot()
    let older = try Self.older(try store.bytes(Self.file))
    try store.write(Self.file, older)
    let found = try Verification(of: store.path)
    #expect(found.isSnapshotOlder)
    #expect(found.snapshotRecords == found.records)
    let reopened = try store.clerk()
    #expect(reopened.registry.differences(from: clerk.registry) == [])
    try reopened.writeSnapshot()
    #expect(try !Verification(of: store.path).isSnapshotOlder)
    // And where the journal was cut shorter than it tells of.
    try store.write(Self.file, older)
    try store.write(TestStore.journal, Array(try store.lines().dropLast().joined()))
    #expect(throws: JournalDamage.self) { try Verification(of: store.path) }
    #expect(throws: JournalDamage.self) { try store.clerk() }
  }

  @Test func theSpoilerItselfIsRight() throws {
    let store = try busyStore()
    try store.clerk().writeSnapshot()
    let bytes = try store.bytes(Self.file)
    #expect(try Self.sealed(format: "1", bytes) == bytes)
  }

  // MARK: When it is written

  @Test func aSmallStoreIsWrittenDownWhenSomethingCame() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    #expect(!store.has(Self.file))
    try clerk.writeSnapshotIfWorthwhile()
    let first = try store.bytes(Self.file)
    store.remove(Self.file)
    try clerk.writeSnapshotIfWorthwhile()
    #expect(!store.has(Self.file), "nothing came since")
    _ = try clerk.create()
    try clerk.writeSnapshotIfWorthwhile()
    #expect(try store.bytes(Self.file).count > first.count)
    // Opened from a snapshot, with nothing after it.
    let again = try store.clerk()
    store.remove(Self.file)
    try again.writeSnapshotIfWorthwhile()
    #expect(!store.has(Self.file))
  }

  @Test func aBigStoreIsWrittenDownNowAndThen() throws {
    let store = try TestStore(parts: (from: 1 << 20, every: 1600))
    let clerk = try store.clerk()
    try BigStore.fill(clerk, processes: 1..<401)
    #expect(try store.size(TestStore.journal) > 1 << 20)
    try clerk.writeSnapshotIfWorthwhile()
    let first = try store.bytes(Self.file)
    _ = try clerk.create(5000)
    try clerk.writeSnapshotIfWorthwhile()
    #expect(try store.bytes(Self.file) == first, "one process more is not worth a snapshot")
    try BigStore.fill(clerk, processes: 5001..<5201)
    try clerk.writeSnapshotIfWorthwhile()
    #expect(try store.bytes(Self.file) != first)
  }
}
