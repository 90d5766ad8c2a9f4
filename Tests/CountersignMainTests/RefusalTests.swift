import Testing

/// The codes of creating and of templates, each by its own fault (contract 4).
struct RefusalTests {
  /// A fault in a whole command, and the code it is refused with.
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    let command: JSON
    var testDescription: String { name }

    init(_ name: String, _ code: String, _ command: JSON) {
      (self.name, self.code, self.command) = (name, code, command)
    }
  }

  private static let payer = People.enterprise()
  private static let payee = People.person()

  private static func payee(_ changes: [String: JSON]) -> JSON {
    Command.create([payer, payee.with(changes)])
  }

  private static func payer(_ changes: [String: JSON]) -> JSON {
    Command.create([payer.with(changes), payee])
  }

  static let creating: [Fault] = [
    Fault("an unknown template", "INVALID_TEMPLATE", Command.create(nil, ["template_id": "NOPE"])),
    Fault(
      "another scene's template", "INVALID_TEMPLATE", Command.create(nil, ["template_id": "T2"])),
    Fault(
      "a variable that is not the template's", "INVALID_TEMPLATE",
      Command.create(nil, ["variables": ["colour": "red"]])),
    Fault(
      "another name than the party's", "INVALID_TEMPLATE",
      Command.create(nil, ["variables": ["payer_name": "别人"]])),
    Fault("no payee", "MISSING_PARTY_INFO", Command.create([payer])),
    Fault("no parties", "MISSING_PARTY_INFO", Command.create([])),
    Fault("no name", "MISSING_PARTY_INFO", payee(["name": ""])),
    Fault(
      "neither number nor card", "MISSING_PARTY_INFO",
      Command.create([payer, payee.without("id_no", "bank_card_no")])),
    Fault(
      "an enterprise without a card", "MISSING_PARTY_INFO",
      Command.create([payer.without("bank_card_no"), payee])),
    Fault("a wrong check digit", "INVALID_PARTY_INFO", payee(["id_no": "110101199003070012"])),
    Fault("a day that is none", "INVALID_PARTY_INFO", payee(["id_no": "110101199002300019"])),
    Fault("a wrong credit code", "INVALID_PARTY_INFO", payer(["id_no": "91350100M000100Y44"])),
    Fault(
      "a credit code for a person", "INVALID_PARTY_INFO",
      payee(["party_type": "PERSON", "id_no": .text(People.creditCode)])),
    Fault("a wrong Luhn digit", "INVALID_PARTY_INFO", payee(["bank_card_no": "6222021234567890"])),
    Fault("a short card", "INVALID_PARTY_INFO", payee(["bank_card_no": "62220"])),
    Fault("a mobile of five", "INVALID_PARTY_INFO", payee(["mobile": "13812"])),
    Fault("a mobile of letters", "INVALID_PARTY_INFO", payee(["mobile": "1381234567a"])),
    Fault("full-width digits", "INVALID_PARTY_INFO", payee(["mobile": "１３８１２３４５６７８"])),
    Fault("no scheme", "INVALID_CALLBACK_URL", Command.create(nil, ["callback_url": "nope"])),
    Fault(
      "another scheme", "INVALID_CALLBACK_URL",
      Command.create(nil, ["callback_url": "ftp://a.example/"])),
    Fault(
      "a script", "INVALID_CALLBACK_URL",
      Command.create(nil, ["callback_url": "javascript:alert(1)"])),
    Fault("no host", "INVALID_CALLBACK_URL", Command.create(nil, ["callback_url": "https:///x"])),
    Fault("an unknown scene", "BAD_REQUEST", Command.create(nil, ["biz_scene": "MARRIAGE"])),
    Fault("an unknown role", "BAD_REQUEST", payee(["role": "WITNESS"])),
    Fault("an unknown type", "BAD_REQUEST", payee(["party_type": "ROBOT"])),
  ]

  @Test func creatingIsRefusedByEachFault() throws {
    let desk = try Desk()
    for (fault, answer) in zip(Self.creating, try desk.exec(Self.creating.map(\.command))) {
      #expect(Desk.code(answer) == fault.code, "\(fault.name): \(answer["error"]["message"])")
    }
    #expect(try desk.rows("signing_process").isEmpty)
  }

  /// Where several apply, the first in the order of the checks is the code, and all are shown.
  @Test func theFirstOfTheChecksIsReported() throws {
    let desk = try Desk()
    let bad = Command.create(
      [Self.payer.with(["id_no": "91350100M000100Y44"]), Self.payee.with(["mobile": "123"])],
      ["template_id": "NOPE", "callback_url": "ftp://x"])
    let error = try desk.exec(bad)["error"]
    #expect(error["code"] == "INVALID_TEMPLATE")
    let failed = error["checks"].items.filter {
      $0.line.contains("FAILED") || $0["passed"] == false
    }
    #expect(error["checks"].items.count > 5)
    #expect(failed.count >= 3, "\(error["checks"].line)")
  }

  /// Each fault mended, the next one is reported: the order of the checks.
  @Test func theOrderOfTheChecks() throws {
    let desk = try Desk()
    _ = try Signing(desk)
    var parties = [
      Self.payer.without("id_no"), Self.payee.with(["bank_card_no": "6222021234567890"]),
    ]
    var changes: [String: JSON] = ["template_id": "NOPE", "callback_url": "nope"]
    var codes: [String] = []
    let mend: [() -> Void] = [
      { changes["template_id"] = "T1" }, { parties[0] = Self.payer }, { parties[1] = Self.payee },
      { changes["callback_url"] = "https://partner.example/" }, {},
    ]
    for next in mend {
      codes.append(try desk.code(Command.create(parties, changes)))
      next()
    }
    #expect(
      codes == [
        "INVALID_TEMPLATE", "MISSING_PARTY_INFO", "INVALID_PARTY_INFO", "INVALID_CALLBACK_URL",
        "DUPLICATE_PROCESS",
      ])
  }

  @Test func onePairOneSceneOneOpenProcess() throws {
    let desk = try Desk()
    let first = try Signing(desk)
    #expect(try desk.code(Command.create()) == "DUPLICATE_PROCESS")
    _ = try first.code("open", "E1")
    _ = try desk.exec(Command.choose(first.token("E1"), "MICRO_DEPOSIT"))
    #expect(try first.end() == "VERIFYING")
    #expect(try desk.code(Command.create()) == "DUPLICATE_PROCESS", "VERIFYING is open too")
    let other = Command.create([Self.payer, People.person("P2", number: 2)])
    #expect(try desk.code(other) == "OK")
    let alone = Command.create([Self.payer], ["biz_scene": "OPEN_PAYMENT", "template_id": "T2"])
    #expect(try desk.exec([alone, alone]).map(Desk.code) == ["OK", "DUPLICATE_PROCESS"])
  }

  static let unsafe = [
    "<script>alert(1)</script>", "<p onclick=\"x()\">a</p>", "<img src=\"http://x.example/y.png\">",
    "<a href=\"https://x.example\">a</a>", "<a href=\"javascript:x\">a</a>", "<iframe></iframe>",
    "<p style=\"background:url(http://x)\">a</p>", "<svg onload=x>", "<ScRiPt>x</ScRiPt>",
    "<object data=x></object>", "<form action=\"https://x\"></form>", "<meta http-equiv=refresh>",
    "<p>a</p><!-- c --><script>", "<link rel=stylesheet href=x>", "<base href=\"https://x\">",
  ]

  @Test func unsafeTemplatesAreRefused() throws {
    let desk = try Desk()
    let uploads = Self.unsafe.enumerated().map { number, content in
      Desk.templates[0].with([
        "template_id": "X", "version": .text("\(number)"), "content": .text(content),
        "variables": [],
      ])
    }
    for (content, answer) in zip(Self.unsafe, try desk.exec(uploads)) {
      #expect(Desk.code(answer) == "UNSAFE_TEMPLATE", "\(content)")
    }
    #expect(try desk.rows("agreement_template", "template_id=X").isEmpty)
  }

  @Test func templatesComeAndGo() throws {
    let desk = try Desk()
    let (upload, activate) = (Desk.templates[0], Desk.templates[1])
    #expect(try desk.code(upload) == "DUPLICATE_TEMPLATE_VERSION")
    let second = upload.with(["version": "2.0", "content": "<p>{{payer_name}}{{payee_name}}</p>"])
    let undeclared = upload.with(["version": "3.0", "content": "<p>{{colour}}</p>"])
    let deactivate = activate.with(["command": "template.deactivate", "version": "2.0"])
    let answers = try desk.exec([
      second, activate.with(["version": "2.0"]), undeclared, deactivate, Command.create(),
      activate.with(["version": "9.9"]),
    ])
    #expect(
      answers.map(Desk.code) == [
        "OK", "OK", "INVALID_TEMPLATE", "OK", "INVALID_TEMPLATE", "NOT_FOUND",
      ])
    let digest = answers[0]["result"]["content_sha256"]
    #expect(digest == .text(Digest.sha256("<p>{{payer_name}}{{payee_name}}</p>")))
    #expect(try desk.code(activate) == "OK")
    #expect(try desk.code(Command.create()) == "OK")
  }

  /// What a party's own text says stays text.
  @Test func valuesAreEscaped() throws {
    let desk = try Desk()
    let name = "<b>甲\" & 'x</b>"
    let signing = try Signing(desk, [Self.payer.with(["name": .text(name)]), Self.payee])
    let page = try desk.exec(Command.page("open", signing.token("E1")))["result"]
    let text = try #require(page["agreement_text"].string)
    #expect(!text.contains("<b>"))
    #expect(text.contains("&lt;b&gt;"))
    #expect(page["title"] == "授权协议")
  }

  /// A store without a sandbox signs for nobody.
  @Test func aLiveStoreIsNoSandbox() throws {
    let desk = try Desk(templates: false, options: ["--live"])
    _ = try desk.exec(Desk.templates)
    let created = try desk.exec(Command.create())
    let token = created["result"]["parties"][0]["session_token"].string ?? "none"
    let commands = [
      Command.advance(1), Command.service("sms", "ok"), Command.page("open", token),
      ["command": "sandbox.inbox"],
      ["command": "sandbox.peek", "process_id": "P1", "user_id": "E1"],
      Command.page("decline", token, ["reason": "x"]),
    ]
    #expect(Set(try desk.exec(commands).map(Desk.code)) == ["NOT_SANDBOX"])
  }

  @Test func readOnlyChangesNoByte() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let before = Folder.contents(of: desk.store)
    let commands = [
      Command.create([Self.payer, People.person("P2", number: 2)]), Command.advance(5),
      Command.page("open", signing.token("E1")),
      [
        "command": "personal.reveal", "user_id": "P1", "process_id": .text(signing.id),
        "reason": "查",
      ],
    ]
    #expect(Set(try desk.exec(commands, ["--read-only"]).map(Desk.code)) == ["READ_ONLY"])
    #expect(try desk.verify().status == 0)
    #expect(try desk.run(["query", "signing_process"]).status == 0)
    #expect(Folder.contents(of: desk.store) == before)
    #expect(
      try Program.run(["init", "--empty", "--read-only", "--store", desk.store + "2"]).status == 1)
    #expect(!Folder.exists(desk.store + "2"))
  }
}
