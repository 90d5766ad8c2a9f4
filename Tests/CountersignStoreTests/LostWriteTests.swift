import CountersignStore
import Testing

/// A later part of the journal's end is there without an earlier one.
@Suite struct LostWriteTests {
  /// Four records after the header in one file, those from the second on with zeros somewhere.
  private func journal(zeros: Range<Int>) throws -> (CrashVolume, [UInt8]) {
    let volume = CrashVolume()
    let options = JournalOptions(rollBytes: 1 << 20, maximumRecordBytes: 4096)
    let journal = try Journal.create(on: volume, header: SampleJournal.header, options: options)
    let long = Array(#"{"text":"\#(String(repeating: "x", count: 700))"}"#.utf8)
    _ = try journal.append([long, long, long, long])
    var bytes = try SampleJournal.files(on: volume)[0]
    for place in zeros { bytes[place] = 0 }
    let damaged = CrashVolume()
    damaged.put("journal/00000001.log", bytes)
    return (damaged, bytes)
  }

  /// From within the second record to the end of a sector: 102 and 776 bytes come before it.
  @Test(arguments: [1024..<1536, 1000..<1024, 1535..<1536, 1024..<2048])
  func zerosToTheEndOfASectorAreATornEnd(_ zeros: Range<Int>) throws {
    let (volume, bytes) = try journal(zeros: zeros)
    #expect(SampleJournal.damage { try Journal.verify(on: volume) }?.reason == .unfinishedTail)
    let journal = try Journal(on: volume)
    let recovery = try journal.recover { _, _ in }
    guard case .quarantined(let tail) = recovery.tail else {
      Issue.record("not quarantined: \(recovery.tail)")
      return
    }
    #expect(journal.position.records == 2)
    #expect(volume.content(tail.path) == Array(bytes[tail.offset...]))
    _ = try journal.append([SampleJournal.record(1)])
    #expect(try Journal.verify(on: volume).records == 3)
  }

  /// A space that ends a sector becomes a zero when a bit turns over: that cuts nothing off.
  @Test func aTurnedBitIsNoTornEnd() throws {
    let volume = CrashVolume()
    let journal = try Journal.create(on: volume, header: SampleJournal.header)
    let spaces = Array(#"{"text":"\#(String(repeating: " ", count: 1500))"}"#.utf8)
    _ = try journal.append([spaces, spaces])
    let bytes = try SampleJournal.files(on: volume)[0]
    let ends = stride(from: 511, to: bytes.count, by: 512).filter { bytes[$0] == 0x20 }
    try #require(ends.count >= 4)
    for end in ends {
      var turned = bytes
      turned[end] = 0
      let damaged = CrashVolume()
      damaged.put("journal/00000001.log", turned)
      let reason = SampleJournal.damage { try Journal.verify(on: damaged) }?.reason
      #expect(reason == .brokenLink, "byte \(end)")
      #expect(throws: JournalDamage.self) { try Journal(on: damaged).recover { _, _ in } }
      #expect(try SampleJournal.files(on: damaged) == [turned])
    }
  }

  /// Zeros that no lost sector leaves are damage, and stay where they are.
  @Test(arguments: [1024..<1535, 1000..<1001, 1100..<1400])
  func otherZerosAreDamage(_ zeros: Range<Int>) throws {
    let (volume, bytes) = try journal(zeros: zeros)
    let journal = try Journal(on: volume)
    let damage = SampleJournal.damage { try journal.recover { _, _ in } }
    #expect(damage?.record == 2)
    #expect(damage?.reason == .brokenLink)
    #expect(try SampleJournal.files(on: volume) == [bytes])
  }
}
