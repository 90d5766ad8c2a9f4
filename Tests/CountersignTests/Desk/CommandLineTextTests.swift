import Countersign
import Testing

@Suite("A line of exec")
struct CommandLineTextTests {
  private func detail(_ line: String) -> String? {
    do throws(Refusal) {
      _ = try CommandLineText(Array(line.utf8))
      return nil
    } catch {
      return error.code == .badRequest ? error.detail : error.code.rawValue
    }
  }

  @Test("Each command is read whole", arguments: CommandLines.all.indices)
  func sound(place: Int) throws {
    let (line, command) = CommandLines.all[place]
    #expect(try CommandLineText(Array(line.utf8)).command == command)
  }

  @Test("Every command that anyone can send has its line")
  func complete() {
    let names = Set(CommandLines.all.map(\.command.name))
    #expect(Set(CommandName.allCases.filter { !$0.isInternal }) == names)
  }

  @Test("What is wrong with a line", arguments: CommandLines.broken)
  func broken(line: String, reason: String) {
    #expect(detail(line) == reason)
  }

  @Test("Each field that is needed is missed by name", arguments: CommandLines.all.indices)
  func missing(place: Int) throws {
    let (line, command) = CommandLines.all[place]
    let optional: Set = [
      "parties", "callback_url", "variables", "user_id?", "process_id?", "mobile", "key",
      "bank_card_no", "from", "to",
    ]
    let text = try JSONText(Array(line.utf8))
    for member in text.members(of: 0) {
      var name = member.key
      if command.name == .processSendSMS || command.name == .personalReveal, name != "reason",
        name == (command.name == .processSendSMS ? "user_id" : "process_id")
      {
        name += "?"
      }
      if command.name == .sandboxInbox, name == "process_id" { name += "?" }
      guard !optional.contains(name) else { continue }
      let without = text.members(of: 0).filter { $0.key != member.key }.map {
        "\"\($0.key)\":" + String(decoding: text.raw($0.value), as: UTF8.self)
      }
      #expect(detail("{\(without.joined(separator: ","))}") == "field \(name) is missing")
    }
  }

  @Test("A repetition is told from another command by its fields, however they are spelled")
  func canonical() throws {
    func canonical(_ line: String) throws -> [UInt8] {
      try CommandLineText(Array(line.utf8)).canonical
    }
    let one = try canonical(#"{"command":"process.cancel","process_id":"P1","reason":"撤销"}"#)
    let same = [
      #"{"reason":"撤销","process_id":"P1","command":"process.cancel"}"#,
      #" { "command" : "process.cancel" , "key":"k", "process_id":"\u00501","reason":"\u64a4销"} "#,
    ]
    for line in same { #expect(try canonical(line) == one) }
    let others = [
      #"{"command":"process.cancel","process_id":"P2","reason":"撤销"}"#,
      #"{"command":"process.cancel","process_id":"P1","reason":"撤"}"#,
    ]
    for line in others { #expect(try canonical(line) != one) }
    let token = #""token":"1:0"}"#
    #expect(
      try canonical(#"{"command":"h5.sign","# + token)
        != canonical(#"{"command":"h5.open","# + token))
  }

  @Test(
    "What names a row and cannot be its id is refused at the door",
    arguments: [
      #""process.cancel","process_id":"","reason":"撤""#,
      #""process.send_sms","process_id":"P1","user_id":"a b""#,
      #""account.freeze","account_id":"账户","reason":"查""#,
      #""split.query","request_id":"a/b""#,
      #""risk.freeze_merchant","instruction_id":"I1","user_id":"u\u0000","reason":"查""#,
      #""alert.acknowledge","alert_id":"\#(String(repeating: "a", count: 65))""#,
    ])
  func ids(fields: String) {
    #expect(throws: Refusal.self) {
      try CommandLineText(Array(#"{"command":\#(fields)}"#.utf8))
    }
  }

  @Test("The key, if there is one")
  func key() throws {
    let line = #"{"command":"sandbox.inbox","key":"a.b:c-1"}"#
    #expect(try CommandLineText(Array(line.utf8)).key == "a.b:c-1")
    let without = #"{"command":"sandbox.inbox","key":null}"#
    #expect(try CommandLineText(Array(without.utf8)).key == nil)
  }

  @Test("What only a sandbox does, and which refused attempts are facts")
  func kinds() {
    let sandboxOnly = CommandName.allCases.filter(\.isSandboxOnly).map(\.rawValue)
    #expect(sandboxOnly.allSatisfy { $0.hasPrefix("h5.") || $0.hasPrefix("sandbox.") })
    #expect(sandboxOnly.count == 12)
    // Attempts on money and status are facts; looking on, explaining and acknowledging are not.
    let unrecorded = CommandName.allCases.filter { !$0.recordsRefusal && !$0.isInternal }
    let plain = unrecorded.filter { !$0.isSandboxOnly }.map(\.rawValue)
    #expect(
      plain == [
        "template.upload", "template.activate", "template.deactivate", "process.create",
        "process.send_sms", "split.explain", "alert.acknowledge", "personal.find",
        "callback.resend", "statement.import",
      ])
  }
}
