import Countersign

/// The order in which alerts are listed: those that stand by urgency, the others by their numbers.
struct AlertOrder {
  private let standing: [Int]
  private let open: NumberSet
  let count: Int

  init(_ wallet: Wallet) {
    open = wallet.standingAlerts
    count = wallet.alerts.count
    let waiting = open.numbers.filter { wallet.alerts[$0].acknowledgedAt == nil }
    let known = open.numbers.filter { wallet.alerts[$0].acknowledgedAt != nil }
    standing = Self.urgent(waiting, wallet) + Self.urgent(known, wallet)
  }

  /// What is still so before what is over, critical ones first, and the newest of each level.
  static func urgent(_ numbers: [Int], _ wallet: Wallet) -> [Int] {
    numbers.sorted { one, other in
      let (first, second) = (wallet.alerts[one], wallet.alerts[other])
      let isOver = (first.resolvedAt != nil, second.resolvedAt != nil)
      if isOver.0 != isOver.1 { return isOver.1 }
      if first.level != second.level { return first.level > second.level }
      return first.raisedAt == second.raisedAt ? one > other : first.raisedAt > second.raisedAt
    }
  }

  /// The alert at a place of the list.
  func number(_ place: Int) -> Int {
    if place < standing.count { return standing[place] }
    return RestOrder.number(place - standing.count, total: count, without: [open])
  }

  /// The place of an alert that there is.
  func place(_ number: Int) -> Int {
    standing.firstIndex(of: number)
      ?? standing.count + RestOrder.place(number, total: count, without: [open])
  }
}

/// The rows that are in none of some sets, newest first, found without going through them.
enum RestOrder {
  /// The number of the row that has so many newer ones.
  static func number(_ place: Int, total: Int, without sets: [NumberSet]) -> Int {
    var low = 1
    var high = total
    // The greatest number with at least so many of the rest from it on.
    while low < high {
      let middle = (low + high + 1) / 2
      if count(from: middle, total, sets) > place { low = middle } else { high = middle - 1 }
    }
    return low
  }

  static func place(_ number: Int, total: Int, without sets: [NumberSet]) -> Int {
    count(from: number + 1, total, sets)
  }

  private static func count(from number: Int, _ total: Int, _ sets: [NumberSet]) -> Int {
    total - number + 1 - sets.reduce(0) { $0 + $1.count(above: number - 1) }
  }
}
