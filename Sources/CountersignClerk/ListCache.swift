import Countersign

/// Orders of lists and what filters leave of them, kept until the store changes.
///
/// An order is mended rather than made again: only rows whose key is new or has changed are put to
/// their places.
struct ListCache {
  enum Key: Equatable {
    case text(String)
    case number(Int64)

    static func < (one: Key, other: Key) -> Bool {
      switch (one, other) {
      case (.number(let one), .number(let other)): one < other
      case (.text(let one), .text(let other)): one < other
      case (.number, .text): true
      case (.text, .number): false
      }
    }
  }

  private struct OrderName: Hashable {
    let list: ListName
    let sort: Sorting
  }

  /// The numbers in their order, and each number's key.
  fileprivate struct Order {
    var numbers: [Int] = []
    var keys: [Key] = []
    var sequence = -1
  }

  private struct Matching {
    let conditions: [RowFilter.Condition]
    let sort: Sorting?
    let sequence: Int
    let numbers: [Int]
  }

  private var orders: [OrderName: Order] = [:]
  private var matching: [ListName: Matching] = [:]

  /// The rows of a list by a key; of equal ones the newest first.
  /// - Parameters:
  ///   - sequence: the store's last record, for knowing that nothing has changed.
  ///   - isStable: keys of known rows need not be asked for again.
  mutating func order(
    of list: ListName, by sort: Sorting, count: Int, at sequence: Int, isStable: Bool,
    key: (Int) -> Key
  ) -> [Int] {
    let name = OrderName(list: list, sort: sort)
    // One order a list is kept: the one that is looked at.
    for other in orders.keys where other.list == list && other != name { orders[other] = nil }
    var order = orders.removeValue(forKey: name) ?? Order()
    if order.sequence != sequence || order.keys.count != count {
      order.mend(count: count, isStable: isStable, isDescending: sort.isDescending, key: key)
      order.sequence = sequence
    }
    orders[name] = order
    return order.numbers
  }

  /// What a filter leaves of a list in an order, if that is known.
  func matching(
    _ list: ListName, _ conditions: [RowFilter.Condition], _ sort: Sorting?, at sequence: Int
  ) -> [Int]? {
    guard let known = matching[list], known.sequence == sequence, known.sort == sort,
      known.conditions == conditions
    else { return nil }
    return known.numbers
  }

  /// What an earlier filter left, where this one can only leave less: a letter more was typed, or
  /// time has gone on.
  func wider(
    _ list: ListName, _ conditions: [RowFilter.Condition], _ sort: Sorting?, at sequence: Int
  ) -> [Int]? {
    guard let known = matching[list], known.sequence == sequence, known.sort == sort,
      known.conditions.allSatisfy({ old in conditions.contains { $0.implies(old) } })
    else { return nil }
    return known.numbers
  }

  mutating func keep(
    _ numbers: [Int], _ list: ListName, _ conditions: [RowFilter.Condition], _ sort: Sorting?,
    at sequence: Int
  ) {
    matching[list] = Matching(
      conditions: conditions, sort: sort, sequence: sequence, numbers: numbers)
  }
}

extension ListCache.Order {
  fileprivate mutating func mend(
    count: Int, isStable: Bool, isDescending: Bool, key: (Int) -> ListCache.Key
  ) {
    var changed: [Int] = []
    if keys.count > count { self = ListCache.Order() }
    if !isStable {
      for number in keys.indices.map({ $0 + 1 }) {
        let now = key(number)
        if now != keys[number - 1] {
          keys[number - 1] = now
          changed.append(number)
        }
      }
    }
    let moved = Set(changed)
    for number in (keys.count + 1)..<(count + 1) {
      keys.append(key(number))
      changed.append(number)
    }
    let keys = keys
    func comes(_ one: Int, before other: Int) -> Bool {
      let (first, second) = (keys[one - 1], keys[other - 1])
      if first == second { return one > other }
      return isDescending ? second < first : first < second
    }
    changed.sort(by: comes)
    let rest = moved.isEmpty ? numbers : numbers.filter { !moved.contains($0) }
    numbers = []
    numbers.reserveCapacity(count)
    var at = 0
    for number in changed {
      while at < rest.count, comes(rest[at], before: number) {
        numbers.append(rest[at])
        at += 1
      }
      numbers.append(number)
    }
    numbers += rest[at...]
  }
}
