/// A tree over numbers or hashes, four bits a level, whose pages are never changed: a change writes
/// the pages on its way to the top anew, and whoever has an older top still sees the older tree.
package struct PartTree: Equatable, Sendable {
  /// The table's name, which stands in every line.
  package let table: String
  /// Where the top page lies; nil while nothing is in it.
  package var top: PartPlace?
  /// How many bits of a key count; numbers of rows have fewer than hashes.
  let bits: Int

  package static let numberBits = 28
  package static let hashBits = 64

  package init(table: String, top: PartPlace?, bits: Int) {
    self.table = table
    self.top = top
    self.bits = bits
  }

  /// What stands in a row's line before it.
  func head(of key: UInt64) -> [UInt8] {
    Array(
      (bits == Self.hashBits
        ? #"{"table":"\#(table)","rows":"# : #"{"table":"\#(table)","number":\#(key),"row":"#).utf8)
  }

  /// What stands in it behind the row.
  static let tail = [UInt8(ascii: "}"), JournalLine.newline]

  func lineLength(of key: UInt64, at place: PartPlace) -> Int {
    head(of: key).count + place.length + Self.tail.count
  }

  /// Where a key's bytes lie; nil where there are none.
  /// - Throws: `PartDamage`; `VolumeFailure`.
  package func place(of key: UInt64, in reader: PartReader) throws -> PartPlace? {
    var shift = bits
    var next = top
    while let place = next {
      switch try reader.page(at: place) {
      case .leaf(let entries): return entries.first { $0.key == key }?.place
      case .inner(let children):
        shift -= 4
        next = children[Int(key >> UInt64(shift) & 15)]
      }
    }
    return nil
  }

  /// Every key, in order.
  package func forEach(
    in reader: PartReader, _ body: (UInt64, PartPlace) throws -> Void
  ) throws {
    guard let top else { return }
    try Self.walk(top, reader, body)
  }

  static func walk(
    _ place: PartPlace, _ reader: PartReader, _ body: (UInt64, PartPlace) throws -> Void
  ) throws {
    switch try reader.page(at: place) {
    case .leaf(let entries): for entry in entries { try body(entry.key, entry.place) }
    case .inner(let children):
      for child in children { if let child { try walk(child, reader, body) } }
    }
  }
}

/// One key's new place, or nil where it is gone.
package struct PartChange: Sendable {
  package var key: UInt64
  package var place: PartPlace?

  package init(key: UInt64, place: PartPlace?) {
    self.key = key
    self.place = place
  }
}

extension PartTree {
  /// The tree with some keys changed.
  ///
  /// - Parameters:
  ///   - changes: each key at most once.
  ///   - reader: of the tree as it is; nil for an empty one.
  ///   - writer: takes the new pages.
  package func updated(
    _ changes: [PartChange], reader: PartReader?, writer: inout PartWriter
  ) throws -> PartTree {
    guard !changes.isEmpty else { return self }
    let update = Update(tree: self, reader: reader)
    let sorted = changes.sorted { $0.key < $1.key }
    var copy = self
    copy.top = try update.page(top, sorted[...], shift: bits, &writer)
    return copy
  }

  private struct Update {
    let tree: PartTree
    let reader: PartReader?

    /// The page at a place with some of its keys changed; nil when nothing is left.
    func page(
      _ place: PartPlace?, _ changes: ArraySlice<PartChange>, shift: Int,
      _ writer: inout PartWriter
    ) throws -> PartPlace? {
      guard !changes.isEmpty else { return place }
      guard let place, let reader else { return build(entries(changes), shift, &writer) }
      let old = try reader.page(at: place)
      writer.drop(page: place)
      switch old {
      case .leaf(let entries): return build(merge(entries, changes, &writer), shift, &writer)
      case .inner(var children):
        var rest = changes
        for slot in 0..<16 {
          let end = rest.firstIndex { Self.slot($0.key, shift - 4) != slot } ?? rest.endIndex
          children[slot] = try page(children[slot], rest[..<end], shift: shift - 4, &writer)
          rest = rest[end...]
        }
        guard children.contains(where: { $0 != nil }) else { return nil }
        return writer.add(page: PartPage.inner(children).bytes)
      }
    }

    /// Pages over entries that are in order.
    private func build(
      _ entries: [PartPage.Entry], _ shift: Int, _ writer: inout PartWriter
    ) -> PartPlace? {
      guard !entries.isEmpty else { return nil }
      guard entries.count > PartPage.mostEntries, shift > 0 else {
        return writer.add(page: PartPage.leaf(entries).bytes)
      }
      var children = [PartPlace?](repeating: nil, count: 16)
      var rest = entries[...]
      for slot in 0..<16 {
        let end = rest.firstIndex { Self.slot($0.key, shift - 4) != slot } ?? rest.endIndex
        children[slot] = build(Array(rest[..<end]), shift - 4, &writer)
        rest = rest[end...]
      }
      return writer.add(page: PartPage.inner(children).bytes)
    }

    private static func slot(_ key: UInt64, _ shift: Int) -> Int { Int(key >> UInt64(shift) & 15) }

    private func entries(_ changes: ArraySlice<PartChange>) -> [PartPage.Entry] {
      changes.compactMap { change in
        change.place.map { PartPage.Entry(key: change.key, place: $0) }
      }
    }

    private func merge(
      _ old: [PartPage.Entry], _ changes: ArraySlice<PartChange>, _ writer: inout PartWriter
    ) -> [PartPage.Entry] {
      var merged: [PartPage.Entry] = []
      merged.reserveCapacity(old.count + changes.count)
      var rest = old[...]
      for change in changes {
        while let first = rest.first, first.key < change.key {
          merged.append(first)
          rest = rest.dropFirst()
        }
        if let first = rest.first, first.key == change.key {
          writer.drop(first.place, key: first.key, in: tree)
          rest = rest.dropFirst()
        }
        if let place = change.place { merged.append(.init(key: change.key, place: place)) }
      }
      return merged + rest
    }
  }
}
