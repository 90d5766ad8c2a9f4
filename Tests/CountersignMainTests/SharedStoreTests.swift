import Glibc
import Testing

/// Several processes on one store: one order, nothing lost, nothing twice (contract 2).
struct SharedStoreTests {
  @Test(arguments: [(2, 120), (4, 60)])
  func writersTakeTurns(_ writers: Int, _ each: Int) throws {
    let desk = try Desk()
    let before = try Chain(desk.journal).records.count
    let children = try (0..<writers).map { _ in try desk.start(["exec"]) }
    // A line at a time to each, so that all of them are at it all the time.
    var acknowledged: [JSON] = []
    for number in 0..<each {
      for (writer, child) in children.enumerated() {
        let id = "\(writer)-\(number)"
        let parties = [People.enterprise("E\(id)"), People.person("P\(id)", number: number)]
        try child.send(Command.create(parties).line + "\n")
      }
      if number % 10 == 9 {
        for child in children { acknowledged.append(try JSON(#require(try child.nextLine()))) }
      }
    }
    for child in children {
      let ended = try child.finish()
      #expect(ended.status == 0, "\(ended.message)")
      acknowledged += try ended.lines.map { try JSON($0) }
    }
    #expect(acknowledged.count == writers * each)
    let ids = acknowledged.compactMap { $0["result"]["process_id"].string }
    #expect(Set(ids).count == writers * each)
    let chain = try Chain(desk.journal)
    let numbers = chain.records.dropFirst().compactMap { $0.json["seq"].number }
    #expect(numbers == Array(1..<chain.records.count))
    let created = chain.records.dropFirst(before).filter { $0.json["command"] == "process.create" }
    #expect(created.count == writers * each)
    let there = try desk.rows("signing_process").compactMap { $0["process_id"].string }
    #expect(Set(there) == Set(ids))
    #expect(try desk.verify().status == 0)
  }

  /// Each sees at once what the other wrote.
  @Test func oneSeesTheOther() throws {
    let desk = try Desk()
    let (one, two) = (try desk.start(["exec"]), try desk.start(["exec"]))
    try one.send(Command.create().line + "\n")
    let created = try JSON(#require(try one.nextLine()))
    try two.send(Command.create().line + "\n")
    #expect(Desk.code(try JSON(#require(try two.nextLine()))) == "DUPLICATE_PROCESS")
    let token = created["result"]["parties"][1]["session_token"].string ?? ""
    try two.send(Command.page("open", token).line + "\n")
    #expect(Desk.code(try JSON(#require(try two.nextLine()))) == "OK")
    try one.send(Command.choose(token, "FACE").line + "\n")
    #expect(Desk.code(try JSON(#require(try one.nextLine()))) == "OK")
    #expect(try one.finish().status == 0)
    #expect(try two.finish().status == 1)
    #expect(try desk.verify().status == 0)
  }

  /// A lock that does not come free: 75, who has it, and nothing was done.
  ///
  /// Reading needs no lock.
  @Test func aHeldStoreIs75() throws {
    let desk = try Desk()
    let lock = open(desk.store + "/lock", O_RDWR)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let before = desk.journal.count
    let exec = try desk.start(["exec", "--operator", "li.na"])
    try exec.send(Command.create().line + "\n")
    #expect(try desk.run(["query", "services"]).status == 0)
    let ended = try exec.finish()
    #expect(ended.status == 75)
    #expect(ended.output.isEmpty)
    #expect(ended.message.contains("operator (pid "), "\(ended.message)")
    #expect(ended.message.contains("正在等待数据目录，占用者：operator (pid "), "it says so meanwhile")
    #expect(desk.journal.count == before)
    flock(lock, LOCK_UN)
    #expect(try desk.code(Command.create()) == "OK")
  }

  /// A lock file that a dead process left is no lock.
  @Test func aLeftLockFileHoldsNobodyUp() throws {
    let desk = try Desk()
    let exec = try desk.start(["exec"])
    try exec.send(Command.advance(1).line + "\n")
    _ = try exec.nextLine()
    exec.signal(SIGKILL)
    _ = try exec.finish()
    #expect(Folder.exists(desk.store + "/lock"))
    #expect(try desk.code(Command.create()) == "OK")
    unlink(desk.store + "/lock")
    #expect(try desk.verify().status == 0)
    #expect(try desk.code(Command.advance(1)) == "OK")
  }
}
