import Glibc

/// Searching in bytes.
enum Bytes {
  static func contain(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    return bytes.withUnsafeBytes { all in
      var start = 0
      while start + wanted.count <= all.count,
        let base = all.baseAddress,
        let hit = memchr(base + start, Int32(first), all.count - wanted.count + 1 - start)
      {
        start = UnsafeRawPointer(hit) - base
        if memcmp(base + start, wanted, wanted.count) == 0 { return true }
        start += 1
      }
      return false
    }
  }
}
