import Countersign
import CountersignStore

/// Some neighbouring rows of the processes, as a filter looks at them.
struct ProcessBlock {
  /// Rows in a block.
  static let most = 512
  /// Between texts, and between a text's several values: neither is ever looked for.
  static let outer = "\u{1}"
  static let inner = "\u{2}"

  struct Entry {
    /// Folded.
    var text: String
    var kind: Int
    var updatedAt: Int64
  }

  /// The rows' texts, one after the other, each with an end.
  private var bytes: [UInt8] = []
  private var starts: [Int32] = []
  private(set) var kinds: [Int] = []
  private(set) var updatedAt: [Int64] = []

  var count: Int { starts.count }

  mutating func append(_ entry: Entry) {
    starts.append(Int32(bytes.count))
    bytes += entry.text.utf8
    bytes.append(Self.outerByte)
    kinds.append(entry.kind)
    updatedAt.append(entry.updatedAt)
  }

  mutating func replace(_ row: Int, _ entry: Entry) {
    kinds[row] = entry.kind
    updatedAt[row] = entry.updatedAt
    let range = range(of: row)
    let text = Array(entry.text.utf8) + [Self.outerByte]
    guard !bytes[range].elementsEqual(text) else { return }
    bytes.replaceSubrange(range, with: text)
    let shift = Int32(text.count - range.count)
    for later in starts.indices where later > row { starts[later] += shift }
  }

  private static let outerByte: UInt8 = 1

  private func range(of row: Int) -> Range<Int> {
    Int(starts[row])..<(row + 1 < starts.count ? Int(starts[row + 1]) : bytes.count)
  }

  /// One of a row's texts by its place among them.
  func text(_ row: Int, _ place: Int) -> String {
    let parts = bytes[range(of: row)].split(
      separator: Self.outerByte, omittingEmptySubsequences: false)
    return parts.indices.contains(place) ? String(decoding: parts[place], as: UTF8.self) : ""
  }

  /// Takes the rows out that do not meet a condition.
  func narrow(_ mask: inout [Bool], by test: ProcessTest) {
    var isMet: [Bool]
    switch test.condition.test {
    case .time(let range): isMet = updatedAt.map(range.contains)
    case .number: isMet = [Bool](repeating: false, count: count)
    case .word, .field:
      isMet = kinds.map { test.kinds[$0] }
      if test.needsText { find(test, in: &isMet) }
    }
    for row in mask.indices where isMet[row] == test.condition.isNegated { mask[row] = false }
  }

  /// Marks the rows in whose text something stands.
  private func find(_ test: ProcessTest, in isMet: inout [Bool]) {
    guard !test.bytes.isEmpty else {
      for row in isMet.indices { isMet[row] = true }
      return
    }
    bytes.withUnsafeBytes { all in
      var (at, row) = (0, 0)
      while at < all.count,
        let hit = ByteSearch.first(test.bytes, in: UnsafeRawBufferPointer(rebasing: all[at...]))
      {
        let place = at + hit
        while row + 1 < starts.count, Int(starts[row + 1]) <= place { row += 1 }
        let range = range(of: row)
        if let field = test.field,
          all[range.lowerBound..<place].reduce(0, { $0 + ($1 == Self.outerByte ? 1 : 0) }) != field
        {
          at = place + 1
        } else {
          isMet[row] = true
          at = range.upperBound
        }
      }
    }
  }
}

/// A condition of a filter, made ready to be held against many rows.
struct ProcessTest {
  let condition: RowFilter.Condition
  /// Whether each combination of the common fields meets it.
  let kinds: [Bool]
  /// What is looked for in the rows' own texts.
  let bytes: [UInt8]
  let needsText: Bool
  /// The place of the text it must stand in; nil for any.
  let field: Int?

  init(_ condition: RowFilter.Condition, kinds: [Bool]) {
    self.condition = condition
    self.kinds = kinds
    // What stands between texts is found in none of them.
    func isText(_ sought: SoughtText) -> Bool { !sought.bytes.contains { $0 <= 2 } }
    switch condition.test {
    case .word(let sought):
      (bytes, needsText, field) = (sought.bytes, isText(sought), nil)
    case .field(let name, let sought):
      field = ProcessColumn.textFields.firstIndex(of: name)
      (bytes, needsText) = (sought.bytes, field != nil && isText(sought))
    case .number, .time: (bytes, needsText, field) = ([], false, nil)
    }
  }
}
