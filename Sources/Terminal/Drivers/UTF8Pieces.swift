/// Puts the bytes of UTF-8 together, however they were torn apart on the way.
struct UTF8Pieces: Sendable {
  private var kept: [UInt8] = []

  /// The scalars that are whole now; what is no UTF-8 comes as U+FFFD.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [Unicode.Scalar] {
    kept += bytes
    let whole = kept.count - Self.tornBytes(kept)
    defer { kept.removeFirst(whole) }
    return Array(String(decoding: kept.prefix(whole), as: UTF8.self).unicodeScalars)
  }

  /// How many bytes at the end begin a scalar whose rest has not come.
  private static func tornBytes(_ bytes: [UInt8]) -> Int {
    for (back, byte) in bytes.reversed().prefix(3).enumerated() where byte & 0xC0 != 0x80 {
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return back + 1 < length ? back + 1 : 0
    }
    return 0
  }
}
