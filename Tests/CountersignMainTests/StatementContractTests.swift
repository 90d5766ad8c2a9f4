import Testing

/// Statements and `reconcile` from outside: what agrees, what differs and how, exit codes, forms.
struct StatementContractTests {
  private static let header =
    "create_time,order_id,out_order_no,receiver_account,amount,currency,status,description"

  /// Two payments and what clearing calls them.
  private func paid() throws -> (WalletDesk, [String]) {
    let wallet = try WalletDesk()
    let answers = try wallet.desk.exec([wallet.split("S1", 10_000), wallet.split("S2", 2_001)])
    let refs = answers.compactMap { $0["result"]["settlement_ref"].string }
    guard refs.count == 2 else { throw ChildTrouble("not paid: \(answers)") }
    return (wallet, refs)
  }

  private func line(
    _ ref: String, _ id: String, _ yuan: String, _ status: String = "SUCCESS",
    at time: String = "2026-11-21 14:00:00"
  ) -> String {
    "`\(time),`\(ref),`\(id),`AC000000,`\(yuan),`CNY,`\(status),`分账"
  }

  private func bill(_ lines: String...) -> String {
    ([Self.header] + lines).joined(separator: "\n") + "\n"
  }

  private func imported(_ wallet: WalletDesk, _ content: String) throws -> JSON {
    try wallet.desk.exec(["command": "statement.import", "content": .text(content)])
  }

  private func reconcile(
    _ wallet: WalletDesk, _ content: String? = nil, _ more: [String] = []
  ) throws -> Finished {
    let file = wallet.desk.folder.file("bill.csv")
    if let content { try Folder.write(Array(content.utf8), to: file) }
    return try wallet.desk.run(["reconcile"] + (content == nil ? [] : [file]) + more)
  }

  @Test func whatAgreesIsSaidAndNothingElse() throws {
    let (wallet, refs) = try paid()
    let before = wallet.desk.journal
    let own = try reconcile(wallet)
    #expect(own.status == 0 && own.text == "[]\n")
    let good = bill(line(refs[0], "S1", "100.00"), line(refs[1], "S2", "20.01"))
    for format in ["json", "jsonl", "csv", "table"] {
      let told = try reconcile(wallet, good, ["--format", format])
      #expect(told.status == 0, "\(format): \(told.message)")
      #expect(!told.message.isEmpty, "the summary goes to standard error")
    }
    #expect(wallet.desk.journal == before, "reconcile changes nothing")
    let result = try imported(wallet, good)["result"]
    #expect(result["lines"] == 2 && result["breaks"] == [])
    #expect(result["content_sha256"] == .text(Digest.sha256(good)))
    #expect(try wallet.desk.rows("process_audit_log", "event_type=STATEMENT_IMPORTED").count == 1)
    #expect(try wallet.desk.rows("alerts").isEmpty)
  }

