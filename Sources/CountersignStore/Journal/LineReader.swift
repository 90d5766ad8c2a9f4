/// Reads the lines of a file in big pieces, a line never being copied.
struct LineReader {
  let file: any VolumeFile
  /// Where reading ends, for the file may be growing.
  let end: Int
  let options: JournalOptions
  private var buffer: [UInt8] = []

  init(_ file: any VolumeFile, end: Int, options: JournalOptions) {
    self.file = file
    self.end = end
    self.options = options
  }

  /// Where and why reading stopped.
  enum Stop: Equatable {
    /// All lines up to the end are whole.
    case end
    /// The line at this offset has no newline before the end.
    case unfinished(at: Int)
    /// The line at this offset is longer than a line may be.
    case tooLong(at: Int)
  }

  /// Calls `line` with each whole line, without its newline, and where it starts in the file,
  /// until `line` answers false.
  mutating func read(
    from start: Int, _ line: (UnsafeRawBufferPointer, Int) throws -> Bool
  ) throws -> Stop {
    var offset = start
    var filled = 0
    reserve(min(options.chunkBytes, end - start))
    while offset + filled < end {
      let read = try fill(from: offset, filled)
      if read == 0 { break }
      let used = try lines(in: filled + read, at: offset, newFrom: filled, line)
      guard let used else { return .end }
      offset += used
      filled += read - used
      if filled > options.maximumLineBytes { return try rest(from: offset, filled) }
      keep(filled, from: used)
    }
    return filled == 0 ? .end : .unfinished(at: offset)
  }

  private mutating func reserve(_ count: Int) {
    if buffer.count < count {
      buffer += [UInt8](repeating: 0, count: count - buffer.count)
    }
  }

  /// Reads into what is free of the buffer; answers how many bytes.
  private mutating func fill(from offset: Int, _ filled: Int) throws -> Int {
    let wanted = min(buffer.count - filled, end - offset - filled)
    let file = file
    return try buffer.withUnsafeMutableBytes {
      let free = UnsafeMutableRawBufferPointer(rebasing: $0[filled..<(filled + wanted)])
      return try file.read(into: free, at: offset + filled)
    }
  }

  /// Hands on the whole lines in the first `count` bytes; answers the bytes used, nil when the
  /// caller has enough.
  private func lines(
    in count: Int, at offset: Int, newFrom: Int,
    _ line: (UnsafeRawBufferPointer, Int) throws -> Bool
  ) throws -> Int? {
    try buffer.withUnsafeBytes { whole in
      let bytes = UnsafeRawBufferPointer(rebasing: whole[..<count])
      var start = 0
      // The bytes kept from before are known to have no newline.
      var next = JournalLine.newline(in: bytes, from: newFrom)
      while let found = next {
        let part = UnsafeRawBufferPointer(rebasing: bytes[start..<found])
        guard try line(part, offset + start) else { return nil }
        start = found + 1
        next = JournalLine.newline(in: bytes, from: start)
      }
      return start
    }
  }

  /// Moves what is left to the front, and makes room when a line fills all of it.
  private mutating func keep(_ filled: Int, from used: Int) {
    if used > 0, filled > 0 {
      buffer.withUnsafeMutableBytes {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[used..<(used + filled)]))
      }
    }
    if filled * 2 > buffer.count { reserve(buffer.count * 2) }
  }

  /// A line over the limit: whether it ends at all decides what it is.
  private mutating func rest(from offset: Int, _ filled: Int) throws -> Stop {
    var at = offset + filled
    let (file, end) = (file, end)
    while at < end {
      let count = try buffer.withUnsafeMutableBytes {
        try file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: $0[..<min($0.count, end - at)]), at: at)
      }
      if count == 0 { break }
      let found = buffer.withUnsafeBytes {
        JournalLine.newline(in: UnsafeRawBufferPointer(rebasing: $0[..<count]), from: 0)
      }
      if found != nil { return .tooLong(at: offset) }
      at += count
    }
    return .unfinished(at: offset)
  }
}
