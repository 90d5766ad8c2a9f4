import Countersign
import Testing

/// Each alert: raised at its figure and not just below it, once, and over when it is over.
@Suite("Alerts")
struct AlertTests {
  /// How the alerts of one code stand: `subject level`, with `over` and `seen` where it is so.
  private func told(_ desk: TestDesk, _ code: AlertCode) -> [String] {
    desk.registry.wallet.alerts.all.filter { $0.code == code }.map { alert in
      var words = [alert.subject, alert.level.rawValue]
      if alert.resolvedAt != nil { words.append("over") }
      if alert.acknowledgedAt != nil { words.append("seen") }
      if alert.times > 1 { words.append("\(alert.times) times") }
      return words.joined(separator: " ")
    }
  }

  private func alert(_ desk: TestDesk, _ code: AlertCode) throws -> Alert {
    try #require(desk.registry.wallet.alerts.all.last { $0.code == code })
  }

  // MARK: Services

  /// A reply to nobody's request: calls that were made all the same.
  private func calls(_ outcomes: [CallOutcome], _ desk: inout TestDesk) {
    for outcome in outcomes {
      var reply = ServiceReply()
      reply.request = ServiceRequest("R999999", .sendSMS, at: desk.now)
      reply.outcome = outcome
      reply.calls = [
        ServiceCall(attempt: 1, outcome: outcome, startedAt: desk.now, durationMs: 10)
      ]
      desk.reply(reply)
    }
  }

  private func calls(_ letters: String, _ desk: inout TestDesk) {
    calls(letters.map { $0 == "." ? .ok : ($0 == "r" ? .rejected : .unavailable) }, &desk)
  }

  @Test(
    "A breaker: from the call that opens it to the one that closes it",
    arguments: [
      ("xxxxxxxxx", []), ("xxxxxxxxxx", ["sms CRITICAL"]), ("xxxxxxxxxxx", ["sms CRITICAL"]),
      ("xxxxxxxxxx..", ["sms CRITICAL"]), ("xxxxxxxxxx...", ["sms CRITICAL over"]),
      ("xxxxxxxxxx...xxxxxxxxxx", ["sms CRITICAL 2 times"]),
      ("xxxxxxxxxx...xxxxxxxxxx...xxxxxxxxxx...", ["sms CRITICAL over 3 times"]),
    ])
  func breaker(letters: String, expected: [String]) throws {
    var desk = TestDesk()
    calls(letters, &desk)
    #expect(told(desk, .breakerOpen) == expected)
    guard !expected.isEmpty else { return }
    #expect(try alert(desk, .breakerOpen).nextStep == "sandbox.service")
    #expect(try alert(desk, .breakerOpen).detail == "UNAVAILABLE")
  }

  @Test(
    "A service: a fifth of at least twenty calls",
    arguments: [
      (String(repeating: ".", count: 15) + "xxxx", []),
      (String(repeating: ".", count: 16) + "xxxx", ["sms WARNING"]),
      (String(repeating: ".", count: 17) + "xxxx", []),
      (String(repeating: "r", count: 40), []),
      (String(repeating: ".", count: 16) + "xxxx.", ["sms WARNING over"]),
      (String(repeating: ".", count: 16) + "xxxxx...x", ["sms WARNING"]),
    ])
  func availability(letters: String, expected: [String]) throws {
    var desk = TestDesk()
    calls(letters, &desk)
    #expect(told(desk, .serviceUnavailable) == expected)
    guard expected == ["sms WARNING"] else { return }
    #expect(try alert(desk, .serviceUnavailable).detail?.hasSuffix(" UNAVAILABLE") == true)
    // Nobody calls it any more: it is over when the window holds no failure.
    desk.wait(seconds: 600)
    #expect(told(desk, .serviceUnavailable) == ["sms WARNING"])
    desk.wait(seconds: 900)
    #expect(told(desk, .serviceUnavailable) == ["sms WARNING over"])
  }

