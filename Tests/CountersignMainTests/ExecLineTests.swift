import Testing

/// `exec`: one line in, one line out, whatever the line is (contract 1 and 3).
struct ExecLineTests {
  /// Each is refused with BAD_REQUEST and has no effect.
  static let bad: [(String, String)] = [
    ("nothing closed", "{"), ("a list", "[]"), ("null", "null"), ("a string", "\"x\""),
    ("a number", "17"), ("no command", "{}"), ("a command of no kind", #"{"command":7}"#),
    ("an unknown command", #"{"command":"process.destroy"}"#),
    ("another's case", #"{"command":"H5.open","token":"a"}"#),
    ("a trailing comma", #"{"command":"h5.open","token":"a",}"#),
    ("two values", #"{"command":"h5.open","token":"a"} {}"#),
    ("a name twice", #"{"command":"h5.open","token":"a","token":"b"}"#),
    ("a name twice, escaped", #"{"command":"h5.open","token":"a","\u0074oken":"b"}"#),
    (
      "a name twice, deep",
      #"{"command":"process.create","biz_scene":"RELATION_BIND","template_id":"T1","callback_url":"https://a.example/","parties":[{"role":"PAYER","role":"PAYEE"}]}"#
    ),
    ("a lone surrogate", #"{"command":"h5.open","token":"\ud800"}"#),
    ("a low surrogate first", #"{"command":"h5.open","token":"\udc00\ud800"}"#),
    ("a fraction", #"{"command":"h5.submit_amount","token":"a","amount":1.5}"#),
    ("a fraction of nothing", #"{"command":"h5.submit_amount","token":"a","amount":1.0}"#),
    ("an exponent", #"{"command":"sandbox.advance_clock","seconds":1e3}"#),
    ("money as text", #"{"command":"h5.submit_amount","token":"a","amount":"1"}"#),
    (
      "more than a number holds",
      #"{"command":"h5.submit_amount","token":"a","amount":9223372036854775808}"#
    ),
    ("a leading zero", #"{"command":"sandbox.advance_clock","seconds":01}"#),
    ("a plus", #"{"command":"sandbox.advance_clock","seconds":+1}"#),
    ("backwards", #"{"command":"sandbox.advance_clock","seconds":-1}"#),
    ("an unknown field", #"{"command":"h5.open","token":"a","colour":"red"}"#),
    ("a missing field", #"{"command":"h5.open"}"#),
    ("a field of another kind", #"{"command":"h5.open","token":["a"]}"#),
    ("null for text", #"{"command":"h5.open","token":null}"#),
    ("a comment", #"{"command":"h5.open",/*x*/"token":"a"}"#),
    ("single quotes", "{'command':'h5.open','token':'a'}"),
    ("a tab in a string", "{\"command\":\"h5.open\",\"token\":\"a\tb\"}"),
    ("a byte order mark", "\u{FEFF}{\"command\":\"h5.open\",\"token\":\"a\"}"),
    ("not a number", #"{"command":"sandbox.advance_clock","seconds":NaN}"#),
    ("a key that is no text", #"{"command":"sandbox.advance_clock","seconds":1,"key":1}"#),
    ("an id that is no id", Command.create([People.enterprise("a b"), People.person()]).line),
    (
      "an id of 65",
      Command.create([People.enterprise(String(repeating: "a", count: 65)), People.person()]).line
    ),
    ("a Chinese id", Command.create([People.enterprise("甲"), People.person()]).line),
    ("an unknown service", #"{"command":"sandbox.service","service":"mail","mode":"ok"}"#),
    ("an unknown mode", #"{"command":"sandbox.service","service":"sms","mode":"angry"}"#),
    (
      "an unknown verification",
      #"{"command":"h5.choose_verification","token":"a","verification_type":"IRIS"}"#
    ),
    ("deep nesting", String(repeating: "[", count: 100_000)),
    ("deep objects", String(repeating: "{\"a\":", count: 50_000)),
  ]

  @Test func badLinesAreRefusedAndTheNextGoesOn() throws {
    let desk = try Desk()
    let before = desk.journal
    let answers = try desk.exec(lines: Self.bad.map(\.1))
    for ((name, _), answer) in zip(Self.bad, answers) {
      #expect(Desk.code(answer) == "BAD_REQUEST", "\(name)")
      #expect(answer["error"]["message"].string?.isEmpty == false, "\(name)")
    }
    #expect(desk.journal.count == before.count)
    let mixed = try desk.exec(lines: [Self.bad[0].1, Command.advance(1).line, Self.bad[9].1])
    #expect(mixed.map(Desk.code) == ["BAD_REQUEST", "OK", "BAD_REQUEST"])
  }

  /// A line that never ends costs no more than reading it, and the next one goes on.
  @Test(.timeLimit(.minutes(1))) func aLineWithoutEndIsRefused() throws {
    let desk = try Desk(templates: false)
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 20) + [10]
    let after = Array("{}\n \n{}".utf8)
    let ended = try Program.run(["exec", "--store", desk.store], input: line + after + line)
    let answers = try ended.lines.map { try JSON($0) }
    #expect(answers.map(Desk.code) == ["BAD_REQUEST", "BAD_REQUEST", "BAD_REQUEST"])
  }

  @Test func aDashIsStandardInput() throws {
    let desk = try Desk(templates: false)
    let ended = try desk.run(["exec", "-"], input: Command.advance(1).line)
    #expect(ended.status == 0 && ended.lines.count == 1, "\(ended.message)")
    let compared = try desk.run(
      ["reconcile", "-", "--format", "json"], input: "settlement_ref,amount,status\n")
    #expect(compared.text == "[]\n", "\(compared.message)")
    #expect(try desk.run(["reconcile", desk.store]).status == 74, "a folder is no statement")
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    let desk = try Desk(templates: false)
    let line = Array(#"{"command":"h5.open","token":""#.utf8) + [0xFF, 0xC0] + Array("\"}\n".utf8)
    let ended = try Program.run(["exec", "--store", desk.store], input: line + line)
    #expect(ended.lines.count == 2)
    for answer in ended.lines { #expect(Desk.code(try JSON(answer)) == "BAD_REQUEST") }
  }

  @Test func aNulIsRefused() throws {
    let desk = try Desk(templates: false)
    let ended = try desk.run(["exec"], input: "{\"command\":\"h5.open\",\"token\":\"a\0b\"}\n\0\n")
    #expect(ended.lines.count == 2)
    for answer in ended.lines { #expect(Desk.code(try JSON(answer)) == "BAD_REQUEST") }
  }

  /// Blank lines are no commands; a carriage return before the newline is none of the line's.
  @Test(arguments: ["LF", "CR LF", "LF LF SP SP LF", "CR LF CR LF", "TAB CR LF"])
  func lineEnds(_ names: String) throws {
    let bytes = ["LF": "\n", "CR": "\r", "SP": " ", "TAB": "\t"]
    let end = names.split(separator: " ").compactMap { bytes[String($0)] }.joined()
    let desk = try Desk(templates: false)
    let input = Desk.templates.map { $0.line + end }.joined()
    let ended = try desk.run(["exec"], input: end + input)
    #expect(ended.status == 0, "\(ended.text)")
    #expect(ended.lines.count == Desk.templates.count)
  }

  @Test func theLastLineNeedsNoNewline() throws {
    let desk = try Desk(templates: false)
    let ended = try desk.run(["exec"], input: Command.advance(5).line)
    #expect(ended.status == 0)
    #expect(ended.lines.count == 1)
    #expect(ended.text.hasSuffix("\n"))
  }

  @Test func nothingInNothingOut() throws {
    let desk = try Desk(templates: false)
    for input in ["", "\n", "  \n\t\n\r\n"] {
      let ended = try desk.run(["exec"], input: input)
      #expect(ended.status == 0)
      #expect(ended.output.isEmpty)
    }
  }

  /// A line of many megabytes is refused without harm to the ones after it.
  @Test func veryLongLines() throws {
    let desk = try Desk()
    let long = String(repeating: "长", count: 1_500_000)
    let answers = try desk.exec(lines: [
      Command.advance(1).line, #"{"command":"h5.open","token":"\#(long)"}"#, long,
      Command.advance(1).line,
    ])
    #expect(answers.map(Desk.code) == ["OK", "BAD_REQUEST", "BAD_REQUEST", "OK"])
  }

  @Test func aLongAgreementIsTaken() throws {
    let desk = try Desk(templates: false)
    let content = "<p>" + String(repeating: "本协议约定如下。", count: 8_000) + "</p>"
    let upload = Desk.templates[0].with(["content": .text(content), "variables": []])
    #expect(try desk.code(upload) == "OK")
  }

  /// A program that asks and waits: each answer is there before the next line is written.
  @Test func answersAreFlushedLineByLine() throws {
    let desk = try Desk()
    let exec = try desk.start(["exec"])
    var created: JSON = .null
    for command in [Command.create(), Command.advance(1), Command.page("open", "nobody")] {
      try exec.send(command.line + "\n")
      let answer = try JSON(#require(try exec.nextLine()))
      if command["command"] == "process.create" { created = answer }
    }
    let token = created["result"]["parties"][0]["session_token"].string ?? ""
    try exec.send(Command.page("open", token).line + "\n")
    #expect(try JSON(#require(try exec.nextLine()))["result"]["step"] == "CHOOSE_VERIFICATION")
    let ended = try exec.finish()
    #expect(ended.status == 1, "one of the four was refused")
    #expect(ended.output.isEmpty)
    #expect(ended.errors.isEmpty)
  }

  /// An answer acknowledges what is on the disk already, also before the end of the call.
  @Test func whatIsAnsweredIsWritten() throws {
    let desk = try Desk()
    let exec = try desk.start(["exec"])
    try exec.send(Command.create().line + "\n")
    let answer = try JSON(#require(try exec.nextLine()))
    let id = try #require(answer["result"]["process_id"].string)
    #expect(try desk.rows("signing_process", "process_id=\(id)").count == 1)
    exec.signal(9)
    #expect(try exec.finish().status == 128 + 9)
    #expect(try desk.rows("signing_process", "process_id=\(id)").count == 1)
  }

  @Test func aThousandLinesKeepTheirOrder() throws {
    let desk = try Desk(templates: false)
    let answers = try desk.exec((1...1000).map { Command.advance($0 % 7 + 1) })
    let numbers = answers.compactMap { $0["seq"].number }
    #expect(numbers == Array(1...1000))
    #expect(answers.allSatisfy { $0["ok"] == true })
  }
}
