internal import CSystem
internal import Glibc

/// An open file on a real disk.
final class DiskFile: VolumeFile {
  private let descriptor: Int32
  private let path: String

  /// Takes the descriptor over.
  init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    _ = Glibc.close(descriptor)
  }

  func size() throws -> Int {
    var facts = cs_facts()
    try VolumeFailure.check(.examine, path, cs_facts_of(descriptor, &facts))
    if facts.links == 0 { throw VolumeFailure(.examine, path, code: ESTALE) }
    return Int(facts.size)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    var done = 0
    while done < buffer.count, let start = buffer.baseAddress {
      let count = pread(descriptor, start + done, buffer.count - done, offset + done)
      if count < 0 {
        if errno == EINTR { continue }
        throw VolumeFailure(.read, path, code: errno)
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  func willRead(_ range: Range<Int>) {
    _ = posix_fadvise(descriptor, range.lowerBound, range.count, POSIX_FADV_WILLNEED)
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    try Self.writeAll(bytes, path) { part, _ in write(descriptor, part.baseAddress, part.count) }
  }

  func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
    try Self.writeAll(bytes, path) { part, done in
      pwrite(descriptor, part.baseAddress, part.count, offset + done)
    }
  }

  /// Calls `write` with what is left until nothing is: a write may be short, or interrupted.
  ///
  /// `write` gets the rest and how much was done before, and answers as write(2) does.
  static func writeAll(
    _ bytes: UnsafeRawBufferPointer, _ path: String,
    _ write: (UnsafeRawBufferPointer, Int) -> Int
  ) throws {
    var done = 0
    while done < bytes.count {
      let count = write(UnsafeRawBufferPointer(rebasing: bytes[done...]), done)
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        // Nothing written and no error would repeat for ever.
        throw VolumeFailure(.write, path, code: count == 0 ? EIO : errno)
      }
    }
  }

  func truncate(to size: Int) throws {
    while ftruncate(descriptor, size) < 0 {
      if errno != EINTR { throw VolumeFailure(.truncate, path, code: errno) }
    }
  }

  func sync() throws {
    while fdatasync(descriptor) < 0 {
      if errno != EINTR { throw VolumeFailure(.sync, path, code: errno) }
    }
  }
}
