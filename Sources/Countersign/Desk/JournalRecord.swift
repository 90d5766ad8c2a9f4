/// One record of the journal: one command with all its events (contract 2).
package struct JournalRecord: Record, Equatable {
  package var sequence = 0
  package var at = Instant(milliseconds: 0)
  package var actor = ""
  /// The operator through whom a simulated user acted.
  package var via: String?
  package var command = ""
  /// The idempotency key, and what tells the same fields from others.
  package var key: String?
  package var fingerprint: String?
  /// What was answered, remembered for the key.
  package var answer: Answer?
  package var events: [Event] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("seq", &sequence)
    fields.field("at", &at)
    fields.field("actor", &actor)
    fields.field("via", &via)
    fields.field("command", &command)
    fields.field("key", &key)
    fields.field("fingerprint", &fingerprint)
    fields.field("answer", &answer)
    fields.field("events", &events)
  }
}

/// The journal's first record: which store this is.
package struct StoreHeader: Record, Equatable {
  /// The format this program reads and writes.
  package static let format = 1

  package var storeID = ""
  package var format = StoreHeader.format
  package var isSandbox = true
  package var createdAt = Instant(milliseconds: 0)
  /// How far the store's clock stood from the wall's when it was made, in milliseconds.
  package var clockOffsetMs: Int64 = 0
  /// A print of the store's key, so that a changed key is found.
  package var keyPrint = ""

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("store_id", &storeID)
    fields.field("format", &format)
    fields.field("sandbox", &isSandbox)
    fields.field("created_at", &createdAt)
    fields.field("clock_offset_ms", &clockOffsetMs)
    fields.field("key_print", &keyPrint)
  }
}
