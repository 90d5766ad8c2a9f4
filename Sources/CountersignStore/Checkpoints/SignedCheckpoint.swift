/// What a store said of its journal at a moment, signed: so many records, this head.
///
/// A chain of hashes cannot tell that its end was cut off, or that all of it was made anew; who has
/// one of these can. One line of text:
/// `countersign-checkpoint1 STORE RECORDS HEAD MOMENT SIGNATURE`, the signature (Ed25519, RFC 8032)
/// in Base64 over all that stands before it but the space.
package struct SignedCheckpoint: Equatable, Sendable {
  package let storeID: String
  /// How many records there were.
  package let records: Int
  /// The last link of the chain then.
  package let head: ChainHash
  /// The store's clock, as RFC 3339.
  package let at: String
  let signature: [UInt8]

  private static let mark = "countersign-checkpoint1"

  init(_ storeID: String, _ position: JournalPosition, at: String, signer: CheckpointSigner) {
    self.storeID = storeID
    records = position.records
    head = position.head
    self.at = at
    signature = signer.sign(Self.body(storeID, position.records, position.head, at))
  }

  /// From a line without its newline; nil for anything that is not exactly what is written.
  init?(line: [UInt8]) {
    let words = String(decoding: line, as: UTF8.self).split(
      separator: " ", omittingEmptySubsequences: false)
    guard words.count == 6, let records = Int(words[2]),
      let head = ChainHash(hex: String(words[3])),
      let signature = Base64URL.decode(words[5])
    else { return nil }
    storeID = String(words[1])
    self.records = records
    self.head = head
    at = String(words[4])
    self.signature = signature
    guard self.line == line + [JournalLine.newline] else { return nil }
  }

  /// With its newline.
  var line: [UInt8] {
    Self.body(storeID, records, head, at)
      + Array(" \(Base64URL.encode(signature))".utf8) + [JournalLine.newline]
  }

  package func isSigned(by publicKey: [UInt8]) -> Bool {
    CheckpointSigner.holds(signature, Self.body(storeID, records, head, at), publicKey)
  }

  private static func body(
    _ storeID: String, _ records: Int, _ head: ChainHash, _ at: String
  ) -> [UInt8] {
    Array("\(mark) \(storeID) \(records) \(head.hex) \(at)".utf8)
  }
}

/// A checkpoint and the journal, or the store's key, do not agree.
package struct CheckpointDamage: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    case badLine = "it is not a checkpoint"
    case badSignature = "it is not signed by this store"
    case otherStore = "it is another store's"
    /// Acknowledged records are gone: the end was cut off, or an older copy put in its place.
    case rolledBack = "the journal has fewer records than were signed: it was rolled back"
    case otherHead = "the journal has another record there than was signed"
    case outOfOrder = "it comes before the one above it"
    case none = "there is none"
  }

  /// The file it stands in.
  package var file: String
  /// The line, counted from 1; 0 for the file as a whole.
  package var line: Int
  package var reason: Reason

  package init(file: String, line: Int, reason: Reason) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  package var description: String {
    (line > 0 ? "\(file), line \(line)" : file) + ": \(reason.rawValue)"
  }
}
