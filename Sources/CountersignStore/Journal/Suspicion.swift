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
    try? file.append(Array("\(position.file) \(position.offset)\n".utf8))
  }

  /// Writes again what is in doubt, syncs it, and takes the note away.
  static func settle(
    on volume: any Volume, upTo end: JournalPosition, _ options: JournalOptions
  ) throws {
    let note = try volume.openFile(path, for: .reading)
    let words = try note.bytes(in: 0..<64).split { $0 == 0x20 || $0 == 0x0A }
    let numbers = words.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    // A note that cannot be read puts the whole last file in doubt.
    let known = numbers.count == 2 && numbers[0] >= 1 && numbers[0] <= end.file && numbers[1] >= 0
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
