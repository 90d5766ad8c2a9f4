internal import Crypto
internal import Glibc

/// A link of the journal's chain: SHA-256 of the previous link and the record's raw bytes.
package struct ChainHash: Hashable, Sendable, CustomStringConvertible {
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// What comes before the first record.
  package static let zero = ChainHash(words: (0, 0, 0, 0))

  private init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  private init(_ digest: SHA256Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  /// SHA-256 of some bytes on their own.
  package static func of(_ bytes: [UInt8]) -> ChainHash {
    ChainHash(SHA256.hash(data: bytes))
  }

  /// The link that a record makes after this one.
  package func link(_ json: UnsafeRawBufferPointer) -> ChainHash {
    var hash = SHA256()
    withUnsafeBytes(of: words) { hash.update(bufferPointer: $0) }
    hash.update(bufferPointer: json)
    return ChainHash(hash.finalize())
  }

  /// Exactly 64 lowercase hexadecimal digits, or nil.
  package init?(hex: String) {
    guard let bytes = Hex.decode(Array(hex.utf8)), bytes.count == 32 else { return nil }
    self.init(bytes: bytes)
  }

  private init(bytes: [UInt8]) {
    words = bytes.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  /// From the 64 digits at the start of a line.
  init?(digits: UnsafeRawBufferPointer) {
    guard let bytes = Hex.decode(Array(digits)), bytes.count == 32 else { return nil }
    self.init(bytes: bytes)
  }

  /// Calls with the 64 lowercase hexadecimal digits.
  func withDigits<Answer>(_ body: (UnsafeRawBufferPointer) throws -> Answer) rethrows -> Answer {
    try withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { digits in
      withUnsafeBytes(of: words) { Hex.encode($0, into: digits) }
      return try body(UnsafeRawBufferPointer(digits))
    }
  }

  /// Whether some bytes are exactly the digits of this hash.
  func hasDigits(_ digits: UnsafeRawBufferPointer) -> Bool {
    withDigits { ours in
      guard digits.count == ours.count, let left = ours.baseAddress, let right = digits.baseAddress
      else { return false }
      return memcmp(left, right, ours.count) == 0
    }
  }

  /// The first eight bytes.
  package var prefix: UInt64 { UInt64(bigEndian: words.0) }

  /// 64 lowercase hexadecimal digits.
  package var hex: String {
    withDigits { String(decoding: $0, as: UTF8.self) }
  }

  package var description: String { hex }

  package static func == (left: ChainHash, right: ChainHash) -> Bool {
    left.words == right.words
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
  }
}
