import Countersign
import CountersignStore

extension Clerk {
  /// Writes the state down, so that the next start need not replay the whole journal.
  ///
  /// Worth its cost only now and then: always in a small store, in a big one when enough has come
  /// since the last, so that a command never pays for all rows.
  package func writeSnapshotIfWorthwhile() throws {
    guard !options.isReadOnly, sinceSnapshot > 0 else { return }
    let isSmall = journal.byteCount < 4 << 20
    guard isSmall || sinceSnapshot * 8 > registry.sequence else { return }
    try writeSnapshot()
  }

  package func writeSnapshot() throws {
    try holdingLock {
      // A snapshot that knows more than the journal would be damage after a power loss.
      try journal.sync()
      try ReplacedFile(on: volume).write(SnapshotText.write(registry, journal.position))
      sinceSnapshot = 0
    }
  }
}

/// The snapshot as a file: the tables as JSON, and the SHA-256 of all that stands before it, so
/// that a state with a flipped bit is not worked on.
enum SnapshotText {
  private static let seal = Array(",\"sha256\":\"".utf8)
  private static let end = Array("\"}\n".utf8)

  static func write(_ registry: Registry, _ position: JournalPosition) -> [UInt8] {
    var mark = RegistrySnapshot.JournalMark()
    mark.records = position.records
    mark.head = position.head.hex
    mark.file = position.file
    mark.offset = position.offset
    return write(RegistrySnapshot(registry, mark))
  }

  static func write(_ snapshot: RegistrySnapshot) -> [UInt8] {
    var bytes = snapshot.json
    bytes.removeLast()
    let digest = ChainHash.of(bytes).hex
    bytes += seal + Array(digest.utf8) + end
    return bytes
  }

  /// - Throws: `ClerkFailure.snapshot` when a bit is not as it was written.
  static func read(_ bytes: [UInt8]) throws -> RegistrySnapshot {
    let tail = seal.count + 64 + end.count
    guard bytes.count > tail else { throw ClerkFailure.snapshot("it is cut short") }
    let body = Array(bytes[..<(bytes.count - tail)])
    let expected = seal + Array(ChainHash.of(body).hex.utf8) + end
    guard Array(bytes[body.count...]) == expected else {
      throw ClerkFailure.snapshot("its SHA-256 does not hold")
    }
    do throws(JSONFault) {
      let text = try JSONText(bytes)
      let snapshot = try RegistrySnapshot.read(text.root, of: text)
      guard snapshot.format == StoreHeader.format else {
        throw JSONFault("format \(snapshot.format) is not known", at: 0)
      }
      return snapshot
    } catch {
      throw ClerkFailure.snapshot(error.reason)
    }
  }
}
