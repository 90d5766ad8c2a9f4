import CountersignStore
import Dispatch
import Glibc
import Synchronization
import Testing

/// One writer at a time.
@Suite struct StoreLockTests {
  let folder: TemporaryFolder
  let volume: DiskVolume

  init() throws {
    folder = try TemporaryFolder()
    volume = try folder.volume()
  }

  @Test func whoeverWaitsCanSayWhoHasIt() throws {
    let first = StoreLock(on: volume)
    try first.acquire(as: "li.na")
    let second = StoreLock(on: volume)
    let held = #expect(throws: StoreHeld.self) {
      try second.acquire(as: "wang.fang", waitingAtMost: .milliseconds(5))
    }
    #expect(held?.holder == LockHolder(pid: getpid(), operatorID: "li.na"))
    #expect(held.map { "\($0)" }?.contains("operator li.na") == true)
    #expect(first.isHeld && !second.isHeld)
  }

  @Test func whoeverWaitsLongIsToldWhoHasIt() throws {
    let first = StoreLock(on: volume)
    try first.acquire(as: "li.na")
    var told: [LockHolder?] = []
    let held = #expect(throws: StoreHeld.self) {
      try StoreLock(on: volume).acquire(
        as: "wang.fang", waitingAtMost: .milliseconds(5), quietly: .milliseconds(1)
      ) { told.append($0) }
    }
    #expect(told == [LockHolder(pid: getpid(), operatorID: "li.na")])
    #expect(held?.waited == .milliseconds(5))
  }

  @Test func aSyncOnItsWayKeepsNobodyFromWritingButWhoBegins() throws {
    let first = StoreLock(on: volume)
    try first.acquire(as: "li.na")
    first.releaseForSync()
    #expect(!first.isHeld)
    let second = StoreLock(on: volume)
    try second.acquire(as: "wang.fang", waitingAtMost: .zero)
    #expect(throws: StoreHeld.self) { try second.awaitSyncs(waitingAtMost: .milliseconds(1)) }
    first.release()
    try second.awaitSyncs(waitingAtMost: .zero)
    // One's own sync is no other's.
    second.releaseForSync()
    second.release()
    try first.acquire(as: "li.na", waitingAtMost: .zero)
    try first.awaitSyncs(waitingAtMost: .zero)
  }

  @Test func comesFreeForWhoWaits() throws {
    let first = StoreLock(on: volume)
    try first.acquire(as: "li.na")
    let started = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    let volume = volume
    DispatchQueue.global().async {
      let second = StoreLock(on: volume)
      started.signal()
      try? second.acquire(as: "wang.fang", waitingAtMost: .seconds(30))
      #expect(second.isHeld)
      #expect(second.holder()?.operatorID == "wang.fang")
      second.release()
      done.signal()
    }
    started.wait()
    first.release()
    #expect(done.wait(timeout: .now() + 30) == .success)
  }

  @Test func whoGaveUpDoesNotKeepIt() throws {
    let first = StoreLock(on: volume)
    try first.acquire(as: "li.na")
    for _ in 0..<20 {
      let waiter = StoreLock(on: volume)
      #expect(throws: StoreHeld.self) {
        try waiter.acquire(as: "x", waitingAtMost: .microseconds(200))
      }
    }
    first.release()
    try StoreLock(on: volume).acquire(as: "wang.fang", waitingAtMost: .seconds(30))
  }

  @Test func isFreedWhenItsOwnerGoes() throws {
    var first: StoreLock? = StoreLock(on: volume)
    try first?.acquire(as: "li.na")
    first = nil
    try StoreLock(on: volume).acquire(as: "wang.fang", waitingAtMost: .zero)
  }

  @Test func readersShareItAndWriteNothing() throws {
    #expect(throws: VolumeFailure(.lock, "lock", code: ENOENT)) {
      try StoreLock(on: volume).acquireShared()
    }
    let writer = StoreLock(on: volume)
    try writer.acquire(as: "li.na")
    #expect(throws: StoreHeld.self) {
      try StoreLock(on: volume).acquireShared(waitingAtMost: .milliseconds(1))
    }
    writer.release()
    let one = StoreLock(on: volume)
    let two = StoreLock(on: volume)
    try one.acquireShared()
    try two.acquireShared()
    #expect(throws: StoreHeld.self) { try writer.acquire(as: "x", waitingAtMost: .zero) }
    #expect(one.holder()?.operatorID == "li.na")
  }

  @Test func aLockFileThatWasRemovedIsNoLock() throws {
    let first = StoreLock(on: volume)
    try first.acquire(as: "li.na")
    let waited = DispatchSemaphore(value: 0)
    let started = DispatchSemaphore(value: 0)
    let volume = volume
    DispatchQueue.global().async {
      // Waits for the file that is about to lose its name, and must then take the new one.
      let second = StoreLock(on: volume)
      started.signal()
      try? second.acquire(as: "wang.fang", waitingAtMost: .seconds(30))
      #expect(throws: StoreHeld.self) {
        try StoreLock(on: volume).acquire(as: "x", waitingAtMost: .zero)
      }
      second.release()
      waited.signal()
    }
    started.wait()
    try volume.remove("lock")
    first.release()
    #expect(waited.wait(timeout: .now() + 30) == .success)
  }

  @Test func theHoldersTextNeedsNoTrust() throws {
    let lock = StoreLock(on: volume)
    try lock.acquire(as: "a\u{1B}[2J\n 李")
    #expect(lock.holder()?.operatorID == "a?[2J?????")
    try lock.acquireAgain(as: String(repeating: "n", count: 500))
    #expect(lock.holder()?.operatorID == String(repeating: "n", count: 96))
    try lock.acquireAgain(as: "li.na")
    #expect(lock.holder()?.operatorID == "li.na")
    let file = try volume.openFile("lock", for: .overwriting)
    try file.truncate(to: 0)
    #expect(lock.holder() == nil)
  }

  @Test func twoWritersMakeOneOrder() throws {
    try SampleJournal.make(on: volume, records: 0)
    let each = 50
    let order = Mutex<[Int]>([])
    let volume = volume
    DispatchQueue.concurrentPerform(iterations: 2) { writer in
      do {
        let lock = StoreLock(on: volume)
        let journal = try Journal(on: volume, options: SampleJournal.options)
        for number in 0..<each {
          try lock.acquire(as: "writer\(writer)", waitingAtMost: .seconds(60))
          defer { lock.release() }
          try journal.recover { _, _ in }
          let record = Array(#"{"writer":\#(writer),"number":\#(number)}"#.utf8)
          let sequences = try journal.append([record])
          order.withLock { $0 += Array(sequences) }
        }
      } catch {
        Issue.record(error)
      }
    }
    #expect(order.withLock { $0 } == Array(1...(2 * each)))
    let found = try SampleJournal.recovered(on: volume).records.dropFirst()
    for writer in 0..<2 {
      let expected = (0..<each).map { Array(#"{"writer":\#(writer),"number":\#($0)}"#.utf8) }
      #expect(found.filter { expected.contains($0) } == expected)
    }
    try Journal.verify(on: volume, options: SampleJournal.options)
  }
}

extension StoreLock {
  fileprivate func acquireAgain(as operatorID: String) throws {
    release()
    try acquire(as: operatorID)
  }
}
