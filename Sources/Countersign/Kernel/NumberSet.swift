/// A set of row numbers in their order, mostly added at the end.
package struct NumberSet: Equatable, Sendable {
  package private(set) var numbers: [Int] = []

  package init() {}
  package init(_ numbers: [Int]) { self.numbers = numbers.sorted() }

  package var count: Int { numbers.count }

  package func contains(_ number: Int) -> Bool {
    let place = place(of: number)
    return place < numbers.count && numbers[place] == number
  }

  package mutating func insert(_ number: Int) {
    let place = place(of: number)
    guard place == numbers.count || numbers[place] != number else { return }
    numbers.insert(number, at: place)
  }

  package mutating func remove(_ number: Int) {
    let place = place(of: number)
    if place < numbers.count, numbers[place] == number { numbers.remove(at: place) }
  }

  /// How many of them are greater than a number.
  package func count(above number: Int) -> Int { numbers.count - place(of: number + 1) }

  /// Where a number stands, or would stand.
  private func place(of number: Int) -> Int {
    if let last = numbers.last, last < number { return numbers.count }
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
