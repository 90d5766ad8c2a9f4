import Countersign
import CountersignClerk
import CountersignStore
import Testing

/// Signed checkpoints: when they are made, and what they find that a chain alone cannot.
@Suite struct CheckpointTests {
  private func store(records: Int = 8, copy: String = "") throws -> TestStore {
    try TestStore {
      $0.checkpointRecords = records
      $0.checkpointCopy = copy
    }
  }

  private func lines(_ store: TestStore) throws -> [String] {
    guard store.has(CheckpointLog.path) else { return [] }
    return String(decoding: try store.bytes(CheckpointLog.path), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test func afterSoManyRecordsOrSoLong() throws {
    let store = try store()
    let clerk = try store.clerk()
    for place in 1...3 { _ = try clerk.create(place) }
    let before = try lines(store)
    #expect(before.count > 1)
    // Nothing more until a minute has gone by.
    try toggle(clerk, "deactivate")
    try toggle(clerk, "activate")
    let count = try lines(store).count
    store.wall.advance(seconds: 59)
    try toggle(clerk, "deactivate")
    #expect(try lines(store).count == count)
    store.wall.advance(seconds: 1)
    let there = try store.lines()
    try toggle(clerk, "activate")
    #expect(try lines(store).count == count + 1)
    // It tells of what was there before the command that came then.
    let words = try #require(try lines(store).last).split(separator: " ").map(String.init)
    let head = try #require(there.last?.prefix(64))
    #expect(words[2] == "\(there.count)" && words[3] == String(decoding: head, as: UTF8.self))
    #expect(try Verification(of: store.path, needsCheckpoints: true).checkpoints == count + 1)
  }

  private func toggle(_ clerk: Clerk, _ act: String) throws {
    try clerk.run(#"{"command":"template.\#(act)","template_id":"KT-PAY","version":"1.0"}"#)
  }

  /// A torn last line is the next writer's to move aside: no signature is about it.
  @Test func aTornLineIsNoRollback() throws {
    let store = try store(records: 1)
    let clerk = try store.clerk()
    for place in 1...2 { _ = try clerk.create(place) }
    let whole = try store.bytes(TestStore.journal)
    try store.write(TestStore.journal, Array(whole.dropLast(40)))
    let next = try store.clerk()
    _ = try next.create(3)
    #expect(next.takeQuarantined() != nil)
    #expect(try Verification(of: store.path).processes >= 2)
  }

  /// The chain of what is left holds; only the checkpoint knows that there was more.
  @Test func aTailThatWasCutOff() throws {
    let store = try store()
    let clerk = try store.clerk()
    for place in 1...3 { _ = try clerk.create(place) }
    let whole = try store.bytes(TestStore.journal)
    let kept = try store.lines().prefix(6)
    try store.write(TestStore.journal, Array(kept.joined()))
    if store.has("snapshot.json") { store.remove("snapshot.json") }
    let damage = #expect(throws: CheckpointDamage.self) { try Verification(of: store.path) }
    #expect(damage?.reason == .rolledBack)
    #expect(throws: CheckpointDamage.self) { try store.clerk() }
    try store.write(TestStore.journal, whole)
    #expect(throws: Never.self) { try Verification(of: store.path) }
  }

  /// An older copy of the whole store agrees with itself; the checkpoints kept elsewhere do not.
  @Test func anOlderCopyOfAll() throws {
    let elsewhere = try TemporaryFolder()
    let store = try store(records: 1, copy: "\(elsewhere.path)/audit")
    let clerk = try store.clerk()
    _ = try clerk.create(1)
    let names = [TestStore.journal, CheckpointLog.path]
    let older = try names.map(store.bytes)
    for place in 2...3 { _ = try clerk.create(place) }
    let copy = "\(elsewhere.path)/audit"
    #expect(try Verification(of: store.path, copy: copy).checkpoints > 0)
    for (name, bytes) in zip(names, older) { try store.write(name, bytes) }
    #expect(throws: Never.self) { try Verification(of: store.path) }
    let damage = #expect(throws: CheckpointDamage.self) {
      try Verification(of: store.path, copy: copy)
    }
    #expect(damage?.reason == .rolledBack)
  }

  @Test func aFlippedBit() throws {
    let store = try store()
    let clerk = try store.clerk()
    for place in 1...3 { _ = try clerk.create(place) }
    let size = try store.bytes(CheckpointLog.path).count
    for byte in stride(from: 0, to: size, by: 7) {
      try store.flip(CheckpointLog.path, byte: byte, bit: UInt8(byte % 8))
      #expect(throws: CheckpointDamage.self, "byte \(byte)") { try Verification(of: store.path) }
      try store.flip(CheckpointLog.path, byte: byte, bit: UInt8(byte % 8))
    }
    #expect(throws: Never.self) { try Verification(of: store.path) }
  }

  /// A line that a crash cut short is no damage, and goes when the next is written.
  @Test func anUnfinishedLine() throws {
    let store = try store()
    let clerk = try store.clerk()
    for place in 1...3 { _ = try clerk.create(place) }
    let whole = try store.bytes(CheckpointLog.path)
    for cut in [1, 20, 150] {
      try store.write(CheckpointLog.path, Array(whole.dropLast(cut)))
      #expect(throws: Never.self) { try Verification(of: store.path) }
    }
    let next = try store.clerk()
    for place in 4...6 { _ = try next.create(place) }
    #expect(throws: Never.self) { try Verification(of: store.path, needsCheckpoints: true) }
  }

  @Test func whereTheCopyCannotBeWritten() throws {
    let store = try store(records: 1, copy: "/proc/nowhere")
    let clerk = try store.clerk()
    _ = try clerk.create(1)
    #expect(clerk.takeCheckpointFailure() != nil)
    #expect(clerk.takeCheckpointFailure() == nil)
    #expect(try Verification(of: store.path).processes == 1)
  }

  @Test func aCopysPathIsWhole() {
    #expect(throws: ClerkFailure.self) {
      _ = try TestStore { $0.checkpointCopy = "audit" }.clerk()
    }
  }

  /// A store whose policy names a program.
  private func store(command: [String], seconds: Int64 = 60) throws -> TestStore {
    try TestStore {
      $0.checkpointRecords = 1
      $0.checkpointCommand = command
      $0.checkpointCommandSeconds = seconds
    }
  }

  @Test func theCommandGetsEachLine() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/handed"
    let store = try store(command: ["/usr/bin/tee", "-a", file])
    let before = try lines(store).count
    let clerk = try store.clerk()
    for place in 1...3 {
      _ = try clerk.create(place)
      clerk.finishCheckpoints()
    }
    let handed = String(decoding: try FileText.read(file), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    #expect(Array(handed.suffix(3)) == Array(try lines(store).suffix(3)))
    #expect(try lines(store).count >= before + 3)
    #expect(clerk.takeCheckpointFailure() == nil)
  }

  @Test(arguments: [
    (["/bin/false"], Int64(60), CheckpointCommandFailure.ended(status: 1)),
    (["/nonexistent/program"], 60, .notStarted(2)),
    (["/bin/sleep", "600"], 0, .tookTooLong(seconds: 0)),
  ])
  func whereTheCommandFails(
    _ command: [String], _ seconds: Int64, _ expected: CheckpointCommandFailure
  ) throws {
    let store = try store(command: command, seconds: seconds)
    let clerk = try store.clerk()
    _ = try clerk.create(1)
    clerk.finishCheckpoints()
    #expect(clerk.takeCheckpointFailure() as? CheckpointCommandFailure == expected)
    #expect(clerk.takeCheckpointFailure() == nil)
    #expect(try Verification(of: store.path).processes == 1)
  }

  @Test func aCommandsPathIsWhole() {
    #expect(throws: ClerkFailure.self) {
      _ = try TestStore { $0.checkpointCommand = ["tee"] }.clerk()
    }
  }
}
