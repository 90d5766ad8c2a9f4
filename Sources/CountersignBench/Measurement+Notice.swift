import CountersignClerk
import CountersignStore
import Glibc

extension Measurement {
  /// What one process was acknowledged, until another that sleeps was told by its watch and has
  /// read it; and until a console in a terminal has drawn it.
  static let notice = Measurement(name: "notice") { work, _ in
    let read = try toldChanges(work, 300)
    let drawn = try drawnChanges(work, 200)
    return "from one's acknowledgement to another's desk \(read.all.figures), "
      + "\(read.early) of them before it; to the last byte of a console's frame \(drawn.figures); "
      + "goal 200 ms, \(max(read.all.longest, drawn.longest) <= .milliseconds(200) ? "kept" : "missed")"
  }

  /// Changes by a child, seen by this process: only its watch wakes it.
  ///
  /// - Returns: The times; how many changes were read before they were acknowledged, their records
  ///   being there before the sync. Those count as no time at all.
  private static func toldChanges(
    _ work: Folder, _ count: Int
  ) throws -> (all: Samples, early: Int) {
    let store = "\(work.path)/notice"
    _ = try StoreFiller(path: store).open(isNew: true)
    let desk = try StoreFiller(path: store).open(isReadOnly: true)
    let watch = try Watch(on: DiskVolume(at: store))
    var next = desk.journal.position.records
    let end = next + count
    let report = "\(store)-report"
    let child = try Child([
      "hand", "--store", store, "--name", "N", "--report", report, "--commands", "\(count)",
      "--rest", "3000",
    ])
    var readAt: [Int: Int64] = [:]
    while next < end {
      var told = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&told, 1, 10_000) > 0 else { throw BenchFailure("nobody told of a change") }
      guard try watch.drain(), try desk.catchUp() else { continue }
      let now = SharedClock.now
      for sequence in next..<desk.journal.position.records { readAt[sequence] = now }
      next = desk.journal.position.records
    }
    guard child.wait() else { throw BenchFailure("the hand failed") }
    var (all, early) = (Samples(), 0)
    for note in try HandNote.read(report) {
      guard let seen = readAt[note.sequence] else { throw BenchFailure("\(note.id) was not seen") }
      if seen < note.ended { early += 1 }
      all.add(.nanoseconds(max(0, seen - note.ended)))
    }
    guard all.count == count else { throw BenchFailure("not every change was noted") }
    return (all, early)
  }

  /// Changes by this process, drawn by the real console in a terminal of 200 columns and 60 rows.
  private static func drawnChanges(_ work: Folder, _ count: Int) throws -> Samples {
    let store = "\(work.path)/drawn"
    let clerk = try StoreFiller(path: store).open(isNew: true)
    let console = try Pty(
      [try program()] + ["--store", store, "--read-only", "--screen", "audit"], columns: 200,
      rows: 60)
    console.settle(1500)
    var samples = Samples()
    for round in 0..<count {
      try StoreFiller.perform(StoreFiller.toggle(round), clerk)
      samples.add(console.type("", quiet: 20).last)
    }
    return samples
  }
}
