import Countersign
@testable import CountersignClerk
import CountersignStore
import Testing

extension TestStore {
  /// Something of everything happened, written down in parts every so many records.
  ///
  /// Nothing of them is folded yet, though so many times more was replaced than is looked at.
  static func busy(
    every: Int = 3, times: Int = 1, from: Int = 1, block: Int = 8192
  ) throws -> TestStore {
    let store = try TestStore(parts: (from: 0, every: every))
    let clerk = try store.clerk()
    try clerk.live()
    try clerk.set(.bank, .ok)
    let signing = try clerk.create(4)
    try clerk.step("open", signing.tokens[0])
    for _ in 0..<400 where clerk.parts?.mark.isWorthFolding(from: 1, times: times) != true {
      try clerk.step("heartbeat", signing.tokens[0])
      try clerk.writeSnapshot()
    }
    // One that finds another at it writes none.
    for _ in 0..<100 where clerk.parts?.records != clerk.journal.position.records {
      try clerk.writeSnapshot()
    }
    store.folds = (from, block)
    return store
  }

  /// The state as the journal alone gives it.
  func replayed() throws -> Registry {
    var registry = Registry()
    let journal = try Journal(on: try DiskVolume(at: path))
    try journal.catchUp { try JournalReading.take($0, $1, into: &registry) }
    return registry
  }

  /// The store is the replay of its journal, and stands on parts of this generation alone.
  func checkParts(generation: Int, _ note: Comment? = nil) throws {
    let found = try Verification(of: path)
    #expect(found.records == (try records().count) + 1, note)
    let clerk = try clerk(isReadOnly: true)
    let base = try #require(clerk.parts, note)
    #expect(base.mark.generation == generation, note)
    #expect(try PartFiles.generations(on: clerk.volume) == [generation], note)
    #expect(try base.mark.liveBytes == base.recounted(), note)
    #expect(clerk.registry.differences(from: try replayed()) == [], note)
  }
}

extension Clerk {
  /// Folds what this clerk stands on where anything in it was replaced.
  func folding() throws -> PartFolding {
    PartFolding(
      volume: volume, operatorID: "li.na", reader: try #require(parts).reader, from: 1, times: 0,
      block: options.foldBlock)
  }
}

extension PartBase {
  /// Each table's rows by their keys, lengths and hashes, in order.
  func rowKeys() throws -> [[String]] {
    try TreeList.trees(of: mark).map { tree in
      var rows = [tree.table]
      try tree.forEach(in: reader) { rows.append("\($0) \($1.length) \($1.checkHex)") }
      return rows
    }
  }

  func recounted() throws -> Int {
    try TreeList.trees(of: mark).reduce(0) { try $0 + $1.liveBytes(in: reader) }
  }
}
