import Countersign
import CountersignClerk
import Testing

/// A command costs the same in a big store as in a small one: counted in bytes, events and copies
/// of the tables, never in time.
@Suite struct CommandCostTests {
  /// What one command wrote.
  struct Cost: Equatable {
    var command: String
    var bytes: Int
    var events: Int
    var records: Int
  }

  /// Takes processes through everything, and counts.
  private func costs(processes: Int) throws -> [Cost] {
    let store = try TestStore()
    let clerk = try store.clerk()
    try BigStore.fill(clerk, processes: 1..<processes + 1)
    var costs: [Cost] = []
    func run(_ name: String, _ line: String) throws {
      let size = try store.size(TestStore.journal)
      try clerk.run(line)
      let new = try store.records(after: size)
      costs.append(
        Cost(
          command: name, bytes: try store.size(TestStore.journal) - size,
          events: new.map(\.events.count).reduce(0, +), records: new.count))
    }
    try run("create", SigningCase.line(90001))
    let id = try #require(clerk.registry.processes.all.last?.processID)
    let reply = try clerk.run(SigningCase.line(90002))
    let signing = try SigningCase(reply)
    for (name, line) in Self.script(signing, other: id) { try run(name, line) }
    return costs
  }

  private static func script(_ signing: SigningCase, other: String) -> [(String, String)] {
    func step(_ command: String, _ place: Int, _ more: String = "") -> (String, String) {
      (
        "\(command) \(place)",
        #"{"command":"h5.\#(command)","token":"\#(signing.tokens[place])"\#(more)}"#
      )
    }
    return [
      step("open", 0), step("heartbeat", 0),
      step("choose_verification", 0, #","verification_type":"MICRO_DEPOSIT""#),
      step("submit_amount", 0, #","amount":100"#),
      step("choose_verification", 1, #","verification_type":"FACE""#), step("complete_face", 1),
      step("sign", 1),
      ("send_sms", #"{"command":"process.send_sms","process_id":"\#(other)"}"#),
      ("cancel", #"{"command":"process.cancel","process_id":"\#(other)","reason":"重复"}"#),
      ("find", #"{"command":"personal.find","mobile":"15400000002"}"#),
      (
        "reveal",
        #"{"command":"personal.reveal","user_id":"\#(signing.users[1])","reason":"核对"}"#
      ),
    ]
  }

  @Test func theJournalGrowsByTheSame() throws {
    let small = try costs(processes: 10)
    let big = try costs(processes: 5000)
    #expect(small.map(\.command) == big.map(\.command))
    for (one, other) in zip(small, big) {
      #expect(one.records == other.records, "\(one.command)")
      #expect(one.events == other.events, "\(one.command)")
      // Numbers have more digits in the big one, and nothing else is longer.
      #expect(abs(one.bytes - other.bytes) < 128, "\(one.command): \(one.bytes), \(other.bytes)")
      #expect(one.bytes > 0 && one.events > 0, "\(one.command)")
    }
  }

  /// Where a table's rows lie in memory: another place after a command means they were copied.
  private func places(_ clerk: Clerk) -> [UInt] {
    [
      clerk.registry.processes.withRowsInMemory { UInt(bitPattern: $0.baseAddress) },
      clerk.registry.callbacks.withRowsInMemory { UInt(bitPattern: $0.baseAddress) },
    ]
  }

  @Test func noTableIsCopied() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    try BigStore.fill(clerk, processes: 1..<500)
    // One callback, so that its table lies somewhere.
    let first = try #require(clerk.registry.processes.all.first?.processID)
    try clerk.run(#"{"command":"process.cancel","process_id":"\#(first)","reason":"重复"}"#)
    let signing = try SigningCase(try clerk.run(SigningCase.line(90002)))
    let before = places(clerk)
    for (name, line) in Self.script(signing, other: first) where name != "cancel" {
      try clerk.run(line)
      #expect(places(clerk) == before, "\(name)")
    }
    try clerk.catchUp()
    _ = try clerk.view(.processes(Window(count: 20)))
    #expect(places(clerk) == before)
  }
}
