/// A place between two records: how far a journal has been read.
///
/// Kept in a snapshot, it lets the next start go on from there instead of from the beginning.
package struct JournalPosition: Equatable, Sendable {
  /// How many records are before this place.
  ///
  /// Also the sequence of the next one.
  package var records: Int
  /// The last link before this place.
  package var head: ChainHash
  /// The number of the file, from 1.
  package var file: Int
  /// Where in that file, in bytes.
  package var offset: Int

  package init(records: Int, head: ChainHash, file: Int, offset: Int) {
    self.records = records
    self.head = head
    self.file = file
    self.offset = offset
  }

  static let start = JournalPosition(records: 0, head: .zero, file: 1, offset: 0)

  func damage(_ reason: JournalDamage.Reason) -> JournalDamage {
    JournalDamage(
      record: records, file: JournalFiles.name(file), offset: offset, reason: reason)
  }
}

/// What a reader found that was new.
package struct CatchUp: Equatable, Sendable {
  /// New records.
  package var records: Int
  /// Bytes of a last line that has no newline: another process is writing it, or died doing so.
  package var unfinishedBytes: Int

  package init(records: Int, unfinishedBytes: Int) {
    self.records = records
    self.unfinishedBytes = unfinishedBytes
  }
}

/// What the next writer found and did.
package struct Recovery: Equatable, Sendable {
  package enum Tail: Equatable, Sendable {
    /// The last line was whole, as it nearly always is.
    case clean
    /// The last record was whole but for its newline, which was added. It has been read.
    case completed(sequence: Int)
    /// The last line was torn and has been moved aside.
    case quarantined(QuarantinedTail)
  }

  /// New records, with a completed one.
  package var records: Int
  package var tail: Tail
}

/// The bytes of a torn last line, moved out of the journal.
package struct QuarantinedTail: Equatable, Sendable {
  /// Where they are now, relative to the store's folder.
  package var path: String
  /// The journal file that they were at the end of.
  package var file: String
  /// Where they began in it.
  package var offset: Int
  /// How many they are.
  package var bytes: Int
}
