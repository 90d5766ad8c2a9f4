internal import Crypto

/// STORE/keys: everything secret that the store has, and all that is done with it.
///
/// No key leaves this type, except the callback secret, which is made to be shared.
package final class KeyRing: Sendable {
  static let folder = "keys"
  /// The subjects' log, and the bytes of a slot in it.
  package static let subjectsFile = "keys/\(SubjectLog.file)"
  package static let slotWidth = SubjectLine.width
  private let subjects: SubjectLog
  private let entropy: Entropy
  private let links: LinkToken
  private let index: PurposeKey
  private let amounts: PurposeKey
  private let callbacks: PurposeKey
  private let prints: PurposeKey
  private let signer: CheckpointSigner

  private init(_ store: StoreKey, _ subjects: SubjectLog, _ entropy: Entropy) {
    self.subjects = subjects
    self.entropy = entropy
    links = LinkToken(root: store.root)
    index = PurposeKey(.blindIndex, root: store.root)
    amounts = PurposeKey(.sandboxAmount, root: store.root)
    callbacks = PurposeKey(.callbackSecret, root: store.root)
    prints = PurposeKey(.fingerprint, root: store.root)
    signer = CheckpointSigner(root: store.root)
  }

  /// Makes the keys of a new store, durably.
  ///
  /// Needs the store's lock.
  ///
  /// - Throws: `KeyFailure.exists`; `VolumeFailure`.
  package static func create(on volume: any Volume, entropy: Entropy = .system) throws -> KeyRing {
    try volume.makeFolder(folder)
    try volume.syncFolder("")
    let subjects = try SubjectLog.create(on: volume, entropy)
    // Last: a ring is there when its root secret is.
    let store = try StoreKey.create(on: volume, entropy)
    return KeyRing(store, subjects, entropy)
  }

  /// Opens a store's keys.
  ///
  /// - Throws: `KeyFailure.loosePermissions` when anybody else could read them; `KeyDamage`;
  ///   `VolumeFailure`.
  package init(on volume: any Volume, entropy: Entropy = .system) throws {
    guard let facts = try volume.facts(of: Self.folder) else {
      throw KeyDamage(file: StoreKey.file, slot: nil, reason: .missing)
    }
    guard facts.isPrivate else { throw KeyFailure.loosePermissions(Self.folder) }
    let store = try StoreKey.load(on: volume)
    subjects = try SubjectLog.load(on: volume, entropy)
    self.entropy = entropy
    links = LinkToken(root: store.root)
    index = PurposeKey(.blindIndex, root: store.root)
    amounts = PurposeKey(.sandboxAmount, root: store.root)
    callbacks = PurposeKey(.callbackSecret, root: store.root)
    prints = PurposeKey(.fingerprint, root: store.root)
    signer = CheckpointSigner(root: store.root)
  }

  // MARK: Subjects

  /// The next slots, their keys on the disk already.
  ///
  /// Needs the store's lock.
  ///
  /// Makes a batch in advance, so this writes once in some 256 slots.
  /// - Parameter lastUsed: The highest slot that any record names, 0 when none does.
  /// - Throws: `KeyDamage` when the log is shorter than what was used; `VolumeFailure`.
  package func freshSlots(_ count: Int, after lastUsed: Int) throws -> [Int] {
    try subjects.freshSlots(count, after: lastUsed)
  }

  /// Destroys a slot's key for good: what was sealed for it can be read by nobody.
  ///
  /// Needs the store's lock. May be repeated, and must be after a crash or a failure. The bytes
  /// are overwritten in place; a file system that copies on write, a backup or the disk's own
  /// spare blocks may keep the old ones longer.
  /// - Throws: `KeyFailure.unknownSlot`; `VolumeFailure`.
  package func destroy(_ slot: Int) throws {
    try subjects.destroy(slot)
  }

  /// Checks every line up to the last used slot, and counts.
  ///
  /// - Throws: `KeyDamage`; `VolumeFailure`.
  package func verify(lastUsed: Int) throws -> KeyCounts {
    try subjects.verify(lastUsed: lastUsed)
  }

  // MARK: Sealing

  /// Seals a value (AES-256-GCM, random nonce) under the keys of its subjects.
  ///
  /// - Parameters:
  ///   - slots: Whose value it is, 1 to 64 of them. With several, destroying any one is enough.
  ///   - context: Where the value belongs, such as `party/P20261121-000001/1/id_no`. The same is
  ///     needed to open it, so a value cannot be moved to another place.
  /// - Returns: ASCII such as `s1:12,13:Base64URL`.
  /// - Throws: `KeyFailure.destroyed`, `.unknownSlot`; `KeyDamage`; `VolumeFailure`.
  package func seal(_ plain: [UInt8], for slots: [Int], context: String) throws -> String {
    precondition((1...SealedText.maximumSlots).contains(slots.count), "1 to 64 slots")
    let key = try sealingKey(slots) { throw KeyFailure.destroyed($0) }
    guard let key else { throw KeyFailure.unreadable }
    let nonce = try AES.GCM.Nonce(data: entropy.bytes(SealedText.nonceBytes))
    let box = try AES.GCM.seal(
      plain, using: key, nonce: nonce, authenticating: Array(context.utf8))
    let bytes = Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    return SealedText(slots: slots, bytes: bytes).text
  }

  /// Opens a sealed value; nil when a key of it was destroyed.
  ///
  /// - Throws: `KeyFailure.malformed`, `.unreadable`, `.unknownSlot`; `KeyDamage`;
  ///   `VolumeFailure`.
  package func open(_ sealed: String, context: String) throws -> [UInt8]? {
    guard let text = SealedText(sealed) else { throw KeyFailure.malformed }
    guard let key = try sealingKey(text.slots, destroyed: { _ in }) else { return nil }
    do {
      let box = try AES.GCM.SealedBox(combined: text.bytes)
      return Array(try AES.GCM.open(box, using: key, authenticating: Array(context.utf8)))
    } catch {
      throw KeyFailure.unreadable
    }
  }

  /// One slot's own key, or one made of all, in order.
  private func sealingKey(
    _ slots: [Int], destroyed: (Int) throws -> Void
  ) throws -> SymmetricKey? {
    var secrets: [Secret] = []
    for slot in slots {
      guard let secret = try subjects.key(of: slot) else {
        try destroyed(slot)
        return nil
      }
      secrets.append(secret)
    }
    if slots.count == 1 { return secrets[0].symmetric }
    return Secret(joining: secrets).derive("countersign 1 shared value").symmetric
  }

  // MARK: Derived values

  /// The token of a party's link: 56 letters safe in a URL.
  ///
  /// The same each time.
  package func linkToken(ordinal: UInt64, party: UInt8, generation: UInt8) -> String {
    links.token(for: LinkLocator(ordinal: ordinal, party: party, generation: generation))
  }

  /// Whose a token is; nil when this store did not make it.
  package func locate(_ token: String) -> LinkLocator? {
    links.locate(token)
  }

  /// The first 12 hexadecimal digits of SHA-256 of a token's text: what is shown of it.
  package static func tokenDigestPrefix(_ token: String) -> String {
    String(ChainHash.of(Array(token.utf8)).hex.prefix(12))
  }

  /// A keyed index of a value, 32 hexadecimal digits, to find it again without storing it.
  ///
  /// - Parameter kind: Such as `mobile`: the same digits of another kind give another index.
  package func blindIndex(_ kind: String, _ value: String) -> String {
    Hex.text(index.code(Array(kind.utf8), Array(value.utf8)).prefix(16))
  }

  /// The amount in fen, 1 to 99, that the sandbox's bank deposits; the same for a context each
  /// time, every amount as likely as the others.
  package func sandboxAmount(_ context: String) -> Int {
    var round: UInt8 = 0
    while true {
      // 198 is twice 99; what is over is thrown away, or small amounts would come up more often.
      let code = amounts.code(Array(context.utf8), [round])
      if let byte = code.first(where: { $0 < 198 }) { return Int(byte) % 99 + 1 }
      round &+= 1
    }
  }

  /// A keyed digest, 32 hexadecimal digits, to compare without keeping.
  package func fingerprint(_ bytes: [UInt8]) -> String {
    Hex.text(prints.code(bytes).prefix(16))
  }

  /// A signed statement of how far a journal goes.
  ///
  /// - Parameter at: The moment, as RFC 3339.
  package func checkpoint(
    _ storeID: String, _ position: JournalPosition, at: String
  ) -> SignedCheckpoint {
    SignedCheckpoint(storeID, position, at: at, signer: signer)
  }

  /// What checkpoints are checked with: 32 bytes that anyone may know.
  package var checkpointPublicKey: [UInt8] { signer.publicKey }

  /// The secret that our callbacks are signed with, as the receiver is told it: `whsec_` and
  /// Base64 of 32 bytes (Standard Webhooks).
  package func callbackSecret() -> String {
    "whsec_" + callbacks.base64
  }
}
