import Countersign
import CountersignClerk
import Glibc

/// What must not grow with the store.
extension Measurement {
  static let scale = [open, memory, growth, snapshot, rules]

  /// From the start of a process to the first rows of the processes, against lnav with the journal.
  private static let open = Measurement(name: "open") { _, store in
    var ours = Samples()
    for _ in 0..<5 {
      try ours.add { _ = try firstList(store) }
    }
    let files = try Folder.files(in: "\(store)/journal")
    guard let theirs = try Peer("lnav").time(["-n", "-c", ":quit"] + files) else {
      return "\(ours.median.text); \(Peer.missing("lnav"))"
    }
    return "\(ours.median.text); peer lnav -n \(theirs.text); "
      + ratio("speed", theirs / ours.median)
  }

  private static func firstList(_ store: String) throws -> rusage {
    guard let usage = try Child(["first-list", "--store", store]).usage() else {
      throw BenchFailure("\(store) does not open")
    }
    return usage
  }

  /// The most memory that opening, a list and a command take, against the journal's bytes.
  private static let memory = Measurement(name: "memory") { _, store in
    let bytes = try firstList(store).ru_maxrss * 1024
    let journal = try Folder.bytes(in: "\(store)/journal")
    return "\(bytes >> 20) MiB; the journal has \(journal >> 20) MiB; "
      + ratio("size", Double(bytes) / Double(journal))
  }

  /// The processor's time of one command here, against a store of a thousand processes.
  private static let growth = Measurement(name: "growth") { work, store in
    let small = "\(work.path)/thousand"
    try StoreFiller(path: small).fill(1000)
    let clerks = try [store, small].map { try StoreFiller(path: $0).open() }
    var times = [Samples(), Samples()]
    let start = Self.unused
    for round in 0..<400 {
      for place in [0, 1] {
        try times[place].addWork {
          try clerks[place].batch { try StoreFiller.create(start + round, $0) }
        }
      }
    }
    return "\(times[0].median.text) of processor a process.create; with 1,000 processes "
      + "\(times[1].median.text); " + ratio("time", times[0].median / times[1].median)
  }

  /// The number of a process that no earlier run made.
  private static var unused: Int { 20_000_000 + Int(time(nil)) % 15_000 * 2000 }

  /// The longest that a command waits because a snapshot is written just then.
  private static let snapshot = Measurement(name: "snapshot") { _, store in
    let clerk = try StoreFiller(path: store).open()
    var (others, around) = (Samples(), Samples())
    let start = Self.unused + 40_000_000
    for round in 0..<2000 {
      let before = clerk.snapshotRecords
      let took = try Stopwatch.time {
        try clerk.batch { try StoreFiller.create(start + round, $0) }
      }
      if clerk.snapshotRecords == before { others.add(took) } else { around.add(took) }
    }
    return "\(around.count) snapshots, a command with one \(around.median.text), "
      + "the longest \(around.longest.text); of the \(others.count) others "
      + "the median \(others.median.text), the longest \(others.longest.text)"
  }

  /// Whole payments decided and applied in memory.
  private static let rules = Measurement(name: "rules") { work, _ in
    let desk = try RulesDesk(at: "\(work.path)/rules")
    let count = 50_000
    let took = try Stopwatch.time { for number in 0..<count { try desk.pay(number) } }
    let rate = Int(Double(count) / took.seconds)
    return "\(rate) splits a second, each submitted, quoted and settled: three records"
  }
}
