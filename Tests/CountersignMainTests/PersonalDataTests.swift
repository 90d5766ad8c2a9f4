import Testing

/// Nothing of a person is readable on disk, and what is forgotten is gone (contract 5).
struct PersonalDataTests {
  /// A text that must be nowhere, in every form it could hide in.
  struct Canary {
    let name: String
    let forms: [(String, [UInt8])]

    init(_ name: String, _ text: String) {
      self.name = name
      let utf8 = Array(text.utf8)
      var forms: [(String, [UInt8])] = [("as it is", utf8)]
      for isLittle in [true, false] {
        let units = text.utf16.flatMap { unit in
          isLittle ? [UInt8(unit & 255), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 255)]
        }
        forms.append(("UTF-16", units))
      }
      forms.append(("hex", Array(Digest.hex(utf8).utf8)))
      forms.append(("hex, upper case", Array(Digest.hex(utf8).uppercased().utf8)))
      forms.append(("backwards", utf8.reversed()))
      forms.append(("with blanks", Array(text.map(String.init).joined(separator: " ").utf8)))
      forms.append(("in fours", Array(Self.fours(text).utf8)))
      forms.append(("JSON escapes", Array(Self.escapes(text).utf8)))
      forms.append(
        ("percent", Array(utf8.map { "%" + Digest.hex([$0]).uppercased() }.joined().utf8)))
      for offset in 0..<3 { forms.append(("base64", Self.base64(utf8, offset))) }
      self.forms = forms
    }

    private static func fours(_ text: String) -> String {
      text.enumerated().map { ($0 > 0 && $0 % 4 == 0 ? " " : "") + String($1) }.joined()
    }

    private static func escapes(_ text: String) -> String {
      text.utf16.map { unit in
        let hex = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      }.joined()
    }

    /// The characters that do not depend on what stands before and after.
    private static func base64(_ bytes: [UInt8], _ offset: Int) -> [UInt8] {
      let padded = [UInt8](repeating: 0, count: offset) + bytes
      let whole = Array(Digest.base64(Array(padded.prefix(padded.count / 3 * 3))).utf8)
      return Array(whole.dropFirst(offset == 0 ? 0 : 4))
    }

