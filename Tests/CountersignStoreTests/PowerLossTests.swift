import CountersignStore
import Testing

/// The power goes at every call, and comes back to every disk that there may be then.
@Suite struct PowerLossTests {
  @Test func nothingAcknowledgedIsLostWhileAppending() throws {
    var loop = CrashLoop()
    try loop.run(JournalScenarios.append)
    #expect(loop.violations == [])
    #expect(loop.states > 1000, "only \(loop.states) states")
  }

  @Test func aNewJournalIsThereOrCanBeMadeAgain() throws {
    var loop = CrashLoop()
    try loop.run(JournalScenarios.create)
    #expect(loop.violations == [])
    #expect(loop.states > 100, "only \(loop.states) states")
  }

  @Test func tornBytesAreKeptWhereverRecoveryIsCutShort() throws {
    var loop = CrashLoop()
    try loop.run(JournalScenarios.quarantine)
    #expect(loop.violations == [])
    #expect(loop.states > 300, "only \(loop.states) states")
  }

  @Test func recoveryMayItselfBeCutShort() throws {
    var loop = CrashLoop(tearStep: 101, crashesInCheck: true)
    try loop.run(JournalScenarios.append)
    #expect(loop.violations == [])
    #expect(loop.states > 10_000, "only \(loop.states) states")
  }

  @Test func aSnapshotIsTheOldOneOrTheNew() throws {
    var loop = CrashLoop(crashesInCheck: true)
    try loop.run(KeyScenarios.snapshot)
    #expect(loop.violations == [])
    #expect(loop.states > 300, "only \(loop.states) states")
  }

  @Test func keysAreOnTheDiskBeforeTheyAreUsed() throws {
    var loop = CrashLoop(tearStep: 1021)
    try loop.run(KeyScenarios.batch)
    #expect(loop.violations == [])
    #expect(loop.states > 100, "only \(loop.states) states")
  }

  @Test func aKeyIsDestroyedForGoodOnceThatWasSaid() throws {
    var loop = CrashLoop()
    try loop.run(KeyScenarios.destroy)
    #expect(loop.violations == [])
    #expect(loop.states > 100, "only \(loop.states) states")
  }

  @Test func newKeysAreThereOrCanBeMadeAgain() throws {
    var loop = CrashLoop(tearStep: 509)
    try loop.run(KeyScenarios.create)
    #expect(loop.violations == [])
    #expect(loop.states > 20, "only \(loop.states) states")
  }
}
