import Glibc
import Testing

/// Eight real processes on one store, killed and stopped at random: one order, no gap, no
/// duplicate, every acknowledged command there (contract 2).
///
/// `countersign-bench hands --seconds 300` is the long form of it.
struct HandsTests {
  private final class Hand {
    let child: ChildProcess
    let output: String

    /// Works through a file of commands of its own.
    init(_ desk: Desk, _ name: String) throws {
      output = desk.folder.file("\(name).out")
      let input = desk.folder.file("\(name).in")
      let lines = (0..<600).map { number in
        Command.create([
          People.enterprise("E-\(name)-\(number)"),
          People.person("P-\(name)-\(number)", number: number),
        ]).line + "\n"
      }
      try Folder.write(Array(lines.joined().utf8), to: input)
      child = try ChildProcess(
        "/bin/sh",
        [
          "-c", "exec \"$0\" exec --store \"$1\" \"$2\" > \"$3\"", Program.path, desk.store, input,
          output,
        ],
        environment: Program.environment(home: "/nonexistent"))
    }

    /// What it said before it was killed; a line without its end was not said.
    var acknowledged: [(id: String, record: Int)] {
      get throws {
        let text = String(decoding: Folder.read(output), as: UTF8.self)
        return try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
          let answer = try JSON(String($0))
          return (
            try #require(answer["result"]["process_id"].string, "\($0)"),
            try #require(answer["seq"].number)
          )
        }
      }
    }
  }

  @Test func killedAndStoppedAtRandom() throws {
    let desk = try Desk()
    var random = Seeded(20_261_121)
    var all = try (0..<8).map { try Hand(desk, "h\($0)") }
    var working = Array(all.indices)
    for _ in 0..<48 {
      // A moment that nobody chose.
      usleep(UInt32(2_000 + random.below(30_000)))
      let place = random.below(working.count)
      let hand = all[working[place]]
      if random.below(3) == 0 {
        hand.child.signal(SIGKILL)
        _ = try hand.child.finish()
        working[place] = all.count
        all.append(try Hand(desk, "h\(all.count)"))
      } else {
        hand.child.signal(SIGSTOP)
        // Stopped for as long as nobody chose either.
        usleep(UInt32(random.below(20_000)))
        hand.child.signal(SIGCONT)
      }
    }
    for place in working {
      all[place].child.signal(SIGKILL)
      _ = try all[place].child.finish()
    }
    #expect(try desk.code(Command.advance(1)) == "OK")
    let chain = try Chain(desk.journal)
    let numbers = chain.records.dropFirst().compactMap { $0.json["seq"].number }
    #expect(numbers == Array(1..<chain.records.count))
    var there: [String: Int] = [:]
    for process in try desk.rows("process_audit_log", "event_type=PROCESS_CREATED") {
      let id = try #require(process["process_id"].string)
      there[id, default: 0] += 1
    }
    let acknowledged = try all.flatMap { try $0.acknowledged }
    #expect(acknowledged.count > 64, "only \(acknowledged.count) were acknowledged")
    #expect(acknowledged.allSatisfy { there[$0.id] == 1 })
    #expect(Set(acknowledged.map(\.id)).count == acknowledged.count)
    #expect(Set(acknowledged.map(\.record)).count == acknowledged.count)
    #expect(try desk.verify().status == 0)
  }
}
