/// Whether a line that does not hold was never finished, though others follow it.
///
/// Many commands share a sync, and a power loss before it may leave a later part of the file on the
/// disk without an earlier one. Nothing of that was acknowledged, so it is the journal's torn end
/// and no damage. A place of the file that never got to the disk reads as zeros, and for the disk
/// writes whole sectors and the file only grows, they go on to the end of a sector or of the file.
/// No record has a zero byte in it. One that a bit made is alone, and may by chance end a sector: but
/// then the line holds again with that bit turned back, which no part of a torn one does. So a bit
/// that turned over cuts nothing off that was acknowledged.
struct LostWrite {
  let file: any VolumeFile
  let options: JournalOptions
  /// The last link before the line.
  let head: ChainHash

  /// - Parameter damage: The first line that does not hold.
  func begins(at damage: JournalDamage, size: Int) throws -> Bool {
    guard let zeros = try firstZero(from: damage.offset, size: size) else { return false }
    let sector = options.sectorBytes
    let end = min(size, (zeros / sector + 1) * sector)
    guard try file.bytes(in: zeros..<end).allSatisfy({ $0 == 0 }) else { return false }
    return try end > zeros + 1 || !isTurnedBit(at: zeros, in: damage.offset..<size)
  }

  /// Whether the line holds with one bit of its zero byte set.
  private func isTurnedBit(at zero: Int, in range: Range<Int>) throws -> Bool {
    let most = range.lowerBound + options.maximumLineBytes
    let bytes = try file.bytes(in: range.lowerBound..<min(range.upperBound, most))
    var line = Array(bytes.prefix { $0 != JournalLine.newline })
    let place = zero - range.lowerBound
    return (0..<8).contains { bit in
      line[place] = 1 << UInt8(bit)
      return line.withUnsafeBytes { JournalLine.holds($0, after: head) }
    }
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
