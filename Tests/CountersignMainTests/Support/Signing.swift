/// The commands of signing, with what a test does not care about filled in.
enum Command {
  static func create(_ parties: [JSON]? = nil, _ changes: [String: JSON] = [:]) -> JSON {
    let whole: JSON = [
      "command": "process.create", "biz_scene": "RELATION_BIND", "template_id": "T1",
      "callback_url": "https://partner.example/callback",
      "parties": .list(parties ?? [People.enterprise(), People.person()]),
    ]
    return whole.with(changes)
  }

  static func page(_ step: String, _ token: String, _ fields: [String: JSON] = [:]) -> JSON {
    (["command": "h5.\(step)", "token": .text(token)] as JSON).with(fields)
  }

  static func choose(_ token: String, _ type: JSON) -> JSON {
    page("choose_verification", token, ["verification_type": type])
  }

  static func amount(_ token: String, _ fen: Int) -> JSON {
    page("submit_amount", token, ["amount": .integer(Int64(fen))])
  }

  static func service(_ name: JSON, _ mode: JSON) -> JSON {
    ["command": "sandbox.service", "service": name, "mode": mode]
  }

  static func advance(_ seconds: Int) -> JSON {
    ["command": "sandbox.advance_clock", "seconds": .integer(Int64(seconds))]
  }
}

/// A process that a test created.
struct Signing {
  let desk: Desk
  let id: String
  let tokens: [String: String]

  init(_ desk: Desk, _ parties: [JSON]? = nil) throws {
    try self.init(desk, begunBy: try desk.exec(Command.create(parties)))
  }

  /// The process that an answer tells of.
  init(_ desk: Desk, begunBy answer: JSON) throws {
    self.desk = desk
    guard let id = answer["result"]["process_id"].string else {
      throw ChildTrouble("no process: \(answer.line)")
    }
    self.id = id
    let named = answer["result"]["parties"].items.map {
      ($0["user_id"].string ?? "", $0["session_token"].string ?? "")
    }
    tokens = Dictionary(named) { $1 }
  }

  func token(_ userID: String) -> String { tokens[userID] ?? "no such party" }

  /// What the bank paid to a party; nil where nothing was paid.
  func deposit(_ userID: String) throws -> Int? {
    let peek: JSON = [
      "command": "sandbox.peek", "process_id": .text(id), "user_id": .text(userID),
    ]
    return try desk.exec(peek)["result"]["amount"].number
  }

  func code(_ step: String, _ userID: String, _ fields: [String: JSON] = [:]) throws -> String {
    try desk.code(Command.page(step, token(userID), fields))
  }

  /// Chooses the micro-deposit, and answers wrong as often as asked.
  func answerWrong(_ times: Int, _ userID: String) throws -> [String] {
    _ = try desk.exec(Command.choose(token(userID), "MICRO_DEPOSIT"))
    let paid = try deposit(userID) ?? 0
    return try desk.exec(
      (0..<times).map { _ in Command.amount(token(userID), paid % 99 + 1) }
    ).map(Desk.code)
  }

  func signByDeposit(_ userID: String) throws -> [String] {
    let begin = try desk.exec([
      Command.page("open", token(userID)), Command.choose(token(userID), "MICRO_DEPOSIT"),
    ])
    let paid = try deposit(userID) ?? 0
    let end = try desk.exec([
      Command.amount(token(userID), paid), Command.page("sign", token(userID)),
    ])
    return (begin + end).map(Desk.code)
  }

  func signByFace(_ userID: String) throws -> [String] {
    let token = token(userID)
    return try desk.exec([
      Command.page("open", token), Command.choose(token, "FACE"),
      Command.page("complete_face", token), Command.page("sign", token),
    ]).map(Desk.code)
  }

  func row() throws -> JSON { try desk.rows("signing_process", "process_id=\(id)").first ?? .null }

  /// Status and end reason.
  func end() throws -> String {
    let row = try row()
    return [row["status"].string, row["end_reason"].string].compactMap { $0 }
      .joined(separator: " ")
  }

  /// Events of one type in the audit log.
  func events(_ type: String) throws -> Int {
    try desk.rows("process_audit_log", "process_id=\(id)", "event_type=\(type)").count
  }
}
