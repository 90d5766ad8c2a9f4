import Testing

/// The services outside as the contract has them: their modes, their breakers, every call, and the
/// alerts about them, through the executable.
struct ServiceContractTests {
  private static let services = [
    "sms", "bank", "face", "account_system", "clearing", "billing", "merchant_review", "callback",
  ]
  private static let modes = [
    "ok", "slow", "unavailable", "reject", "garbage", "timeout", "lost_reply",
  ]

  @Test func everyServiceTakesEveryMode() throws {
    let desk = try Desk(templates: false)
    #expect(try desk.rows("services").map { $0["mode"] } == Self.services.map { _ in "ok" })
    for mode in Self.modes {
      let commands = Self.services.map { Command.service(.text($0), .text(mode)) }
      #expect(try desk.exec(commands).allSatisfy { $0["ok"] == true })
      let rows = try desk.rows("services")
      #expect(rows.map { $0["service"].string } == Self.services)
      for row in rows {
        #expect(row["mode"] == .text(mode) && row["breaker"] == "CLOSED")
        #expect(row["calls"] == 0 && row["failures"] == 0 && row["opened_at"] == .null)
      }
    }
    #expect(try desk.rows("services", "service=bank", "mode=lost_reply").count == 1)
    #expect(try desk.verify().status == 0)
  }

