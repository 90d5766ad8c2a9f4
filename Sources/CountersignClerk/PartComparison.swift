import Countersign
import CountersignStore

/// Holds a state that is wholly in memory against the parts of a snapshot.
struct PartComparison: PartVisitor {
  private let base: PartBase
  /// The first table that differs.
  private(set) var fault: (any Error)?

  init(_ base: PartBase) { self.base = base }

  mutating func rows<Row>(_ name: StaticString, _ rows: inout Rows<Row>) {
    let stored: StoredRows<Row> = base.rows(name)
    let numbers = (try? stored.numbers()) ?? []
    let isSame =
      base.mark.counts["\(name)"] == rows.count && numbers.elementsEqual(1..<rows.next)
      && numbers.allSatisfy { stored.row($0) == rows[$0] }
    note(name, isSame)
  }

  mutating func keyed<Value>(_ name: StaticString, _ values: inout Keyed<Value>) {
    let stored: StoredKeys<Value> = base.keyed(name)
    var (count, isSame) = (0, true)
    stored.forEach { key, value in
      count += 1
      if values[key] != value { isSame = false }
    }
    note(name, isSame && count == values.count)
  }

  private mutating func note(_ name: StaticString, _ isSame: Bool) {
    guard !isSame, fault == nil else { return }
    fault = ClerkFailure.snapshot("the part of \(name) is not what the journal gives")
  }
}
