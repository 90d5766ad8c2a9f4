import CountersignStore

/// Two trees in the parts of one generation, a snapshot that names them, and what must be in them.
struct Shelf {
  let volume: any Volume
  private(set) var trees = [
    PartTree(table: "numbers", top: nil, bits: PartTree.numberBits),
    PartTree(table: "words", top: nil, bits: PartTree.hashBits),
  ]
  private(set) var generation = 1
  private(set) var size = (rows: 0, index: 0)
  private(set) var liveBytes = 0
  var expected: [[UInt64: [UInt8]]] = [[:], [:]]

  init(on volume: any Volume) { self.volume = volume }

  func reader() throws -> PartReader { try PartReader(on: volume, generation: generation) {} }

  /// Changes some of each tree's rows, and names the result.
  mutating func change(_ changes: [[UInt64: [UInt8]?]]) throws {
    var writer = PartWriter(
      generation: generation, rowBytes: size.rows, indexBytes: size.index)
    let reader = size.rows > 0 ? try reader() : nil
    for (number, values) in changes.enumerated() {
      let rows = values.sorted { $0.key < $1.key }.map { key, value in
        PartChange(key: key, place: value.map { writer.add($0, key: key, in: trees[number]) })
      }
      trees[number] = try trees[number].updated(rows, reader: reader, writer: &writer)
      for (key, value) in values { expected[number][key] = value }
    }
    size = (writer.rowBytes, writer.indexBytes)
    liveBytes += writer.liveBytes
    try writer.append(on: volume).name(in: text, on: volume)
  }

  /// Goes over to what was folded.
  mutating func take(_ fold: PartFold) {
    trees = fold.trees
    generation = fold.generation
    size = (fold.rowBytes, fold.indexBytes)
    liveBytes = fold.liveBytes
  }

  /// What is wrong; nil when all rows are there, in order, under their keys, and counted right.
  func fault() throws -> String? {
    let reader = try reader()
    try reader.verify(rowBytes: size.rows, indexBytes: size.index)
    var live = 0
    for (number, tree) in trees.enumerated() {
      var found: [UInt64] = []
      try tree.forEach(in: reader) { key, place in
        found.append(key)
        guard try reader.row(at: place) == expected[number][key],
          try tree.place(of: key, in: reader) == place
        else { throw PartDamage(file: tree.table, offset: place.offset, reason: .row) }
      }
      guard found == expected[number].keys.sorted() else { return "\(tree.table): \(found)" }
      live += try tree.liveBytes(in: reader)
    }
    return live == liveBytes ? nil : "\(live) bytes live, not \(liveBytes)"
  }

  /// Each row's key, length and hash: what stays the same when rows move.
  func rows() throws -> [[String]] {
    let reader = try reader()
    return try trees.map { tree in
      var rows: [String] = []
      try tree.forEach(in: reader) { rows.append("\($0) \($1.length) \($1.checkHex)") }
      return rows
    }
  }

  // MARK: The snapshot

  var text: [UInt8] {
    var words = [UInt64(generation), UInt64(size.rows), UInt64(size.index), UInt64(liveBytes)]
    for tree in trees {
      words += [UInt64(tree.top?.offset ?? 0), UInt64(tree.top?.length ?? 0), tree.top?.check ?? 0]
    }
    return Array(words.map { "\($0)" }.joined(separator: " ").utf8)
  }

  /// The shelf that a disk's snapshot names.
  init?(named volume: any Volume, expected: [[UInt64: [UInt8]]]) throws {
    guard let bytes = try ReplacedFile(on: volume).read() else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
      .compactMap { UInt64($0) }
    guard words.count == 10 else { return nil }
    self.init(on: volume)
    generation = Int(words[0])
    size = (Int(words[1]), Int(words[2]))
    liveBytes = Int(words[3])
    for number in trees.indices where words[5 + number * 3] > 0 {
      let top = words[(4 + number * 3)...]
      trees[number].top = PartPlace(
        offset: Int(top[top.startIndex]), length: Int(top[top.startIndex + 1]),
        check: top[top.startIndex + 2])
    }
    self.expected = expected
  }

  // MARK: For the crash loop

  /// Some rows, some of them replaced, some gone.
  static func filled(_ volume: any Volume) throws -> Shelf {
    var shelf = Shelf(on: volume)
    for round in 0..<2 {
      var values: [UInt64: [UInt8]?] = [:]
      for key in 1...UInt64(4 + round) { values[key] = Array("row \(key), \(round)".utf8) }
      try shelf.change([values, values.filter { $0.key % 2 == 0 }])
    }
    try shelf.change([[1: nil], [2: nil]])
    return shelf
  }

  /// Folds a shelf; what is known is whether that was acknowledged.
  static func folding(block: Int = 128) throws -> Scenario<Bool> {
    let expected = try filled(CrashVolume()).expected
    return Scenario(
      prepare: { _ = try filled($0) },
      run: { volume, known in
        guard var shelf = try Shelf(named: volume, expected: []) else { return }
        var fold = try PartFold(of: try shelf.reader(), as: 2, on: volume, block: block)
        try fold.take(shelf.trees)
        shelf.take(fold)
        try fold.name(in: shelf.text, on: volume)
        known = true
        try PartFiles.removeOlder(than: 2, on: volume)
      },
      check: { volume, isFolded in
        guard var shelf = try Shelf(named: volume, expected: expected) else {
          return "no snapshot"
        }
        if isFolded, shelf.generation != 2 { return "the older parts are named again" }
        if let fault = try shelf.fault() { return fault }
        // And it can be done once more, whatever was left behind.
        for other in try PartFiles.generations(on: volume) where other != shelf.generation {
          try PartFiles.remove(other, on: volume)
        }
        var fold = try PartFold(
          of: try shelf.reader(), as: shelf.generation + 1, on: volume)
        try fold.take(shelf.trees)
        shelf.take(fold)
        return try shelf.fault()
      },
      known: { false })
  }
}
