import CountersignClerk
import Glibc
import Testing

/// The real program, killed or failed at each of its calls of the system in turn (strace's
/// injection), and cut short at each byte that it writes (a limit on the size of files).
struct SyscallFaultTests {
  static let canTrace: Bool = {
    let tried = try? Program.shell("strace -o /dev/null -e inject=sync:error=EIO true")
    return tried?.status == 0
  }()
  static let canLimit: Bool = (try? Program.shell("prlimit --fsize=4096 true"))?.status == 0
  static let isCampaign = getenv("COUNTERSIGN_CAMPAIGN") != nil

  /// All that changes the disk or a lock; a campaign tries the calls that only look, too.
  static let calls =
    [
      "write", "pwrite64", "fdatasync", "fsync", "flock", "fcntl", "renameat", "unlinkat",
      "ftruncate", "mkdirat", "fchmod",
    ] + (isCampaign ? ["openat", "read", "pread64", "close", "newfstatat", "mmap", "futex"] : [])

  /// A store, and what was acknowledged in it.
  private struct Trial {
    let desk: Desk
    var acknowledged: [String] = []
    private var number = 0

    init() throws { desk = try Desk() }

    /// Runs one new command by a line of the shell, which gets the program as $0, its store as $1
    /// and the command's file as $2.
    mutating func run(_ line: String) throws -> Finished {
      number += 1
      let parties = [
        People.enterprise("E\(number)"), People.person("P\(number)", number: number),
      ]
      let input = desk.folder.file("line")
      try Folder.write(Array((Command.create(parties).line + "\n").utf8), to: input)
      let ended = try Program.shell(line, [desk.store, input])
      for line in ended.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        let id = try JSON(String(line))["result"]["process_id"].string
        acknowledged.append(try #require(id))
      }
      return ended
    }

    /// Everything acknowledged is there, nothing twice, and work goes on.
    func check() throws {
      #expect(try desk.code(Command.advance(1)) == "OK")
      _ = try Verification(of: desk.store)
      let there = try desk.rows("signing_process").compactMap { $0["process_id"].string }
      #expect(Set(there).count == there.count)
      #expect(Set(there).isSuperset(of: acknowledged))
      #expect(Set(acknowledged).count == acknowledged.count)
    }
  }

  @Test(.enabled(if: canTrace, "strace is not here, or may not trace"), arguments: calls)
  func killedAtEveryCall(_ call: String) throws {
    var trial = try Trial()
    var number = 0
    while true {
      number += 1
      let ended = try trial.run(
        "exec strace -f -o /dev/null -e inject=\(call):signal=KILL:when=\(number) "
          + "\"$0\" exec --store \"$1\" \"$2\"")
      if ended.status == 0 { break }
      #expect(ended.status == 128 + SIGKILL, "\(ended.message)")
      // Whole lines only: a call is not begun that the kill came before.
      #expect(throws: Never.self, "killed at \(call) \(number)") {
        try Verification(of: trial.desk.store)
      }
    }
    #expect(trial.acknowledged.count > 0)
    try trial.check()
  }

  @Test(
    .enabled(if: canTrace, "strace is not here, or may not trace"),
    arguments: [
      ("fdatasync", "EIO"), ("fsync", "EIO"), ("write", "EIO"), ("write", "ENOSPC"),
      ("pwrite64", "EIO"), ("renameat", "EIO"), ("write", "EINTR"), ("fdatasync", "EINTR"),
    ])
  func failedAtEveryCall(_ call: String, _ error: String) throws {
    var trial = try Trial()
    let log = trial.desk.folder.file("trace")
    var number = 0
    while true {
      number += 1
      let before = trial.acknowledged.count
      let ended = try trial.run(
        "exec strace -f -o '\(log)' -e trace=\(call) "
          + "-e inject=\(call):error=\(error):when=\(number) \"$0\" exec --store \"$1\" \"$2\"")
      let trace = String(decoding: Folder.read(log), as: UTF8.self)
      guard trace.contains("INJECTED") else { break }
      if error == "EINTR" {
        #expect(ended.status == 0, "an interrupted \(call) is taken up again: \(ended.message)")
      } else if trace.contains("fdatasync(") && call == "fdatasync" {
        // Whatever could not be synced was not acknowledged.
        #expect(ended.status == 74 || trial.acknowledged.count > before, "\(ended.message)")
        if ended.status == 74, trial.acknowledged.count > before {
          // Then it was the snapshot, after the answer.
          #expect(!ended.message.contains("journal/"), "\(ended.message)")
        }
      }
      try trial.check()
    }
    #expect(number > 1 || call == "pwrite64", "\(call) is never called")
  }

  /// Each byte of the record may be the last that the disk takes.
  @Test(.enabled(if: canLimit, "prlimit is not here"))
  func cutShortAtEveryByte() throws {
    var trial = try Trial()
    _ = try trial.run("exec \"$0\" exec --store \"$1\" \"$2\"")
    let step = Self.isCampaign ? 1 : 97
    var more = 0
    while true {
      unlink(trial.desk.store + "/snapshot.json")
      let size = trial.desk.journal.count
      let before = trial.acknowledged.count
      let ended = try trial.run(
        "trap '' XFSZ; exec prlimit --fsize=\(size + more) "
          + "\"$0\" exec --store \"$1\" --lang en \"$2\"")
      if trial.acknowledged.count > before { break }
      #expect(ended.status == 74, "\(ended.message)")
      #expect(ended.message.contains("nothing more was acknowledged"), "\(ended.message)")
      try trial.check()
      more += step
    }
    #expect(more > 500, "a record has more bytes than \(more)")
    try trial.check()
  }
}