  @Test("What comes and goes is one alert, and another only after an hour of quiet")
  func flapping() throws {
    var desk = TestDesk()
    for _ in 0..<50 {
      calls("xxxxxxxxxx...", &desk)
      desk.wait(seconds: 120)
    }
    #expect(told(desk, .breakerOpen) == ["sms CRITICAL over 50 times"])
    let first = try alert(desk, .breakerOpen)
    #expect(first.firstRaisedAt == TestDesk.start && first.raisedAt > first.firstRaisedAt)
    desk.wait(seconds: 3480 - 1)
    calls("xxxxxxxxxx...", &desk)
    #expect(told(desk, .breakerOpen) == ["sms CRITICAL over 51 times"])
    desk.wait(seconds: 3600)
    calls("xxxxxxxxxx", &desk)
    #expect(told(desk, .breakerOpen) == ["sms CRITICAL over 51 times", "sms CRITICAL"])
    #expect(desk.registry.services[.sms]?.history.count ?? 0 <= ServiceHealth.historyParts)
    #expect(desk.registry.services[.sms]?.records.count == 20)
  }

  @Test("An acknowledgement is for what was seen: what comes back is told again")
  func acknowledged() throws {
    var desk = TestDesk()
    calls("xxxxxxxxxx", &desk)
    var fields = AlertAcknowledge("AL-000001")
    fields.note = "正在处理"
    #expect(desk.run(.wallet(.alertAcknowledge(fields)), actor: "operator:wang").code == nil)
    #expect(told(desk, .breakerOpen) == ["sms CRITICAL seen"])
    #expect(try alert(desk, .breakerOpen).acknowledgedBy == "operator:wang")
    #expect(try alert(desk, .breakerOpen).note == "正在处理")
    let before = desk.records.count
    desk.run(.wallet(.alertAcknowledge(fields)))
    #expect(desk.records.count == before, "once more leaves no trace")
    calls("x", &desk)
    #expect(told(desk, .breakerOpen) == ["sms CRITICAL seen"])
    calls("...xxxxxxxxxx", &desk)
    #expect(told(desk, .breakerOpen) == ["sms CRITICAL 2 times"])
    #expect(desk.run(.wallet(.alertAcknowledge(AlertAcknowledge("AL-9")))).code == .notFound)
  }

  // MARK: Processes

  /// Processes that end: `s` signed, `d` declined, `c` cancelled, `e` expired.
  private func end(_ letters: String, _ script: inout Script) {
    for letter in letters {
      switch letter {
      case "s": _ = script.play("create B | -\nB face | -\nB show own | -\nB sign | -")
      case "d": _ = script.play("create B | -\nB decline | -")
      case "c": _ = script.play("create B | -\ncancel | -")
      default: _ = script.play("create B | -\nwait 30m | -")
      }
    }
  }

