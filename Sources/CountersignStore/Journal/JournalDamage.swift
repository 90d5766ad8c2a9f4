/// The journal is not what was written.
///
/// Nothing is ever cut or mended because of it: exit 65.
package struct JournalDamage: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    /// The line's hash is not that of the previous link and the line's bytes.
    case brokenLink = "its hash does not hold"
    /// Not 64 lowercase digits, a space and at least one byte.
    case badFraming = "the line is not a hash, a space and a record"
    /// Longer than any record may be.
    case tooLong = "the line is longer than a record may be"
    /// The last line has no newline. The next writer moves it aside.
    case unfinishedTail = "the last line is unfinished"
    /// The last record is whole, but another byte stands where its newline was.
    case badNewline = "another byte stands where the newline was"
    /// A line of a file that has a successor does not end.
    case unfinishedFile = "the file ends within a line although another follows it"
    /// A file without a line, although another follows it.
    case emptyFile = "the file is empty although another follows it"
    /// A number is missing in the row of files.
    case missingFile = "a file of the row is missing"
    /// Something else lies in the folder.
    case strayFile = "a file that is none of the journal's lies in its folder"
    /// Fewer bytes than were read before.
    case shrunk = "the file is shorter than it was"
    /// The snapshot's place, its head and the journal do not agree: one of them is not ours or
    /// was rolled back.
    case positionNotThere = "the record that was named before is not there"
  }

  /// The damaged record's sequence: how many good ones are before it.
  package var record: Int
  /// Such as `00000001.log`.
  package var file: String
  /// Where the damaged line starts in its file, in bytes.
  package var offset: Int
  package var reason: Reason

  package init(record: Int, file: String, offset: Int, reason: Reason) {
    self.record = record
    self.file = file
    self.offset = offset
    self.reason = reason
  }

  package var description: String {
    "record \(record), \(file) at byte \(offset): \(reason.rawValue)"
  }
}
