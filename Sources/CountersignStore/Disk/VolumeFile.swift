/// An open file of a `Volume`.
///
/// Closed when the last reference goes.
///
/// Every operation throws `VolumeFailure`.
package protocol VolumeFile: Sendable {
  /// The length now, in bytes. Fails with `ESTALE` when the file has lost its name: then somebody
  /// put another file in its place, and what is read here is no longer the store.
  func size() throws -> Int
  /// Reads from `offset` until the buffer is full or the file ends; answers the bytes read.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int
  /// Says that a range is about to be read in pieces; what can is fetched at once.
  func willRead(_ range: Range<Int>)
  /// Writes all the bytes at the end. After a failure any part of them may be there.
  func append(_ bytes: UnsafeRawBufferPointer) throws
  /// Writes all the bytes at `offset`. The file must be open for overwriting.
  func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws
  /// Cuts the file to `size` bytes.
  func truncate(to size: Int) throws
  /// Returns when everything written is on the disk (fdatasync).
  ///
  /// After a failure nothing may be concluded: a second call can succeed although bytes are lost.
  func sync() throws
}

extension VolumeFile {
  package func willRead(_ range: Range<Int>) {}

  /// The bytes of a range, fewer where the file ends before.
  package func bytes(in range: Range<Int>) throws -> [UInt8] {
    var failure: (any Error)?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      do {
        count = try read(into: UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  func append(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try append($0) }
  }

  func overwrite(_ bytes: [UInt8], at offset: Int) throws {
    try bytes.withUnsafeBytes { try overwrite($0, at: offset) }
  }
}
