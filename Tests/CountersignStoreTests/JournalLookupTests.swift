import CountersignStore
import Testing

/// Finding records again, and going on from where a snapshot left off.
@Suite struct JournalLookupTests {
  @Test func everyRecordIsFoundAgain() throws {
    let journal = try SampleJournal.make(on: CrashVolume(), records: 200)
    for number in 1...200 { #expect(try journal.record(number) == SampleJournal.record(number)) }
    #expect(try journal.record(0) == SampleJournal.header)
  }

  @Test func aWindowOfRecordsIsRead() throws {
    let journal = try SampleJournal.make(on: CrashVolume(), records: 200)
    for range in [0..<1, 0..<201, 63..<66, 64..<128, 127..<129, 199..<201, 50..<50] {
      var found: [Int] = []
      try journal.read(range) { sequence, json in
        found.append(sequence)
        #expect(sequence == 0 || Array(json) == SampleJournal.record(sequence))
      }
      #expect(found == Array(range))
    }
  }

  @Test func aLookupReadsLittle() throws {
    let volume = CrashVolume()
    let options = JournalOptions(rollBytes: 1 << 20, maximumRecordBytes: 512, chunkBytes: 1 << 16)
    let journal = try Journal.create(
      on: volume, header: SampleJournal.header, options: options)
    for first in stride(from: 1, to: 3000, by: 100) {
      _ = try journal.append(SampleJournal.records(first...(first + 99)))
    }
    let calls = volume.calls
    #expect(try journal.record(1500) == SampleJournal.record(1500))
    #expect(volume.calls - calls <= 3)
  }

  /// After a start from a snapshot no mark leads to what is older, and none of it is read through.
  @Test func anOldRecordIsFoundInAFewReads() throws {
    let volume = CrashVolume()
    let options = JournalOptions(
      rollBytes: 1 << 18, maximumRecordBytes: 1 << 10, chunkBytes: 1 << 16)
    let writer = try Journal.create(on: volume, header: SampleJournal.header, options: options)
    for first in stride(from: 1, to: 20_000, by: 100) {
      _ = try writer.append(SampleJournal.records(first...(first + 99)))
    }
    #expect(writer.position.file > 5)
    let journal = try Journal(on: volume, options: options, from: writer.position)
    for number in [10_000, 1, 19_999, 20_000, 0, 10_001, 137] {
      let before = volume.calls
      let found = try journal.record(number)
      #expect(found == (number == 0 ? SampleJournal.header : SampleJournal.record(number)))
      #expect(volume.calls - before < 60, "\(number)")
      let again = volume.calls
      _ = try journal.record(number)
      #expect(volume.calls - again <= 3, "\(number)")
    }
  }

  /// A record that is not there is not answered with its neighbour.
  @Test func aRecordWithAnotherNumberIsNotTakenForIt() throws {
    let volume = CrashVolume()
    let writer = try Journal.create(
      on: volume, header: SampleJournal.header, options: SampleJournal.options)
    // Good links all of them, but the numbers leap.
    for number in 1...40 {
      _ = try writer.append([SampleJournal.record(number < 20 ? number : number + 5)])
    }
    let journal = try Journal(on: volume, options: SampleJournal.options, from: writer.position)
    for number in 20...24 {
      let damage = SampleJournal.damage { _ = try journal.record(number) }
      #expect(damage?.reason == .positionNotThere, "\(number)")
    }
    #expect(try journal.record(19) == SampleJournal.record(19))
  }

  @Test func goesOnFromEveryPosition() throws {
    let volume = CrashVolume()
    let writer = try SampleJournal.make(on: volume, records: 0)
    var positions = [writer.position]
    for number in 1...150 {
      _ = try writer.append([SampleJournal.record(number)])
      positions.append(writer.position)
    }
    for position in positions {
      let journal = try Journal(on: volume, options: SampleJournal.options, from: position)
      var next = position.records
      try journal.catchUp { sequence, json in
        #expect(sequence == next && Array(json) == SampleJournal.record(sequence))
        next += 1
      }
      #expect(journal.position == writer.position)
      #expect(journal.byteCount == writer.byteCount)
      // Older records than the position are found as well.
      for number in [position.records / 2, position.records - 1, 150] where number > 0 {
        #expect(try journal.record(number) == SampleJournal.record(number))
      }
    }
  }

  @Test func goesOnFromTheStartOfAFile() throws {
    let volume = CrashVolume()
    try SampleJournal.make(on: volume, records: 20)
    let (journal, _, _) = try SampleJournal.recovered(on: volume)
    var place = journal.position
    place.file += 1
    place.offset = 0
    volume.put("journal/0000000\(place.file).log", [])
    #expect(place.file < 10)
    let next = try Journal(on: volume, options: SampleJournal.options, from: place)
    #expect(try next.recover { _, _ in }.records == 0)
    #expect(try next.append([SampleJournal.record(21)]) == 21..<22)
    #expect(try SampleJournal.recovered(on: volume).records == SampleJournal.all(21))
  }

  @Test func aPositionOfAnotherJournalIsNoticed() throws {
    let volume = CrashVolume()
    let good = try SampleJournal.make(on: volume, records: 20).position
    var wrong = Array(repeating: good, count: 6)
    wrong[0].offset -= 1
    wrong[1].offset += 1
    wrong[2].head = .zero
    wrong[3].file -= 1
    wrong[4].file += 1
    wrong[5].offset = 0
    for position in wrong {
      let damage = SampleJournal.damage {
        _ = try Journal(on: volume, options: SampleJournal.options, from: position)
      }
      #expect(damage?.reason == .positionNotThere)
    }
    _ = try Journal(on: volume, options: SampleJournal.options, from: good)
  }

  @Test func aRolledBackJournalIsNoticed() throws {
    let volume = CrashVolume()
    let old = try SampleJournal.make(on: volume, records: 5)
    let early = volume.copy()
    _ = try old.append(SampleJournal.records(6...9))
    let damage = SampleJournal.damage {
      try Journal.verify(on: early, options: SampleJournal.options, expecting: old.position)
    }
    #expect(damage?.reason == .positionNotThere)
    #expect(damage?.record == old.position.records)
    #expect(throws: JournalDamage.self) {
      try Journal(on: early, options: SampleJournal.options, from: old.position)
    }
    for count in 0...9 {
      let there = try Journal(on: volume, options: SampleJournal.options)
      struct Enough: Error {}
      _ = try? there.catchUp { sequence, _ in if sequence == count { throw Enough() } }
      try Journal.verify(on: volume, options: SampleJournal.options, expecting: there.position)
    }
  }
}
