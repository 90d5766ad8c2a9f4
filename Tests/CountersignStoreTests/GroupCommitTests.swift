import CountersignStore
import Glibc
import Testing

/// Several writers, one sync for many: the power goes at every change of the disk, in every order
/// of their steps, and comes back to every disk that there may be then.
@Suite struct GroupCommitTests {
  /// A way of working, each writer's steps in order.
  struct Way: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var plans: [[Writers.Step]]
    var records = 1
    var fresh: Set<Int> = []
    /// States there are at least; exactly, they follow from the code.
    var atLeast: Int

    static func twice(_ writer: Int) -> [Writers.Step] {
      [.write(writer), .sync(writer), .write(writer), .sync(writer)]
    }

    static let all = [
      Way(
        testDescription: "three writers, one record each",
        plans: (0..<3).map { [.write($0), .sync($0)] }, atLeast: 58_000),
      Way(
        testDescription: "three writers, and a new file",
        plans: (0..<3).map { [.write($0), .sync($0)] }, records: 2, atLeast: 20_000),
      Way(
        testDescription: "four writers, one record each, a new file in between",
        plans: (0..<4).map { [.write($0), .sync($0)] }, records: 1, atLeast: 263_000),
      Way(
        testDescription: "four writers, one record each, a new file at once",
        plans: (0..<4).map { [.write($0), .sync($0)] }, records: 2, atLeast: 90_000),
      Way(
        testDescription: "two writers, two records each, two new files",
        plans: [twice(0), twice(1)], records: 2, atLeast: 57_000),
      Way(
        testDescription: "one writes, one answers, one begins anew",
        plans: [
          twice(0), [.answer(1), .sync(1)], [.write(2), .sync(2)],
        ], records: 3, fresh: [2], atLeast: 276_000),
      Way(
        testDescription: "checkpoints are signed meanwhile",
        plans: [[.write(0), .sync(0)], [.sign(1), .sync(1)]], records: 3, atLeast: 79_000),
      Way(
        testDescription: "snapshots are written meanwhile",
        plans: [[.write(0), .sync(0)], [.snapshot(1), .write(1), .sync(1)]], records: 1,
        atLeast: 22_000),
      Way(
        testDescription: "a writer is killed before its sync",
        plans: [[.write(0), .replace(0), .answer(0), .sync(0)], twice(1)], records: 2,
        atLeast: 32_000),
    ]
  }

  @Test(arguments: Way.all)
  func nothingAcknowledgedIsLost(_ way: Way) throws {
    var loop = WritersLoop(way.plans, records: way.records, fresh: way.fresh)
    try loop.run()
    #expect(loop.check.violations == [])
    #expect(loop.check.states >= way.atLeast, "only \(loop.check.states) states")
    StateCount.note(way.testDescription, loop.check.states)
  }

  /// At least so many; exactly, they follow from the code.
  private static let cutShort = 1_327_000

  /// In two halves, beside each other.
  @Test(arguments: [0, 1])
  func recoveryMayItselfBeCutShort(_ half: Int) throws {
    var loop = WritersLoop(
      [[.write(0), .sync(0)]], records: 1, crashesInRecoveryEvery: 2, at: half)
    try loop.run()
    #expect(loop.check.violations == [])
    #expect(loop.check.states >= Self.cutShort, "only \(loop.check.states) states")
    StateCount.note("recovery is cut short \(half)", loop.check.states)
  }

  /// Writers that share a file, one of them cut short, and a new file in between.
  private static let rows: [[Writers.Step]] = [
    [.write(0), .write(1), .sync(0), .sync(1), .write(0), .sync(0)],
    [.write(0), .write(1), .sync(1), .sync(0), .write(1), .sync(1)],
    [.write(0), .replace(0), .write(1), .sync(1), .write(1), .sync(1)],
    [.write(0), .sync(0), .write(1), .write(0), .sync(1), .sync(0)],
    [.sign(0), .write(1), .sync(1), .sync(0), .snapshot(1)],
  ]

  /// A fault, and the disks that are left of it after 0, 1 and 2 records.
  private static let faults: [(fault: CrashVolume.Fault, atLeast: Int)] = [
    (.error(EIO), 358_000), (.error(EIO, wrote: 10), 368_000), (.error(ENOSPC, wrote: 70), 396_000),
    (.error(ENOSPC, wrote: 1000), 412_000),
  ]

  @Test(arguments: faults)
  func afterAFailureNothingIsLostEither(_ fault: CrashVolume.Fault, _ atLeast: Int) throws {
    var states = 0
    for records in 0...2 {
      var loop = FailingWritersLoop(Self.rows, records: records)
      try loop.run(fault)
      #expect(loop.check.violations == [])
      #expect(loop.stops > 15, "only \(loop.stops) stops")
      states += loop.check.states
    }
    #expect(states >= atLeast, "only \(states) states")
    StateCount.note("\(fault)", states)
  }

  private static let beginning = 153_000

  @Test func whoBeginsWhileASyncFailsWaits() throws {
    var loop = FailingWritersLoop(Self.rows, beginsMeanwhile: true)
    try loop.run(.error(EIO))
    #expect(loop.check.violations == [])
    #expect(loop.check.states >= Self.beginning, "only \(loop.check.states) states")
    StateCount.note("one begins while a sync fails", loop.check.states)
  }

  /// What the tests here look at, together.
  @Test func fiveMillionDisksAreLookedAt() {
    let ways = Way.all.reduce(0) { $0 + $1.atLeast }
    let faults = Self.faults.reduce(0) { $0 + $1.atLeast }
    #expect(ways + faults + Self.beginning + 2 * Self.cutShort >= 5_000_000)
  }
}
