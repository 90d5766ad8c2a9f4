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

  @Test(arguments: ProtocolBug.allCases)
  func isCaughtAmongSeveralWriters(_ bug: ProtocolBug) throws {
    let caught = try Self.violations(with: bug)
    #expect(!caught.isEmpty, "nobody noticed that \(bug.rawValue)")
  }

  private static func violations(with bug: ProtocolBug) throws -> [String] {
    switch bug {
    case .acknowledgedBeforeSync, .othersWritesCounted:
      return try crash([once(0), once(1)], bug)
    case .answerNotSynced: return try crash([once(0), [.answer(1), .sync(1)]], bug)
    case .olderFileNotSynced: return try crash([once(0), once(1)], bug)
    case .signedAheadOfSync: return try crash([once(0), [.sign(1), .sync(1)]], bug)
    case .snapshotAheadOfSync: return try crash([once(0), [.snapshot(1)]], bug)
    case .openedDuringSync:
      return try fail([once(0)], bug, beginsMeanwhile: true)
    case .syncFailureNotFinal: return try fail([once(0)], bug)
    case .notedTooLate: return try fail([[.write(0), .replace(0)] + once(1)], bug)
    }
  }

  private static func once(_ writer: Int) -> [Writers.Step] { [.write(writer), .sync(writer)] }

  private static func crash(
    _ plans: [[Writers.Step]], _ bug: ProtocolBug, records: Int = 1
  ) throws -> [String] {
    var loop = WritersLoop(plans, bug: bug, records: records)
    try loop.run()
    return loop.check.violations
  }

  private static func fail(
    _ rows: [[Writers.Step]], _ bug: ProtocolBug, beginsMeanwhile: Bool = false
  ) throws -> [String] {
    var loop = FailingWritersLoop(rows, bug: bug, beginsMeanwhile: beginsMeanwhile)
    try loop.run(.error(EIO))
    return loop.check.violations
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
    case .partsNotSynced, .partsFolderNotSynced, .partsTakenAwayTooSoon:
      // In one block, for what is never synced is tried in every subset.
      return try crash(try Shelf.folding(block: 1 << 20), plant, tearStep: 101)
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
