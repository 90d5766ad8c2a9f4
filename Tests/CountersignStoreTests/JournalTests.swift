import CountersignStore
import Testing

/// Writing and reading when all is well.
@Suite struct JournalTests {
  @Test func aLineIsHashSpaceRecordNewline() throws {
    let volume = CrashVolume()
    try SampleJournal.make(on: volume, records: 1)
    let header = SampleJournal.header
    let first = ChainHash.of([UInt8](repeating: 0, count: 32) + header)
    let second = ChainHash.of(bytes(of: first) + SampleJournal.record(1))
    let expected =
      Array("\(first.hex) ".utf8) + header + Array("\n\(second.hex) ".utf8)
      + SampleJournal.record(1) + [0x0A]
    #expect(volume.content("journal/00000001.log") == expected)
  }

  private func bytes(of hash: ChainHash) -> [UInt8] {
    stride(from: 0, to: 64, by: 2).compactMap { UInt8(hash.hex.dropFirst($0).prefix(2), radix: 16) }
  }

  @Test func rollsToANewFileBeforeItGetsTooBig() throws {
    let volume = CrashVolume()
    let journal = try SampleJournal.make(on: volume, records: 20)
    let files = try SampleJournal.files(on: volume)
    #expect(files.count > 4)
    #expect(files.allSatisfy { $0.count <= SampleJournal.options.rollBytes && $0.last == 0x0A })
    #expect(journal.byteCount == files.map(\.count).reduce(0, +))
    #expect(try volume.list("journal").first == "00000001.log")
    #expect(try SampleJournal.recovered(on: volume).records == SampleJournal.all(20))
  }

  @Test func aGroupBiggerThanAFileHasAFileOfItsOwn() throws {
    let volume = CrashVolume()
    let journal = try SampleJournal.make(on: volume, records: 0)
    #expect(try journal.append(SampleJournal.records(1...10)) == 1..<11)
    #expect(try SampleJournal.files(on: volume).count == 2)
    #expect(try SampleJournal.recovered(on: volume).records == SampleJournal.all(10))
  }

  @Test func anAppendIsOneWriteAndOneSync() throws {
    let volume = CrashVolume()
    let journal = try SampleJournal.make(on: volume, records: 0)
    let calls = volume.calls
    _ = try journal.append(SampleJournal.records(1...2))
    // Size, write, sync.
    #expect(volume.calls - calls == 3)
  }

  @Test func aReaderSeesWhatOthersAppended() throws {
    let volume = CrashVolume()
    let writer = try SampleJournal.make(on: volume, records: 0)
    let reader = try Journal(on: volume, options: SampleJournal.options)
    var seen: [[UInt8]] = []
    for number in 0...12 {
      if number > 0 { _ = try writer.append([SampleJournal.record(number)]) }
      let found = try reader.catchUp { seen.append(Array($1)) }
      #expect(found == CatchUp(records: 1, unfinishedBytes: 0))
      #expect(reader.position == writer.position)
      #expect(reader.byteCount == writer.byteCount)
    }
    #expect(seen == SampleJournal.all(12))
  }

  @Test func aRecordThatTheBodyRefusedIsReadAgain() throws {
    struct Refused: Error {}
    let volume = CrashVolume()
    try SampleJournal.make(on: volume, records: 8)
    let journal = try Journal(on: volume, options: SampleJournal.options)
    #expect(throws: Refused.self) {
      try journal.catchUp { sequence, _ in if sequence == 5 { throw Refused() } }
    }
    #expect(journal.position.records == 5)
    var rest: [Int] = []
    try journal.catchUp { sequence, _ in rest.append(sequence) }
    #expect(rest == [5, 6, 7, 8])
  }

  @Test func anAppendWithoutRecoveryIsRefused() throws {
    let volume = CrashVolume()
    let first = try SampleJournal.make(on: volume, records: 1)
    let second = try SampleJournal.recovered(on: volume).journal
    _ = try first.append([SampleJournal.record(2)])
    let before = volume.content("journal/00000001.log")
    #expect(throws: JournalMisuse.behind) { try second.append([SampleJournal.record(9)]) }
    #expect(volume.content("journal/00000001.log") == before)
    try second.recover { _, _ in }
    #expect(try second.append([SampleJournal.record(3)]) == 3..<4)
  }

  @Test func onlyRecordsAreAppended() throws {
    let volume = CrashVolume()
    let journal = try SampleJournal.make(on: volume, records: 1)
    let good = SampleJournal.record(2)
    let before = volume.content("journal/00000001.log")
    #expect(throws: JournalMisuse.empty) { try journal.append([]) }
    #expect(throws: JournalMisuse.empty) { try journal.append([good, []]) }
    #expect(throws: JournalMisuse.controlByte) { try journal.append([good, good + [0x0A]]) }
    #expect(throws: JournalMisuse.controlByte) { try journal.append([[0] + good]) }
    let big = [UInt8](repeating: 0x20, count: 513)
    #expect(throws: JournalMisuse.tooLarge(513)) { try journal.append([good, big]) }
    #expect(volume.content("journal/00000001.log") == before)
    #expect(try journal.append([good, Array(big.dropLast())]) == 2..<4)
    #expect(try SampleJournal.recovered(on: volume).records.count == 4)
  }

  @Test func aJournalIsMadeOnce() throws {
    let volume = CrashVolume()
    #expect(throws: JournalMisuse.absent) { try Journal(on: volume) }
    try SampleJournal.make(on: volume, records: 1)
    #expect(throws: JournalMisuse.exists) {
      try Journal.create(on: volume, header: SampleJournal.header)
    }
  }

  @Test func anEmptyJournalTakesItsHeaderFromCreateOnly() throws {
    let volume = CrashVolume()
    volume.put("journal/00000001.log", [])
    let journal = try Journal(on: volume, options: SampleJournal.options)
    #expect(throws: JournalMisuse.absent) { try journal.append([SampleJournal.record(1)]) }
    #expect(throws: JournalMisuse.absent) { try Journal.verify(on: volume) }
    #expect(try SampleJournal.make(on: volume, records: 0).position.records == 1)
  }

  @Test func anyChunkSizeReadsTheSame() throws {
    let volume = CrashVolume()
    let head = try SampleJournal.make(on: volume, records: 12).position.head
    for chunk in 1...200 {
      var options = SampleJournal.options
      options.chunkBytes = chunk
      #expect(try Journal.verify(on: volume, options: options).head == head)
    }
  }

  @Test func hashesAreWrittenInOneWayOnly() {
    let hash = ChainHash.of(Array("a".utf8))
    #expect(hash.hex == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb")
    #expect(ChainHash(hex: hash.hex) == hash)
    #expect(ChainHash(hex: hash.hex.uppercased()) == nil)
    #expect(ChainHash(hex: String(hash.hex.dropLast())) == nil)
    #expect(ChainHash(hex: hash.hex + "00") == nil)
    #expect(ChainHash.zero.hex == String(repeating: "0", count: 64))
  }
}
