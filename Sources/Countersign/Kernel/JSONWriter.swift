/// Writes JSON into bytes, members in the order given.
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// True when the next item in the open bracket needs a comma before it.
  private var needsComma = false

  package init(reserving count: Int = 256) { bytes.reserveCapacity(count) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func item() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  package mutating func name(_ name: StaticString) {
    item()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func name(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    bracket(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    bracket(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  private mutating func bracket(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    item()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  package mutating func integer(_ value: Int64) {
    item()
    guard value != 0 else { return bytes.append(48) }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    while rest > 0 {
      bytes.append(UInt8(48 + rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  package mutating func null() { literal("null") }

  private mutating func literal(_ word: StaticString) {
    item()
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Bytes that are already a JSON value.
  package mutating func raw(_ value: some Sequence<UInt8>) {
    item()
    bytes.append(contentsOf: value)
  }

  package mutating func string(_ value: String) {
    item()
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { units in
      var clean = 0
      for at in 0..<units.count where Self.mustEscape(units[at]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: units[clean..<at]))
        escape(units[at])
        clean = at + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: units[clean...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      bytes.append(contentsOf: [UInt8(ascii: "u"), 48, 48])
      for half in [byte >> 4, byte & 15] { bytes.append(half < 10 ? 48 + half : 87 + half) }
    }
  }
}
