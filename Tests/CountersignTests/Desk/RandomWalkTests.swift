import Countersign
import Testing

@Suite("Random commands over failing services")
struct RandomWalkTests {
  /// 100 walks of 200 commands.
  private static let seeds = Array(UInt64(1)...100)

  @Test("Nothing that must not happen ever happens", arguments: seeds)
  func invariants(seed: UInt64) throws {
    var walk = RandomWalk(seed: seed)
    walk.run(200)
    #expect(walk.watch.faults == [], "seed \(seed)")
    #expect(walk.overdue == 0, "seed \(seed)")
    #expect(walk.desk.registry.processes.count > 1, "the walk goes nowhere")
    let live = walk.desk.registry.settled
    #expect(live.differences(from: walk.desk.replayed().settled) == [], "seed \(seed)")
    let loaded = try stored(live).settled
    #expect(live.differences(from: loaded) == [], "seed \(seed)")
  }

  /// The desk from its snapshot.
  private func stored(_ registry: Registry) throws -> Registry {
    var mark = RegistrySnapshot.JournalMark()
    mark.records = registry.sequence + 1
    let snapshot = RegistrySnapshot(registry, mark)
    return try RegistrySnapshot.read(0, of: JSONText(snapshot.json)).registry()
  }

  @Test("Every record of a walk is read as it was written", arguments: seeds.prefix(10))
  func records(seed: UInt64) throws {
    var walk = RandomWalk(seed: seed)
    walk.run(100)
    for record in walk.desk.records {
      #expect(try JournalRecord.read(0, of: JSONText(record.json)) == record)
    }
  }

  @Test("The walks come by every answer there is")
  func coverage() {
    var answers: [String: Int] = [:]
    for seed in Self.seeds.prefix(20) {
      var walk = RandomWalk(seed: seed)
      walk.run(200)
      answers.merge(walk.answers) { $0 + $1 }
    }
    let expected: Set<Code> = [
      .invalidTemplate, .duplicateProcess, .processClosed, .sessionInvalid, .sessionExpired,
      .wrongStep, .verificationNotAllowed, .verificationFailed, .verificationAttemptsExceeded,
      .serviceBusy, .notFound, .personalInUse,
    ]
    #expect(expected.subtracting(answers.keys.compactMap(Code.init(rawValue:))) == [])
    #expect(answers["OK", default: 0] > 500)
  }
}
