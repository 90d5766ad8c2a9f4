extension Journal {
  /// The raw JSON of one record that has been read or appended.
  ///
  /// - Throws: as `read`.
  package func record(_ sequence: Int) throws -> [UInt8] {
    var found: [UInt8] = []
    try read(sequence..<(sequence + 1)) { _, json in found = Array(json) }
    return found
  }

  /// Reads some records again, in order, checking their links.
  ///
  /// At most 63 others are read to get there, however long the journal.
  ///
  /// - Parameter range: Within `0..<position.records`.
  /// - Throws: `JournalDamage`; `VolumeFailure`; what `body` throws.
  package func read(_ range: Range<Int>, _ body: Body) throws {
    try readLinks(range) { sequence, _, json in try body(sequence, json) }
  }

  /// The hash of one record that has been read or appended.
  ///
  /// - Throws: as `read`.
  package func hash(of sequence: Int) throws -> ChainHash {
    var found = ChainHash.zero
    try readLinks(sequence..<(sequence + 1)) { _, link, _ in found = link }
    return found
  }

  /// What a record's reader gets: its number, its hash, its JSON.
  private typealias LinkBody = (Int, ChainHash, UnsafeRawBufferPointer) throws -> Void

  private func readLinks(_ range: Range<Int>, _ body: LinkBody) throws {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= position.records, "only records read before")
    if range.isEmpty { return }
    if index.mark(before: range.lowerBound) == nil { try fillIndex() }
    guard var place = index.mark(before: range.lowerBound) else {
      throw position.damage(.positionNotThere)
    }
    while place.records < range.upperBound {
      try readPart(range, from: &place, body)
      if place.records < range.upperBound {
        // The file has no more, so what is missing is in the next.
        guard place.file < position.file else { throw place.damage(.positionNotThere) }
        place.file += 1
        place.offset = 0
      }
    }
  }

  /// Reads of one file what it has of the range.
  private func readPart(
    _ range: Range<Int>, from place: inout JournalPosition, _ body: LinkBody
  ) throws {
    let file = try fileForReading(place.file)
    let end = place.file == position.file ? position.offset : try file.size()
    var at = place
    var lines = LineReader(file, end: end, options: small(for: range.count))
    _ = try lines.read(from: at.offset) { line, _ in
      switch JournalLine.check(line, after: at.head) {
      case .failure(let fault): throw at.damage(fault.reason)
      case .success(let link):
        if range.contains(at.records) { try body(at.records, link, JournalLine.json(of: line)) }
        at.head = link
        at.records += 1
        at.offset += line.count + 1
        return at.records < range.upperBound
      }
    }
    place = at
  }

  private func fileForReading(_ number: Int) throws -> any VolumeFile {
    if number == position.file { return try readableFile() }
    return try volume.openFile(JournalFiles.path(number), for: .reading)
  }

  /// Reading pieces that suit a few records, going by their average.
  private func small(for count: Int) -> JournalOptions {
    var small = options
    let average = byteCount / max(1, position.records)
    let expected = (count + JournalIndex.stride) * (average + 1)
    small.chunkBytes = min(options.chunkBytes, max(4096, expected))
    return small
  }

  /// Finds the marks of the records before a snapshot's place: newlines are counted, no more.
  private func fillIndex() throws {
    var marks: [JournalPosition] = []
    var place = JournalPosition.start
    while place.records < index.unknown, place.file <= position.file {
      let file = try fileForReading(place.file)
      let end = place.file == position.file ? position.offset : try file.size()
      var lines = LineReader(file, end: end, options: options)
      _ = try lines.read(from: 0) { line, offset in
        if place.records % JournalIndex.stride == 0 {
          place.offset = offset
          marks.append(place)
        }
        place.records += 1
        if place.records % JournalIndex.stride == 0 {
          // The next mark needs the link before it: the digits of this line.
          guard let head = Self.head(of: line) else { throw place.damage(.badFraming) }
          place.head = head
        }
        return place.records < index.unknown
      }
      place.file += 1
    }
    guard marks.count * JournalIndex.stride >= index.unknown else {
      throw position.damage(.positionNotThere)
    }
    index.fill(marks)
  }

  private static func head(of line: UnsafeRawBufferPointer) -> ChainHash? {
    guard line.count >= 64 else { return nil }
    return ChainHash(digits: UnsafeRawBufferPointer(rebasing: line[..<64]))
  }
}
