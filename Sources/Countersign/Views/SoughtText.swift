/// A text that is looked for in many others, whatever the case of its letters.
package struct SoughtText: Equatable, Sendable {
  package let text: String
  /// Folded, in UTF-8.
  package let bytes: [UInt8]
  /// It has letters beyond ASCII that come in two cases.
  private let isCased: Bool

  /// It may stand in a number or an amount: ASCII digits and their signs only, or a `¥`.
  package let isNumeric: Bool

  package init(_ text: String) {
    self.text = text.lowercased()
    bytes = Array(self.text.utf8)
    isNumeric = self.text.unicodeScalars.allSatisfy { "0123456789.,-¥".unicodeScalars.contains($0) }
    isCased = self.text.unicodeScalars.contains { !$0.isASCII && $0.properties.isCased }
  }

  /// True where it stands in the other text.
  package func stands(in other: String) -> Bool {
    if bytes.isEmpty { return true }
    if isCased { return other.lowercased().contains(text) }
    var other = other
    return other.withUTF8 { stands(in: $0) }
  }

  private func stands(in other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard other.count >= bytes.count else { return false }
    let head = bytes[0]
    var start = 0
    while start <= other.count - bytes.count {
      if Self.folded(other[start]) == head {
        var at = 1
        while at < bytes.count, Self.folded(other[start + at]) == bytes[at] { at += 1 }
        if at == bytes.count { return true }
      }
      start += 1
    }
    return false
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