  @Test(
    "Too many that come to nothing: half of at least ten",
    arguments: [
      ("sssssdddd", []), ("sssssddddd", ["signing_process WARNING"]), ("ssssssdddd", []),
      ("sssssdddccccccc", []), ("ddddddddd", []), ("dddddddddd", ["signing_process WARNING"]),
      ("ddddddddddss", ["signing_process WARNING"]),
      ("sssssddddds", ["signing_process WARNING over"]),
    ])
  func failureRate(letters: String, expected: [String]) throws {
    var script = Script()
    end(letters, &script)
    #expect(told(script.desk, .processFailureRate) == expected)
    script.desk.wait(seconds: 4000)
    for line in told(script.desk, .processFailureRate) { #expect(line.contains("over")) }
    #expect(script.desk.registry.wallet.openAlerts.isEmpty)
  }

  @Test("A wave of expiries: so many within so long", arguments: [(19, 0), (20, 1), (25, 1)])
  func wave(count: Int, alerts: Int) throws {
    var desk = TestDesk()
    desk.policy.processFailureMinimum = 1000
    for number in 0..<count {
      var fields = Cast.request([.personB])
      fields.parties?[0].userID = "u\(number)"
      #expect(desk.run(.processCreate(fields)).code == nil)
    }
    desk.wait(seconds: 1800)
    #expect(told(desk, .expiryWave).count == alerts)
    desk.wait(seconds: 1200)
    #expect(told(desk, .expiryWave).allSatisfy { $0.hasSuffix("over") })
    #expect(desk.registry.tallies.rows.reduce(0) { $0 + $1.expired } == count)
  }

  @Test("Expiries that are spread over time are none")
  func noWave() {
    var script = Script()
    script.desk.policy.processFailureMinimum = 1000
    end(String(repeating: "e", count: 30), &script)
    #expect(told(script.desk, .expiryWave) == [])
  }

  // MARK: What waits

  @Test("Requests that wait: after five rounds, until the last of them is settled")
  func requestsWaiting() throws {
    var script = Script()
    _ = script.play("bank unavailable | -\ncreate A F | -\nA deposit | -\nF deposit | -")
    script.desk.wait(seconds: 239)
    #expect(told(script.desk, .requestsWaiting) == [])
    script.desk.wait(seconds: 1)
    #expect(told(script.desk, .requestsWaiting) == ["bank WARNING"])
    let found = try alert(script.desk, .requestsWaiting)
    #expect(found.detail == "request_deposit \(script.desk.process(1).processID)")
    #expect(script.desk.registry.queues[.bank]?.stuck == 2)
    _ = script.play("bank ok | -\nwait 3m | -")
    #expect(told(script.desk, .requestsWaiting) == ["bank WARNING over"])
    #expect(script.desk.registry.queues[.bank] == nil)
  }

  @Test("Requests that wait for a process that ends are over with it")
  func requestsDropped() {
    var script = Script()
    _ = script.play("bank unavailable | -\ncreate A F | -\nA deposit | -\nwait 10m | -")
    #expect(told(script.desk, .requestsWaiting) == ["bank WARNING"])
    _ = script.play("cancel | -")
    #expect(told(script.desk, .requestsWaiting) == ["bank WARNING over"])
  }

  @Test("A callback nobody takes: a warning after an hour, critical once it is given up")
  func outbox() throws {
    var script = Script()
    _ = script.play("callback unavailable | -\ncreate B | -\ncancel | -")
    script.desk.wait(seconds: 3599)
    #expect(told(script.desk, .outboxStuck) == [])
    script.desk.wait(seconds: 1)
    #expect(told(script.desk, .outboxStuck) == ["CB-000001 WARNING"])
    #expect(try alert(script.desk, .outboxStuck).nextStep == "callback.resend")
    script.desk.run(
      .wallet(.alertAcknowledge(AlertAcknowledge(try alert(script.desk, .outboxStuck).alertID))))
    script.desk.wait(seconds: 30 * 86_400)
    #expect(told(script.desk, .outboxStuck) == ["CB-000001 CRITICAL"], "what is worse is told anew")
    _ = script.play("callback ok | -\nwait 5m | -")
    script.desk.run(.callbackResend(CallbackResend("CB-000001")))
    #expect(script.desk.callback(1).status == .delivered)
    #expect(told(script.desk, .outboxStuck) == ["CB-000001 CRITICAL over"])
  }

  @Test("A callback taken within the hour is no alert; one that is gone is one at once")
  func outboxAtOnce() {
    var script = Script()
    _ = script.play("callback unavailable | -\ncreate B | -\ncancel | -\nwait 10m | -")
    _ = script.play("callback ok | -\nwait 2h | -")
    #expect(told(script.desk, .outboxStuck) == [])
    _ = script.play("create B | -\ncrash | -\ncancel | -")
    var reply = ServiceReply()
    reply.request = script.desk.registry.requests.values.first ?? ServiceRequest()
    reply.outcome = .rejected
    reply.values["status"] = "410"
    script.desk.reply(reply)
    #expect(told(script.desk, .outboxStuck) == ["CB-000002 CRITICAL"])
  }

  @Test("Work stays until a person has seen it, also when it is over")
  func workItems() throws {
    var scene = WalletScene()
    scene.set(.accountSystem, .unavailable)
    let account = scene.account("wang")
    scene.desk.run(.wallet(.accountFreeze(AccountChange(account, reason: "核查"))))
    #expect(told(scene.desk, .freezeNotInStep) == ["\(account) CRITICAL"])
    scene.mend(.accountSystem)
    #expect(told(scene.desk, .freezeNotInStep) == ["\(account) CRITICAL over"])
    #expect(scene.desk.registry.wallet.standingAlerts.count == 1)
    let id = try alert(scene.desk, .freezeNotInStep).alertID
    scene.desk.run(.wallet(.alertAcknowledge(AlertAcknowledge(id))))
    #expect(scene.desk.registry.wallet.standingAlerts.count == 0)
  }

  @Test("A split that waits for clearing, and one nobody knows the result of")
  func splits() {
    var scene = WalletScene()
    scene.set(.clearing, .unavailable)
    scene.submit("S1", 1000)
    scene.desk.wait(seconds: 299)
    #expect(told(scene.desk, .requestsWaiting) == ["clearing WARNING"])
    scene.mend(.clearing)
    #expect(told(scene.desk, .requestsWaiting) == ["clearing WARNING over"])
    #expect(scene.split("S1").status == .success)
    scene.set(.clearing, .lostReply)
    scene.submit("S2", 1000)
    scene.desk.wait(seconds: 59)
    #expect(told(scene.desk, .splitUnresolved) == [])
    scene.desk.wait(seconds: 1)
    #expect(told(scene.desk, .splitUnresolved) == ["S2 WARNING"])
    scene.mend(.clearing)
    scene.query("S2")
    #expect(told(scene.desk, .splitUnresolved) == ["S2 WARNING over"])
  }

  // MARK: Replay

  @Test("Counts, alerts and their timers are those of the journal, and of the snapshot")
  func replay() throws {
    var script = Script()
    _ = script.play("bank unavailable | -\ncallback timeout | -\ncreate A F | -\nA deposit | -")
    end("ddddddddddd", &script)
    script.desk.wait(seconds: 3000)
    let live = script.desk.registry
    #expect(live.wallet.openAlerts.count >= 4)
    #expect(live.settled.differences(from: script.desk.replayed().settled) == [])
    let mark = RegistrySnapshot.JournalMark()
    let bytes = RegistrySnapshot(live, mark).json
    var loaded = try RegistrySnapshot.read(0, of: JSONText(bytes)).registry()
    loaded.sequence = live.sequence
    #expect(live.settled.differences(from: loaded.settled) == [])
    // What is of a time is over in the loaded one too, with nothing more happening.
    while let item = loaded.takeDue(at: script.desk.now.adding(seconds: 7200)) {
      guard case .command(.due(.alertCheck(.processFailureRate, _)), let at) = item else {
        continue
      }
      let decision = try loaded.decide(
        .due(.alertCheck(.processFailureRate, subject: "signing_process")),
        script.desk.context("system", at: at))
      if !decision.events.isEmpty { return }
    }
    Issue.record("the alert was never looked at")
  }

  @Test("Two alerts of one decision have two ids, and one of a key is enough")
  func ids() {
    var script = Script()
    end("ddddddddd", &script)
    script.desk.policy.expiryWaveCount = 1
    end("e", &script)
    let alerts = script.desk.registry.wallet.alerts.all
    #expect(alerts.map(\.alertID) == ["AL-000001", "AL-000002"])
    #expect(alerts.map(\.code) == [.processFailureRate, .expiryWave])
    #expect(Set(alerts.map(\.firstRaisedAt)).count == 1)
  }
}
