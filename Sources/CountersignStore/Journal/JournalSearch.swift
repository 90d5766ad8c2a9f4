/// Finds a record by its number, which every record after the header begins with (`{"seq":41,`):
/// the files are halved, and then the one it must be in, so that a few lines are read of however
/// many.
///
/// Nothing found here is believed: who reads on from the place checks the links, and that the
/// records have the numbers they should.
struct JournalSearch {
  /// Below this it is quicker to read on than to go on halving.
  private static let enough = 16 << 10

  let journal: Journal
  let sequence: Int

  /// A place before the record, a few lines away at most.
  func place() throws -> JournalPosition {
    let number = try fileNumber()
    let file = try journal.fileForReading(number)
    let end = number == journal.position.file ? journal.position.offset : try file.size()
    var place = JournalPosition.start
    if number > 1 { place = try line(in: file, number, from: 0, end: end)?.after ?? place }
    var (low, high) = (place.offset, end)
    while high - low > Self.enough {
      let middle = (low + high) / 2
      if let found = try line(in: file, number, from: middle, end: high), found.number < sequence {
        (place, low) = (found.after, found.after.offset)
      } else {
        high = middle
      }
    }
    return place
  }

  /// The last file that begins with an earlier record.
  private func fileNumber() throws -> Int {
    var (low, high) = (1, journal.position.file)
    while low < high {
      let middle = (low + high + 1) / 2
      if let first = try firstRecord(of: middle), first < sequence {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }

  private func firstRecord(of number: Int) throws -> Int? {
    if let known = journal.index.firstRecords[number] { return known }
    let file = try journal.fileForReading(number)
    let first = try line(in: file, number, from: 0, end: try file.size())?.number
    journal.index.firstRecords[number] = first
    return first
  }

  private struct Line {
    var number: Int
    /// The place behind it.
    var after: JournalPosition
  }

  /// The first line that begins at the file's beginning, or after an offset; nil when none that
  /// begins there ends before `end`.
  private func line(
    in file: any VolumeFile, _ number: Int, from offset: Int, end: Int
  ) throws -> Line? {
    var options = journal.options
    options.chunkBytes = min(options.chunkBytes, 4 << 10)
    var lines = LineReader(file, end: end, options: options)
    var found: Line?
    var isPart = offset > 0
    _ = try lines.read(from: offset) { line, start in
      if isPart {
        isPart = false
        return true
      }
      guard let record = Self.number(of: line), let head = ChainHash(digits: Self.digits(line))
      else {
        throw JournalDamage(
          record: sequence, file: JournalFiles.name(number), offset: start, reason: .badFraming)
      }
      let after = JournalPosition(
        records: record + 1, head: head, file: number, offset: start + line.count + 1)
      found = Line(number: record, after: after)
      return false
    }
    return found
  }

  /// The number that a line's record says it has.
  static func number(of line: UnsafeRawBufferPointer) -> Int? {
    let start = JournalLine.jsonStart + prefix.count
    guard line.count > start, line[JournalLine.jsonStart..<start].elementsEqual(prefix) else {
      return nil
    }
    let digits = line[start...].prefix(19).prefix { (0x30...0x39).contains($0) }
    return digits.isEmpty ? nil : digits.reduce(0) { $0 &* 10 &+ Int($1 - 0x30) }
  }

  private static let prefix = Array(#"{"seq":"#.utf8)

  private static func digits(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: line.prefix(64))
  }
}
