import CountersignStore

/// A snapshot in parts grows: for the loops that take the disk away.
enum PartScenarios {
  /// What a snapshot says of its parts, written as words.
  private struct Mark {
    var top = PartPlace(offset: 0, length: 0, check: 0)
    var rowBytes = 0
    var indexBytes = 0
    var count = 0

    var text: [UInt8] {
      Array(
        "\(top.offset) \(top.length) \(top.check) \(rowBytes) \(indexBytes) \(count)".utf8)
    }

    init() {}

    init?(_ text: [UInt8]) {
      let words = String(decoding: text, as: UTF8.self).split(separator: " ")
      let numbers = words.compactMap { Int($0) }
      guard words.count == 6, let check = UInt64(words[2]), let offset = Int(words[0]),
        let length = Int(words[1]), let rows = Int(words[3]), let index = Int(words[4]),
        let count = numbers.last
      else { return nil }
      top = PartPlace(offset: offset, length: length, check: check)
      (rowBytes, indexBytes, self.count) = (rows, index, count)
    }
  }

  /// Eight rows become twelve, of which two are old ones changed.
  ///
  /// What is known is whether that was acknowledged.
  static var grow: Scenario<Bool> {
    Scenario(
      prepare: { try add(0..<8, to: $0) },
      run: { volume, known in
        try add(6..<12, to: volume)
        known = true
      },
      check: { volume, isNew in
        let found = try count(on: volume)
        guard found == 12 || !isNew && found == 8 else { return "\(found) rows" }
        try add(6..<14, to: volume)
        return try count(on: volume) == 14 ? nil : "they cannot grow any more"
      },
      known: { false })
  }

  private static func row(_ number: Int) -> [UInt8] { Array(#"{"number":\#(number)}"#.utf8) }

  private static func mark(on volume: any Volume) throws -> Mark {
    try ReplacedFile(on: volume).read().flatMap(Mark.init) ?? Mark()
  }

  private static func reader(on volume: any Volume) throws -> PartReader {
    try PartReader(on: volume, generation: 1) {}
  }

  private static func add(_ numbers: Range<Int>, to volume: any Volume) throws {
    var mark = try mark(on: volume)
    let reader = mark.count > 0 ? try reader(on: volume) : nil
    var writer = PartWriter(
      generation: 1, rowBytes: mark.rowBytes, indexBytes: mark.indexBytes)
    let old = tree(reader == nil ? nil : mark.top)
    let changes = numbers.map { number in
      let key = UInt64(number)
      return PartChange(key: key, place: writer.add(row(number), key: key, in: old))
    }
    let tree = try old.updated(changes, reader: reader, writer: &writer)
    (mark.rowBytes, mark.indexBytes) = (writer.rowBytes, writer.indexBytes)
    (mark.top, mark.count) = (tree.top ?? mark.top, numbers.upperBound)
    let written = try writer.append(on: volume)
    if reader == nil { try volume.syncFolder("") }
    try written.name(in: mark.text, on: volume)
  }

  private static func tree(_ top: PartPlace?) -> PartTree {
    PartTree(table: "numbers", top: top, bits: PartTree.numberBits)
  }

  /// How many rows there are, each as it was written.
  private static func count(on volume: any Volume) throws -> Int {
    let mark = try mark(on: volume)
    let reader = try reader(on: volume)
    try reader.verify(rowBytes: mark.rowBytes, indexBytes: mark.indexBytes)
    var count = 0
    try tree(mark.top).forEach(in: reader) { key, place in
      if try reader.row(at: place) == row(Int(key)), Int(key) == count { count += 1 }
    }
    return count == mark.count ? count : -count
  }
}
