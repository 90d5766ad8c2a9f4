package import Countersign

extension TableRow {
  /// A difference between a statement and our books as a row of `reconcile`.
  package init(_ found: StatementBreak) {
    self.init()
    add("kind", found.kind)
    add("request_id", found.requestID)
    add("settlement_ref", found.settlementRef)
    add("our_status", found.ourStatus)
    add("their_status", found.theirStatus)
    add("our_amount", found.ourAmount)
    add("their_amount", found.theirAmount)
    add("unresolved", found.isUnresolved)
    add("line", found.line)
  }
}
