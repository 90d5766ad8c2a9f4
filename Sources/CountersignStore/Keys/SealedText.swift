/// The form of a sealed value: `s1:12,13:` and Base64 of nonce, cipher text and tag.
struct SealedText: Equatable {
  static let nonceBytes = 12
  static let tagBytes = 16
  private static let version = "s1"
  /// Nothing is about more subjects than this.
  static let maximumSlots = 64

  var slots: [Int]
  /// 12 bytes of nonce, the cipher text, 16 bytes of tag.
  var bytes: [UInt8]

  var text: String {
    let numbers = slots.map(String.init).joined(separator: ",")
    return "\(Self.version):\(numbers):\(Base64URL.encode(bytes))"
  }

  init(slots: [Int], bytes: [UInt8]) {
    self.slots = slots
    self.bytes = bytes
  }

  /// Takes only what `text` makes.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64URL.decode(parts[2]),
      bytes.count >= Self.nonceBytes + Self.tagBytes
    else { return nil }
    let numbers = parts[1].split(separator: ",", omittingEmptySubsequences: false)
    let slots = numbers.compactMap { Int($0) }
    guard (1...Self.maximumSlots).contains(slots.count), slots.count == numbers.count,
      slots.allSatisfy({ $0 > 0 })
    else { return nil }
    self.init(slots: slots, bytes: bytes)
    // One spelling only, byte by byte: no `+1`, no `01`, no other version.
    guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
  }
}
