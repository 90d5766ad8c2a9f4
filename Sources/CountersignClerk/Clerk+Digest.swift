package import Countersign

extension Clerk {
  /// What is known of every process, as much of it as there is time to read.
  func digest(_ fields: [RowField<SigningProcess>]) -> ListDigest {
    readAhead(for: options.searchTime)
    let column = processColumn
    return ListDigest(
      matching: { column?.matching($0, fields) ?? [] },
      key: { column?.key($0, $1, fields) }, unread: column?.unread ?? 0)
  }

  /// Takes in some more of the rows that a filter may be held against.
  /// - Returns: true while there are more.
  @discardableResult
  package func readAhead(for time: Duration?) -> Bool {
    let touched = registry.processes.takeTouched()
    var column =
      processColumn ?? ProcessColumn { [unowned self] in maskedName($0) }
    processColumn = nil
    let end = time.map { ContinuousClock.now + $0 }
    column.read(registry.processes, touched: touched) { end.map { .now < $0 } ?? true }
    processColumn = column
    return column.unread > 0
  }
}
