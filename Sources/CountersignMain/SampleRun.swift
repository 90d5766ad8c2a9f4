import Countersign
import CountersignClerk

/// Runs the sample's script through the real rules; a line that does not do what it says is a
/// fault of the sample.
struct SampleRun {
  let script: SampleScript
  let clerk: Clerk
  /// The results of named lines.
  private var results: [String: JSONText] = [:]

  init(script: SampleScript, clerk: Clerk) {
    self.script = script
    self.clerk = clerk
  }

  mutating func run() throws {
    // Everything goes to the disk at the end: nobody waits for a line of the sample.
    let (lines, clerk) = (script.lines, clerk)
    var run = self
    try clerk.batch { batch in
      for line in lines { try run.run(line, batch) }
    }
    self = run
  }

  private mutating func run(_ line: SampleScript.Line, _ batch: Clerk.Batch) throws {
    var name: String?
    var expected: String?
    var writer = JSONWriter()
    let members = line.text.members(of: line.text.root)
    try members.first { $0.key == "by" }.map { _, value in
      clerk.act(as: try String.read(value, of: line.text))
    }
    try writer.tryObject { body in
      for (key, value) in members {
        switch key {
        case "as": name = line.text.string(value)
        case "expect": expected = line.text.string(value)
        case "by": break
        default:
          body.name(key)
          try copy(value, line, to: &body, batch)
        }
      }
    }
    let reply = try perform(writer.bytes, batch)
    guard reply.answer.code?.rawValue == expected else {
      throw fault(
        line,
        "\(reply.answer.code?.rawValue ?? "ok") \(reply.answer.detail ?? ""), expected \(expected ?? "ok")"
      )
    }
    if let name, reply.isOK { results[name] = try JSONText(reply.result) }
    clerk.act(as: "sample")
  }

  private func perform(_ bytes: [UInt8], _ batch: Clerk.Batch) throws -> Reply {
    do throws(Refusal) {
      let text = try CommandLineText(bytes)
      return try Result { try batch.perform(text) }.mapError { _ in Refusal(.badRequest) }.get()
    } catch {
      return Reply(answer: Answer(error))
    }
  }

  private func fault(_ line: SampleScript.Line, _ reason: String) -> ProgramFailure {
    ProgramFailure(65, "\(script.folder)/\(line.file):\(line.number): \(reason)")
  }

  /// Copies a value, references to earlier results and files put in.
  private func copy(
    _ node: Int, _ line: SampleScript.Line, to writer: inout JSONWriter, _ batch: Clerk.Batch
  ) throws {
    let text = line.text
    switch text.nodes[node].kind {
    case .object:
      if let value = try reference(node, line, batch) { return writer.raw(value) }
      try writer.tryObject { body in
        for (key, value) in text.members(of: node) {
          body.name(key)
          try copy(value, line, to: &body, batch)
        }
      }
    case .array:
      try writer.tryArray { body in
        for item in text.items(of: node) { try copy(item, line, to: &body, batch) }
      }
    default: writer.raw(text.raw(node))
    }
  }

  /// What a reference stands for, as JSON; nil for an object that is none.
  private func reference(
    _ node: Int, _ line: SampleScript.Line, _ batch: Clerk.Batch
  ) throws -> [UInt8]? {
    let text = line.text
    let members = text.members(of: node)
    guard let (kind, value) = members.first, value < text.nodes.count else { return nil }
    let user = members.dropFirst().first { $0.key == "user" }
    switch kind {
    case "file":
      let bytes = try FileBytes.read("\(script.folder)/\(text.string(value))")
      return String(decoding: bytes, as: UTF8.self).jsonBytes
    case "process": return try named(value, "process_id", line).jsonBytes
    case "user" where members.count == 1: return try named(value, "user_id", line).jsonBytes
    case "account": return try named(value, "account_id", line).jsonBytes
    case "binding": return try named(value, "binding_id", line).jsonBytes
    case "token", "deposit", "wrong_deposit":
      guard let user else { throw fault(line, "\(kind) has no user") }
      let userID =
        text.nodes[user.value].kind == .object
        ? try named(text.members(of: user.value)[0].value, "user_id", line)
        : text.string(user.value)
      if kind == "token" { return try token(value, userID, line).jsonBytes }
      let amount = try deposit(value, userID, line, batch)
      return (kind == "deposit" ? amount : amount % 99 + 1).jsonBytes
    default: return nil
    }
  }

  /// A field of a named result.
  private func named(_ node: Int, _ field: String, _ line: SampleScript.Line) throws -> String {
    let name = line.text.string(node)
    guard let result = results[name],
      let member = result.members(of: result.root).first(where: { $0.key == field })
    else { throw fault(line, "\(name) has no \(field)") }
    return result.string(member.value)
  }

  private func token(_ node: Int, _ userID: String, _ line: SampleScript.Line) throws -> String {
    let name = line.text.string(node)
    if let result = results[name],
      let parties = result.members(of: result.root).first(where: { $0.key == "parties" })
    {
      for party in result.items(of: parties.value) {
        let members = result.members(of: party)
        let isThisOne = members.contains {
          $0.key == "user_id" && result.string($0.value) == userID
        }
        if isThisOne, let token = members.first(where: { $0.key == "session_token" }) {
          return result.string(token.value)
        }
      }
    }
    throw fault(line, "\(name) has no party \(userID)")
  }

  private func deposit(
    _ node: Int, _ userID: String, _ line: SampleScript.Line, _ batch: Clerk.Batch
  ) throws -> Int {
    let processID = try named(node, "process_id", line)
    guard let amount = clerk.sandboxDeposit(processID, userID) else {
      throw fault(line, "no deposit was made to \(userID)")
    }
    return amount
  }
}

extension JSONWriter {
  /// An object whose members may fail to be made.
  mutating func tryObject(_ body: (inout JSONWriter) throws -> Void) throws {
    var failure: (any Error)?
    object { inner in
      do { try body(&inner) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  mutating func tryArray(_ body: (inout JSONWriter) throws -> Void) throws {
    var failure: (any Error)?
    array { inner in
      do { try body(&inner) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
