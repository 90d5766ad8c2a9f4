/// A write or sync has failed, so this journal object writes nothing more, for good: exit 74.
///
/// What of the last write is on the disk nobody knows. A second sync could report success after
/// the bytes are lost, so it is not tried. The next process reads what there is and goes on.
package struct JournalStopped: Error, Equatable, Sendable, CustomStringConvertible {
  /// The failure that it began with.
  package var cause: VolumeFailure

  package init(cause: VolumeFailure) {
    self.cause = cause
  }

  package var description: String { "nothing more is written, for this failed: \(cause)" }
}

/// The journal was used in a way that would harm it; nothing was written.
package enum JournalMisuse: Error, Equatable, Sendable {
  /// Others have appended since `recover`, or it was not called: the caller has no lock.
  case behind
  /// A record has a byte below 0x20 in it: a raw newline would make two lines of it.
  case controlByte
  /// A record, or one of several, has no bytes, or there is no record at all.
  case empty
  /// A record of so many bytes is over the limit.
  case tooLarge(Int)
  /// A journal is there already.
  case exists
  /// There is no journal to open, or it has no record yet.
  case absent
}
