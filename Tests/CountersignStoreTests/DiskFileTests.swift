import Glibc
import Testing

@testable import CountersignStore

/// write(2) may be interrupted, or write less than it was given.
@Suite struct DiskFileTests {
  private let bytes = Array("all of these bytes".utf8)

  /// Runs with answers in place of the system's, each a count or a negative error number.
  private func written(_ answers: [Int]) throws -> [UInt8] {
    var out: [UInt8] = []
    var rest = answers
    try bytes.withUnsafeBytes { whole in
      try DiskFile.writeAll(whole, "a") { part, done in
        #expect(done == out.count)
        let answer = rest.isEmpty ? part.count : rest.removeFirst()
        if answer < 0 {
          errno = Int32(-answer)
          return -1
        }
        out += part.prefix(answer)
        return min(answer, part.count)
      }
    }
    return out
  }

  @Test func shortAndInterruptedWritesAreFinished() throws {
    for first in 1..<bytes.count {
      #expect(try written([first]) == bytes)
      #expect(try written([Int(-EINTR), first, Int(-EINTR), Int(-EINTR), 1]) == bytes)
    }
    #expect(try written(Array(repeating: 1, count: bytes.count)) == bytes)
  }

  @Test func aFailureEndsIt() {
    #expect(throws: VolumeFailure(.write, "a", code: ENOSPC)) { try written([3, Int(-ENOSPC)]) }
    #expect(throws: VolumeFailure(.write, "a", code: EIO)) { try written([3, 0]) }
  }
}
