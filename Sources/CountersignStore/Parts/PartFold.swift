/// Copies what is looked at of one generation's trees to the next, without what newer rows and pages
/// have replaced.
///
/// Rows are copied one after the other, each held against its hash, and go to the disk in small
/// blocks: so memory stays small, and no sync has much to do. Others may go on adding to the old
/// generation meanwhile; what they changed is taken after that, for trees tell what is new in them.
package struct PartFold {
  package let generation: Int
  /// The trees as they are in the new generation.
  package private(set) var trees: [PartTree] = []
  private var copied: [PartTree] = []
  private let old: PartReader
  private let new: PartReader
  private let files: PartWriter.Written
  private var writer: PartWriter
  private var written = (rows: 0, index: 0)
  private let mayGoOn: () -> Bool

  /// It was told to stop.
  package struct Stopped: Error {}

  /// From so many bytes on, what waits goes to the disk.
  private let block: Int

  /// Makes the files of the new generation.
  ///
  /// - Parameters:
  ///   - old: of the generation that is copied.
  ///   - generation: no file has this number.
  ///   - mayGoOn: asked before every block.
  /// - Throws: `VolumeFailure`.
  package init(
    of old: PartReader, as generation: Int, on volume: any Volume, block: Int = 1 << 20,
    mayGoOn: @escaping () -> Bool = { true }
  ) throws {
    self.old = old
    self.generation = generation
    self.block = block
    self.mayGoOn = mayGoOn
    files = PartWriter.Written(
      rows: try volume.createFile(PartFiles.rows(generation)),
      index: try volume.createFile(PartFiles.index(generation)))
    // What is wrong with a copy says nothing about the store.
    new = try PartReader(on: volume, generation: generation) {}
    writer = PartWriter(generation: generation, rowBytes: 0, indexBytes: 0)
  }

  package var liveBytes: Int { writer.liveBytes }
  package var rowBytes: Int { writer.rowBytes }
  package var indexBytes: Int { writer.indexBytes }

  /// Copies these trees: all of them the first time, and then what has become another in them.
  ///
  /// - Parameter later: the same tables every time.
  /// - Throws: `PartDamage` where something was not as it was written; `VolumeFailure`; `Stopped`.
  package mutating func take(_ later: [PartTree]) throws {
    if copied.isEmpty {
      for tree in later {
        var copy = tree
        copy.top = try tree.top.map { try copyPage($0, tree) }
        trees.append(copy)
      }
    } else {
      for (number, tree) in later.enumerated() where tree != copied[number] {
        var changes = try copied[number].changes(to: tree, in: old)
        for slot in changes.indices {
          let key = changes[slot].key
          changes[slot].place = try changes[slot].place.map { try copyRow($0, key, tree) }
        }
        // What is changed is read again from the new files.
        try flush()
        trees[number] = try trees[number].updated(changes, reader: new, writer: &writer)
      }
    }
    copied = later
    try flush()
  }

  /// Syncs the new generation and has a snapshot name it.
  /// - Throws: `VolumeFailure`. The snapshot is then the old one or the new.
  package func name(in snapshot: [UInt8], on volume: any Volume) throws {
    try files.name(in: snapshot, on: volume)
  }

  private mutating func copyPage(_ place: PartPlace, _ tree: PartTree) throws -> PartPlace {
    switch try old.page(at: place, keeping: false) {
    case .leaf(var entries):
      for slot in entries.indices {
        entries[slot].place = try copyRow(entries[slot].place, entries[slot].key, tree)
      }
      return writer.add(page: PartPage.leaf(entries).bytes)
    case .inner(var children):
      for slot in children.indices {
        children[slot] = try children[slot].map { try copyPage($0, tree) }
      }
      return writer.add(page: PartPage.inner(children).bytes)
    }
  }

  private mutating func copyRow(
    _ place: PartPlace, _ key: UInt64, _ tree: PartTree
  ) throws -> PartPlace {
    if writer.waitingBytes >= block { try flush() }
    return writer.add(try old.row(at: place), key: key, in: tree)
  }

  /// Writes what waits, syncs it and reads it back.
  private mutating func flush() throws {
    guard mayGoOn() else { throw Stopped() }
    try writer.append(to: files)
    try files.sync()
    try new.verify(rowBytes: rowBytes, indexBytes: indexBytes, from: written)
    written = (rowBytes, indexBytes)
  }
}

extension PartTree {
  /// The keys whose places are others in a later tree of the same generation.
  ///
  /// What both have in common lies in the same pages, which are not looked at.
  func changes(to later: PartTree, in reader: PartReader) throws -> [PartChange] {
    var changes: [PartChange] = []
    try Self.compare(top, later.top, reader, &changes)
    return changes
  }

  private static func compare(
    _ before: PartPlace?, _ after: PartPlace?, _ reader: PartReader,
    _ changes: inout [PartChange]
  ) throws {
    guard before != after else { return }
    if case .inner(let one)? = try before.map({ try reader.page(at: $0) }),
      case .inner(let other)? = try after.map({ try reader.page(at: $0) })
    {
      for (before, after) in zip(one, other) { try compare(before, after, reader, &changes) }
      return
    }
    var gone: [UInt64: PartPlace] = [:]
    if let before { try walk(before, reader) { gone[$0] = $1 } }
    if let after {
      try walk(after, reader) { key, place in
        if gone.removeValue(forKey: key) != place {
          changes.append(PartChange(key: key, place: place))
        }
      }
    }
    changes += gone.keys.map { PartChange(key: $0, place: nil) }
  }

  /// The bytes of its pages and of its rows' lines.
  package func liveBytes(in reader: PartReader) throws -> Int {
    func bytes(_ place: PartPlace) throws -> Int {
      switch try reader.page(at: place, keeping: false) {
      case .leaf(let entries):
        place.length + entries.reduce(0) { $0 + lineLength(of: $1.key, at: $1.place) }
      case .inner(let children):
        try children.reduce(place.length) { try $0 + ($1.map(bytes) ?? 0) }
      }
    }
    return try top.map(bytes) ?? 0
  }
}
