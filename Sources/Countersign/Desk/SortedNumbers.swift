/// Row numbers in their order: which rows are of one kind, found without looking at all.
package struct SortedNumbers: Equatable, Sendable, RandomAccessCollection {
  private var numbers: [Int] = []

  package init() {}
  package init(_ numbers: [Int]) { self.numbers = numbers.sorted() }

  package var startIndex: Int { 0 }
  package var endIndex: Int { numbers.count }
  package subscript(place: Int) -> Int { numbers[place] }

  /// Takes a number in, once.
  package mutating func insert(_ number: Int) {
    guard let last = numbers.last, number <= last else { return numbers.append(number) }
    let place = self.place(of: number)
    if numbers[place] != number { numbers.insert(number, at: place) }
  }

  package mutating func remove(_ number: Int) {
    let place = self.place(of: number)
    guard place < numbers.count, numbers[place] == number else { return }
    numbers.remove(at: place)
  }

  /// How many numbers are this one or greater.
  package func count(from number: Int) -> Int { numbers.count - place(of: number) }

  /// Where a number stands or would stand.
  private func place(of number: Int) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
