import CountersignStore
import Glibc
import Testing

/// Files that are replaced as a whole.
@Suite struct ReplacedFileTests {
  @Test func readsWhatWasWrittenLast() throws {
    let volume = CrashVolume()
    let file = ReplacedFile(on: volume)
    #expect(try file.read() == nil)
    for text in ["{}", #"{"a":1}"#, ""] {
      try file.write(Array(text.utf8))
      #expect(try file.read() == Array(text.utf8))
      #expect(try volume.list("") == ["snapshot.json"])
    }
  }

  @Test func aFailureLeavesOneOfTheTwo() throws {
    for code in [EIO, ENOSPC] {
      for call in 1...6 {
        let volume = CrashVolume()
        try ReplacedFile(on: volume).write([1])
        volume.plan(.error(code, wrote: 1), atCall: call)
        let failure = #expect(throws: VolumeFailure.self) {
          try ReplacedFile(on: volume).write([2, 2])
        }
        #expect(failure?.code == code)
        let found = try ReplacedFile(on: volume).read()
        #expect(found == (call < 6 ? [1] : [2, 2]), "call \(call)")
        #expect(try volume.list("") == ["snapshot.json"], "call \(call)")
        try ReplacedFile(on: volume).write([3])
        #expect(try ReplacedFile(on: volume).read() == [3])
      }
    }
  }

  @Test func whatACrashLeftIsNoHindrance() throws {
    let volume = CrashVolume()
    volume.put("snapshot.json.new", [9, 9, 9])
    try ReplacedFile(on: volume).write([1])
    #expect(try ReplacedFile(on: volume).read() == [1])
  }
}
