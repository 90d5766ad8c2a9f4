/// A file of signed checkpoints, the oldest first.
///
/// Tells of records that are on the disk already, and is never waited for: one that is lost in a
/// crash is missed by nobody, for the next one says more.
package struct CheckpointLog {
  package static let folder = "checkpoints"
  package static let path = "checkpoints/signed.log"
  /// Longer than any line.
  private static let longest = 1024

  private let volume: any Volume
  private let path: String

  package init(on volume: any Volume, path: String = CheckpointLog.path) {
    self.volume = volume
    self.path = path
  }

  /// The newest that is whole; nil when there is none.
  ///
  /// - Throws: `VolumeFailure`.
  package func last() throws -> SignedCheckpoint? {
    guard try volume.facts(of: path) != nil else { return nil }
    let file = try volume.openFile(path, for: .reading)
    let size = try file.size()
    let bytes = try file.bytes(in: max(0, size - 2 * Self.longest)..<size)
    guard let end = bytes.lastIndex(of: JournalLine.newline) else { return nil }
    let start = bytes[..<end].lastIndex(of: JournalLine.newline).map { $0 + 1 } ?? 0
    return SignedCheckpoint(line: Array(bytes[start..<end]))
  }

  /// Adds one, and takes away an unfinished line that a crash left.
  ///
  /// Needs the store's lock.
  /// - Throws: `VolumeFailure`.
  package func append(_ checkpoint: SignedCheckpoint) throws {
    if try volume.facts(of: path) == nil {
      if path.contains("/") { try volume.makeFolder(Self.folder) }
      _ = try volume.createFile(path)
    }
    let file = try volume.openFile(path, for: .appending)
    let size = try file.size()
    let bytes = try file.bytes(in: max(0, size - Self.longest)..<size)
    let kept = bytes.lastIndex(of: JournalLine.newline).map { $0 + 1 } ?? 0
    if kept < bytes.count { try file.truncate(to: size - bytes.count + kept) }
    try file.append(checkpoint.line)
  }

  /// Every one, held against the store's name and key and their order.
  ///
  /// - Returns: The heads by the number of records; none where there is no file.
  /// - Throws: `CheckpointDamage`; `VolumeFailure`.
  package func heads(storeID: String, publicKey: [UInt8]) throws -> CheckpointHeads {
    var found = CheckpointHeads(file: path)
    guard let size = try volume.facts(of: path)?.size else { return found }
    let bytes = try volume.openFile(path, for: .reading).bytes(in: 0..<size)
    let lines = bytes.split(separator: JournalLine.newline, omittingEmptySubsequences: false)
    // What stands behind the last newline was never finished, unless the newline itself went bad.
    if let rest = lines.last, SignedCheckpoint(line: Array(rest.dropLast())) != nil {
      throw found.damage(.badLine, line: lines.count)
    }
    for (place, line) in lines.dropLast().enumerated() {
      guard let checkpoint = SignedCheckpoint(line: Array(line)) else {
        throw found.damage(.badLine, line: place + 1)
      }
      guard checkpoint.storeID == storeID else {
        throw found.damage(.otherStore, line: place + 1)
      }
      guard checkpoint.isSigned(by: publicKey) else {
        throw found.damage(.badSignature, line: place + 1)
      }
      try found.add(checkpoint, line: place + 1)
    }
    return found
  }
}

/// What the journal must have been at some places.
package struct CheckpointHeads {
  private let file: String
  private var heads: [(records: Int, head: ChainHash, line: Int)] = []
  /// The next that a journal comes by.
  private var next = 0

  init(file: String) { self.file = file }

  package var count: Int { heads.count }

  func damage(_ reason: CheckpointDamage.Reason, line: Int) -> CheckpointDamage {
    CheckpointDamage(file: file, line: line, reason: reason)
  }

  fileprivate mutating func add(_ checkpoint: SignedCheckpoint, line: Int) throws {
    guard checkpoint.records >= heads.last?.records ?? 0 else {
      throw damage(.outOfOrder, line: line)
    }
    heads.append((checkpoint.records, checkpoint.head, line))
  }

  /// Called for every place of the journal in order.
  mutating func pass(_ position: JournalPosition) throws {
    while next < heads.count, heads[next].records <= position.records {
      guard heads[next].records == position.records, heads[next].head == position.head else {
        throw damage(.otherHead, line: heads[next].line)
      }
      next += 1
    }
  }

  /// Called at the journal's end.
  mutating func end(_ position: JournalPosition) throws {
    try pass(position)
    if next < heads.count { throw damage(.rolledBack, line: heads[next].line) }
  }
}
