internal import Crypto

/// A key for one purpose, derived from the store's root secret (HKDF-SHA256), so that no two uses
/// share a key.
struct PurposeKey: Sendable {
  enum Purpose: String, CaseIterable {
    case linkCheck = "link check"
    case linkMask = "link mask"
    case blindIndex = "blind index"
    case sandboxAmount = "sandbox amount"
    case callbackSecret = "callback secret"
    case fingerprint = "fingerprint"
  }

  private let key: Secret

  init(_ purpose: Purpose, root: Secret) {
    key = root.derive("countersign 1 \(purpose.rawValue)")
  }

  /// HMAC-SHA256 of the parts, each with its length before it, so that no two lists are alike.
  func code(_ parts: [UInt8]...) -> [UInt8] {
    var hash = HMAC<SHA256>(key: key.symmetric)
    for part in parts {
      withUnsafeBytes(of: UInt64(part.count).bigEndian) { hash.update(data: Array($0)) }
      hash.update(data: part)
    }
    return Array(hash.finalize())
  }

  /// Standard Base64 of the key itself, for a secret that is shared with somebody.
  var base64: String { key.base64 }
}
