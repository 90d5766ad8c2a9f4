import Countersign
import CountersignStore

/// The parts of a snapshot that a state stands on.
struct PartBase {
  let mark: SnapshotParts
  let reader: PartReader
  let storeID: String
  /// How many records of the journal it covers.
  let records: Int

  init(_ mark: SnapshotParts, _ reader: PartReader, storeID: String, records: Int) {
    self.mark = mark
    self.reader = reader
    self.storeID = storeID
    self.records = records
  }

  /// - Parameter mayMove: a snapshot with damaged parts is moved aside, so that the next start does
  ///   without it.
  static func reader(
    of mark: SnapshotParts, _ volume: DiskVolume, mayMove: Bool
  ) throws -> PartReader {
    try PartReader(on: volume, generation: mark.generation) {
      // Damage in parts that were folded meanwhile says nothing about those that came after.
      guard mayMove, let stored = try? ReplacedFile(on: volume).read(),
        (try? SnapshotText.read(stored))?.parts?.generation == mark.generation
      else { return }
      try? volume.rename("snapshot.json", to: "snapshot.json.damaged")
    }
  }

  /// A table's tree; an empty one where the table has nothing.
  static func tree(_ name: String, _ mark: SnapshotParts?, bits: Int) -> PartTree {
    let top = mark?.tops[name].flatMap { top in
      UInt64(top.check, radix: 16).map {
        PartPlace(offset: top.offset, length: top.length, check: $0)
      }
    }
    return PartTree(table: name, top: top, bits: bits)
  }

  func rows<Row>(_ name: StaticString) -> StoredRows<Row> {
    StoredRows(name, Self.tree("\(name)", mark, bits: PartTree.numberBits), reader)
  }

  func keyed<Value>(_ name: StaticString) -> StoredKeys<Value> {
    StoredKeys(name, Self.tree("\(name)", mark, bits: PartTree.hashBits), reader, storeID: storeID)
  }
}

extension Registry {
  /// From now on the long tables are read from these parts when they are looked at.
  mutating func settle(on base: PartBase) {
    var attaching = Attaching(base: base)
    visitParts(&attaching)
  }
}

extension Registry {
  /// The same rows lie in other parts now; what changed since stays in memory.
  mutating func move(to base: PartBase) {
    var moving = Moving(base: base)
    visitParts(&moving)
  }
}

private struct Moving: PartVisitor {
  let base: PartBase

  func rows<Row>(_ name: StaticString, _ rows: inout Rows<Row>) {
    rows.move(to: base.rows(name))
  }

  func keyed<Value>(_ name: StaticString, _ values: inout Keyed<Value>) {
    values.move(to: base.keyed(name))
  }
}

private struct Attaching: PartVisitor {
  let base: PartBase

  func rows<Row>(_ name: StaticString, _ rows: inout Rows<Row>) {
    rows.settle(on: base.rows(name), count: base.mark.counts["\(name)"] ?? 0)
  }

  func keyed<Value>(_ name: StaticString, _ values: inout Keyed<Value>) {
    values.settle(on: base.keyed(name))
  }
}
