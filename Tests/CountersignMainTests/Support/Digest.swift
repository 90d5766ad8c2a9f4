import Crypto

/// Digests worked out by the tests themselves.
enum Digest {
  static func sha256(_ text: String) -> String { hex(SHA256.hash(data: Array(text.utf8))) }

  static func sha256(_ parts: [UInt8]...) -> [UInt8] {
    var hash = SHA256()
    for part in parts { hash.update(data: part) }
    return Array(hash.finalize())
  }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// HMAC-SHA-256 in base64 under a key in base64.
  static func hmac(_ text: String, base64Key: String) throws -> String {
    let key = SymmetricKey(data: try base64(decoding: base64Key))
    return base64(Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)))
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func base64(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let word = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        out.append(
          place <= part.count ? alphabet[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  static func base64(decoding text: String) throws -> [UInt8] {
    var (out, word, bits) = ([UInt8](), 0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "=") {
      guard let value = alphabet.firstIndex(of: byte) else {
        throw ChildTrouble("\(text) is not base64")
      }
      (word, bits) = (word << 6 | value, bits + 6)
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(word >> bits & 0xFF))
      }
    }
    return out
  }
}
