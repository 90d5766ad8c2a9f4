import Testing

/// Results on their way to 三代: the outbox, its table, the address that is gone, the resend, and
/// what arrived, signed.
struct CallbackContractTests {
  private func cancel(_ signing: Signing) -> JSON {
    ["command": "process.cancel", "process_id": .text(signing.id), "reason": "改签"]
  }

  /// A cancelled process whose result the receiver takes as `mode` says.
  private func cancelled(_ mode: JSON, url: JSON? = nil) throws -> (Desk, Signing) {
    let desk = try Desk()
    let answer = try desk.exec(Command.create(nil, url.map { ["callback_url": $0] } ?? [:]))
    let signing = try Signing(desk, begunBy: answer)
    _ = try desk.exec([Command.service("callback", mode), cancel(signing)])
    return (desk, signing)
  }

  private func row(_ desk: Desk) throws -> JSON {
    try #require(try desk.rows("callbacks").first)
  }

  @Test func theOutboxIsATable() throws {
    let (desk, signing) = try cancelled("unavailable")
    let waiting = try row(desk)
    #expect(waiting["process_id"] == .text(signing.id) && waiting["status"] == "PENDING")
    #expect(waiting["url"] == "https://partner.example/callback")
    #expect(waiting["attempts"] == 1 && waiting["next_at"].string != nil)
    #expect(waiting["last_error"] == "UNAVAILABLE" && waiting["delivered_at"] == .null)
    // Nothing arrived.
    #expect(try inbox(desk)["requests"] == [])
    // An hour of rounds later it is an alert, and the process knows why it waits.
    _ = try desk.exec(Command.advance(3700))
    let stuck = try #require(try desk.rows("alerts", "code=OUTBOX_STUCK").first)
    #expect(stuck["subject"] == waiting["callback_id"] && stuck["level"] == "WARNING")
    // Taken when it is back, by itself; the alert is over.
    _ = try desk.exec([Command.service("callback", "ok"), Command.advance(7300)])
    let done = try row(desk)
    #expect(done["status"] == "DELIVERED" && done["next_at"] == .null)
    #expect(done["last_error"] == .null && done["delivered_at"].string != nil)
    #expect(try desk.rows("alerts", "code=OUTBOX_STUCK").first?["resolved_at"].string != nil)
    #expect(try inbox(desk)["requests"].items.count == 1)
    #expect(try desk.rows("callbacks", "status=PENDING").isEmpty)
    #expect(try desk.verify().status == 0)
  }

  @Test func afterDaysItIsGivenUpAndSentAgainByHand() throws {
    let (desk, _) = try cancelled("timeout")
    _ = try desk.exec(Command.advance(4 * 86_400))
    let lost = try row(desk)
    #expect(lost["status"] == "GIVEN_UP" && lost["next_at"] == .null && lost["attempts"] == 10)
    let alert = try #require(try desk.rows("alerts", "code=OUTBOX_STUCK").first)
    #expect(alert["level"] == "CRITICAL" && alert["resolved_at"] == .null)
    #expect(alert["next_step"] == "callback.resend")
    let resend: JSON = ["command": "callback.resend", "callback_id": lost["callback_id"]]
    // Still down: one more round, and it is given up again, not forgotten.
    #expect(try desk.code(resend) == "OK")
    #expect(try row(desk)["status"] == "GIVEN_UP" && row(desk)["attempts"] == 11)
    #expect(try desk.rows("alerts", "code=OUTBOX_STUCK").first?["resolved_at"] == .null)
    _ = try desk.exec([Command.service("callback", "ok"), Command.advance(60), resend])
    #expect(try row(desk)["status"] == "DELIVERED")
    #expect(try desk.rows("alerts", "code=OUTBOX_STUCK").first?["resolved_at"].string != nil)
    #expect(try inbox(desk)["requests"].items.count == 1)
    // Once more is once more, under the same id: the receiver knows a repeat by it.
    #expect(try desk.code(resend) == "OK")
    let ids = try inbox(desk)["requests"].items.map { header("webhook-id", $0) }
    #expect(ids.count == 2 && Set(ids) == [lost["callback_id"].string ?? ""])
    #expect(try desk.code(resend.with(["callback_id": "CB-000099"])) == "NOT_FOUND")
    #expect(try desk.verify().status == 0)
  }

  @Test func anAddressThatIsGoneIsGivenUpAtOnce() throws {
    let (desk, _) = try cancelled("ok", url: "https://partner.example/gone")
    let gone = try row(desk)
    #expect(gone["status"] == "GIVEN_UP" && gone["attempts"] == 1)
    #expect(gone["last_error"] == "410" && gone["next_at"] == .null)
    #expect(try desk.rows("service_calls", "service=callback").count == 1, "no second try")
    #expect(try desk.rows("alerts", "code=OUTBOX_STUCK").first?["level"] == "CRITICAL")
    #expect(try inbox(desk)["requests"] == [])
  }

  @Test(arguments: ["reject", "garbage"])
  func onlyTwoHundredsAreSuccess(_ mode: String) throws {
    let (desk, _) = try cancelled(.text(mode))
    let waiting = try row(desk)
    #expect(waiting["status"] == "PENDING" && waiting["next_at"].string != nil)
    let tries = try desk.rows("service_calls", "service=callback").count
    #expect(tries == (mode == "reject" ? 1 : 3))
    #expect(waiting["last_error"] == (mode == "reject" ? "400" : "GARBAGE"))
  }

  // MARK: What arrived

  private func inbox(_ desk: Desk) throws -> JSON {
    try desk.exec(["command": "sandbox.inbox"])["result"]
  }

  private func header(_ name: String, _ request: JSON) -> String {
    let found = request["headers"].names.first { $0.lowercased() == name }
    return found.flatMap { request["headers"][$0].string } ?? ""
  }

  /// Answers that were lost: it arrives again, the same under the same id, each time signed anew.
  @Test func everyDeliveryIsSigned() throws {
    let (desk, signing) = try cancelled("lost_reply")
    _ = try desk.exec([
      Command.advance(400), Command.service("callback", "ok"), Command.advance(2000),
    ])
    let inbox = try inbox(desk)
    let requests = inbox["requests"].items
    #expect(requests.count == 4)
    #expect(Set(requests.map { header("webhook-id", $0) }).count == 1)
    #expect(Set(requests.map { header("webhook-timestamp", $0) }).count == 4)
    #expect(Set(requests.compactMap { $0["body"].string }).count == 1)
    let secret = try #require(inbox["secret"].string)
    #expect(secret.hasPrefix("whsec_"))
    let key = String(secret.dropFirst(6))
    #expect((24...64).contains(try Digest.base64(decoding: key).count))
    for request in requests {
      let body = try #require(request["body"].string)
      let told = "\(header("webhook-id", request)).\(header("webhook-timestamp", request))"
      let wanted = try Digest.hmac("\(told).\(body)", base64Key: key)
      #expect(header("webhook-signature", request).split(separator: " ") == ["v1,\(wanted)"])
      #expect(Int(header("webhook-timestamp", request)).map { $0 > 1_600_000_000 } == true)
      let data = try JSON(body)["data"]
      #expect(data["process_id"] == .text(signing.id) && data["end_reason"] == "CANCELLED")
      for secret in [People.name, People.identity(1), People.company, People.creditCode] {
        #expect(!body.contains(secret))
      }
    }
    #expect(try row(desk)["status"] == "DELIVERED" && row(desk)["attempts"] == 4)
  }
}
