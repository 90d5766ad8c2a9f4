/// Our splits held against a statement, line by line.
///
/// Lines find their split by settlement_ref; a split of ours that has none (its reply was lost, or
/// it was settled by hand) by our own id, where the statement repeats it.
package struct Reconciliation: Equatable, Sendable {
  package private(set) var lines = 0
  /// Lines that say what our books say.
  package private(set) var matched = 0
  /// By kind, and in each in the order of the lines or of the splits.
  package private(set) var breaks: [StatementBreak] = []
  /// Our paid splits that lie outside the period, which nobody looked at.
  package private(set) var outside = 0
  /// The splits and refs that were found on both sides.
  private(set) var met: Set<String> = []

  package init(_ text: StatementText, _ wallet: Wallet, _ period: StatementPeriod = .init()) {
    self.init(text.lines, wallet, period)
    let sum = text.lines.reduce(Fen.zero) { $0.adding($1.amount) ?? $0 }
    let isWhole = text.count.map { $0 == lines } ?? true && text.total.map { $0 == sum } ?? true
    guard !isWhole else { return }
    var found = StatementBreak(.summaryDiffers)
    found.ourAmount = sum
    found.theirAmount = text.total
    breaks.append(found)
  }

  package init(_ lines: [StatementLine], _ wallet: Wallet, _ period: StatementPeriod = .init()) {
    self.lines = lines.count
    var byRef: [String: Int] = [:]
    for number in 1..<wallet.splits.next {
      guard let ref = wallet.splits[number].settlementRef, byRef[ref] == nil else { continue }
      byRef[ref] = number
    }
    var seen: Set<Int> = []
    for line in lines {
      let number = byRef[line.settlementRef] ?? Self.withoutRef(line, wallet)
      guard let number, seen.insert(number).inserted else {
        breaks.append(Self.missingHere(line))
        continue
      }
      compare(line, wallet.splits[number])
    }
    for number in 1..<wallet.splits.next where !seen.contains(number) {
      let split = wallet.splits[number]
      guard split.status == .success else { continue }
      if period.contains(split.finishedAt ?? split.createdAt) {
        breaks.append(Self.missingThere(split))
      } else {
        outside += 1
      }
    }
    let found = breaks
    breaks = BreakKind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  private static func withoutRef(_ line: StatementLine, _ wallet: Wallet) -> Int? {
    guard let id = line.requestID, let number = wallet.splitNumbers[id],
      wallet.splits[number].settlementRef == nil
    else { return nil }
    return number
  }

  private mutating func compare(_ line: StatementLine, _ split: Split) {
    var found = StatementBreak()
    found.requestID = split.requestID
    found.settlementRef = line.settlementRef
    found.ourStatus = split.status
    found.theirStatus = line.status
    found.ourAmount = split.amount
    found.theirAmount = line.amount
    found.isUnresolved = split.isUnresolved ? true : nil
    found.line = line.number
    var isSame = true
    for (kind, fits) in [
      (BreakKind.amountDiffers, split.amount == line.amount),
      (.statusDiffers, split.status == line.status),
    ] where !fits {
      found.kind = kind
      breaks.append(found)
      isSame = false
    }
    guard isSame else { return }
    matched += 1
    met.formUnion([split.requestID, line.settlementRef])
  }

  private static func missingHere(_ line: StatementLine) -> StatementBreak {
    var found = StatementBreak(.missingHere)
    found.requestID = line.requestID
    found.settlementRef = line.settlementRef
    found.theirStatus = line.status
    found.theirAmount = line.amount
    found.line = line.number
    return found
  }

  private static func missingThere(_ split: Split) -> StatementBreak {
    var found = StatementBreak(.missingThere)
    found.requestID = split.requestID
    found.settlementRef = split.settlementRef
    found.ourStatus = split.status
    found.ourAmount = split.amount
    return found
  }

  /// How many breaks of each kind there are; kinds without any are left out.
  package var counts: [String: Int] {
    breaks.reduce(into: [:]) { $0[$1.kind.rawValue, default: 0] += 1 }
  }
}
