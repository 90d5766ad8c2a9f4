/// Lowercase hexadecimal digits, and no others: a second spelling of the same bytes would be a
/// change that nobody notices.
enum Hex {
  /// Writes two digits for each byte; `digits` must have room for them.
  static func encode(_ bytes: UnsafeRawBufferPointer, into digits: UnsafeMutableRawBufferPointer) {
    precondition(digits.count >= bytes.count * 2, "two digits for each byte")
    for index in 0..<bytes.count {
      digits[index * 2] = digit(bytes[index] >> 4)
      digits[index * 2 + 1] = digit(bytes[index] & 15)
    }
  }

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bytes.count * 2) { digits, count in
      bytes.withUnsafeBytes { encode($0, into: UnsafeMutableRawBufferPointer(digits)) }
      count = bytes.count * 2
    }
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: encode(Array(bytes)), as: UTF8.self)
  }

  /// Nil where anything but pairs of lowercase digits is found.
  static func decode(_ digits: [UInt8]) -> [UInt8]? {
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
