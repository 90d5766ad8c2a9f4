import Countersign

/// A snapshot, or a row of its parts, is as it was written, by a build whose tables have other
/// fields.
///
/// Derived, so it is no damage: it is done without, and the next one takes its place. Its place in
/// the journal counts all the same: a journal that has fewer records has lost some.
struct OlderSnapshot: Error, CustomStringConvertible {
  var mark: RegistrySnapshot.JournalMark?

  var description: String { "another build wrote it" }
}

/// What every build's snapshot says.
struct SnapshotHead: Record {
  var format = 0
  var storeID = ""
  var journal = RegistrySnapshot.JournalMark()

  init() {}

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("format", &format)
    fields.field("store_id", &storeID)
    fields.field("journal", &journal)
  }
}
