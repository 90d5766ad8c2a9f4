internal import Crypto

/// One slot of the subjects' log: a key of its own, or the place where one was.
///
/// 128 bytes, so a line never lies across two sectors of a disk, and slot n is at (n - 1) · 128:
/// 12 digits of slot, `K` or `X`, 64 digits of key or as many dashes, 32 digits of a check sum,
/// and `subject key v1`.
enum SubjectLine {
  case live(Secret)
  case destroyed
  /// A tombstone was begun and not finished: the key is gone or as good as gone.
  case halfDestroyed
  case damaged

  static let width = 128
  private static let mark = "subject key v1"
  private static let state = 13

  static func offset(of slot: Int) -> Int { (slot - 1) * width }

  static func live(slot: Int, key: [UInt8]) -> [UInt8] {
    precondition(key.count == 32, "a key has 256 bits")
    return line(slot: slot, "K", Hex.encode(key))
  }

  static func tombstone(slot: Int) -> [UInt8] {
    line(slot: slot, "X", [UInt8](repeating: UInt8(ascii: "-"), count: 64))
  }

  private static func line(slot: Int, _ state: String, _ key: [UInt8]) -> [UInt8] {
    let number = String(slot)
    let zeros = String(repeating: "0", count: max(0, 12 - number.utf8.count))
    let text = Array("\(zeros)\(number) \(state) ".utf8) + key
    let sum = Hex.encode(Array(SHA256.hash(data: text).prefix(16)))
    let line = text + [0x20] + sum + [0x20] + Array("\(mark)\n".utf8)
    precondition(line.count == width, "every line is as wide as the others")
    return line
  }

  /// What a slot's bytes say.
  static func read(_ bytes: [UInt8], slot: Int) -> SubjectLine {
    guard bytes.count == width else { return .damaged }
    if bytes == tombstone(slot: slot) { return .destroyed }
    // No single flipped bit turns K into X.
    if bytes[state] == UInt8(ascii: "X") { return .halfDestroyed }
    guard let key = Hex.decode(Array(bytes[15..<79])), bytes == live(slot: slot, key: key) else {
      return .damaged
    }
    return .live(Secret(key))
  }
}