  /// A bank that is down, the user who is told so, the breaker, the alert, and how it ends.
  @Test func aBreakerOpensAndCloses() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let choice = Command.choose(signing.token("E1"), "MICRO_DEPOSIT")
    _ = try desk.exec([Command.page("open", signing.token("E1"))])
    _ = try desk.exec(Command.service("bank", "unavailable"))
    for answer in try desk.exec([choice, choice, choice, choice], ["--lang", "zh"]) {
      #expect(answer["error"]["code"] == "SERVICE_BUSY")
      #expect(answer["error"]["message"].string?.hasPrefix("服务繁忙，请稍后重试") == true)
    }
    #expect(try bank(desk, "OPEN", calls: 10, failures: 10)["opened_at"].string != nil)
    let page = try desk.exec(Command.page("open", signing.token("E1")))["result"]
    #expect(page["attempts_left"] == 3 && page["step"] == "CHOOSE_VERIFICATION")
    #expect(try signing.end() == "VERIFYING")
    let alert = try #require(try desk.rows("alerts", "code=BREAKER_OPEN").first)
    #expect(alert["level"] == "CRITICAL" && alert["subject"] == "bank")
    #expect(alert["raised_at"].string != nil && alert["resolved_at"] == .null)
    try expectCalls(desk, signing)
    try acknowledge(desk, alert["alert_id"])
    // Its rest is not over: mending it does not help yet.
    _ = try desk.exec(Command.service("bank", "ok"))
    #expect(try desk.code(choice) == "SERVICE_BUSY")
    #expect(try desk.rows("alerts", "code=BREAKER_OPEN").first?["resolved_at"] == .null)
    _ = try desk.exec(Command.advance(300))
    // What waited went on by itself; that was the first of three trial calls.
    _ = try bank(desk, "HALF_OPEN", calls: 11, failures: 10)
    let paid = try #require(try signing.deposit("E1"))
    for wrong in 0..<2 {
      #expect(
        try signing.code("submit_amount", "E1", ["amount": .integer(Int64(paid % 99 + 1))])
          == "VERIFICATION_FAILED", "\(wrong)")
    }
    #expect(try bank(desk, "CLOSED", calls: 13, failures: 10)["opened_at"] == .null)
    #expect(try desk.rows("alerts", "code=BREAKER_OPEN").first?["resolved_at"].string != nil)
    #expect(try signing.events("SANDBOX_DEPOSIT_MADE") == 1)
    #expect(try desk.verify().status == 0)
  }

  private func bank(_ desk: Desk, _ breaker: JSON, calls: JSON, failures: JSON) throws -> JSON {
    let row = try desk.rows("services", "service=bank").first ?? .null
    #expect(row["breaker"] == breaker && row["calls"] == calls && row["failures"] == failures)
    return row
  }

  /// Each call is a row, the ones that the breaker kept back too, all of one request.
  private func expectCalls(_ desk: Desk, _ signing: Signing) throws {
    let rows = try desk.rows("service_calls", "service=bank")
    #expect(rows.map { $0["attempt"].number } == [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2])
    #expect(rows.dropLast().allSatisfy { $0["outcome"] == "UNAVAILABLE" })
    #expect(rows.last?["outcome"] == "BREAKER_OPEN" && rows.last?["duration_ms"] == 0)
    #expect(Set(rows.compactMap { $0["request_id"].string }).count == 1)
    for row in rows {
      #expect(row["operation"] == "request_deposit" && row["process_id"] == .text(signing.id))
      #expect(row["started_at"].string?.hasSuffix("Z") == true)
      #expect((row["duration_ms"].number ?? -1) >= 0)
    }
    let starts = try rows.prefix(3).map { try Self.milliseconds($0["started_at"]) }
    // The pauses double, give or take a fifth, and begin when the call of 15 ms is over.
    #expect((160...240).contains(starts[1] - starts[0] - 15))
    #expect((320...480).contains(starts[2] - starts[1] - 15))
    let log = try desk.rows("process_audit_log", "process_id=\(signing.id)")
    #expect(log.count { $0["event_type"] == "SERVICE_CALL_FAILED" } == rows.count)
  }

  /// Of the minute; a round takes less.
  private static func milliseconds(_ moment: JSON) throws -> Int {
    let text = moment.string ?? ""
    let digits = text.dropFirst(14).filter(\.isNumber)
    let value = try #require(Int(digits), "\(text)")
    return value / 100_000 * 60_000 + value % 100_000
  }

  /// Seen by whom, with what note; seen once is seen.
  private func acknowledge(_ desk: Desk, _ id: JSON) throws {
    let seen: JSON = ["command": "alert.acknowledge", "alert_id": id, "note": "已联系银行"]
    let answers = try desk.exec([seen, seen, seen.with(["alert_id": "AL-000099"])])
    #expect(answers.map(Desk.code) == ["OK", "OK", "NOT_FOUND"])
    let row = try #require(try desk.rows("alerts", "code=BREAKER_OPEN").first)
    #expect(row["acknowledged_by"].string?.hasPrefix("operator:") == true)
    #expect(row["acknowledged_at"].string != nil && row["note"] == "已联系银行")
    #expect(row["resolved_at"] == .null, "seen is not over")
    #expect(try desk.rows("process_audit_log", "event_type=ALERT_ACKNOWLEDGED").count == 1)
  }

  /// What the user and the operator are told, by service, and in both languages.
  @Test func busyIsSaidInBothLanguages() throws {
    let wallet = try WalletDesk()
    let signing = try Signing(wallet.desk)
    let open = Command.page("open", signing.token("P1"))
    _ = try wallet.desk.exec([open] + Self.services.map { Command.service(.text($0), "timeout") })
    let commands: [JSON] = [
      ["command": "process.send_sms", "process_id": .text(signing.id), "user_id": "P1"],
      Command.choose(signing.token("E1"), "MICRO_DEPOSIT"),
      Command.choose(signing.token("P1"), "FACE"), wallet.split("S1", 100),
    ]
    for (language, text) in [("zh", "服务繁忙，请稍后重试"), ("en", "busy")] {
      for answer in try wallet.desk.exec(commands, ["--lang", language]) {
        #expect(answer["error"]["code"] == "SERVICE_BUSY", "\(answer.line)")
        #expect(answer["error"]["message"].string?.contains(text) == true, "\(answer.line)")
      }
    }
    // What is decided here is done; the outside is told later.
    #expect(
      try wallet.desk.code(
        wallet.act("account.freeze", ["account_id": .text(wallet.accounts[1])])) == "OK")
    #expect(try wallet.desk.rows("split_requests").isEmpty, "a fee that is not known binds nobody")
    #expect(try wallet.account(0)["held"] == 0)
    #expect(try wallet.desk.verify().status == 0)
  }

  /// A live store is without simulators: nothing to set, nobody who answers.
  @Test func aLiveStoreHasNoModes() throws {
    let desk = try Desk(templates: false, options: ["--empty", "--live"])
    for service in Self.services {
      #expect(try desk.code(Command.service(.text(service), "slow")) == "NOT_SANDBOX")
    }
    #expect(try desk.code(["command": "sandbox.inbox"]) == "NOT_SANDBOX")
    #expect(try desk.run(["reconcile"]).status == 64, "it has no statement of its own")
  }
}
