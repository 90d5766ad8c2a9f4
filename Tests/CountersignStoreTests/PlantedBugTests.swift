import CountersignStore
import Glibc
import Testing

/// The tests must see: with each of these bugs in the store, one of them fails.
@Suite struct PlantedBugTests {
  @Test(arguments: PlantedBug.allCases)
  func isCaught(_ bug: PlantedBug) throws {
    let caught = try Self.violations(with: bug)
    #expect(!caught.isEmpty, "nobody noticed that \(bug.rawValue)")
  }

  @Test(arguments: PlantedCheck.Bug.allCases)
  func aBadCheckMissesFlippedBits(_ bug: PlantedCheck.Bug) throws {
    let volume = CrashVolume()
    try SampleJournal.make(on: volume, records: 6)
    #expect(try !PlantedCheck(bug: nil).misses(anyFlipIn: volume), "the good check misses some")
    #expect(try PlantedCheck(bug: bug).misses(anyFlipIn: volume), "not noticed: \(bug.rawValue)")
  }

  private static func violations(with bug: PlantedBug) throws -> [String] {
    let plant: @Sendable (any Volume) -> any Volume = { PlantedVolume(base: $0, bug: bug) }
    switch bug {
    case .journalNotSynced, .journalFolderNotSynced, .tornTailNotCut:
      return try crash(JournalScenarios.append, plant)
    case .storeFolderNotSynced:
      return try crash(JournalScenarios.create, plant)
    case .tornTailCutBeforeCopy, .quarantineFolderNotSynced:
      return try crash(JournalScenarios.quarantine, plant)
    case .syncTriedAgain, .failedWriteIgnored, .noteOfFailureForgotten,
      .doubtfulBytesNotWrittenAgain:
      var loop = FaultLoop(plant: plant)
      try loop.run(.error(EIO))
      return loop.violations
    case .snapshotNotSynced, .snapshotFolderNotSynced, .snapshotWrittenInPlace:
      return try crash(KeyScenarios.snapshot, plant)
    case .keysNotSynced:
      return try crash(KeyScenarios.batch, plant, tearStep: 8191)
    case .tombstoneNotSynced:
      return try crash(KeyScenarios.destroy, plant)
    case .keysFolderNotSynced:
      return try crash(KeyScenarios.create, plant, tearStep: 8191)
    }
  }

  private static func crash<Known>(
    _ scenario: Scenario<Known>, _ plant: @escaping (any Volume) -> any Volume,
    tearStep: Int = 1
  ) throws -> [String] {
    var loop = CrashLoop(plant: plant, tearStep: tearStep)
    try loop.run(scenario)
    return loop.violations
  }
}
