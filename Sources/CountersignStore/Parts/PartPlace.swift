/// Some bytes in one of a snapshot's part files, and what they hash to.
package struct PartPlace: Equatable, Sendable {
  package var offset: Int
  package var length: Int
  /// The first eight bytes of their SHA-256.
  package var check: UInt64

  package init(offset: Int, length: Int, check: UInt64) {
    self.offset = offset
    self.length = length
    self.check = check
  }

  init(offset: Int, of bytes: [UInt8]) {
    self.init(offset: offset, length: bytes.count, check: ChainHash.of(bytes).prefix)
  }

  /// 16 hexadecimal digits.
  package var checkHex: String {
    let digits = String(check, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Offset and length in one word: 40 and 24 bits.
  var word: UInt64 { UInt64(offset) << 24 | UInt64(length) }

  init(word: UInt64, check: UInt64) {
    self.init(offset: Int(word >> 24), length: Int(word & 0xFF_FFFF), check: check)
  }

  static let longest = 0xFF_FFFF
}

/// A part of a snapshot is not as it was written.
///
/// It is derived from the journal, so nothing is lost.
package struct PartDamage: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    case check = "its hash does not hold"
    case short = "it ends too early"
    case page = "it is no page of an index"
    case block = "a block's hash does not hold"
    case row = "it is no row of this table"
  }

  package var file: String
  package var offset: Int
  package var reason: Reason

  package init(file: String, offset: Int, reason: Reason) {
    self.file = file
    self.offset = offset
    self.reason = reason
  }

  package var description: String { "\(file), byte \(offset): \(reason.rawValue)" }
}
