internal import Crypto

/// The bytes of a key.
///
/// Whatever prints or dumps it gets no byte of them.
struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// One key of several, in order.
  init(joining secrets: [Secret]) {
    bytes = secrets.flatMap(\.bytes)
  }

  var symmetric: SymmetricKey { SymmetricKey(data: bytes) }

  /// Another key of 256 bits that does not lead back to this one (HKDF-SHA256).
  func derive(_ purpose: String) -> Secret {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: symmetric, info: Array(purpose.utf8), outputByteCount: 32)
    return Secret(key.withUnsafeBytes { Array($0) })
  }

  /// Standard Base64, with filling.
  var base64: String { Base64URL.standard(bytes) }

  var description: String { "secret" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
