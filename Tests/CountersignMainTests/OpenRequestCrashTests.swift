import Glibc
import Testing

/// What was asked of services that are down when the program is killed: found again, carried on
/// under the same idempotency key, and done once (contract 2 and 7.9).
struct OpenRequestCrashTests {
  private static let services = ["sms", "bank", "account_system", "clearing", "callback"]

  private static let ofServices: [JSON] = ["BREAKER_OPEN", "SERVICE_UNAVAILABLE"]

  /// A wallet and two processes, ready to be in trouble.
  private struct Scene {
    let wallet: WalletDesk
    let waiting: Signing
    let ended: Signing
    let lines: [JSON]

    init(_ mode: JSON) throws {
      wallet = try WalletDesk()
      waiting = try Signing(wallet.desk)
      ended = try Signing(wallet.desk, [People.enterprise("E2"), People.person("P2", number: 2)])
      let reason: JSON = "改签"
      let choice = Command.choose(waiting.token("E1"), "MICRO_DEPOSIT")
      lines = [
        choice, wallet.split("S1", 5000),
        wallet.act("account.freeze", ["account_id": .text(wallet.accounts[1])]),
        ["command": "process.cancel", "process_id": .text(ended.id), "reason": reason],
        Command.create([People.enterprise("E3"), People.person("P3", number: 3)]),
        wallet.act("risk.freeze_transaction", ["instruction_id": "X1", "request_id": "S0"]),
      ].enumerated().map { $1.with(["key": .text("K\($0)")]) }
      _ = try wallet.desk.exec(
        [wallet.split("S0", 3000)] + services.map { Command.service(.text($0), mode) })
    }

    var desk: Desk { wallet.desk }

    /// Calls by what they were for: operation and subject, each with the keys it went out under.
    func keys() throws -> [String: Set<String>] {
      var keys: [String: Set<String>] = [:]
      for type in ["SERVICE_CALLED", "SERVICE_CALL_FAILED"] {
        for row in try desk.rows("process_audit_log", "event_type=\(type)") {
          let told = row["event_data"]
          let name = ["operation", "process_id", "user_id", "subject"]
            .map { told[$0].string ?? "-" }.joined(separator: " ")
          keys[name, default: []].insert(told["request_id"].string ?? "no key")
        }
      }
      return keys
    }

    func count(_ type: String) throws -> Int {
      try desk.rows("process_audit_log", "event_type=\(type)").count
    }
  }

  /// Killed after so many answers; then some more times while the services are still down.
  @Test(arguments: [
    ("unavailable", 0), ("unavailable", 6), ("lost_reply", 1), ("lost_reply", 6), ("timeout", 3),
    ("garbage", 4),
  ])
  func goesOnUnderItsKey(_ mode: String, _ taken: Int) throws {
    let scene = try Scene(.text(mode))
    let desk = scene.desk
    var random = Seeded(UInt64(taken * 7 + mode.utf8.count))
    let exec = try desk.start(["exec"])
    try exec.send(scene.lines.map { $0.line + "\n" }.joined())
    for _ in 0..<taken { _ = try exec.nextLine() }
    // A kill at a moment that nobody chose.
    if taken == 0 { usleep(UInt32(random.below(120_000))) }
    exec.signal(SIGKILL)
    _ = try exec.finish()
    #expect(try desk.verify().status == 0, "after the kill")
    let asked = try scene.keys()
    // Whatever was acknowledged or not: told again under its key it is done once.
    let codes = try desk.exec(scene.lines).map(Desk.code)
    let busy = ["OK", "SERVICE_BUSY"]
    #expect(codes.allSatisfy(busy.contains), "\(codes)")
    for round in 0..<2 {
      let waiting = try desk.start(["exec"])
      try waiting.send(Command.advance(61).line + "\n")
      // A kill at a moment that nobody chose.
      usleep(UInt32(random.below(150_000)))
      waiting.signal(SIGKILL)
      _ = try waiting.finish()
      #expect(try desk.verify().status == 0, "round \(round)")
    }
    _ = try desk.exec(
      Self.services.map { Command.service(.text($0), "ok") } + [Command.advance(600)])
    if try scene.wallet.row("S1")["unresolved"] == true {
      #expect(try desk.code(scene.wallet.split("S1", 5000)) == "SPLIT_UNRESOLVED")
      _ = try desk.exec(["command": "split.query", "request_id": "S1"])
    }
    try expectKeys(scene, asked)
    try expectDone(scene, mode)
  }

  private func expectKeys(_ scene: Scene, _ before: [String: Set<String>]) throws {
    let keys = try scene.keys()
    for (name, known) in before { #expect(keys[name]?.isSuperset(of: known) == true, "\(name)") }
    for (name, known) in keys where !name.hasPrefix("query_transfer") {
      #expect(known.count == 1, "\(name) went out under \(known)")
    }
    for operation in [
      "request_deposit", "transfer", "change_account", "deliver_callback", "send_sms", "hold_money",
    ] {
      #expect(keys.keys.contains { $0.hasPrefix(operation) }, "\(operation) was never asked")
    }
  }

  private func expectDone(_ scene: Scene, _ mode: String) throws {
    let (wallet, desk) = (scene.wallet, scene.desk)
    let page = try desk.exec(Command.page("open", scene.waiting.token("E1")))["result"]
    #expect(page["step"] == "SUBMIT_AMOUNT" && page["attempts_left"] == 3)
    #expect(try scene.waiting.events("SANDBOX_DEPOSIT_MADE") == 1)
    #expect(try scene.waiting.events("DEPOSIT_ACCEPTED") == 1)
    // Timed out or garbled and never carried out: clearing says so, and nothing moved.
    let isPaid = mode == "unavailable" || mode == "lost_reply"
    #expect(try wallet.row("S1")["status"] == (isPaid ? "SUCCESS" : "FAILED"))
    #expect(try scene.count("SANDBOX_TRANSFER_EXECUTED") == (isPaid ? 2 : 1))
    let (payer, receiver) = try (wallet.account(0), wallet.account(2))
    #expect(payer["balance"].number == 1_000_000 - 3009 - (isPaid ? 5015 : 0))
    #expect(payer["held"] == 0 && receiver["balance"] == (isPaid ? 8000 : 3000))
    #expect(receiver["held"] == 3000, "the frozen transaction's money")
    #expect(try wallet.account(1)["status"] == "FROZEN")
    #expect(try scene.count("ACCOUNT_SYSTEM_TOLD") == 1)
    #expect(try scene.count("CLEARING_TOLD") == 1)
    #expect(try scene.count("PROCESS_CREATED") == 4)
    let created = try #require(try desk.rows("signing_process").last)
    #expect(created["status"] == "SMS_SENT")
    let told = try desk.rows("callbacks", "process_id=\(scene.ended.id)")
    #expect(told.map { $0["status"] } == ["DELIVERED"])
    // A breaker closes after some more calls; all that waited is over.
    for alert in try desk.rows("alerts") where !Self.ofServices.contains(alert["code"]) {
      #expect(alert["resolved_at"].string != nil, "\(alert.line)")
    }
    #expect(try desk.verify().status == 0)
  }
}
