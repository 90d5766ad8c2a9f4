import Countersign
import CountersignClerk
import Testing

extension Clerk {
  /// Does a command as `exec` reads it.
  @discardableResult
  func run(_ line: String) throws -> Reply {
    try perform(CommandLineText(Array(line.utf8)))
  }

  /// Brings two parties together: a company that pays and a person who is paid.
  func create(_ number: Int = 1, key: String? = nil) throws -> SigningCase {
    let reply = try run(SigningCase.line(number, key: key))
    try #require(reply.isOK, "\(reply.answer)")
    return try SigningCase(reply)
  }

  @discardableResult
  func step(_ command: String, _ token: String, _ more: String = "") throws -> Reply {
    try run(#"{"command":"h5.\#(command)","token":"\#(token)"\#(more)}"#)
  }

  @discardableResult
  func choose(_ type: VerificationType, _ token: String, key: String? = nil) throws -> Reply {
    let key = key.map { #","key":"\#($0)""# } ?? ""
    return try step(
      "choose_verification", token, #","verification_type":"\#(type.rawValue)"\#(key)"#)
  }

  @discardableResult
  func set(_ service: ServiceName, _ mode: ServiceMode) throws -> Reply {
    try run(
      #"{"command":"sandbox.service","service":"\#(service.rawValue)","mode":"\#(mode.rawValue)"}"#)
  }

  @discardableResult
  func advance(_ seconds: Int64) throws -> Reply {
    try run(#"{"command":"sandbox.advance_clock","seconds":\#(seconds)}"#)
  }

  /// Takes one party through verification and signing.
  func sign(_ signing: SigningCase, _ place: Int) throws {
    let token = signing.tokens[place]
    try step("open", token)
    if place == 0 {
      try choose(.microDeposit, token)
      let amount = try #require(sandboxDeposit(signing.processID, signing.users[place]))
      try step("submit_amount", token, #","amount":\#(amount)"#)
    } else {
      try choose(.face, token)
      try step("complete_face", token)
    }
    let reply = try step("sign", token)
    try #require(reply.isOK, "\(reply.answer)")
  }

  /// Everything both parties have to do.
  func signAll(_ signing: SigningCase) throws {
    for place in signing.tokens.indices { try sign(signing, place) }
  }

  /// Rows of a table.
  func table(_ table: TableName, processID: String? = nil) throws -> [TableRow] {
    var rows: [TableRow] = []
    try self.rows(of: table, processID: processID) {
      rows.append($0)
      return true
    }
    return rows
  }
}

extension Reply {
  /// A field of the result as plain text; `parties.0.user_id` looks inside.
  func text(_ path: String) throws -> String? {
    let text = try JSONText(result)
    var node = text.root
    for name in path.split(separator: ".") {
      let next =
        if let place = Int(name) {
          text.items(of: node).indices.contains(place) ? text.items(of: node)[place] : nil
        } else {
          text.members(of: node).first { $0.key == name }?.value
        }
      guard let next else { return nil }
      node = next
    }
    return TableRow.plain(Array(text.raw(node)))
  }

  var code: Code? { answer.code }
}
