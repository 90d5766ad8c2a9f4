import CountersignStore
import Glibc
import Testing

/// Being told that the journal grew.
@Suite struct WatchTests {
  @Test func tellsOfEachAppendOnce() throws {
    let folder = try TemporaryFolder()
    let volume = try folder.volume()
    let journal = try SampleJournal.make(on: volume, records: 1)
    let watch = try Watch(on: volume)
    func isReadable() -> Bool {
      var asked = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&asked, 1, 0) == 1
    }
    #expect(!isReadable())
    #expect(try !watch.drain())
    for number in 2...9 {
      _ = try journal.append([SampleJournal.record(number)])
      #expect(isReadable(), "record \(number) went unnoticed")
      #expect(try watch.drain())
      #expect(!isReadable())
    }
    try journal.catchUp { _, _ in }
    #expect(!isReadable(), "reading is no change")
  }

  @Test func needsAJournal() throws {
    let folder = try TemporaryFolder()
    let volume = try folder.volume()
    #expect(throws: VolumeFailure(.watch, "journal", code: ENOENT)) { try Watch(on: volume) }
  }
}