  /// One break of each kind, in a file and by import; an alert each until a statement agrees.
  @Test func everyKindOfBreak() throws {
    let (wallet, refs) = try paid()
    _ = try wallet.desk.exec(wallet.split("S3", 500))
    let ref = try #require(try wallet.row("S3")["settlement_ref"].string)
    let bad = bill(
      line(refs[0], "S1", "100.01"), line(refs[1], "S2", "20.01", "FAILED"),
      line("CL999999", "S9", "1.00"))
    let told = try reconcile(wallet, bad, ["--format", "json"])
    #expect(told.status == 1)
    let breaks = try JSON(told.text).items
    #expect(
      breaks.map { "\($0["kind"].string ?? "") \($0["request_id"].string ?? "")" } == [
        "MISSING_HERE S9", "MISSING_THERE S3", "AMOUNT_DIFFERS S1", "STATUS_DIFFERS S2",
      ])
    #expect(breaks[2]["our_amount"] == 10_000 && breaks[2]["their_amount"] == 10_001)
    #expect(breaks[3]["our_status"] == "SUCCESS" && breaks[3]["their_status"] == "FAILED")
    #expect(breaks[0]["line"] == 4 && breaks[1]["settlement_ref"] == .text(ref))
    try expectForms(wallet, bad, breaks)
    let money = try wallet.desk.rows("accounts")
    let result = try imported(wallet, bad)["result"]
    #expect(result["lines"] == 3 && result["breaks"].items.count == 4)
    #expect(result["breaks"].items.map { $0["kind"] } == breaks.map { $0["kind"] })
    let alerts = try wallet.desk.rows("alerts", "code=RECONCILIATION_BREAK")
    #expect(Set(alerts.compactMap { $0["subject"].string }) == ["S1", "S2", "S3", "S9"])
    #expect(try wallet.desk.rows("accounts") == money, "our books are never changed by it")
    // The right statement comes: over, though a person still has to close each.
    let good = bill(
      line(refs[0], "S1", "100.00"), line(refs[1], "S2", "20.01"), line(ref, "S3", "5.00"))
    #expect(try imported(wallet, good)["result"]["breaks"] == [])
    #expect(
      try wallet.desk.rows("alerts", "code=RECONCILIATION_BREAK")
        .allSatisfy { $0["resolved_at"].string != nil })
    #expect(try wallet.desk.verify().status == 0)
  }

  private func expectForms(_ wallet: WalletDesk, _ bad: String, _ breaks: [JSON]) throws {
    let lines = try reconcile(wallet, bad, ["--format", "jsonl"])
    #expect(try lines.lines.map { try JSON($0) } == breaks && lines.status == 1)
    let csv = try reconcile(wallet, bad, ["--format", "csv"]).text.split(separator: "\r\n")
    #expect(csv.count == breaks.count + 1 && csv[0].hasPrefix("kind,request_id,settlement_ref,"))
    #expect(try reconcile(wallet, bad, ["--format", "table"]).lines.count == breaks.count + 1)
    for (language, words) in [("zh", "MISSING_HERE 1"), ("en", "3 lines")] {
      #expect(
        try reconcile(wallet, bad, ["--lang", language]).message.contains(words), "\(language)")
    }
  }

  /// A result that nobody told us is a break until clearing is asked.
  @Test func theSandboxsOwnStatementFindsALostReply() throws {
    let (wallet, _) = try paid()
    _ = try wallet.desk.exec([
      Command.service("clearing", "lost_reply"), wallet.split("S3", 500),
      Command.service("clearing", "ok"),
    ])
    let told = try reconcile(wallet)
    let breaks = try JSON(told.text).items
    #expect(told.status == 1 && breaks.count == 1)
    #expect(breaks[0]["kind"] == "STATUS_DIFFERS" && breaks[0]["request_id"] == "S3")
    #expect(breaks[0]["our_status"] == "PROCESSING" && breaks[0]["unresolved"] == true)
    _ = try wallet.desk.exec(["command": "split.query", "request_id": "S3"])
    #expect(try reconcile(wallet).status == 0)
  }

  @Test func aPeriodIsDaysInOrder() throws {
    let (wallet, refs) = try paid()
    let today = try #require(try wallet.row("S1")["finished_at"].string)
    let empty = bill()
    #expect(try reconcile(wallet, empty).status == 1, "two are missing there")
    // Before anything was paid: nothing to compare, and that is said.
    let early = try reconcile(wallet, empty, ["--to", "2020-01-31", "--lang", "en"])
    #expect(early.status == 0 && early.message.contains("2 outside the period"))
    #expect(try reconcile(wallet, nil, ["--from", "2020-01-01", "--to", "2020-01-31"]).status == 0)
    #expect(try reconcile(wallet, empty, ["--from", "2020-01-01"]).status == 1)
    for days in [
      ["--from", "2026-11-31"], ["--to", "21.11.2026"],
      ["--from", "2026-11-22", "--to", "2026-11-21"],
    ] {
      #expect(try reconcile(wallet, empty, days).status == 64, "\(days)")
    }
    #expect(today.hasSuffix("Z") && refs.count == 2)
    let fields: JSON = ["command": "statement.import", "content": .text(empty)]
    #expect(try wallet.desk.code(fields.with(["from": "2026-11-31"])) == "BAD_REQUEST")
    #expect(
      try wallet.desk.exec(fields.with(["to": "2020-01-31"]))["result"]["breaks"] == [])
  }

  /// A statement with faults is not compared at all; each fault is told with its line.
  @Test(arguments: [
    ("an amount in fen", "`CL1,`S1,`10000,`SUCCESS", "line 2"),
    ("an amount with three decimals", "`CL1,`S1,`100.000,`SUCCESS", "line 2"),
    ("a negative amount", "`CL1,`S1,`-1.00,`SUCCESS", "line 2"),
    ("a status nobody knows", "`CL1,`S1,`1.00,`PERHAPS", "line 2"),
    ("too few fields", "`CL1,`S1,`1.00", "line 2"),
    ("no reference", "`,`S1,`1.00,`SUCCESS", "line 2"),
    ("the same reference twice", "`CL1,`S1,`1.00,`SUCCESS\n`CL1,`S2,`1.00,`SUCCESS", "line 3"),
    ("a quote that does not end", "`CL1,\"`S1,`1.00,`SUCCESS", "line 2"),
  ])
  func malformed(_ what: String, _ body: String, _ place: String) throws {
    let wallet = try WalletDesk(isBound: false)
    let before = wallet.desk.journal
    let content = "order_id,out_order_no,amount,status\n" + body + "\n"
    let told = try reconcile(wallet, content, ["--lang", "en"])
    #expect(told.status == 65 && told.output.isEmpty, "\(what): \(told.text)")
    #expect(told.message.contains(place), "\(what): \(told.message)")
    let refused = try imported(wallet, content)["error"]
    #expect(refused["code"] == "INVALID_STATEMENT")
    // The desk speaks Chinese unless it is asked otherwise.
    let inChinese = "第 \(place.dropFirst("line ".count)) 行"
    #expect(refused["message"].string?.contains(inChinese) == true, "\(refused.line)")
    #expect(wallet.desk.journal == before, "nothing of it is taken")
  }

  @Test func nothingToRead() throws {
    let wallet = try WalletDesk(isBound: false)
    #expect(try wallet.desk.run(["reconcile", "/nonexistent/bill.csv"]).status == 74)
    #expect(try reconcile(wallet, "").status == 65)
    #expect(try reconcile(wallet, "a,b,c\n1,2,3\n").status == 65, "no such columns")
    #expect(try imported(wallet, "")["error"]["code"] == "INVALID_STATEMENT")
    // A headquarters without payments and a bill without lines agree.
    #expect(try reconcile(wallet, bill()).status == 0)
  }
}
