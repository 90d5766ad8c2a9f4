/// Conditions that must all hold for a row to be shown.
///
/// A word must stand somewhere in what is shown of the row; `field:value` looks at one field;
/// `amount:>1000`, `amount:100..500` compare, amounts in yuan; `since:`, `until:` and `day:` look at
/// its time; `-` or `!` before a condition turns it round. Case does not matter. A condition that is
/// not understood hides nothing and is told among the problems.
package struct RowFilter: Equatable, Sendable {
  package struct Condition: Equatable, Sendable {
    package enum Test: Equatable, Sendable {
      case word(SoughtText)
      case field(String, SoughtText)
      /// In fen where the field is an amount.
      case number(String, ClosedRange<Int64>)
      /// Milliseconds, as `Instant` counts them.
      case time(Range<Int64>)
    }

    package let test: Test
    package let isNegated: Bool
    /// As it stands in the filter.
    package let text: String
  }

  package private(set) var conditions: [Condition] = []
  package private(set) var problems: [FilterProblem] = []

  /// - Parameter now: what times such as `since:1h` are counted from.
  package init(_ text: String, _ list: ListName, now: Instant) {
    for word in text.split(whereSeparator: \.isWhitespace) { read(String(word), list, now) }
  }

  /// True when every row matches.
  package var isEmpty: Bool { conditions.isEmpty }

  private mutating func read(_ word: String, _ list: ListName, _ now: Instant) {
    let isNegated = word.count > 1 && (word.hasPrefix("-") || word.hasPrefix("!"))
    let plain = isNegated ? String(word.dropFirst()) : word
    if let test = test(plain, list, now) {
      conditions.append(Condition(test: test, isNegated: isNegated, text: word))
    }
  }

  private mutating func test(
    _ word: String, _ list: ListName, _ now: Instant
  ) -> Condition.Test? {
    guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else {
      return .word(SoughtText(word))
    }
    let name = word[..<colon].lowercased()
    let value = String(word[word.index(after: colon)...])
    if let side = FilterTime.Side(rawValue: name) { return time(side, value, list, now) }
    guard let field = list.field(name) else {
      // A time of day or an address is a word with a colon, and no field.
      if name.allSatisfy({ $0.isLetter || $0 == "_" }), !value.hasPrefix("//") {
        problems.append(.unknownField(name))
      }
      return .word(SoughtText(word))
    }
    return value.isEmpty ? nil : test(field, value)
  }

  private mutating func time(
    _ side: FilterTime.Side, _ value: String, _ list: ListName, _ now: Instant
  ) -> Condition.Test? {
    guard list.hasTimes else {
      problems.append(.noTimes)
      return nil
    }
    guard !value.isEmpty else { return nil }
    guard let range = FilterTime.range(side, value, now: now) else {
      problems.append(.unreadableTime(value))
      return nil
    }
    return .time(range)
  }

  private mutating func test(_ field: ListField, _ value: String) -> Condition.Test? {
    switch field.kind {
    case .amount, .count:
      let isAmount = field.kind == .amount
      guard let bounds = NumberBounds(value) else {
        // An amount as it is written finds that writing; a count is a number.
        if isAmount { return .field(field.name, SoughtText(value)) }
        guard let count = Int64(value) else { return unreadable(value, isAmount) }
        return .number(field.name, count...count)
      }
      guard let range = bounds.range(isAmount ? Self.fen : { Int64($0) }) else {
        return unreadable(value, isAmount)
      }
      return .number(field.name, range)
    case .text, .moment:
      let sought = SoughtText(value)
      if let values = field.values, !values.contains(where: sought.stands) {
        problems.append(.unknownValue(field.name, value))
      }
      return .field(field.name, sought)
    }
  }

  private mutating func unreadable(_ value: String, _ isAmount: Bool) -> Condition.Test? {
    problems.append(isAmount ? .unreadableAmount(value) : .unreadableNumber(value))
    return nil
  }

  /// An amount in yuan, also in units of ten thousand: `1.5万`.
  private static func fen(_ text: String) -> Int64? {
    let isMany = text.hasSuffix("万") || text.hasSuffix("w")
    let amount: Fen
    do throws(YuanText.Problem) {
      amount = try YuanText.read(isMany ? String(text.dropLast()) : text)
    } catch {
      return error == .zero ? 0 : nil
    }
    let (count, isOver) = amount.count.multipliedReportingOverflow(by: isMany ? 10_000 : 1)
    return isOver ? nil : count
  }
}

/// Looking at a row.
extension RowFilter {
  /// - Parameters:
  ///   - stands: whether a text stands in a field, or in any where none is named.
  ///   - number: the value of a field that is an amount or a count.
  ///   - time: the row's.
  package func matches(
    stands: (String?, SoughtText) -> Bool, number: (String) -> Int64?, time: () -> Instant?
  ) -> Bool {
    conditions.allSatisfy { condition in
      let isMet: Bool =
        switch condition.test {
        case .word(let sought): stands(nil, sought)
        case .field(let name, let sought): stands(name, sought)
        case .number(let name, let range): number(name).map(range.contains) ?? false
        case .time(let range): time().map { range.contains($0.milliseconds) } ?? false
        }
      return isMet != condition.isNegated
    }
  }

  /// No row before this one can match.
  package var earliest: Instant? {
    conditions.compactMap { condition in
      if case .time(let range) = condition.test, !condition.isNegated {
        range.lowerBound
      } else {
        nil
      }
    }.max().map { Instant(milliseconds: $0) }
  }
}

extension RowFilter.Condition {
  /// True when every row that meets this one meets the other too.
  package func implies(_ other: RowFilter.Condition) -> Bool {
    guard !isNegated, !other.isNegated else { return self == other }
    switch (test, other.test) {
    case (.word(let mine), .word(let its)): return its.stands(in: mine.text)
    case (.field(let one, let mine), .field(let two, let its)):
      return one == two && its.stands(in: mine.text)
    case (.number(let one, let mine), .number(let two, let its)):
      return one == two && its.contains(mine)
    case (.time(let mine), .time(let its)):
      return its.lowerBound <= mine.lowerBound && mine.upperBound <= its.upperBound
    default: return false
    }
  }
}

extension RowFilter {
  /// A condition on the time with its date, which means the same whenever it is read; nil for one
  /// that does so already and for any other.
  package static func fixed(_ word: String, now: Instant) -> String? {
    let isNegated = word.hasPrefix("-") || word.hasPrefix("!")
    let parts = word.dropFirst(isNegated ? 1 : 0).split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let side = FilterTime.Side(rawValue: parts[0].lowercased()),
      let date = FilterTime.date(side, String(parts[1]), now: now)
    else { return nil }
    return "\(isNegated ? "-" : "")\(side.rawValue):\(date)"
  }
}

/// What in a filter was not understood.
package enum FilterProblem: Equatable, Sendable {
  /// There is no such field in this list; the word is looked for as it stands.
  case unknownField(String)
  /// The field never has this value.
  case unknownValue(String, String)
  case unreadableTime(String)
  case unreadableAmount(String)
  case unreadableNumber(String)
  /// The rows of this list have no time.
  case noTimes
}
