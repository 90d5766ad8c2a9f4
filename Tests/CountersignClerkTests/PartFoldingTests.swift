import Countersign
@testable import CountersignClerk
import CountersignStore
import Testing

/// Parts are folded while everybody works on: nothing else is different, whatever happens meanwhile.
@Suite struct PartFoldingTests {
  @Test(arguments: [1, 3])
  func everythingIsAsBefore(every: Int) throws {
    let store = try TestStore.busy(every: every, times: 2)
    let clerk = try store.clerk()
    let before = try #require(clerk.parts)
    let rows = try before.rowKeys()
    // What is not written down yet stays in memory.
    clerk.foldTried = .max
    let old = try clerk.create(20)
    clerk.foldTried = 0
    try clerk.commits.finish()
    clerk.foldIfDue()
    try clerk.folds.finish()
    let folded = try #require(clerk.folds.takeFolded())
    #expect(try clerk.stands(on: folded.mark, records: folded.records))
    let after = try #require(clerk.parts)
    #expect(after.mark.generation == 2)
    if after.records == before.records { #expect(try after.rowKeys() == rows) }
    #expect(after.mark.deadBytes * 10 < after.mark.rowBytes)
    #expect(clerk.registry.differences(from: try store.replayed()) == [])
    try store.checkParts(generation: 2)
    // And it goes on from there.
    clerk.foldTried = .max
    try clerk.signAll(old)
    #expect(try clerk.run(SigningCase.line(1, key: "K-1")).isOK, "an old key is still known")
    try clerk.writeSnapshot()
    try store.checkParts(generation: 2)
  }

  @Test(arguments: [1, 5, 1000])
  func liveBytesAreCountedAsRowsAreReplaced(every: Int) throws {
    let store = try TestStore(parts: (from: 0, every: every))
    let clerk = try store.clerk()
    for number in 1...6 {
      try clerk.signAll(try clerk.create(number))
      try clerk.writeSnapshot()
      // The clerk that made the store may still be at it.
      guard let base = clerk.parts else { continue }
      #expect(try base.mark.liveBytes == base.recounted())
    }
    try clerk.live()
    try clerk.writeSnapshot()
    let base = try #require(clerk.parts)
    #expect(try base.mark.liveBytes == base.recounted())
    #expect(base.mark.deadBytes > 0)
  }

  @Test func aSmallStoreIsLeftAlone() throws {
    let store = try TestStore.busy(from: 64 << 20)
    let clerk = try store.clerk()
    clerk.foldIfDue()
    clerk.foldIfOverdue()
    #expect(clerk.foldTried == 0)
    try store.checkParts(generation: 1)
  }

  @Test func whoLeavesFoldsWhatIsLongDue() throws {
    let store = try TestStore.busy(times: 3)
    try store.clerk(isReadOnly: true).foldIfOverdue()
    try store.checkParts(generation: 1)
    try store.clerk().foldIfOverdue()
    try store.checkParts(generation: 2)
    try store.clerk().foldIfOverdue()
    try store.checkParts(generation: 2, "nothing more is to be had")
  }

  @Test func aBusyClerkFoldsByItself() throws {
    let store = try TestStore(parts: (from: 0, every: 2))
    store.folds = (from: 1, block: 8192)
    let clerk = try store.clerk()
    for number in 1...10 {
      try clerk.signAll(try clerk.create(number))
      try clerk.folds.finish()
    }
    try clerk.writeSnapshot()
    let generation = try #require(clerk.parts).mark.generation
    #expect(generation > 2)
    try store.checkParts(generation: generation)
  }

  // MARK: Others

  enum Other: CaseIterable { case isIdle, wrote, snapshot }

  /// Another stands on the parts that are folded.
  @Test(arguments: Other.allCases)
  func anotherReadsOnAndGoesOver(_ what: Other) throws {
    let store = try TestStore.busy()
    let (one, other) = (try store.clerk(), try store.clerk("wang.lei"))
    other.foldTried = .max
    if what != .isIdle { _ = try other.create(30) }
    if what == .snapshot { try other.writeSnapshot() }
    _ = try #require(try one.folding().run { true })
    // The old parts have no name any more.
    #expect(!store.has(PartFiles.rows(1)))
    #expect(try #require(other.parts).mark.generation == 1)
    #expect(other.registry.differences(from: try store.replayed()) == [])
    try other.signAll(try other.create(31))
    try other.writeSnapshot()
    #expect(try #require(other.parts).mark.generation == 2)
    #expect(other.registry.differences(from: try store.replayed()) == [])
    try one.catchUp()
    #expect(one.registry.differences(from: other.registry) == [])
    one.foldTried = .max
    _ = try one.create(32)
    try one.writeSnapshot()
    try one.writeSnapshot()
    try store.checkParts(generation: 2)
  }

  @Test func whatAnotherWritesDownMeanwhileIsNotLost() throws {
    let store = try TestStore.busy()
    let (one, other) = (try store.clerk(), try store.clerk("wang.lei"))
    other.foldTried = .max
    var number = 40
    let folded = try one.folding().run {
      if number < 45 {
        try? other.signAll(other.create(number))
        try? other.writeSnapshot()
      }
      number += 1
      return true
    }
    #expect(number >= 45)
    #expect(try #require(folded).records == other.parts?.records)
    try store.checkParts(generation: 2)
    // Who folded is behind now, and goes on from what the other wrote.
    #expect(try !one.stands(on: #require(folded).mark, records: #require(folded).records))
    one.foldTried = .max
    try one.signAll(try one.create(50))
    try one.writeSnapshot()
    try one.writeSnapshot()
    try store.checkParts(generation: 2)
  }

  @Test func othersWhoBeginAnewCount() throws {
    let store = try TestStore.busy()
    let one = try store.clerk()
    var isFirst = true
    let folded = try one.folding().run {
      guard isFirst else { return true }
      isFirst = false
      store.remove("snapshot.json")
      try? store.clerk("wang.lei").writeSnapshot()
      return true
    }
    #expect(folded == nil)
    try store.checkParts(generation: 3)
    one.foldTried = .max
    _ = try one.create(60)
    try one.writeSnapshot()
    try store.checkParts(generation: 3)
  }

  @Test func oneFoldsAtATime() throws {
    let store = try TestStore.busy()
    let (one, other) = (try store.clerk(), try store.clerk("wang.lei"))
    var others: [Int?] = []
    let folded = try one.folding().run {
      others.append((try? other.folding().run { true })?.records)
      return true
    }
    #expect(folded != nil)
    #expect(others.count > 1 && others.allSatisfy { $0 == nil })
    #expect(try other.folding().run { true } == nil, "these parts are gone")
    try store.checkParts(generation: 2)
  }

  @Test func whoOpensWhileItIsFoldedFindsTheNewParts() throws {
    let store = try TestStore.busy()
    let one = try store.clerk()
    var tries = 0
    let state = try StoredSnapshot.read(on: one.volume) { bytes in
      tries += 1
      let snapshot = try SnapshotText.read(bytes)
      // Between the snapshot and the parts that it names.
      if tries == 1 { _ = try one.folding().run { true } }
      return try SnapshotState(snapshot, one.volume, mayMove: true)
    }
    #expect(tries == 2)
    #expect(try #require(state).parts?.mark.generation == 2)
    #expect(try #require(state).registry.differences(from: store.replayed()) == [])
    #expect(!store.has("snapshot.json.damaged"))
  }

  @Test func whatIsBeingVerifiedStaysReadable() throws {
    let store = try TestStore.busy()
    let one = try store.clerk()
    let stored = try #require(try StoredSnapshot(on: one.volume))
    _ = try #require(try one.folding().run { true })
    #expect(try !stored.check(against: try store.replayed()))
  }
}
