/// Escapes and encoded scalars inside JSON strings.
enum JSONEscapes {
  /// Checks the escape at `at` (a backslash) and returns the offset after it.
  static func check(
    _ text: UnsafeBufferPointer<UInt8>, at: Int, limit: Int
  ) throws(JSONFault) -> Int {
    guard at + 1 < limit else { throw JSONFault("an escape does not end", at: at) }
    switch text[at + 1] {
    case UInt8(ascii: "u"):
      guard let unit = hex(text, at: at + 2, limit: limit) else {
        throw JSONFault("an escape is malformed", at: at)
      }
      if unit & 0xFC00 == 0xDC00 { throw JSONFault("a surrogate stands alone", at: at) }
      guard unit & 0xFC00 == 0xD800 else { return at + 6 }
      guard at + 7 < limit, text[at + 6] == UInt8(ascii: "\\"), text[at + 7] == UInt8(ascii: "u"),
        let low = hex(text, at: at + 8, limit: limit), low & 0xFC00 == 0xDC00
      else { throw JSONFault("a surrogate stands alone", at: at) }
      return at + 12
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return at + 2
    default:
      throw JSONFault("an escape is unknown", at: at)
    }
  }

  private static func hex(_ text: UnsafeBufferPointer<UInt8>, at: Int, limit: Int) -> UInt32? {
    guard at + 4 <= limit else { return nil }
    var value: UInt32 = 0
    for step in 0..<4 {
      guard let digit = hexDigit(text[at + step]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte - 48)
    case 65...70: UInt32(byte - 55)
    case 97...102: UInt32(byte - 87)
    default: nil
    }
  }

  /// Checks the multi-byte scalar at `at` (well-formed UTF-8 by table 3-7 of Unicode) and returns
  /// the offset after it.
  static func checkUTF8(
    _ text: UnsafeBufferPointer<UInt8>, at: Int, limit: Int
  ) throws(JSONFault) -> Int {
    let lead = text[at]
    let (length, low, high): (Int, UInt8, UInt8)
    switch lead {
    case 0xC2...0xDF: (length, low, high) = (2, 0x80, 0xBF)
    case 0xE0: (length, low, high) = (3, 0xA0, 0xBF)
    case 0xE1...0xEC, 0xEE, 0xEF: (length, low, high) = (3, 0x80, 0xBF)
    case 0xED: (length, low, high) = (3, 0x80, 0x9F)
    case 0xF0: (length, low, high) = (4, 0x90, 0xBF)
    case 0xF1...0xF3: (length, low, high) = (4, 0x80, 0xBF)
    case 0xF4: (length, low, high) = (4, 0x80, 0x8F)
    default: throw JSONFault("text is not UTF-8", at: at)
    }
    guard at + length <= limit, text[at + 1] >= low, text[at + 1] <= high else {
      throw JSONFault("text is not UTF-8", at: at)
    }
    for step in 2..<max(length, 2) where text[at + step] & 0xC0 != 0x80 {
      throw JSONFault("text is not UTF-8", at: at)
    }
    return at + length
  }

  /// The bytes a checked string stands for.
  static func unescape(_ slice: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(slice.count)
    var at = slice.startIndex
    while at < slice.endIndex {
      guard slice[at] == UInt8(ascii: "\\") else {
        out.append(slice[at])
        at += 1
        continue
      }
      let kind = slice[at + 1]
      at += 2
      switch kind {
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "u"): appendEscaped(slice, &at, &out)
      default: out.append(kind)
      }
    }
    return out
  }

  private static func appendEscaped(
    _ slice: ArraySlice<UInt8>, _ at: inout Int, _ out: inout [UInt8]
  ) {
    func unit() -> UInt32 {
      var value: UInt32 = 0
      for step in 0..<4 { value = value << 4 | (hexDigit(slice[at + step]) ?? 0) }
      at += 4
      return value
    }
    var value = unit()
    if value & 0xFC00 == 0xD800 {
      at += 2
      value = 0x10000 + ((value & 0x3FF) << 10) + (unit() & 0x3FF)
    }
    if let scalar = Unicode.Scalar(value) { out.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
  }
}
