import CountersignStore
import Glibc
import Testing

/// The disk is full after every byte in turn, and later has room again.
@Suite struct FullDiskTests {
  private static let isCampaign = getenv("COUNTERSIGN_CAMPAIGN") != nil

  @Test func theJournal() throws {
    var loop = FullDiskLoop()
    try loop.run(JournalScenarios.appendUntilFull)
    #expect(loop.violations == [])
    #expect(loop.fills > 350, "only \(loop.fills)")
  }

  @Test func aNewJournal() throws {
    var loop = FullDiskLoop()
    try loop.run(JournalScenarios.create)
    #expect(loop.violations == [])
    #expect(loop.fills > 150, "only \(loop.fills)")
  }

  @Test func aTornLineThatIsPutAside() throws {
    var loop = FullDiskLoop()
    try loop.run(JournalScenarios.quarantine)
    #expect(loop.violations == [])
    #expect(loop.fills > 90, "only \(loop.fills)")
  }

  @Test func theSnapshot() throws {
    var loop = FullDiskLoop()
    try loop.run(KeyScenarios.snapshot)
    #expect(loop.violations == [])
    #expect(loop.fills == "the new content".utf8.count, "\(loop.fills)")
  }

  @Test func theParts() throws {
    var loop = FullDiskLoop()
    try loop.run(PartScenarios.grow)
    #expect(loop.violations == [])
    #expect(loop.fills > 500, "only \(loop.fills)")
  }

  /// Two batches of keys are 72 KiB, all lines alike: a campaign tries every byte.
  @Test(arguments: [(isCampaign ? 1 : 331, false), (isCampaign ? 331 : 9001, true)])
  func theSubjectsKeys(step: Int, losesPower: Bool) throws {
    var loop = FullDiskLoop(step: step, losesPower: losesPower)
    try loop.run(KeyScenarios.batch)
    #expect(loop.violations == [])
    #expect(loop.fills > 70_000 / step, "only \(loop.fills)")
  }

  /// Where a key was, its tombstone takes no room.
  @Test func aKeyIsDestroyedOnAFullDisk() throws {
    var loop = FullDiskLoop()
    try loop.run(KeyScenarios.destroy)
    #expect(loop.violations == [])
    #expect(loop.fills == 0)
  }

  /// The loop must see: a store that takes a write that did not fit for a good one.
  @Test func aBugIsFound() throws {
    var loop = FullDiskLoop()
    var scenario = JournalScenarios.appendUntilFull
    let run = scenario.run
    scenario.run = { volume, known in
      try run(PlantedVolume(base: volume, bug: .failedWriteIgnored), &known)
    }
    try loop.run(scenario)
    #expect(!loop.violations.isEmpty)
  }
}
