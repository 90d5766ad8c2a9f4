internal import Crypto

/// The store's own signature (Ed25519), made with a key derived from its root secret.
struct CheckpointSigner: Sendable {
  private let secret: Secret

  init(root: Secret) {
    secret = root.derive("countersign 1 checkpoint signature")
  }

  private var key: Curve25519.Signing.PrivateKey {
    secret.symmetric.withUnsafeBytes { bytes in
      // Any 32 bytes are a key.
      guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else {
        preconditionFailure("a derived secret has 32 bytes")
      }
      return key
    }
  }

  func sign(_ bytes: [UInt8]) -> [UInt8] {
    guard let signature = try? key.signature(for: bytes) else {
      preconditionFailure("Ed25519 signs whatever it is given")
    }
    return Array(signature)
  }

  /// 32 bytes that anyone may know.
  var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  static func holds(_ signature: [UInt8], _ bytes: [UInt8], _ publicKey: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: bytes)
  }
}
