import Countersign
import Testing

@Suite("Random commands of the wallet over failing services")
struct WalletWalkTests {
  /// 200 walks of 300 commands.
  private static let seeds = Array(UInt64(1)...200)

  @Test("No fen is lost or moved twice", arguments: seeds)
  func money(seed: UInt64) throws {
    var walk = WalletWalk(seed: seed)
    walk.run(300)
    #expect(walk.faults == [], "seed \(seed)")
    let live = walk.scene.desk.registry.settled
    #expect(live.differences(from: walk.scene.desk.replayed().settled) == [], "seed \(seed)")
    let loaded = try stored(live).settled
    #expect(live.differences(from: loaded) == [], "seed \(seed)")
  }

  private func stored(_ registry: Registry) throws -> Registry {
    var mark = RegistrySnapshot.JournalMark()
    mark.records = registry.sequence + 1
    let snapshot = RegistrySnapshot(registry, mark)
    return try RegistrySnapshot.read(0, of: JSONText(snapshot.json)).registry()
  }

  @Test("Every record of a walk is read as it was written", arguments: seeds.prefix(5))
  func records(seed: UInt64) throws {
    var walk = WalletWalk(seed: seed)
    walk.run(100)
    for record in walk.scene.desk.records {
      #expect(try JournalRecord.read(0, of: JSONText(record.json)) == record)
    }
  }

  @Test("The walks come by every answer there is")
  func coverage() {
    var answers: [String: Int] = [:]
    for seed in Self.seeds.prefix(40) {
      var walk = WalletWalk(seed: seed)
      walk.run(300)
      answers.merge(walk.answers) { $0 + $1 }
    }
    let expected: Set<String> = [
      "SUCCESS", "PROCESSING", "PROCESSING unresolved", "FAILED", "SPLIT_UNRESOLVED",
      "DUPLICATE_SPLIT", "INSUFFICIENT_BALANCE", "NO_VALID_BINDING", "ACCOUNT_FROZEN",
      "ACCOUNT_TYPE_NOT_ALLOWED", "FEE_INVALID", "CLEARING_REJECTED", "SERVICE_BUSY",
      "BINDING_EXISTS", "USER_FROZEN", "INSTRUCTION_CONFLICT", "FREEZE_TARGET_NOT_FOUND",
      "DUPLICATE_ACCOUNT", "WRONG_STEP", "ACCOUNT_NOT_EMPTY",
    ]
    #expect(expected.subtracting(answers.keys) == [])
  }
}
