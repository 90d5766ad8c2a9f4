import Countersign
@testable import CountersignClerk
import CountersignStore
import Testing

/// Whatever ends a folding early, the parts that are named are whole.
@Suite struct PartFoldingFaultTests {
  @Test func itMayBeStoppedBeforeEveryBlock() throws {
    let store = try TestStore.busy()
    let one = try store.clerk()
    var last = 0
    while true {
      var blocks = 0
      let folded = try one.folding().run {
        blocks += 1
        return blocks <= last
      }
      if folded != nil { break }
      try store.checkParts(generation: 1, "stopped at block \(last)")
      last += 1
    }
    #expect(last > 4)
    try store.checkParts(generation: 2)
  }

  /// What a killed process leaves before every block: the store opens, verifies, folds.
  @Test func itMayBeKilledBeforeEveryBlock() throws {
    let store = try TestStore.busy()
    let one = try store.clerk()
    let truth = try store.replayed()
    var blocks = 0
    let folded = try one.folding().run {
      blocks += 1
      do {
        let left = try store.copy()
        let records = try Verification(of: left.path).records
        #expect(records == truth.sequence + 1, "block \(blocks)")
        let clerk = try left.clerk()
        #expect(clerk.parts?.mark.generation == 1)
        #expect(clerk.registry.differences(from: truth) == [], "block \(blocks)")
        clerk.foldIfOverdue()
        clerk.foldTried = .max
        #expect(try clerk.folding().run { true } != nil || clerk.parts?.mark.generation == 2)
        try left.checkParts(generation: 2, "block \(blocks)")
      } catch {
        Issue.record("block \(blocks): \(error)")
      }
      return true
    }
    #expect(folded != nil)
    #expect(blocks > 4)
  }

  @Test(arguments: [#""process_id":"P20261121-000002""#, #""table":"subjects""#])
  func aDamagedRowIsNotCopied(_ text: String) throws {
    let store = try TestStore.busy(every: 100_000)
    let clerk = try store.clerk()
    _ = try clerk.create(70)
    // So that something was replaced.
    try clerk.writeSnapshot()
    let bytes = try store.bytes(PartFiles.rows(1))
    let place = try #require(String(decoding: bytes, as: UTF8.self).utf8.firstRange(of: text.utf8))
    let start = String(decoding: bytes, as: UTF8.self).utf8
    let byte = start.distance(from: start.startIndex, to: place.upperBound) + 12
    try store.flip(PartFiles.rows(1), byte: byte)
    let fresh = try store.clerk()
    let folding = try fresh.folding()
    #expect(throws: PartDamage.self) { try folding.run { true } }
    #expect(store.has("snapshot.json.damaged"))
    #expect(!store.has(PartFiles.rows(2)))
    let count = try store.records().count
    #expect(throws: ClerkFailure.self) { try fresh.create(71) }
    #expect(try store.records().count == count, "nothing was written on such ground")
    let again = try store.clerk()
    #expect(again.parts == nil)
    #expect(again.registry.differences(from: try store.replayed()) == [])
    try again.writeSnapshot()
    try store.checkParts(generation: 2)
  }
}
