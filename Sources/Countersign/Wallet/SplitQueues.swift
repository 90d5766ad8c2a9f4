/// The parts of the split queue by row number, so that a window of it costs what a window costs.
///
/// Those that are done are all the others, and need no list of their own.
package struct SplitQueues: Equatable, Sendable {
  package private(set) var unresolved = SortedNumbers()
  package private(set) var waiting = SortedNumbers()
  package private(set) var failed = SortedNumbers()
  /// All splits.
  package private(set) var total = 0

  package init() {}

  /// As a snapshot has them.
  package init(unresolved: [Int], waiting: [Int], failed: [Int], total: Int) {
    self.unresolved = SortedNumbers(unresolved)
    self.waiting = SortedNumbers(waiting)
    self.failed = SortedNumbers(failed)
    self.total = total
  }

  package func count(_ queue: SplitQueue) -> Int {
    switch queue {
    case .unresolved: unresolved.count
    case .waiting: waiting.count
    case .failed: failed.count
    case .done: total - unresolved.count - waiting.count - failed.count
    }
  }

  /// Puts a split where it stands now.
  mutating func file(_ number: Int, _ queue: SplitQueue) {
    total = Swift.max(total, number)
    unresolved.remove(number)
    waiting.remove(number)
    failed.remove(number)
    switch queue {
    case .unresolved: unresolved.insert(number)
    case .waiting: waiting.insert(number)
    case .failed: failed.insert(number)
    case .done: break
    }
  }

  /// The split at a place of the whole queue: what needs a person first, then the newest.
  /// - Parameter place: counted from 0, below `total`.
  package func number(at place: Int) -> Int {
    var left = place
    for numbers in [unresolved, waiting, failed] {
      if left < numbers.count { return numbers[numbers.count - 1 - left] }
      left -= numbers.count
    }
    return done(left)
  }

  /// Where a split stands in the whole queue.
  package func place(of number: Int, _ queue: SplitQueue) -> Int {
    let before = SplitQueue.allCases.prefix { $0 != queue }.reduce(0) { $0 + count($1) }
    let newer =
      switch queue {
      case .unresolved: unresolved.count(from: number + 1)
      case .waiting: waiting.count(from: number + 1)
      case .failed: failed.count(from: number + 1)
      case .done: doneCount(from: number + 1)
      }
    return before + newer
  }

  private func doneCount(from number: Int) -> Int {
    total - number + 1 - unresolved.count(from: number) - waiting.count(from: number)
      - failed.count(from: number)
  }

  /// The newest but so many of those that are done.
  private func done(_ place: Int) -> Int {
    // The greatest number from which on there are that many.
    var (low, high) = (1, total)
    while low < high {
      let middle = (low + high + 1) / 2
      if doneCount(from: middle) > place { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// The parts of the split queue, in their order.
package enum SplitQueue: Int, CaseIterable, Sendable {
  /// Sent, and nobody knows the result.
  case unresolved
  /// Accepted, and not sent yet.
  case waiting
  case failed
  case done

  package init(_ status: SplitStatus, isUnresolved: Bool) {
    self =
      switch status {
      case .processing: isUnresolved ? .unresolved : .waiting
      case .failed: .failed
      case .success: .done
      }
  }
}
