/// Our splits held against a statement: how many lines agree, and the breaks.
package struct ReconciliationView: Equatable, Sendable {
  /// So many breaks are shown at most; all of them are counted.
  package static let mostBreaks = 500

  package var lines = 0
  package var matched = 0
  /// How many breaks there are.
  package var count = 0
  /// The first of them, by kind.
  package var breaks: [StatementBreak] = []

  package init(lines: Int, matched: Int, breaks: [StatementBreak]) {
    self.lines = lines
    self.matched = matched
    count = breaks.count
    self.breaks = Array(breaks.prefix(Self.mostBreaks))
  }

  package init(_ found: Reconciliation) {
    self.init(lines: found.lines, matched: found.matched, breaks: found.breaks)
  }
}

extension StatementBreak {
  /// The split of ours it is about; nil where our books have none.
  package var splitID: String? { ourStatus == nil ? nil : requestID }
}
