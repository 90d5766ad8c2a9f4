/// Whether a line that does not hold was never finished, though others follow it.
///
/// Many commands share a sync, and a power loss before it may leave a later part of the file on the
/// disk without an earlier one. Nothing of that was acknowledged, so it is the journal's torn end
/// and no damage. A place of the file that never got to the disk reads as zeros, and for the disk
/// writes whole sectors and the file only grows, they go on to the end of a sector or of the file.
/// No record has a zero byte in it; one that a bit made is alone, and ends no sector but by chance.
struct LostWrite {
  let file: any VolumeFile
  let options: JournalOptions

  /// - Parameter damage: The first line that does not hold.
  func begins(at damage: JournalDamage, size: Int) throws -> Bool {
    guard let zeros = try firstZero(from: damage.offset, size: size) else { return false }
    let sector = options.sectorBytes
    let end = min(size, (zeros / sector + 1) * sector)
    return try file.bytes(in: zeros..<end).allSatisfy { $0 == 0 }
  }

  /// The first zero byte of the line; nil when there is none.
  private func firstZero(from offset: Int, size: Int) throws -> Int? {
    var at = offset
    let last = min(size, offset + options.maximumLineBytes)
    while at < last {
      let bytes = try file.bytes(in: at..<min(last, at + options.chunkBytes))
      if bytes.isEmpty { return nil }
      for (place, byte) in bytes.enumerated() {
        if byte == 0 { return at + place }
        if byte == JournalLine.newline { return nil }
      }
      at += bytes.count
    }
    return nil
  }
}
