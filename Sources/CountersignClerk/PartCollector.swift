import Countersign
import CountersignStore

/// Adds what has changed since the last snapshot to its parts.
struct PartCollector: PartVisitor {
  private let base: PartBase?
  private let storeID: String
  private(set) var writer: PartWriter
  private(set) var mark: SnapshotParts
  private(set) var failure: (any Error)?

  /// - Parameter base: what the state stands on; nil where all of it is in memory.
  init(_ base: PartBase?, storeID: String, freshGeneration: Int) {
    self.base = base
    self.storeID = storeID
    mark = base?.mark ?? SnapshotParts()
    if base == nil { mark.generation = freshGeneration }
    writer = PartWriter(
      generation: mark.generation, rowBytes: mark.rowBytes, indexBytes: mark.indexBytes)
  }

  mutating func rows<Row>(_ name: StaticString, _ rows: inout Rows<Row>) {
    let tree = PartBase.tree("\(name)", base?.mark, bits: PartTree.numberBits)
    var changes: [PartChange] = []
    for (number, row) in rows.unsettled {
      let place = writer.add(row.json, key: UInt64(number), in: tree)
      changes.append(PartChange(key: UInt64(number), place: place))
    }
    mark.counts["\(name)"] = rows.count
    update(tree, changes)
  }

  mutating func keyed<Value>(_ name: StaticString, _ values: inout Keyed<Value>) {
    let tree = PartBase.tree("\(name)", base?.mark, bits: PartTree.hashBits)
    let stored = StoredKeys<Value>(name, tree, base?.reader, storeID: storeID)
    var sharing: [UInt64: [String: Value]] = [:]
    for (key, value) in values.unsettled {
      let hash = stored.hash(key)
      sharing[hash, default: stored.values(sharing: hash)][key] = value
    }
    let changes = sharing.sorted { $0.key < $1.key }.map { hash, values in
      let place = values.isEmpty ? nil : writer.add(Self.json(values), key: hash, in: tree)
      return PartChange(key: hash, place: place)
    }
    update(tree, changes)
  }

  private static func json(_ value: some FieldValue) -> [UInt8] {
    var writer = JSONWriter()
    value.write(to: &writer)
    return writer.bytes
  }

  private mutating func update(_ tree: PartTree, _ changes: [PartChange]) {
    guard failure == nil else { return }
    do {
      let top = try tree.updated(changes, reader: base?.reader, writer: &writer).top
      mark.tops[tree.table] = top.map(PartMark.init)
    } catch {
      failure = error
    }
  }

  /// Appends all of it to the part files; it counts for nothing until a snapshot names it.
  mutating func append(on volume: DiskVolume) throws -> PartWriter.Written {
    if let failure { throw failure }
    mark.rowBytes = writer.rowBytes
    mark.indexBytes = writer.indexBytes
    mark.liveBytes = mark.liveBytes.map { $0 + writer.liveBytes }
    return try writer.append(on: volume)
  }
}

extension PartMark {
  init(_ place: PartPlace) {
    self.init()
    offset = place.offset
    length = place.length
    check = place.checkHex
  }
}
