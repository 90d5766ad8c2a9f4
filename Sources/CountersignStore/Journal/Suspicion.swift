/// STORE/suspect: a writer's note that its last write or sync failed, for the next writer.
///
/// After a failed sync the kernel may hold bytes as clean that never reached the disk. Another
/// process still reads them, and a sync of its own would answer "done" without writing them. So
/// the next writer writes them again, from the place noted here, before it builds on them. The
/// note need not be durable: after a power loss what is read is what the disk has.
enum Suspicion {
  static let path = "suspect"

  /// Leaves the note as well as can be on a failing disk.
  ///
  /// Where one is there already, it will do: all before its place is on the disk, so whatever else
  /// gets lost lies behind it.
  static func leave(on volume: any Volume, from position: JournalPosition) {
    guard let file = try? volume.createFile(path) else { return }
    try? file.append(text(position.file, position.offset))
  }

  /// Two numbers and the first digits of what they hash to: a figure that a bit made greater must
  /// not put less in doubt.
  private static func text(_ file: Int, _ offset: Int) -> [UInt8] {
    let numbers = "\(file) \(offset) "
    return Array((numbers + ChainHash.of(Array(numbers.utf8)).hex.prefix(16) + "\n").utf8)
  }

  /// Writes again what is in doubt, syncs it, and takes the note away.
  static func settle(
    on volume: any Volume, upTo end: JournalPosition, _ options: JournalOptions
  ) throws {
    let note = try volume.openFile(path, for: .reading)
    let bytes = try note.bytes(in: 0..<128)
    let numbers = bytes.split(separator: 0x20).prefix(2).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    // A note that is not as it was written puts the whole last file in doubt.
    let known =
      numbers.count == 2 && bytes == text(numbers[0], numbers[1]) && numbers[0] >= 1
      && numbers[0] <= end.file
    let first = known ? numbers[0] : end.file
    for number in first...end.file {
      let from = known && number == first ? numbers[1] : 0
      try rewrite(number, from: from, to: number == end.file ? end.offset : nil, volume, options)
    }
    try volume.remove(path)
  }

  private static func rewrite(
    _ number: Int, from: Int, to end: Int?, _ volume: any Volume, _ options: JournalOptions
  ) throws {
    let file = try volume.openFile(JournalFiles.path(number), for: .overwriting)
    let size = try end ?? file.size()
    var offset = from
    while offset < size {
      let bytes = try file.bytes(in: offset..<min(size, offset + options.chunkBytes))
      if bytes.isEmpty { break }
      try file.overwrite(bytes, at: offset)
      offset += bytes.count
    }
    try file.sync()
    try volume.syncFolder(JournalFiles.folder)
  }
}
