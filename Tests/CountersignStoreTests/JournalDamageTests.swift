import CountersignStore
import Testing

/// Whatever is done to a journal behind its back is found, named, and never cut away.
@Suite struct JournalDamageTests {
  /// Three files; the records come from outside the pure ASCII, too.
  private static func sample() throws -> CrashVolume {
    let volume = CrashVolume()
    try SampleJournal.make(on: volume, records: 7)
    try #require(SampleJournal.files(on: volume).count == 3)
    return volume
  }

  private static func replaced(_ volume: CrashVolume, _ files: [[UInt8]]) -> CrashVolume {
    let copy = CrashVolume()
    for (index, bytes) in files.enumerated() {
      copy.put("journal/0000000\(index + 1).log", bytes)
    }
    return copy
  }

  @Test func everyFlippedBitIsFoundAndNamed() throws {
    let volume = try Self.sample()
    let files = try SampleJournal.files(on: volume)
    try #require(files.count == 3)
    var record = 0
    for (number, file) in files.enumerated() {
      var start = 0
      for line in file.split(separator: 0x0A) {
        for bit in (start * 8)..<((start + line.count + 1) * 8) {
          var damaged = files
          damaged[number][bit / 8] ^= 1 << UInt8(bit % 8)
          let place = JournalDamage(
            record: record, file: "0000000\(number + 1).log", offset: start, reason: .brokenLink)
          try Self.expect(place, in: Self.replaced(volume, damaged))
        }
        start += line.count + 1
        record += 1
      }
    }
  }

  /// Both a check and the next writer find it there, and neither changes a byte.
  private static func expect(_ place: JournalDamage, in volume: CrashVolume) throws {
    let before = try SampleJournal.files(on: volume)
    for body in [
      { try Journal.verify(on: volume, options: SampleJournal.options) },
      { try SampleJournal.recovered(on: volume).journal.position },
    ] {
      var found = SampleJournal.damage { _ = try body() }
      if found == nil || found != place {
        found?.reason = place.reason
        #expect(found == place)
      }
    }
    if try SampleJournal.files(on: volume) != before {
      Issue.record("damage was changed: \(place)")
    }
    if try volume.list("quarantine") != [] { Issue.record("damage was moved: \(place)") }
  }

  @Test func everyFlippedBitIsFoundWhenLookedAtLater() throws {
    let volume = try Self.sample()
    let journal = try SampleJournal.recovered(on: volume).journal
    let files = try SampleJournal.files(on: volume)
    for (number, file) in files.enumerated() {
      for bit in 0..<(file.count * 8) {
        let damaged = try volume.openFile("journal/0000000\(number + 1).log", for: .overwriting)
        let byte = bit / 8
        try [file[byte] ^ 1 << UInt8(bit % 8)].withUnsafeBytes {
          try damaged.overwrite($0, at: byte)
        }
        if (try? journal.read(0..<8) { _, _ in }) != nil {
          // The newline of the last line alone is none of a record's bytes.
          Issue.record("bit \(bit) of file \(number + 1) passed")
        }
        try [file[byte]].withUnsafeBytes { try damaged.overwrite($0, at: byte) }
      }
    }
    try journal.read(0..<8) { _, _ in }
  }

  @Test func everyCutAtTheEndIsSetRight() throws {
    let volume = try Self.sample()
    let files = try SampleJournal.files(on: volume)
    let last = files[2]
    let lineStarts = [0] + last.indices.filter { last[$0] == 0x0A }.map { $0 + 1 }
    for size in 0..<last.count {
      let cut = Self.replaced(volume, Array(files[..<2]) + [Array(last[..<size])])
      let start = lineStarts.last { $0 <= size } ?? 0
      let isWhole = start == size
      let reason = SampleJournal.damage {
        try Journal.verify(on: cut, options: SampleJournal.options)
      }?.reason
      #expect(reason == (isWhole ? nil : .unfinishedTail))
      let (_, found, recovery) = try SampleJournal.recovered(on: cut)
      switch recovery.tail {
      case .clean: #expect(isWhole)
      case .completed(let sequence):
        #expect(last[size] == 0x0A && sequence == found.count - 1)
      case .quarantined(let tail):
        #expect(!isWhole && last[size] != 0x0A)
        #expect(cut.content(tail.path) == Array(last[start..<size]))
        #expect(tail.file == "00000003.log" && tail.offset == start && tail.bytes == size - start)
      }
      #expect(SampleJournal.all(7).starts(with: found))
      try Journal.verify(on: cut, options: SampleJournal.options)
    }
  }

  @Test func everyCutFilledWithZerosIsSetRight() throws {
    let volume = try Self.sample()
    let files = try SampleJournal.files(on: volume)
    let last = files[2]
    for size in 0..<last.count {
      let zeros = [UInt8](repeating: 0, count: last.count - size)
      let cut = Self.replaced(volume, Array(files[..<2]) + [last[..<size] + zeros])
      let (journal, found, recovery) = try SampleJournal.recovered(on: cut)
      #expect(recovery.tail != .clean)
      #expect(SampleJournal.all(7).starts(with: found))
      let whole = files[0] + files[1] + last[..<size]
      #expect(found.count >= whole.count { $0 == 0x0A })
      _ = try journal.append([SampleJournal.record(9)])
      try Journal.verify(on: cut, options: SampleJournal.options)
    }
  }

