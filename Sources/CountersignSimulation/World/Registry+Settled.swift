package import Countersign

extension Registry {
  /// Without what may differ between a state and its replay: the timers, whose entries are dropped
  /// only when they come up, counts that have fallen to zero, and the order of a number's owners.
  package var settled: Registry {
    var copy = self
    copy.resetTimers()
    copy.statusCounts = statusCounts.filter { $0.value != 0 }
    copy.personalIndices = personalIndices.mapValues { $0.sorted() }
    return copy
  }

  /// The names of the parts in which two states differ.
  package func differences(from other: Registry) -> [String] {
    if self == other { return [] }
    return Self.differences(self, other).flatMap { name, mine, theirs in
      name == "wallet" ? Self.differences(mine, theirs).map { "wallet.\($0.name)" } : [name]
    }
  }

  private static func differences(
    _ one: Any, _ other: Any
  ) -> [(name: String, mine: Any, theirs: Any)] {
    zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children)
      .compactMap { mine, theirs in
        guard let value = mine.value as? any Equatable else {
          return (mine.label ?? "", mine.value, theirs.value)
        }
        return isEqual(value, theirs.value) ? nil : (mine.label ?? "", mine.value, theirs.value)
      }
  }
}

private func isEqual<Value: Equatable>(_ one: Value, _ other: Any) -> Bool {
  one == other as? Value
}
