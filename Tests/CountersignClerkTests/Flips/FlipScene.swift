import Countersign
@testable import CountersignClerk
import CountersignStore
import Glibc
import Testing

/// A small store in which a file of every kind lies, and what is true in it.
final class FlipScene {
  let store: TestStore
  let files: [String]
  /// What `verify` finds while nothing is wrong.
  let whole: Verification
  /// Where the journal's lines begin.
  let lineStarts: [Int]
  let registry: Registry
  let publicKey: [UInt8]
  /// The many keys that are made in advance are all alike: so many are enough.
  static let spareSlots = 2
  private let rows: [TableName: [TableRow]]

  init(isParted: Bool) throws {
    store = try TestStore(parts: isParted ? (from: 0, every: 100_000) : nil) {
      $0.checkpointRecords = 6
    }
    try Self.live(in: store)
    try Self.leaveBehind(in: store)
    files = Self.files(in: store.path)
    whole = try Verification(of: store.path)
    lineStarts = try store.lines().reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let clerk = try store.clerk(isReadOnly: true)
    registry = clerk.registry
    publicKey = clerk.keys.checkpointPublicKey
    rows = try Dictionary(
      uniqueKeysWithValues: TableName.allCases.map { ($0, try clerk.table($0)) })
  }

  /// One process that was signed, a person who was erased, and something after the snapshot.
  private static func live(in store: TestStore) throws {
    let clerk = try store.clerk()
    let signing = try clerk.create(1, key: "K-1")
    try clerk.step("decline", signing.tokens[1], #","reason":"不同意""#)
    try clerk.run(#"{"command":"personal.erase","user_id":"person-1","reason":"本人要求删除"}"#)
    try clerk.writeSnapshot()
    try clerk.set(.bank, .unavailable)
    let slots = clerk.registry.lastSlot + spareSlots
    let keys = try store.bytes(KeyRing.subjectsFile)
    try store.write(KeyRing.subjectsFile, Array(keys.prefix(slots * KeyRing.slotWidth)))
  }

  /// What crashes and failing disks leave.
  private static func leaveBehind(in store: TestStore) throws {
    let journal = try store.bytes(TestStore.journal)
    try store.write(TestStore.journal, journal + Array("a line that was torn".utf8))
    try store.clerk().set(.bank, .ok)
    try store.write("snapshot.json.new", Array("half of a snap".utf8))
    try store.write("snapshot.json.damaged", Array("one that was bad".utf8))
    try store.write("keys/suspect", [])
    try store.write("fold.lock", try store.bytes("snapshot.lock"))
    try store.write("suspect", Array("1 \(journal.count)\n".utf8))
  }

  /// Every file in the store, by its path from there.
  private static func files(in path: String) -> [String] {
    FileText.names(in: path).flatMap { name in
      let inner = FileText.names(in: "\(path)/\(name)").map { "\(name)/\($0)" }
      return inner.isEmpty ? [name] : inner
    }
  }

  /// What a desk that only looks has to say.
  struct Look {
    /// Why it stopped.
    var refusal: (any Error)?
    /// What it showed that is not true.
    var wrong: String?
  }

  /// Opens a desk and reads everything that it shows.
  func look() -> Look {
    var look = Look()
    do {
      let clerk = try store.clerk(isReadOnly: true)
      for table in TableName.allCases {
        let wrong = try fault(in: table, of: clerk)
        look.wrong = look.wrong ?? wrong
      }
      let differences = clerk.registry.differences(from: registry)
      try clerk.catchUp()
      if look.wrong == nil, !differences.isEmpty { look.wrong = "\(differences) differ" }
    } catch {
      look.refusal = error
    }
    return look
  }

  /// The first row of a table that is not the true one.
  private func fault(in table: TableName, of clerk: Clerk) throws -> String? {
    let truth = rows[table] ?? []
    var (count, wrong) = (0, String?.none)
    do {
      try clerk.rows(of: table) { row in
        if count >= truth.count || !Self.isTrue(row, truth[count]) {
          wrong = wrong ?? "\(table.rawValue), row \(count)"
        }
        count += 1
        return true
      }
    } catch {
      // What was shown before it stopped counts, too.
      if wrong != nil { return wrong }
      throw error
    }
    return wrong ?? (count == truth.count ? nil : "\(table.rawValue) has \(count) rows")
  }

  /// A field whose key is damaged says so.
  private static func isTrue(_ row: TableRow, _ truth: TableRow) -> Bool {
    row.columns.elementsEqual(truth.columns) { found, known in
      found.name == known.name
        && (found.value == known.value
          || String(decoding: found.value, as: UTF8.self).contains(Masking.unreadable))
    }
  }
}
