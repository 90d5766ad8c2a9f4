/// The journal's sizes, in bytes.
package struct JournalOptions: Equatable, Sendable {
  /// A file that would grow over this is followed by a new one.
  package var rollBytes: Int
  /// No record is longer.
  package var maximumRecordBytes: Int
  /// How much is read at once.
  package var chunkBytes: Int
  /// What a disk writes wholly or not at all; a bigger one's is a multiple of it.
  package var sectorBytes: Int

  package init(
    rollBytes: Int = 128 << 20, maximumRecordBytes: Int = 16 << 20, chunkBytes: Int = 1 << 20,
    sectorBytes: Int = 512
  ) {
    self.rollBytes = rollBytes
    self.maximumRecordBytes = maximumRecordBytes
    self.chunkBytes = chunkBytes
    self.sectorBytes = sectorBytes
  }

  var maximumLineBytes: Int { maximumRecordBytes + JournalLine.overhead }
}
