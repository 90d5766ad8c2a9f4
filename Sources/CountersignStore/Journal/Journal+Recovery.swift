extension Journal {
  /// What every writer does first after it got the lock: catches up, and puts the end in order.
  ///
  /// A torn last line is copied to quarantine, then cut off. A last record that is whole but for
  /// its newline is kept and gets the newline. Bytes that an earlier writer failed to sync are
  /// written again. Cheap when there is nothing to do: three calls of the system.
  /// - Parameter afterSyncs: Returns when no other process has a sync on its way, for one that
  ///   fails is told to those only who had the file open before. Called before this object opens
  ///   a file to write, and before it looks after what others failed to sync.
  /// - Throws: `JournalDamage`, nothing changed; `JournalStopped`; `VolumeFailure` from reading;
  ///   what `afterSyncs` and `body` throw.
  @discardableResult
  package func recover(
    afterSyncs: () throws -> Void = {}, _ body: Body
  ) throws -> Recovery {
    if let stopped { throw stopped }
    let before = position.records
    let found = try catchUp(body)
    try openToWrite(afterSyncs)
    var tail = Recovery.Tail.clean
    if found.unfinishedBytes > 0 {
      tail = try mendTail(bytes: found.unfinishedBytes, body)
    }
    if try volume.facts(of: Suspicion.path) != nil { try settleSuspicion(afterSyncs) }
    return Recovery(records: position.records - before, tail: tail)
  }

  private func openToWrite(_ afterSyncs: () throws -> Void) throws {
    if writer != nil { return }
    try afterSyncs()
    _ = try stoppingAtFailure { try writableFile() }
  }

  /// Writes again what others could not sync, and forgets the file opened before: its next sync
  /// would tell of that failure once more.
  private func settleSuspicion(_ afterSyncs: () throws -> Void) throws {
    try afterSyncs()
    try stoppingAtFailure { try Suspicion.settle(on: volume, upTo: position, options) }
    durable = position
    writer = nil
    try openToWrite {}
  }

  private func mendTail(bytes: Int, _ body: Body) throws -> Recovery.Tail {
    let sequence = position.records
    switch try judgeTail(bytes: bytes) {
    case .whole(let line):
      try stoppingAtFailure {
        let file = try writableFile()
        if line.count < bytes { try file.truncate(to: position.offset + line.count) }
        try file.append([JournalLine.newline])
        try file.sync()
      }
      if let damage = try line.withUnsafeBytes({ try take($0, body) }) { throw damage }
      return .completed(sequence: sequence)
    case .badNewline:
      throw position.damage(.badNewline)
    case .torn:
      return .quarantined(try stoppingAtFailure { try quarantineTail(bytes: bytes) })
    }
  }

  func judgeTail(bytes: Int) throws -> UnfinishedTail {
    guard bytes <= options.maximumLineBytes else { return .torn }
    let range = position.offset..<(position.offset + bytes)
    return UnfinishedTail(try readableFile().bytes(in: range), after: position.head)
  }

  private func quarantineTail(bytes: Int) throws -> QuarantinedTail {
    let name = JournalFiles.name(position.file)
    let range = position.offset..<(position.offset + bytes)
    let path = try Quarantine(volume: volume, chunkBytes: options.chunkBytes)
      .keep(range, of: readableFile(), as: "\(name)-\(position.offset)")
    let file = try writableFile()
    try file.truncate(to: position.offset)
    try file.sync()
    return QuarantinedTail(path: path, file: name, offset: position.offset, bytes: bytes)
  }
}

/// What the bytes after the last newline are.
enum UnfinishedTail: Equatable {
  /// A record whose hash holds; only its newline is missing, or zeros stand in place of it.
  case whole([UInt8])
  /// A record whose hash holds, with a byte after it that no torn write leaves: a newline that
  /// went bad. That is damage to something acknowledged.
  case badNewline
  /// Part of a record, or zeros: a write that never finished.
  case torn

  init(_ bytes: [UInt8], after head: ChainHash) {
    // Some file systems show zeros where a write did not get to the disk in time.
    let line = bytes.last == 0 ? Array(bytes[..<Self.endWithoutZeros(bytes)]) : bytes
    if Self.holds(line[...], head) {
      self = .whole(line)
    } else if Self.holds(bytes.dropLast(), head) {
      self = .badNewline
    } else {
      self = .torn
    }
  }

  private static func endWithoutZeros(_ bytes: [UInt8]) -> Int {
    (bytes.lastIndex { $0 != 0 } ?? -1) + 1
  }

  private static func holds(_ line: ArraySlice<UInt8>, _ head: ChainHash) -> Bool {
    line.withUnsafeBytes { JournalLine.holds($0, after: head) }
  }
}
