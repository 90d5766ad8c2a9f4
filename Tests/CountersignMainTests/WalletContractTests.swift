import Testing

/// Users, accounts, bindings, splits and freezes through the executable, as the contract has them.
struct WalletContractTests {
  @Test func theWholeWay() throws {
    let wallet = try WalletDesk(isBound: false)
    #expect(
      wallet.users == [
        "INST_JG1_TYPE_ENTERPRISE_SEQ_1", "INST_JG1_TYPE_ENTERPRISE_SEQ_2",
        "INST_JG1_TYPE_PERSON_SEQ_3",
      ])
    #expect(try wallet.desk.code(wallet.split("S0", 10_000)) == "NO_VALID_BINDING")
    let bound = try wallet.bind(0, 2)["result"]
    #expect(bound["binding_id"].string != nil && bound["h5_url"].string != nil)
    #expect(
      bound["parties"].items.map { $0["user_id"].string } == [wallet.users[0], wallet.users[2]])
    let binding = try #require(try wallet.desk.rows("binding_relationships").first)
    #expect(binding["agreement_status"] == "SIGNED" && binding["is_valid"] == true)
    let paid = try wallet.desk.exec(wallet.split("S1", 10_000))["result"]
    #expect(paid["status"] == "SUCCESS" && paid["fee"] == 30)
    #expect(paid["request_id"] == "S1" && paid["settlement_ref"].string != nil)
    #expect(
      paid["checks"].items.map { $0["check"] } == [
        "payer_account", "receiver_account", "balance", "binding", "fee",
      ])
    #expect(paid["checks"].items.allSatisfy { $0["outcome"] == "PASSED" })
    #expect(try wallet.account(0)["balance"] == 989_970)
    #expect(try wallet.account(2)["balance"] == 10_000)
    // The same id is the same payment; with other fields it is refused.
    #expect(try wallet.desk.exec(wallet.split("S1", 10_000))["result"] == paid)
    #expect(try wallet.desk.code(wallet.split("S1", 10_001)) == "DUPLICATE_SPLIT")
    #expect(try wallet.desk.code(wallet.split("S0", 10_000)) == "NO_VALID_BINDING", "a failed id")
    let types = Set(try wallet.desk.rows("process_audit_log").map { $0["event_type"].string ?? "" })
    #expect(
      types.isSuperset(of: [
        "ACCOUNT_OPENED", "BINDING_RELATIONSHIP_ESTABLISHED", "SPLIT_REQUEST_PROCESSED",
      ]))
    #expect(try wallet.desk.verify().status == 0)
  }

  @Test func explainingSaysWhatWouldMakeItPass() throws {
    let wallet = try WalletDesk(funds: 1000, isBound: false)
    let before = wallet.desk.journal
    let asked = wallet.split("S1", 2000, command: "split.explain")
    let told = try wallet.desk.exec(asked)["result"]
    #expect(told["would_pass"] == false && told["fee"] == 6)
    let checks = told["checks"].items
    #expect(
      checks.map { "\($0["check"].string ?? "") \($0["outcome"].string ?? "")" } == [
        "request_id PASSED", "payer_account PASSED", "receiver_account PASSED", "balance FAILED",
        "binding FAILED", "fee PASSED",
      ])
    #expect(checks[3]["values"]["available"] == "1000" && checks[3]["record"].number != nil)
    #expect(checks[3]["code"] == "INSUFFICIENT_BALANCE")
    #expect(
      told["remedies"].items.map { $0["command"].string } == ["sandbox.fund", "binding.request"])
    #expect(told["remedies"][0]["amount"] == 1006)
    #expect(told["remedies"][1]["payer_user_id"] == .text(wallet.users[0]))
    #expect(wallet.desk.journal == before, "explaining leaves no trace")
    // What it says is what helps.
    _ = try wallet.desk.exec(wallet.fund(0, 1006))
    _ = try wallet.bind(0, 2)
    let again = try wallet.desk.exec(asked)["result"]
    #expect(again["would_pass"] == true && again["remedies"] == [])
    #expect(try wallet.desk.exec(wallet.split("S1", 2000))["result"]["status"] == "SUCCESS")
    #expect(try wallet.account(0)["balance"] == 0)
  }

  /// Explaining has no effect, so it is told where nothing may be written too.
  @Test func explainingNeedsNoWriting() throws {
    let wallet = try WalletDesk(funds: 1000, isBound: false)
    let before = Folder.contents(of: wallet.desk.store)
    let asked = wallet.split("S1", 2000, command: "split.explain")
    let told = try wallet.desk.exec([asked, wallet.split("S1", 1)], ["--read-only"])
    #expect(told.map(Desk.code) == ["OK", "READ_ONLY"])
    #expect(told[0]["result"]["would_pass"] == false)
    #expect(Folder.contents(of: wallet.desk.store) == before)
    #expect(try wallet.desk.exec(asked)["result"] == told[0]["result"])
  }

  /// What is wrong is said of the field that it is about, in the language asked for.
  @Test func messagesNameTheFieldInOneLanguage() throws {
    let wallet = try WalletDesk(funds: 100, isBound: false)
    let lines: [(JSON, String)] = [
      (
        wallet.act("split.resolve", ["request_id": "S1", "outcome": "FAILED", "evidence": ""]),
        "请求有误：字段 evidence 不能为空"
      ),
      (wallet.split("S1", 1).without("amount"), "请求有误：缺少字段 amount"),
      (wallet.split("S1", 100), "可用余额不足：还差 ¥0.01"),
    ]
    let told = try wallet.desk.exec(lines.map(\.0), ["--lang", "zh"])
    for (answer, line) in zip(told, lines) {
      #expect(answer["error"]["message"].string == line.1)
    }
  }

  @Test func refusalsInTheOrderOfTheChecks() throws {
    let wallet = try WalletDesk(isBound: false)
    let (payer, receiver) = (wallet.accounts[0], wallet.accounts[2])
    let nobody = wallet.split("S1", 1).with(["payer_account_id": "AC-none"])
    #expect(try wallet.desk.code(nobody) == "ACCOUNT_NOT_FOUND")
    #expect(try wallet.desk.code(wallet.split("S2", 1, from: 2)) == "ACCOUNT_TYPE_NOT_ALLOWED")
    #expect(try wallet.desk.code(wallet.split("S3", 2_000_000)) == "INSUFFICIENT_BALANCE")
    #expect(try wallet.desk.code(wallet.split("S4", 1)) == "NO_VALID_BINDING")
    _ = try wallet.desk.exec([
      wallet.act("account.freeze", ["account_id": .text(receiver)]),
      wallet.act(
        "risk.freeze_merchant", ["instruction_id": "I1", "user_id": .text(wallet.users[0])]),
    ])
    let refused = try wallet.desk.exec(wallet.split("S5", 2_000_000))["error"]
    #expect(refused["code"] == "ACCOUNT_FROZEN")
    #expect(
      refused["checks"].items.map { $0["outcome"] } == [
        "FAILED", "FAILED", "NOT_REACHED", "FAILED", "NOT_REACHED",
      ])
    #expect(refused["checks"][0]["values"]["account_id"] == .text(payer))
    for (command, code) in [
      (WalletDesk.open(wallet.users[0], "COLLECTION"), "USER_FROZEN"),
      (WalletDesk.open(wallet.users[1], "RECEIVER"), "ACCOUNT_TYPE_NOT_ALLOWED"),
      (WalletDesk.open(wallet.users[1], "COLLECTION"), "DUPLICATE_ACCOUNT"),
      (WalletDesk.open("INST_JG1_TYPE_PERSON_SEQ_99", "RECEIVER"), "NOT_FOUND"),
      (wallet.binding(0, 2), "USER_FROZEN"), (wallet.binding(1, 2), "ACCOUNT_FROZEN"),
      (["command": "payment.enable", "user_id": .text(wallet.users[0])], "USER_FROZEN"),
      (wallet.act("account.close", ["account_id": .text(receiver)]), "ACCOUNT_FROZEN"),
      (wallet.act("account.unfreeze", ["account_id": .text(payer)]), "ACCOUNT_FROZEN"),
      (["command": "split.query", "request_id": "none"], "NOT_FOUND"),
      (wallet.act("binding.invalidate", ["binding_id": "BD-000009"]), "NOT_FOUND"),
      (
        wallet.act("risk.thaw_transaction", ["instruction_id": "X", "request_id": "S1"]),
        "FREEZE_TARGET_NOT_FOUND"
      ),
      (
        wallet.act(
          "risk.thaw_merchant", ["instruction_id": "X", "user_id": .text(wallet.users[1])]),
        "FREEZE_TARGET_NOT_FOUND"
      ),
    ] as [(JSON, String)] {
      #expect(try wallet.desk.code(command) == code, "\(command.line)")
    }
    #expect(try wallet.desk.verify().status == 0)
  }

  @Test func anUnknownResultIsAskedForAndNeverSentAgain() throws {
    let wallet = try WalletDesk()
    _ = try wallet.desk.exec(Command.service("clearing", "lost_reply"))
    let sent = try wallet.desk.exec(wallet.split("S1", 5000))["result"]
    #expect(sent["status"] == "PROCESSING" && sent["unresolved"] == true)
    #expect(try wallet.account(0)["held"] == 5015)
    #expect(try wallet.desk.code(wallet.split("S1", 5000)) == "SPLIT_UNRESOLVED")
    let resolve = wallet.act(
      "split.resolve", ["request_id": "S1", "outcome": "FAILED", "evidence": "回单"])
    _ = try wallet.desk.exec([Command.service("clearing", "ok"), Command.advance(300)])
    #expect(try wallet.desk.rows("alerts").map { $0["code"] } == ["SPLIT_UNRESOLVED"])
    // Clearing can say, so no hand decides.
    #expect(try wallet.desk.code(resolve) == "WRONG_STEP")
    let asked = try wallet.desk.exec(["command": "split.query", "request_id": "S1"])["result"]
    #expect(asked["status"] == "SUCCESS")
    #expect(try wallet.account(2)["balance"] == 5000)
    #expect(try wallet.row("S1")["unresolved"] == false)
    #expect(try wallet.desk.rows("alerts").first?["resolved_at"].string != nil)
    _ = try wallet.desk.exec([
      Command.service("clearing", "timeout"), wallet.split("S2", 5000),
      Command.service("clearing", "unavailable"), resolve.with(["request_id": "S2"]),
    ])
    #expect(try wallet.row("S2")["status"] == "FAILED")
    #expect(try wallet.account(0)["held"] == 0)
    #expect(try wallet.desk.verify().status == 0)
  }

  @Test func freezesHoldAndThawsLetGo() throws {
    let wallet = try WalletDesk()
    _ = try wallet.desk.exec(wallet.split("S1", 5000))
    let freeze = wallet.act(
      "risk.freeze_transaction", ["instruction_id": "X1", "request_id": "S1"])
    #expect(try wallet.desk.exec(freeze)["result"]["held"] == 5000)
    #expect(try wallet.desk.exec(freeze)["result"]["held"] == 5000, "once")
    #expect(try wallet.account(2)["available"] == 0)
    _ = try wallet.desk.exec(freeze.with(["command": "risk.thaw_transaction"]))
    #expect(try wallet.account(2)["available"] == 5000)
    let merchant = wallet.act(
      "risk.freeze_merchant", ["instruction_id": "I1", "user_id": .text(wallet.users[2])])
    _ = try wallet.desk.exec(merchant)
    #expect(try wallet.account(2)["status"] == "FROZEN")
    #expect(try wallet.desk.code(wallet.split("S2", 1)) == "ACCOUNT_FROZEN")
    _ = try wallet.desk.exec(merchant.with(["command": "risk.thaw_merchant"]))
    #expect(try wallet.desk.exec(wallet.split("S3", 1))["result"]["status"] == "SUCCESS")
    #expect(
      try wallet.desk.code(merchant.with(["user_id": .text(wallet.users[0])]))
        == "INSTRUCTION_CONFLICT")
    // The account system cannot be told: frozen here all the same, and somebody must know.
    _ = try wallet.desk.exec(Command.service("account_system", "unavailable"))
    let alone = wallet.act("account.freeze", ["account_id": .text(wallet.accounts[1])])
    #expect(try wallet.desk.code(alone) == "OK")
    #expect(try wallet.account(1)["status"] == "FROZEN")
    let alert = try #require(try wallet.desk.rows("alerts", "code=FREEZE_NOT_IN_STEP").first)
    let seen: JSON = ["command": "alert.acknowledge", "alert_id": alert["alert_id"], "note": "已电话"]
    #expect(try wallet.desk.code(seen) == "OK")
    #expect(
      try wallet.desk.rows("alerts").first?["acknowledged_by"].string?.hasPrefix("operator:")
        == true)
  }

  @Test func paymentIsOpenedBySigning() throws {
    let wallet = try WalletDesk(isBound: false)
    let answer = try wallet.desk.exec([
      "command": "payment.enable", "user_id": .text(wallet.users[0]),
    ])
    let signing = try Signing(wallet.desk, begunBy: answer)
    #expect(try signing.signByDeposit(wallet.users[0]) == ["OK", "OK", "OK", "OK"])
    let row = try wallet.desk.rows("users", "user_id=\(wallet.users[0])").first
    #expect(row?["payment_enabled_at"].string != nil)
    let invalid = wallet.act("binding.invalidate", ["binding_id": "BD-000001"])
    _ = try wallet.bind(0, 2)
    #expect(try wallet.desk.code(wallet.binding(0, 2)) == "BINDING_EXISTS")
    #expect(try wallet.desk.code(invalid) == "OK")
    #expect(try wallet.desk.code(wallet.split("S1", 1)) == "NO_VALID_BINDING")
  }

  /// What is refused at the door has no effect at all.
  @Test func badLinesHaveNoEffect() throws {
    let wallet = try WalletDesk(funds: 100, isBound: false)
    let before = wallet.desk.journal
    let split = wallet.split("S1", 1)
    let lines = [
      split.with(["amount": 0]).line, split.with(["amount": -1]).line,
      split.with(["amount": "1"]).line, split.with(["note": "x"]).line,
      split.with(["request_id": "S 1"]).line, split.with(["request_id": ""]).line,
      split.with(["payer_account_id": "账户"]).line, split.without("amount").line,
      split.line.replacing("\"amount\":1", with: "\"amount\":1.5"),
      split.line.replacing("\"amount\":1", with: "\"amount\":1e2"),
      split.line.replacing("\"amount\":1", with: "\"amount\":1,\"amount\":2"),
      wallet.act("process.cancel", ["process_id": "no id"]).line,
      wallet.act("account.freeze", ["account_id": ""]).line,
      wallet.act("account.freeze", ["account_id": .text(wallet.accounts[0]), "reason": " "]).line,
      WalletDesk.open(wallet.users[0], "SAVINGS").line,
      wallet.fund(0, 0).line,
    ]
    #expect(try wallet.desk.exec(lines: lines).map(Desk.code) == lines.map { _ in "BAD_REQUEST" })
    #expect(wallet.desk.journal == before)
  }

  // MARK: Tables

  @Test(arguments: ["users", "accounts", "binding_relationships", "split_requests", "alerts"])
  func tablesInEveryForm(_ table: String) throws {
    let wallet = try WalletDesk()
    _ = try wallet.desk.exec([
      wallet.split("S1", 100), Command.service("clearing", "lost_reply"),
      wallet.split("S2", 100), Command.advance(90),
    ])
    func print(_ format: String, _ more: String...) throws -> Finished {
      try wallet.desk.run(["query", table, "--format", format] + more)
    }
    let json = try print("json")
    #expect(json.status == 0 && json.errors.isEmpty)
    let rows = try JSON(json.text).items
    #expect(!rows.isEmpty)
    #expect(try print("jsonl").lines.map { try JSON($0) } == rows)
    let csv = try print("csv").text.split(separator: "\r\n")
    #expect(csv.count == rows.count + 1)
    #expect(Set(csv[0].split(separator: ",").map(String.init)) == rows[0].names)
    #expect(try print("table").lines.count == rows.count + 1)
    #expect(try JSON(print("json", "--limit", "1").text).items == [rows[0]])
    let id = try #require(rows[0].names.first { $0 == Self.keys[table] })
    let first = try #require(rows[0][id].string)
    #expect(try JSON(print("json", "--where", "\(id)=\(first)").text).items == [rows[0]])
    #expect(try print("csv", "--where", "\(id)=none").text == "\(csv[0])\r\n")
    #expect(try print("json", "--where", "colour=red").status == 64)
    for secret in [People.name, People.identity(1), People.mobile(1), People.creditCode] {
      #expect(!json.text.contains(secret))
    }
    for row in rows {
      for name in row.names where name.hasSuffix("_id") { #expect(row[name].number == nil) }
    }
  }

  /// Names come from outside: no form of a table drives a terminal or a spreadsheet.
  @Test func hostileNamesAreHarmlessInEveryForm() throws {
    let desk = try Desk(templates: false)
    let names = ["甲\u{1B}[31m", "\u{202E}乙", "丙\u{200B}丁", "=1+1", "一\n二\t三"]
    _ = try desk.exec(names.map { WalletDesk.register("STORE").with(["name": .text($0)]) })
    for format in ["csv", "table"] {
      let text = try desk.run(["query", "users", "--format", format]).text
      #expect(!["\u{1B}", "\u{202E}", "\u{200B}"].contains { text.contains($0) }, "\(format)")
    }
    let csv = try desk.run(["query", "users", "--format", "csv"]).text
    #expect(csv.contains(",'=1+1,") && csv.contains(",\"一\n二\t三\","))
    #expect(csv.contains("\\u{202E}乙") && csv.contains("甲␛[31m"))
    #expect(try desk.rows("users").compactMap { $0["name"].string } == names)
  }

  private static let keys = [
    "users": "user_id", "accounts": "account_id", "binding_relationships": "binding_id",
    "split_requests": "request_id", "alerts": "alert_id",
  ]

  @Test(arguments: [
    "users", "accounts", "binding_relationships", "split_requests", "alerts", "callbacks",
    "risk_instructions", "service_calls", "signing_party",
  ])
  func aTableWithoutRowsStillKnowsItsFields(_ table: String) throws {
    let desk = try Desk(templates: false)
    #expect(try desk.run(["query", table, "--where", "nonsense=1"]).status == 64)
    #expect(try desk.run(["query", table, "--format", "json"]).text == "[]\n")
    #expect(try desk.run(["query", table, "--format", "csv"]).text.hasSuffix("\r\n"))
  }
}
