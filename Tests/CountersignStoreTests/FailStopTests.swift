import CountersignStore
import Glibc
import Testing

/// A write or sync fails at every call in turn.
@Suite struct FailStopTests {
  @Test(arguments: [
    CrashVolume.Fault.error(EIO), .error(EIO, wrote: 10), .error(ENOSPC, wrote: 70),
    .error(ENOSPC, wrote: 1000),
  ])
  func nothingMoreIsAcknowledged(_ fault: CrashVolume.Fault) throws {
    var loop = FaultLoop()
    try loop.run(fault)
    #expect(loop.violations == [])
    #expect(loop.faults > 10, "only \(loop.faults) faults")
    #expect(loop.stops >= 7, "only \(loop.stops) stops")
    #expect(loop.states > loop.faults, "only \(loop.states) states")
  }

  @Test func theFirstFailureIsTheOneThatIsTold() throws {
    let volume = CrashVolume()
    let journal = try SampleJournal.make(on: volume, records: 1)
    volume.plan(.error(ENOSPC, wrote: 5), atCall: 2)
    let expected = JournalStopped(
      cause: VolumeFailure(.write, "journal/00000001.log", code: ENOSPC))
    for _ in 0..<3 {
      #expect(throws: expected) { try journal.append([SampleJournal.record(2)]) }
    }
    #expect(throws: expected) { try journal.recover { _, _ in } }
    #expect(journal.isStopped)
    #expect(journal.position.records == 2)
  }

  @Test func nobodyIsToldOfRecordsBeforeTheirSync() throws {
    let volume = CrashVolume()
    let journal = try SampleJournal.make(on: volume, records: 1)
    let before = journal.position
    #expect(journal.durable == before)
    volume.plan(.error(EIO), atCall: 3)
    #expect(throws: JournalStopped.self) { try journal.append(SampleJournal.records(2...3)) }
    #expect(journal.durable == before)
  }

  @Test func aBadReadIsNoStop() throws {
    let volume = CrashVolume()
    let journal = try SampleJournal.make(on: volume, records: 1)
    _ = try SampleJournal.recovered(on: volume).journal.append([SampleJournal.record(2)])
    for call in 1...4 {
      volume.plan(.error(EIO), atCall: call)
      _ = try? journal.recover { _, _ in }
      volume.clearPlans()
    }
    #expect(!journal.isStopped)
    try journal.recover { _, _ in }
    #expect(journal.position.records == 3)
  }

  /// Whatever a bit makes of the note, nothing less is written again.
  @Test func aNoteOfDoubtMayHaveATurnedBit() throws {
    let volume = CrashVolume()
    let journal = try SampleJournal.make(on: volume, records: 1)
    volume.plan(.error(EIO), atCall: 3)
    #expect(throws: JournalStopped.self) { try journal.append([SampleJournal.record(2)]) }
    let note = try #require(volume.content("suspect"))
    try #require(!note.isEmpty)
    for bit in 0..<(note.count * 8) {
      let disk = volume.copy()
      var turned = note
      turned[bit / 8] ^= 1 << UInt8(bit % 8)
      disk.put("suspect", turned)
      let (next, found, _) = try SampleJournal.recovered(on: disk)
      try #require(found == SampleJournal.all(2))
      _ = try next.append([SampleJournal.record(9)])
      try PowerLoss(disk, tearStep: 101).forEachOutcome { after in
        let kept = try SampleJournal.recovered(on: after).records
        if kept != found + [SampleJournal.record(9)] { Issue.record("bit \(bit): \(kept.count)") }
      }
    }
  }

  @Test func aFailedKeyBatchIsMadeAnewByTheNext() throws {
    let volume = CrashVolume()
    _ = try KeyRing.create(on: volume, entropy: .counting())
    for call in 1...14 {
      let disk = volume.copy()
      disk.plan(.error(EIO, wrote: 200), atCall: call)
      _ = try? KeyRing(on: disk, entropy: .counting(from: 1)).freshSlots(2, after: 0)
      disk.clearPlans()
      let next = try KeyRing(on: disk, entropy: .counting(from: 2))
      let slots = try next.freshSlots(2, after: 0)
      let sealed = try slots.map { try next.seal(KeyScenarios.plain, for: [$0], context: "") }
      try PowerLoss(disk, tearStep: 8191).forEachOutcome { after in
        let ring = try KeyRing(on: after)
        for text in sealed { #expect(try ring.open(text, context: "") == KeyScenarios.plain) }
      }
    }
  }
}
