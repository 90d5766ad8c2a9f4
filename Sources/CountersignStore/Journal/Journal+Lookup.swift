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
  /// A few lines are read to get there, however long the journal.
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
    var place =
      try index.place(before: range.lowerBound)
      ?? JournalSearch(journal: self, sequence: range.lowerBound).place()
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
        guard at.records == 0 || JournalSearch.number(of: line) == at.records else {
          throw at.damage(.positionNotThere)
        }
        if range.contains(at.records) {
          if at.records == range.lowerBound { index.keep(at) }
          try body(at.records, link, JournalLine.json(of: line))
        }
        at.head = link
        at.records += 1
        at.offset += line.count + 1
        return at.records < range.upperBound
      }
    }
    place = at
  }

  func fileForReading(_ number: Int) throws -> any VolumeFile {
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
}
