import Countersign

extension Registry {
  /// Without what may differ between a desk, its replay and its snapshot: the timers, whose entries
  /// are dropped only when they come up, counts that have fallen to zero, and the order of a
  /// number's owners.
  private var settled: Registry {
    var copy = self
    copy.resetTimers()
    copy.statusCounts = statusCounts.filter { $0.value != 0 }
    copy.personalIndices = personalIndices.mapValues { $0.sorted() }
    return copy
  }

  /// The names of the parts in which two desks differ.
  func differences(from other: Registry) -> [String] {
    zip(Mirror(reflecting: settled).children, Mirror(reflecting: other.settled).children)
      .compactMap { mine, theirs in
        guard let value = mine.value as? any Equatable else { return mine.label }
        return isEqual(value, theirs.value) ? nil : mine.label
      }
  }
}

private func isEqual<Value: Equatable>(_ one: Value, _ other: Any) -> Bool {
  one == other as? Value
}
