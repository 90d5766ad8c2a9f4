import Countersign
import CountersignStore
import Synchronization

/// A table's rows as they lie in the parts of a snapshot, each read when it is looked at.
final class StoredRows<Row: Record & Equatable>: RowSource {
  private let name: StaticString
  private let tree: PartTree
  private let reader: PartReader
  private let known = Mutex<[Int: Row]>([:])

  /// Rows kept because they may be looked at again at once.
  private static var most: Int { 2048 }
  /// Rows that lie further apart than so many bytes are not fetched together.
  private static var reach: Int { 8 << 20 }

  init(_ name: StaticString, _ tree: PartTree, _ reader: PartReader) {
    self.name = name
    self.tree = tree
    self.reader = reader
  }

  func row(_ number: Int) -> Row {
    if let row = known.withLock({ $0[number] }) { return row }
    do {
      let row = try read(number)
      known.withLock { known in
        if known.count >= Self.most { known = [:] }
        known[number] = row
      }
      return row
    } catch {
      reader.note(error)
      return Row()
    }
  }

  /// Neighbours mostly lie together, where they were written down together.
  func willRead(_ numbers: Range<Int>) {
    guard !numbers.isEmpty,
      let ends = try? [numbers.lowerBound, numbers.upperBound - 1].compactMap({
        try tree.place(of: UInt64($0), in: reader)
      }), ends.count == 2
    else { return }
    let start = min(ends[0].offset, ends[1].offset)
    let range = start..<max(ends[0].offset + ends[0].length, ends[1].offset + ends[1].length)
    if range.count <= Self.reach { reader.willRead(range) }
  }

  private func read(_ number: Int) throws -> Row {
    guard let place = try tree.place(of: UInt64(number), in: reader) else {
      throw ClerkFailure.snapshot("\(name) \(number) is not there")
    }
    return try Row.read(part: reader.row(at: place))
  }

  /// The numbers of all rows that are there, in order.
  func numbers() throws -> [Int] {
    var numbers: [Int] = []
    try tree.forEach(in: reader) { key, _ in numbers.append(Int(key)) }
    return numbers
  }
}

/// Values by their keys, as they lie in the parts of a snapshot.
///
/// A key's place is found by its hash; the few keys that share one lie together.
final class StoredKeys<Value: FieldValue & Equatable>: KeyedSource {
  private let name: StaticString
  private let tree: PartTree
  private let reader: PartReader?
  private let salt: String

  init(_ name: StaticString, _ tree: PartTree, _ reader: PartReader?, storeID: String) {
    self.name = name
    self.tree = tree
    self.reader = reader
    salt = "\(storeID) \(name) "
  }

  func hash(_ key: String) -> UInt64 { ChainHash.of(Array((salt + key).utf8)).prefix }

  func value(_ key: String) -> Value? { values(sharing: hash(key))[key] }

  /// All keys with a hash.
  func values(sharing hash: UInt64) -> [String: Value] {
    guard let reader else { return [:] }
    do {
      guard let place = try tree.place(of: hash, in: reader) else { return [:] }
      return try [String: Value].read(part: reader.row(at: place))
    } catch {
      reader.note(error)
      return [:]
    }
  }

  func forEach(_ body: (String, Value) -> Void) {
    guard let reader else { return }
    do {
      try tree.forEach(in: reader) { _, place in
        for (key, value) in try [String: Value].read(part: reader.row(at: place)) {
          body(key, value)
        }
      }
    } catch {
      reader.note(error)
    }
  }
}

extension FieldValue {
  /// A value from its own line's bytes.
  fileprivate static func read(part bytes: [UInt8]) throws -> Self {
    do throws(JSONFault) {
      let text = try JSONText(bytes)
      return try read(text.root, of: text)
    } catch {
      // Its hash holds.
      throw OlderSnapshot()
    }
  }
}
