import Countersign
import CountersignClerk
import CountersignStore
import Testing

/// `verify` finds each kind of damage, and changes nothing.
@Suite struct VerificationTests {
  private func store() throws -> TestStore {
    let store = try TestStore()
    let clerk = try store.clerk()
    try clerk.signAll(try clerk.create(1, key: "K-1"))
    try clerk.writeSnapshot()
    _ = try clerk.create(2)
    return store
  }

  @Test func aWholeStore() throws {
    let store = try store()
    let clerk = try store.clerk()
    try clerk.run(#"{"command":"personal.erase","user_id":"person-1","reason":"删除"}"#)
    let files = ["journal/00000001.log", "snapshot.json", "policy.toml", KeyRing.subjectsFile]
    let before = try files.map(store.bytes)
    let names = FileText.names(in: store.path)
    let found = try Verification(of: store.path)
    let records = try store.records()
    #expect(found.records == records.count + 1)
    #expect(found.events == records.map(\.events.count).reduce(0, +))
    let last = try #require(try store.lines().last)
    #expect(found.head == String(decoding: last.prefix(64), as: UTF8.self))
    #expect(found.processes == 2)
    #expect(found.snapshotRecords.map { $0 < found.records } == true)
    // Four fields of a person, three of a company, whose name is public, and the values.
    #expect(found.sealedFields == 2 * (4 + 3 + 1))
    #expect(found.destroyedKeys == 1)
    #expect(try files.map(store.bytes) == before)
    #expect(FileText.names(in: store.path) == names)
  }

  @Test func aFlippedBitInTheJournal() throws {
    let store = try store()
    let size = try store.bytes(TestStore.journal).count
    for byte in stride(from: 0, to: size, by: 331) {
      try store.flip(TestStore.journal, byte: byte, bit: UInt8(byte % 8))
      #expect(throws: JournalDamage.self, "byte \(byte)") { try Verification(of: store.path) }
      try store.flip(TestStore.journal, byte: byte, bit: UInt8(byte % 8))
    }
    #expect(try Verification(of: store.path).processes == 2)
  }

  @Test func aFlippedBitInTheSnapshot() throws {
    let store = try store()
    let size = try store.bytes("snapshot.json").count
    for byte in Array(stride(from: 0, to: size, by: 331)) + [size - 2, size - 1] {
      try store.flip("snapshot.json", byte: byte, bit: UInt8(byte % 8))
      #expect(throws: ClerkFailure.self, "byte \(byte)") { try Verification(of: store.path) }
      try store.flip("snapshot.json", byte: byte, bit: UInt8(byte % 8))
    }
    #expect(try Verification(of: store.path).processes == 2)
  }

  @Test func aFlippedBitInASubjectsKey() throws {
    let store = try store()
    // The last used slot, and one that is only made in advance.
    for slot in [1, 4, 5] {
      let byte = (slot - 1) * KeyRing.slotWidth + 20
      try store.flip(KeyRing.subjectsFile, byte: byte)
      let damage = #expect(throws: KeyDamage.self) { try Verification(of: store.path) }
      #expect(damage?.slot == slot)
      try store.flip(KeyRing.subjectsFile, byte: byte)
    }
    #expect(try Verification(of: store.path).destroyedKeys == 0)
  }

  @Test func keysOfAnotherStore() throws {
    let (store, other) = (try store(), try self.store())
    let keys = FileText.names(in: "\(store.path)/keys").map { "keys/\($0)" }
    let own = try keys.map(store.bytes)
    for (place, file) in keys.enumerated() {
      try store.write(file, try other.bytes(file))
      #expect(throws: (any Error).self, "\(file)") { try Verification(of: store.path) }
      try store.write(file, own[place])
    }
    for file in keys { try store.write(file, try other.bytes(file)) }
    #expect(throws: ClerkFailure.foreignKeys) { try Verification(of: store.path) }
    #expect(throws: ClerkFailure.foreignKeys) { try store.clerk() }
  }

  @Test func aMissingFigure() throws {
    let store = try store()
    let text = String(decoding: try store.bytes("policy.toml"), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("session_seconds") }
    try store.write("policy.toml", Array(lines.joined(separator: "\n").utf8))
    let failure = #expect(throws: ClerkFailure.self) { try Verification(of: store.path) }
    #expect(failure.map { "\($0)".contains("session_seconds") } == true)
    store.remove("policy.toml")
    #expect(throws: ClerkFailure.self) { try Verification(of: store.path) }
  }

  @Test func anUnfinishedLine() throws {
    let store = try store()
    let bytes = try store.bytes(TestStore.journal)
    try store.write(TestStore.journal, Array(bytes.dropLast(7)))
    #expect(throws: JournalDamage.self) { try Verification(of: store.path) }
    #expect(try store.bytes(TestStore.journal).count == bytes.count - 7)
  }

  @Test func aRecordThatIsGone() throws {
    let store = try store()
    store.remove("snapshot.json")
    var lines = try store.lines()
    lines.remove(at: 3)
    try store.write(TestStore.journal, Array(lines.joined()))
    #expect(throws: JournalDamage.self) { try Verification(of: store.path) }
    // Even where the chain was made anew by somebody who knows how.
    try store.write(TestStore.journal, try Self.chained(lines))
    let failure = #expect(throws: ClerkFailure.self) { try Verification(of: store.path) }
    #expect(failure == .unreadable(record: 3, reason: "it has another number"))
  }

  @Test func aRecordThatIsNoneOfOurs() throws {
    let store = try store()
    store.remove("snapshot.json")
    var lines = try store.lines()
    lines[3] = lines[3].prefix(65) + Array("{\"seq\":3}\n".utf8)
    try store.write(TestStore.journal, try Self.chained(lines))
    guard
      case .unreadable(record: 3, _)? = #expect(
        throws: ClerkFailure.self, performing: { try Verification(of: store.path) })
    else {
      Issue.record("the record is not named")
      return
    }
    #expect(throws: ClerkFailure.self) { try store.clerk() }
  }

  @Test func theProbeChainsAsTheJournalDoes() throws {
    let store = try store()
    #expect(try Self.chained(try store.lines()) == store.bytes(TestStore.journal))
  }

  @Test func noStoreAtAll() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ClerkFailure.noStore(folder.path)) { try Verification(of: folder.path) }
  }

  /// The lines with hashes that hold.
  private static func chained(_ lines: [[UInt8]]) throws -> [UInt8] {
    var previous = [UInt8](repeating: 0, count: 32)
    var bytes: [UInt8] = []
    for line in lines {
      let json = Array(line.dropFirst(65).dropLast())
      let hash = ChainHash.of(previous + json).hex
      bytes += Array("\(hash) ".utf8) + json + [10]
      let digits = Array(hash.utf8)
      previous = try stride(from: 0, to: 64, by: 2).map { place in
        let pair = String(decoding: digits[place..<place + 2], as: UTF8.self)
        return try #require(UInt8(pair, radix: 16))
      }
    }
    return bytes
  }
}
