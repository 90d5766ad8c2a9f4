/// Rows in the order they were made, each known by its number, counted from 1.
///
/// The one way to a table's rows. Those of a big store lie on the disk and are read when they are
/// looked at; only what changed since stands in memory.
package struct Rows<Row: Record & Equatable>: Sendable {
  /// Where the first `stored` rows lie, as they were when they were put there.
  private var source: (any RowSource<Row>)?
  private var stored = 0
  /// Stored rows that have changed since.
  private var changed: [Int: Row] = [:]
  /// The rows after the stored ones.
  private var rows: [Row] = []
  /// The numbers of rows that were changed or added since somebody asked; nil while nobody does.
  private var touched: Set<Int>?

  package init() {}
  package init(_ rows: [Row]) { self.rows = rows }

  /// Rows that lie elsewhere.
  package init(_ source: any RowSource<Row>, count: Int) { settle(on: source, count: count) }

  package var count: Int { stored + rows.count }
  /// The number the next row will have.
  package var next: Int { count + 1 }
  /// All rows, one after the other; for snapshots and whole-table queries.
  package var all: RowList<Row> { RowList(rows: self) }

  package func contains(_ number: Int) -> Bool { number >= 1 && number <= count }

  package subscript(number: Int) -> Row {
    get {
      guard number <= stored else { return rows[number - stored - 1] }
      return changed[number] ?? read(number)
    }
    set {
      touched?.insert(number)
      guard number <= stored else { return rows[number - stored - 1] = newValue }
      changed[number] = newValue
    }
    _modify {
      touched?.insert(number)
      if number > stored {
        yield &rows[number - stored - 1]
      } else {
        if changed[number] == nil { changed[number] = read(number) }
        yield &changed[number, default: Row()]
      }
    }
  }

  /// Says that these rows are about to be read one by one, so that they may be fetched at once.
  package func willRead(_ numbers: Range<Int>) {
    source?.willRead(numbers.clamped(to: 1..<(stored + 1)))
  }

  package mutating func append(_ row: Row) {
    let number = next
    rows.append(row)
    touched?.insert(number)
  }

  /// The numbers of the rows that were changed or added since this was last asked, and from now on
  /// of those that will be.
  package mutating func takeTouched() -> Set<Int> {
    defer { touched = [] }
    return touched ?? []
  }

  /// The rows that stand in memory one after the other: where they lie tells whether a change
  /// copied them.
  package func withRowsInMemory<Answer>(_ body: (UnsafeBufferPointer<Row>) -> Answer) -> Answer {
    rows.withUnsafeBufferPointer(body)
  }

  /// Counts rows as changed, as another state of the same table had them.
  package mutating func touch(_ numbers: Set<Int>) { touched = (touched ?? []).union(numbers) }

  private func read(_ number: Int) -> Row {
    guard let source else { preconditionFailure("a stored row without a place") }
    return source.row(number)
  }

  /// The rows that are not as the source has them, in the order of their numbers.
  package var unsettled: [(number: Int, row: Row)] {
    changed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      + rows.enumerated().map { (stored + $0.offset + 1, $0.element) }
  }

  /// From now on the first rows are read where they were put, and are not kept in memory.
  package mutating func settle(on source: any RowSource<Row>, count: Int) {
    self.source = source
    stored = count
    changed = [:]
    rows = []
  }

  /// From now on the stored rows are read elsewhere, where they are the same.
  package mutating func move(to source: any RowSource<Row>) { self.source = source }
}

extension Rows: Equatable {
  package static func == (one: Rows, other: Rows) -> Bool {
    if one.stored == 0, other.stored == 0 { return one.rows == other.rows }
    return one.all.elementsEqual(other.all)
  }
}

/// A place outside the memory where a table's rows lie.
package protocol RowSource<Row>: AnyObject, Sendable {
  associatedtype Row
  /// A row that is there; a blank one where it cannot be read, which the source has noted then.
  func row(_ number: Int) -> Row
  /// These are about to be read.
  func willRead(_ numbers: Range<Int>)
}

/// A table's rows as a list that reads each when it is asked for.
package struct RowList<Row: Record & Equatable>: RandomAccessCollection, Sendable {
  let rows: Rows<Row>

  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }
  package subscript(place: Int) -> Row { rows[place + 1] }
}

extension RowList: Equatable {
  package static func == (one: RowList, other: RowList) -> Bool { one.rows == other.rows }
}