  @Test func aReaderLeavesAnUnfinishedLineAlone() throws {
    let volume = try Self.sample()
    let files = try SampleJournal.files(on: volume)
    let cut = Self.replaced(volume, Array(files[..<2]) + [Array(files[2].dropLast(5))])
    let reader = try Journal(on: cut, options: SampleJournal.options)
    let found = try reader.catchUp { _, _ in }
    #expect(found.unfinishedBytes > 0)
    #expect(try reader.catchUp { _, _ in }.records == 0)
    let file = try cut.openFile("journal/00000003.log", for: .appending)
    try Array(files[2].suffix(5)).withUnsafeBytes { try file.append($0) }
    #expect(try reader.catchUp { _, _ in } == CatchUp(records: 1, unfinishedBytes: 0))
  }

  @Test func linesOutOfPlaceAreFound() throws {
    let volume = try Self.sample()
    let files = try SampleJournal.files(on: volume)
    let lines = files[0].split(separator: 0x0A).map { $0 + [0x0A] }
    try #require(lines.count == 3)
    let changes: [String: [ArraySlice<UInt8>]] = [
      "deleted": [lines[0], lines[2]], "twice": [lines[0], lines[1], lines[1], lines[2]],
      "swapped": [lines[0], lines[2], lines[1]], "first gone": [lines[1], lines[2]],
      "blank line": [lines[0], [0x0A], lines[1], lines[2]],
      "last gone": [lines[0], lines[1]],
    ]
    for (name, changed) in changes {
      let damaged = Self.replaced(volume, [Array(changed.joined())] + files[1...])
      let damage = SampleJournal.damage {
        try Journal.verify(on: damaged, options: SampleJournal.options)
      }
      #expect(damage != nil, "\(name) passed")
    }
    let other = CrashVolume()
    let strange = try Journal.create(
      on: other, header: Array(#"{"store_id":"S2"}"#.utf8), options: SampleJournal.options)
    _ = try strange.append(SampleJournal.records(1...2))
    let spliced = Self.replaced(volume, [try SampleJournal.files(on: other)[0]] + files[1...])
    #expect(throws: JournalDamage.self) {
      try Journal.verify(on: spliced, options: SampleJournal.options)
    }
  }

  @Test func filesOutOfPlaceAreFound() throws {
    let volume = try Self.sample()
    let files = try SampleJournal.files(on: volume)
    func reason(_ change: (CrashVolume) throws -> Void) rethrows -> JournalDamage.Reason? {
      let copy = volume.copy()
      try change(copy)
      return SampleJournal.damage { try Journal.verify(on: copy, options: SampleJournal.options) }?
        .reason
    }
    #expect(try reason { try $0.remove("journal/00000001.log") } == .missingFile)
    #expect(try reason { try $0.remove("journal/00000002.log") } == .missingFile)
    #expect(reason { $0.put("journal/notes.txt", []) } == .strayFile)
    #expect(reason { $0.put("journal/00000000.log", []) } == .strayFile)
    #expect(reason { $0.put("journal/00000002.log", []) } == .emptyFile)
    #expect(
      reason { $0.put("journal/00000001.log", Array(files[0].dropLast(3))) }
        == .unfinishedFile)
    #expect(reason { $0.put("journal/00000005.log", []) } == .missingFile)
    #expect(reason { $0.put("journal/00000003.log", files[1]) } == .brokenLink)
  }

  @Test func aShrunkFileIsNoticedByThoseWhoReadMore() throws {
    let volume = try Self.sample()
    let journal = try SampleJournal.recovered(on: volume).journal
    try volume.openFile("journal/00000003.log", for: .appending).truncate(to: 10)
    #expect(SampleJournal.damage { try journal.catchUp { _, _ in } }?.reason == .shrunk)
    #expect(SampleJournal.damage { try journal.recover { _, _ in } }?.reason == .shrunk)
  }

  @Test func aNewlineThatWentBadIsNoTornLine() throws {
    let volume = try Self.sample()
    let files = try SampleJournal.files(on: volume)
    let bad = Self.replaced(volume, files[..<2] + [files[2].dropLast() + [0x0B]])
    for body in [
      { try Journal.verify(on: bad, options: SampleJournal.options) },
      { try SampleJournal.recovered(on: bad).journal.position },
    ] {
      let damage = SampleJournal.damage { _ = try body() }
      #expect(damage?.reason == .badNewline)
      #expect(damage?.record == 7)
    }
    #expect(try SampleJournal.files(on: bad)[2].last == 0x0B)
  }

  @Test func aLineThatNeverEndsTakesNoMemory() throws {
    let volume = try Self.sample()
    let files = try SampleJournal.files(on: volume)
    let long = [UInt8](repeating: 0x61, count: 5000)
    let unfinished = Self.replaced(volume, files[..<2] + [files[2] + long])
    let (_, found, recovery) = try SampleJournal.recovered(on: unfinished)
    #expect(found == SampleJournal.all(7))
    guard case .quarantined(let tail) = recovery.tail else {
      Issue.record("not quarantined: \(recovery.tail)")
      return
    }
    #expect(unfinished.content(tail.path) == long)
    let finished = Self.replaced(volume, files[..<2] + [files[2] + long + [0x0A]])
    let damage = SampleJournal.damage { _ = try SampleJournal.recovered(on: finished) }
    #expect(damage?.reason == .tooLong)
    #expect(damage?.record == 8)
  }
}