    /// The forms found in some bytes.
    func found(in bytes: [UInt8]) -> [String] {
      forms.filter { Bytes.contain(bytes, $0.1) }.map(\.0)
    }
  }

  /// The numbers and names of the flow below.
  static let canaries = [
    Canary("name", People.name), Canary("id", People.identity(1)),
    Canary("card", People.personCard(1)), Canary("mobile", People.mobile(1)),
    Canary("second name", "诸葛长青"), Canary("second id", People.identity(2)),
    Canary("second card", People.personCard(2)), Canary("second mobile", People.mobile(2)),
    Canary("credit code", People.creditCode), Canary("company's mobile", "13812345678"),
    Canary("company's card", People.card("622202123456789")), Canary("template value", "秘密折扣条款"),
  ]

  private static let secretTemplate: [JSON] = [
    [
      "command": "template.upload", "template_id": "T3", "version": "1",
      "biz_scene": "RELATION_BIND", "variables": ["payer_name", "payee_name", "terms"],
      "content": "<h1>协议</h1><p>{{payer_name}}{{payee_name}}{{terms}}</p>",
    ],
    ["command": "template.activate", "template_id": "T3", "version": "1"],
  ]

  @Test func nothingIsReadableOnDisk() throws {
    let desk = try Desk()
    _ = try desk.exec(Self.secretTemplate)
    let second = People.person("P2", number: 2).with(["name": "诸葛长青"])
    let withValues = Command.create(
      [People.enterprise("E2"), second], ["template_id": "T3", "variables": ["terms": "秘密折扣条款"]])
    var tokens: [String] = []
    let exec = try desk.start(["exec", "--operator", "li.na"])
    for command in [
      Command.create(), withValues, Command.create(),
      Command.create([People.enterprise("E3"), second.with(["mobile": "1"])]),
    ] {
      try exec.send(command.line + "\n")
      let answer = try JSON(#require(try exec.nextLine()))
      tokens += answer["result"]["parties"].items.compactMap { $0["session_token"].string }
    }
    let arguments =
      Folder.read("/proc/\(exec.processID)/cmdline")
      + Folder.read("/proc/\(exec.processID)/environ")
    #expect(tokens.count == 4)
    for token in tokens {
      for command in [
        Command.page("open", token), Command.choose(token, "FACE"),
        Command.page("complete_face", token), Command.page("decline", token, ["reason": "条款不清"]),
      ] {
        try exec.send(command.line + "\n")
        _ = try exec.nextLine()
      }
    }
    for find in [["mobile": .text(People.mobile(1))], ["id_no": .text(People.identity(2))]]
      as [[String: JSON]]
    {
      try exec.send((["command": "personal.find"] as JSON).with(find).line + "\n")
      #expect(Desk.code(try JSON(#require(try exec.nextLine()))) == "OK")
    }
    try exec.send(
      (["command": "personal.reveal", "user_id": "P2", "reason": "客服核对"] as JSON).line + "\n")
    let revealed = try JSON(#require(try exec.nextLine()))
    #expect(revealed["result"]["name"] == "诸葛长青")
    let ended = try exec.finish()
    try expectNothing(in: Folder.contents(of: desk.store), tokens)
    try expectNothing(in: ["stderr": ended.errors, "arguments": arguments], tokens)
    for table in [
      "signing_process", "signing_party", "process_audit_log", "callbacks", "service_calls",
    ] {
      try expectNothing(in: [table: try desk.run(["query", table]).output], tokens)
    }
    #expect(try desk.verify().status == 0)
  }

  private func expectNothing(in files: [String: [UInt8]], _ tokens: [String]) throws {
    let canaries = Self.canaries + tokens.map { Canary("token", $0) }
    for (file, bytes) in files {
      for canary in canaries {
        let found = canary.found(in: bytes)
        #expect(found.isEmpty, "\(canary.name) in \(file): \(found)")
      }
    }
  }

  /// The test's own eyes: it finds what is there.
  @Test func theCanariesAreSeen() {
    let canary = Canary("name", "诸葛长青")
    for (name, form) in canary.forms {
      #expect(
        !canary.found(in: Array("before ".utf8) + form + Array(" after".utf8)).isEmpty, "\(name)")
    }
    for before in 0..<3 {
      let hidden = [UInt8](repeating: 7, count: before) + Array("诸葛长青".utf8) + [1, 2, 3]
      #expect(canary.found(in: Array(Digest.base64(hidden).utf8)) == ["base64"])
    }
    #expect(canary.found(in: Array("诸葛亮".utf8)).isEmpty)
  }

  @Test func theForgottenAreGone() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let erase: JSON = ["command": "personal.erase", "user_id": "P1", "reason": "本人要求"]
    #expect(try desk.code(erase) == "PERSONAL_IN_USE", "not while anything of theirs is open")
    _ = try signing.signByDeposit("E1")
    _ = try signing.signByFace("P1")
    let reveal: JSON = [
      "command": "personal.reveal", "user_id": "P1", "process_id": .text(signing.id),
      "reason": "核对",
    ]
    let find: JSON = ["command": "personal.find", "mobile": .text(People.mobile(1))]
    let before = try desk.exec([reveal, find])
    #expect(before[0]["result"]["id_no"] == .text(People.identity(1)))
    #expect(before[1]["result"]["matches"].items.count == 1)
    #expect(try desk.code(erase) == "OK")
    #expect(try desk.code(reveal) == "PERSONAL_ERASED")
    #expect(try desk.exec(find)["result"]["matches"].items.isEmpty)
    let page = try desk.exec(Command.page("open", signing.token("P1")))
    #expect(!page.line.contains(People.name))
    let verified = try desk.verify()
    #expect(verified.status == 0)
    #expect(verified.lines.contains("destroyed_keys 1"), "\(verified.text)")
    #expect(try signing.events("PERSONAL_REVEALED") == 1)
    #expect(try signing.end() == "SIGNED COMPLETED", "the process stays")
    let payer = reveal.with(["user_id": "E1"])
    #expect(try desk.exec(payer)["result"]["mobile"] == "13812345678", "others stay whole")
  }

  /// Filters see what is shown and never more.
  @Test func filtersSeeOnlyMasks() throws {
    let desk = try Desk()
    _ = try Signing(desk)
    for (field, value) in [
      ("name", People.name), ("id_no", People.identity(1)),
    ] {
      #expect(try desk.rows("signing_party", "\(field)=\(value)").isEmpty, "\(field)")
    }
    let masked = try #require(try desk.rows("signing_party", "user_id=P1").first?["name"].string)
    #expect(masked.hasPrefix("欧") && masked.contains("*"))
    #expect(try desk.rows("signing_party", "name=\(masked)").count == 1)
    #expect(try desk.rows("signing_party", "name=\(People.company)").count == 1)
  }
}
