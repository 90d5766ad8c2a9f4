import Glibc
import Testing

/// What was acknowledged is there, whatever ended the writer (contract 2).
struct CrashTests {
  /// A store whose last record was acknowledged to nobody, by no snapshot: as a power cut in the
  /// middle of a write leaves it.
  private func withoutSnapshot() throws -> Desk {
    let desk = try Desk()
    let exec = try desk.start(["exec"])
    for command in [Command.create(), Command.advance(60)] {
      try exec.send(command.line + "\n")
      _ = try exec.nextLine()
    }
    exec.signal(SIGKILL)
    _ = try exec.finish()
    unlink(desk.store + "/snapshot.json")
    return desk
  }

  /// Torn at every byte of the last record: `verify` says so, and the next writer goes on.
  @Test func aTornTailIsPutAside() throws {
    let desk = try withoutSnapshot()
    let bytes = desk.journal
    let chain = try Chain(bytes)
    let last = try #require(chain.records.last).bytes
    let kept = chain.records.count - 1
    let samples = Set(
      [1, 2, 63, 64, 65, 66, last.count - 2] + stride(from: 7, to: last.count, by: 61))
    for length in 1..<last.count {
      let torn = Array(bytes[..<(last.lowerBound + length)])
      try Folder.write(torn, to: desk.journalFile)
      guard samples.contains(length) else {
        #expect((try? Chain(torn)) == nil)
        continue
      }
      #expect(try desk.verify().status == 65, "torn after \(length)")
      let exec = try desk.run(["exec"], input: Command.advance(1).line)
      #expect(exec.status == 0, "\(exec.message)")
      #expect(!exec.message.isEmpty, "it is reported")
      #expect(try JSON(exec.text)["seq"].number == kept)
      let after = try Chain(desk.journal)
      #expect(after.records.count == kept + 1)
      #expect(after.records[kept - 1].hash == chain.records[kept - 1].hash)
      let aside = Folder.contents(of: desk.store + "/quarantine").values
      #expect(aside.contains(Array(torn[last.lowerBound...])))
      #expect(try desk.verify().status == 0)
      Folder.remove(desk.store + "/quarantine")
      unlink(desk.store + "/snapshot.json")
    }
  }

  /// Only the newline is missing: the record is whole, and is kept.
  @Test func aRecordThatLacksItsNewlineIsKept() throws {
    let desk = try withoutSnapshot()
    let chain = try Chain(desk.journal)
    try Folder.write(Array(desk.journal.dropLast()), to: desk.journalFile)
    #expect(try desk.verify().status == 65)
    #expect(try desk.code(Command.advance(1)) == "OK")
    let after = try Chain(desk.journal)
    #expect(after.records.count == chain.records.count + 1)
    #expect(after.records[chain.records.count - 1].hash == chain.head)
    #expect(try desk.verify().status == 0)
  }

  /// Killed in the middle of a stream of commands, many times over the same store.
  @Test func killedInTheMiddle() throws {
    let desk = try Desk()
    var random = Seeded(20_261_121)
    var acknowledged: [String] = []
    for round in 0..<16 {
      let exec = try desk.start(["exec"])
      let lines = (0..<60).map { number in
        let id = "\(round)-\(number)"
        return Command.create([
          People.enterprise("E\(id)"), People.person("P\(id)", number: number),
        ]).line
      }
      try exec.send(lines.prefix(30).joined(separator: "\n") + "\n")
      for _ in 0..<random.below(28) {
        acknowledged.append(try Self.processID(#require(try exec.nextLine())))
      }
      if random.below(2) == 0 { try exec.send(lines.dropFirst(30).joined(separator: "\n")) }
      // A kill at a moment that nobody chose.
      usleep(UInt32(random.below(3000)))
      exec.signal(SIGKILL)
      let rest = try exec.finish()
      // A line without its end was not said.
      let whole = rest.text.hasSuffix("\n") ? rest.lines : Array(rest.lines.dropLast())
      acknowledged += try whole.map(Self.processID)
      let verified = try desk.verify()
      #expect(verified.status == 0, "round \(round): \(verified.message)")
    }
    let there = Set(try desk.rows("signing_process").compactMap { $0["process_id"].string })
    #expect(acknowledged.count > 100)
    #expect(Set(acknowledged).count == acknowledged.count)
    #expect(there.isSuperset(of: acknowledged))
    _ = try Chain(desk.journal)
    #expect(try desk.code(Command.advance(1)) == "OK")
  }

  private static func processID(_ line: String) throws -> String {
    let answer = try JSON(line)
    guard let id = answer["result"]["process_id"].string else { throw ChildTrouble(line) }
    return id
  }

  /// Requests that a killed writer left open are carried on by the next one: no message is lost,
  /// and none is sent twice.
  @Test func whatWasBegunIsCarriedOn() throws {
    let desk = try Desk()
    let exec = try desk.start(["exec"])
    let lines = (0..<60).map {
      Command.create([People.enterprise("E\($0)"), People.person("P\($0)", number: $0)]).line
    }
    try exec.send(lines.joined(separator: "\n") + "\n")
    _ = try exec.nextLine()
    exec.signal(SIGKILL)
    _ = try exec.finish()
    #expect(try desk.code(Command.advance(1)) == "OK")
    for process in try desk.rows("signing_process") {
      #expect(process["status"] == "SMS_SENT")
    }
    let sent = try desk.rows("process_audit_log", "event_type=SMS_SENT")
    #expect(sent.count == 2 * (try desk.rows("signing_process").count))
  }
}

/// Numbers that look random and are the same in every run.
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// From 0 to one less than `limit` (SplitMix64).
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
