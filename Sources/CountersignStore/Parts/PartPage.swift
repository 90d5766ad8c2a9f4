/// A page of a tree: either some entries, or the pages below it by their next four bits.
enum PartPage: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    var key: UInt64
    var place: PartPlace
  }

  case leaf([Entry])
  /// 16 of them.
  case inner([PartPlace?])

  /// A leaf with more is divided.
  static let mostEntries = 32
  private static let leafKind: UInt8 = 1
  private static let innerKind: UInt8 = 2

  /// Kind, number of entries or mask of children, then words, the lowest byte first.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    switch self {
    case .leaf(let entries):
      bytes.reserveCapacity(4 + entries.count * 24)
      bytes += [Self.leafKind, 0, UInt8(entries.count), 0]
      for entry in entries {
        Self.append(entry.key, to: &bytes)
        Self.append(entry.place, to: &bytes)
      }
    case .inner(let children):
      let mask = children.indices.reduce(0) { children[$1] == nil ? $0 : $0 | 1 << $1 }
      bytes += [Self.innerKind, 0, UInt8(mask & 0xFF), UInt8(mask >> 8)]
      for child in children { if let child { Self.append(child, to: &bytes) } }
    }
    return bytes
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 4, bytes[1] == 0 else { return nil }
    let field = Int(bytes[2]) | Int(bytes[3]) << 8
    var words = Words(bytes: bytes, at: 4)
    switch bytes[0] {
    case Self.leafKind:
      guard bytes.count == 4 + field * 24 else { return nil }
      self = .leaf(
        (0..<field).map { _ in
          Entry(key: words.next(), place: PartPlace(word: words.next(), check: words.next()))
        })
    case Self.innerKind:
      guard bytes.count == 4 + field.nonzeroBitCount * 16 else { return nil }
      self = .inner(
        (0..<16).map { slot in
          guard field & 1 << slot != 0 else { return nil }
          return PartPlace(word: words.next(), check: words.next())
        })
    default: return nil
    }
  }

  private static func append(_ place: PartPlace, to bytes: inout [UInt8]) {
    append(place.word, to: &bytes)
    append(place.check, to: &bytes)
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private struct Words {
    let bytes: [UInt8]
    var at: Int

    mutating func next() -> UInt64 {
      defer { at += 8 }
      return bytes.withUnsafeBytes {
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      }
    }
  }
}
