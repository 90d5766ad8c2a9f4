import Countersign

extension Clerk {
  /// What is known of every process, as much of it as there is time to read.
  func digest(_ fields: [RowField<SigningProcess>]) -> ListDigest {
    let end = options.searchTime.map { ContinuousClock.now + $0 }
    readAhead { end.map { .now < $0 } ?? true }
    let column = processColumn
    return ListDigest(
      matching: { column?.matching($0, fields) ?? [] },
      key: { column?.key($0, $1, fields) }, unread: column?.unread ?? 0)
  }

  /// Rows that a filter can tell nothing of yet.
  package var unreadRows: Int { processColumn?.unread ?? registry.processes.count }

  /// Whether reading ahead has something to do: a short list is read when it is asked for.
  package var hasMoreToRead: Bool {
    processColumn == nil ? registry.processes.count > ProcessBlock.most : unreadRows > 0
  }

  /// Takes in some more of the rows that a filter may be held against, at least a few.
  package func readAhead(hasTime: () -> Bool) {
    let touched = registry.processes.takeTouched()
    var column =
      processColumn ?? ProcessColumn { [unowned self] in maskedName($0) }
    processColumn = nil
    column.read(registry.processes, touched: touched, hasTime: hasTime)
    processColumn = column
  }
}
