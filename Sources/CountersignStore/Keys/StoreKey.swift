internal import Crypto

/// STORE/keys/store.key: the root secret, from which the keys for each purpose are derived.
///
/// One line: `countersign-root1`, 64 digits, 32 digits of a check sum.
struct StoreKey: Sendable {
  static let path = "\(KeyRing.folder)/store.key"
  static let file = "store.key"
  private static let mark = "countersign-root1"
  let root: Secret

  /// Makes the secret, durably.
  ///
  /// - Throws: `KeyFailure.exists`; `VolumeFailure`.
  static func create(on volume: any Volume, _ entropy: Entropy) throws -> StoreKey {
    if try volume.facts(of: path) != nil { throw KeyFailure.exists }
    let bytes = entropy.bytes(32)
    // Wholly there or not at all: a half-written secret would be a store that never opens.
    try ReplacedFile(on: volume, path: path).write(line(bytes))
    return StoreKey(root: Secret(bytes))
  }

  /// - Throws: `KeyFailure.loosePermissions`; `KeyDamage`; `VolumeFailure`.
  static func load(on volume: any Volume) throws -> StoreKey {
    guard let facts = try volume.facts(of: path) else {
      throw KeyDamage(file: file, slot: nil, reason: .missing)
    }
    guard facts.isPrivate else { throw KeyFailure.loosePermissions(path) }
    let text = try volume.openFile(path, for: .reading).bytes(in: 0..<256)
    let words = text.split(separator: 0x20)
    guard words.count == 3, let bytes = Hex.decode(Array(words[1])), bytes.count == 32,
      text == line(bytes)
    else { throw KeyDamage(file: file, slot: nil, reason: .badLine) }
    return StoreKey(root: Secret(bytes))
  }

  private static func line(_ bytes: [UInt8]) -> [UInt8] {
    // A digest of 256 random bits says nothing about them.
    let sum = SHA256.hash(data: Array(mark.utf8) + bytes).prefix(16)
    return Array("\(mark) \(Hex.text(bytes)) \(Hex.text(sum))\n".utf8)
  }
}
