import CountersignStore
import Testing

/// A tree in a file against a dictionary in memory.
@Suite struct PartTreeTests {
  private struct Model {
    let volume = CrashVolume()
    var tree: PartTree
    var reader: PartReader?
    var size = (rows: 0, index: 0)
    var expected: [UInt64: [UInt8]] = [:]

    init(bits: Int) { tree = PartTree(table: "t", top: nil, bits: bits) }

    mutating func change(_ values: [UInt64: [UInt8]?]) throws {
      var writer = PartWriter(generation: 1, rowBytes: size.rows, indexBytes: size.index)
      let changes = values.map { key, value in
        PartChange(key: key, place: value.map { writer.add($0, key: key, in: tree) })
      }
      tree = try tree.updated(changes, reader: reader, writer: &writer)
      size = (writer.rowBytes, writer.indexBytes)
      try writer.append(on: volume).sync()
      if reader == nil { reader = try PartReader(on: volume, generation: 1) {} }
      for (key, value) in values { expected[key] = value }
    }

    func check(absent: [UInt64]) throws {
      let reader = try #require(reader)
      var found: [UInt64: [UInt8]] = [:]
      var last: UInt64?
      try tree.forEach(in: reader) { key, place in
        #expect(last.map { $0 < key } ?? true, "keys come in order")
        last = key
        found[key] = try reader.row(at: place)
      }
      #expect(found == expected)
      for (key, value) in expected {
        let place = try #require(try tree.place(of: key, in: reader))
        #expect(try reader.row(at: place) == value)
      }
      for key in absent where expected[key] == nil {
        #expect(try tree.place(of: key, in: reader) == nil)
      }
      try reader.verify(rowBytes: size.rows, indexBytes: size.index)
    }
  }

  @Test func numbersInTheirOrder() throws {
    var model = Model(bits: PartTree.numberBits)
    for start in stride(from: 1, to: 3000, by: 271) {
      var values: [UInt64: [UInt8]?] = [:]
      for number in start..<(start + 271) { values[UInt64(number)] = Array("\(number)".utf8) }
      // Some old ones change too.
      if start > 1 { values[UInt64(start / 2)] = Array("changed at \(start)".utf8) }
      try model.change(values)
    }
    try model.check(absent: [0, 5000, 1 << 27])
  }

  @Test(arguments: UInt64(1)...8)
  func hashesAtRandom(seed: UInt64) throws {
    var random = SystemLike(seed: seed)
    var model = Model(bits: PartTree.hashBits)
    var keys: [UInt64] = []
    for round in 0..<12 {
      var values: [UInt64: [UInt8]?] = [:]
      for _ in 0..<random.below(400) {
        // Some share their first bits, so that pages are divided far down.
        let key = random.next() >> UInt64(random.below(3) * 20)
        keys.append(key)
        values[key] = Array("\(key) \(round)".utf8)
      }
      for _ in 0..<random.below(120) where !keys.isEmpty {
        values[keys[random.below(keys.count)]] = .some(nil)
      }
      try model.change(values)
    }
    try model.check(absent: keys + [0, .max])
  }

  @Test func everythingTakenOutLeavesNothing() throws {
    var model = Model(bits: PartTree.hashBits)
    var values: [UInt64: [UInt8]?] = [:]
    for key in UInt64(1)...100 { values[key &* 0x9E37_79B9_7F4A_7C15] = [1] }
    try model.change(values)
    try model.change(values.mapValues { _ in nil })
    model.expected = [:]
    #expect(model.tree.top == nil)
    try model.check(absent: Array(values.keys))
  }

  @Test func anOlderTopSeesTheOlderTree() throws {
    var model = Model(bits: PartTree.numberBits)
    try model.change([1: [1], 2: [2]])
    let (old, reader) = (model.tree, try #require(model.reader))
    try model.change([2: [20], 3: [3]])
    let place = try #require(try old.place(of: 2, in: reader))
    #expect(try reader.row(at: place) == [2])
    #expect(try old.place(of: 3, in: reader) == nil)
  }

  @Test func aFlippedBitIsNeverRead() throws {
    var model = Model(bits: PartTree.numberBits)
    for number in 1...3 { try model.change([UInt64(number): Array("row \(number)".utf8)]) }
    for path in [PartFiles.rows(1), PartFiles.index(1)] {
      let good = try #require(model.volume.content(path))
      for bit in 0..<(good.count * 8) {
        var bad = good
        bad[bit / 8] ^= 1 << UInt8(bit % 8)
        let file = try model.volume.openFile(path, for: .overwriting)
        try bad.withUnsafeBytes { try file.overwrite($0, at: 0) }
        #expect(throws: PartDamage.self, "\(path), bit \(bit)") {
          try PartReader(on: model.volume, generation: 1) {}
            .verify(rowBytes: model.size.rows, indexBytes: model.size.index)
        }
        let reader = try PartReader(on: model.volume, generation: 1) {}
        for number in UInt64(1)...3 {
          // Either the row as it was written, or a failure.
          let row = try? model.tree.place(of: number, in: reader).map { try reader.row(at: $0) }
          #expect(row == nil || row == model.expected[number], "\(path), bit \(bit)")
        }
        try good.withUnsafeBytes { try file.overwrite($0, at: 0) }
      }
    }
    try model.check(absent: [4])
  }
}
