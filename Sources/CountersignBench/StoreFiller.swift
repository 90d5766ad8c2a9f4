import Countersign
import CountersignClerk
import CountersignServices
import CountersignStore
import Glibc
import Synchronization

/// Fills a store with processes as a platform has them: most are signed, some wait, some expire.
struct StoreFiller {
  let path: String

  /// Processes that go to the disk together.
  private static let together = 500

  /// Makes a store of so many processes, a new one every 20 seconds by its own clock.
  func fill(_ processes: Int) throws {
    let wall = FillersClock(Int64(time(nil)) * 1000 - Int64(processes) * 20_000)
    let clerk = try open(isNew: true, wall: { wall.now })
    var number = 0
    while number < processes {
      let end = min(processes, number + Self.together)
      try clerk.batch { batch in
        for number in number..<end {
          wall.advance(20_000)
          try Self.play(number, clerk, batch)
        }
      }
      number = end
    }
    try clerk.writeSnapshot()
  }

  func open(
    isNew: Bool = false, isReadOnly: Bool = false,
    wall: @escaping @Sendable () -> Instant = { Instant(milliseconds: Int64(time(nil)) * 1000) }
  ) throws -> Clerk {
    let options = ClerkOptions(operatorID: "bench", isReadOnly: isReadOnly, wall: wall)
    if isNew {
      try Opening.make(at: path, isSandbox: true, policy: Self.policy(), options: options)
    }
    let clerk = try Opening.open(at: path, options: options) { keys, _ in
      SandboxServices { keys.sandboxAmount($0) }
    }
    if isNew { for line in Self.templates { try Self.perform(line, clerk) } }
    return clerk
  }

  /// The figures' defaults, as a policy file has them.
  private static func policy() -> [UInt8] {
    guard let text = try? JSONText(Policy().json) else { return [] }
    return Array(
      text.members(of: text.root).map { name, value in
        "\(name) = \(String(decoding: text.raw(value), as: UTF8.self))\n"
      }
      .joined().utf8)
  }

  // MARK: Lines

  private static let templates = ["1.0", "2.0"].flatMap { version in
    [
      #"{"command":"template.upload","template_id":"FZ-AUTH","version":"\#(version)","#
        + #""biz_scene":"RELATION_BIND","content":"<h1>授权协议</h1><p>甲方：{{payer_name}}</p>","#
        + #""variables":["payer_name"]}"#,
      #"{"command":"template.activate","template_id":"FZ-AUTH","version":"\#(version)"}"#,
    ]
  }

  /// A small command that always has an effect when it comes in turn.
  static func toggle(_ round: Int) -> String {
    #"{"command":"template.activate","template_id":"FZ-AUTH","version":"\#(round % 2 + 1).0"}"#
  }

  /// Makes one process, and no more.
  static func create(_ number: Int, _ batch: Clerk.Batch) throws {
    _ = try made(number, batch)
  }

  private static func made(_ number: Int, _ batch: Clerk.Batch) throws -> Reply {
    let (payer, payee) = (SamplePerson.payer(number / 20), SamplePerson.payee(number))
    return try perform(
      #"{"command":"process.create","biz_scene":"RELATION_BIND","template_id":"FZ-AUTH","#
        + #""callback_url":"https://sandai.example/cb","parties":["#
        + payer.json("PAYER") + "," + payee.json("PAYEE") + "]}",
      batch)
  }

  private static func play(_ number: Int, _ clerk: Clerk, _ batch: Clerk.Batch) throws {
    let reply = try made(number, batch)
    let payer = SamplePerson.payer(number / 20).userID
    // Of ten, seven are signed by both, one by one of them, two wait for their first step.
    try sign(reply, payer, parties: number % 10 < 7 ? 2 : number % 10 < 8 ? 1 : 0, clerk, batch)
  }

  /// Takes the first parties of a new process through all their steps.
  static func sign(
    _ reply: Reply, _ payer: String, parties count: Int = 2, _ clerk: Clerk, _ batch: Clerk.Batch
  ) throws {
    let text = try JSONText(reply.result)
    guard let id = string("process_id", text.root, text),
      let parties = member("parties", text.root, text)
    else { throw BenchFailure("no process was made: \(reply.answer)") }
    let tokens = text.items(of: parties).compactMap { string("session_token", $0, text) }
    for (place, token) in tokens.prefix(count).enumerated() {
      try act(#"{"command":"h5.open","token":"\#(token)"}"#, batch)
      try verify(place, token, id, payer, clerk, batch)
      try act(#"{"command":"h5.sign","token":"\#(token)"}"#, batch)
    }
  }

  /// One field of what a command answers.
  static func text(_ name: String, of line: String, _ batch: Clerk.Batch) throws -> String {
    let reply = try perform(line, batch)
    let text = try JSONText(reply.result)
    guard let value = string(name, text.root, text) else {
      throw BenchFailure("no \(name): \(reply.answer)")
    }
    return value
  }

  private static func verify(
    _ place: Int, _ token: String, _ id: String, _ payer: String, _ clerk: Clerk,
    _ batch: Clerk.Batch
  ) throws {
    let choose = #"{"command":"h5.choose_verification","token":"\#(token)","verification_type":"#
    if place == 0 {
      try act(choose + #""MICRO_DEPOSIT"}"#, batch)
      let amount = clerk.sandboxDeposit(id, payer) ?? 0
      try act(
        #"{"command":"h5.submit_amount","token":"\#(token)","amount":\#(amount)}"#, batch)
    } else {
      try act(choose + #""FACE"}"#, batch)
      try act(#"{"command":"h5.complete_face","token":"\#(token)"}"#, batch)
    }
  }

  private static func act(_ line: String, _ batch: Clerk.Batch) throws {
    let answer = try batch.act(CommandLineText(Array(line.utf8)))
    guard answer.code == nil else { throw BenchFailure("\(line): \(answer)") }
  }

  @discardableResult
  static func perform(_ line: String, _ batch: Clerk.Batch) throws -> Reply {
    let reply = try batch.perform(CommandLineText(Array(line.utf8)))
    guard reply.isOK else { throw BenchFailure("\(line): \(reply.answer)") }
    return reply
  }

  static func perform(_ line: String, _ clerk: Clerk) throws {
    try clerk.batch { _ = try perform(line, $0) }
  }

  private static func member(_ name: String, _ node: Int, _ text: JSONText) -> Int? {
    text.members(of: node).first { $0.key == name }?.value
  }

  private static func string(_ name: String, _ node: Int, _ text: JSONText) -> String? {
    member(name, node, text).map { text.string($0) }
  }

  /// What a list shows of every process, a line each.
  static func rows(_ clerk: Clerk) throws -> [UInt8] {
    guard case .processes(let view) = try clerk.view(.processes(Window(count: .max))) else {
      return []
    }
    var bytes: [UInt8] = []
    for row in view.rows {
      bytes += Array("\(row.processID) \(row.status.rawValue) \(row.updatedAt.text) ".utf8)
      bytes += Array("\(row.payer) \(row.payee ?? "")\n".utf8)
    }
    return bytes
  }
}

/// A clock that the filler moves.
private final class FillersClock: Sendable {
  private let milliseconds: Atomic<Int64>

  init(_ milliseconds: Int64) { self.milliseconds = Atomic(milliseconds) }

  var now: Instant { Instant(milliseconds: milliseconds.load(ordering: .relaxed)) }
  func advance(_ by: Int64) { milliseconds.wrappingAdd(by, ordering: .relaxed) }
}
