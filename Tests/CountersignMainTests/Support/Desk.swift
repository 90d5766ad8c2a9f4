import Testing

/// A store of a test's own and the calls on it.
final class Desk: Sendable {
  let folder: Folder
  let store: String

  /// A sandbox without the sample, with one active template of each scene.
  init(templates: Bool = true, options: [String] = ["--empty"]) throws {
    folder = try Folder()
    store = folder.file("store")
    let made = try run(["init"] + options)
    guard made.status == 0 else { throw ChildTrouble("init: \(made.message)") }
    guard templates else { return }
    for answer in try exec(Self.templates) where answer["ok"] != true {
      throw ChildTrouble("a template was refused: \(answer.line)")
    }
  }

  /// A copy of another's store.
  init(copying other: Desk) throws {
    folder = try Folder()
    store = folder.file("store")
    try Folder.copy(other.store, to: store)
  }

  /// A store with the sample, made once: copy it.
  static let sample = Result { try Desk(templates: false, options: []) }

  static let templates: [JSON] = [
    [
      "command": "template.upload", "template_id": "T1", "version": "1.0",
      "biz_scene": "RELATION_BIND", "variables": ["payer_name", "payee_name"],
      "content": "<h1>授权协议</h1><p>甲方 {{payer_name}} 乙方 {{payee_name}}</p>",
    ],
    ["command": "template.activate", "template_id": "T1", "version": "1.0"],
    [
      "command": "template.upload", "template_id": "T2", "version": "1.0",
      "biz_scene": "OPEN_PAYMENT", "variables": ["payer_name"],
      "content": "<h1>开通付款</h1><p>{{payer_name}}</p>",
    ],
    ["command": "template.activate", "template_id": "T2", "version": "1.0"],
  ]

  func run(_ arguments: [String], input: String = "") throws -> Finished {
    try Program.run(arguments + ["--store", store], input: input)
  }

  func start(_ arguments: [String]) throws -> ChildProcess {
    try Program.start(arguments + ["--store", store])
  }

  /// The console on this store, in a terminal.
  func console(
    _ words: JourneyWords, _ arguments: [String] = [], columns: Int = 120, rows: Int = 40
  ) throws -> Terminal {
    try Terminal(
      ["--store", store, "--lang", words.language] + arguments, columns: columns, rows: rows)
  }

  /// Runs commands in one call of `exec`: one answer for each, or it is a failure.
  func exec(_ commands: [JSON], _ arguments: [String] = []) throws -> [JSON] {
    try exec(lines: commands.map(\.line), arguments)
  }

  func exec(lines: [String], _ arguments: [String] = []) throws -> [JSON] {
    let ended = try run(["exec"] + arguments, input: lines.map { $0 + "\n" }.joined())
    let answers = try ended.lines.map { try JSON($0) }
    guard answers.count == lines.count else {
      throw ChildTrouble("\(lines.count) lines, \(answers.count) answers: \(ended.message)")
    }
    let allWell = answers.allSatisfy { $0["ok"] == true }
    #expect(ended.status == (allWell ? 0 : 1), "\(ended.message)")
    return answers
  }

  func exec(_ command: JSON) throws -> JSON { try exec([command])[0] }

  /// The code of a refusal, or `OK`.
  func code(_ command: JSON, _ arguments: [String] = []) throws -> String {
    Self.code(try exec([command], arguments)[0])
  }

  static func code(_ answer: JSON) -> String {
    answer["ok"] == true ? "OK" : answer["error"]["code"].string ?? "no code: \(answer.line)"
  }

  /// A table's rows where fields have values.
  func rows(_ table: String, _ conditions: String...) throws -> [JSON] {
    let ended = try run(
      ["query", table, "--format", "json"] + conditions.flatMap { ["--where", $0] })
    guard ended.status == 0 else { throw ChildTrouble("query: \(ended.message)") }
    return try JSON(ended.text).items
  }

  func verify() throws -> Finished { try run(["verify"]) }

  /// The journal's files in their order, put together.
  var journal: [UInt8] {
    Folder.names(in: "\(store)/journal").flatMap { Folder.read("\(store)/journal/\($0)") }
  }

  var journalFile: String { "\(store)/journal/00000001.log" }
}
