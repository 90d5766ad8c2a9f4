import Crypto
import Testing

/// Signing through the executable, as the contract has it.
struct SigningContractTests {
  @Test func twoPartiesSign() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    #expect(signing.tokens.count == 2)
    #expect(Set(signing.tokens.values).count == 2)
    #expect(signing.tokens.values.allSatisfy { $0.utf8.count >= 43 }, "256 bits in base64url")
    #expect(try signing.end() == "SMS_SENT")
    #expect(try signing.signByDeposit("E1") == ["OK", "OK", "OK", "OK"])
    #expect(try signing.end() == "VERIFYING")
    #expect(try signing.signByFace("P1") == ["OK", "OK", "OK", "OK"])
    #expect(try signing.end() == "SIGNED COMPLETED")
    #expect(try signing.code("open", "P1") == "OK", "a signed process opens the agreement to read")
    #expect(try signing.code("sign", "P1") == "PROCESS_CLOSED")
    #expect(try desk.verify().status == 0)
  }

  /// The page: what is signed is what is shown, and its digest says so.
  @Test func thePage() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let page = try desk.exec(Command.page("open", signing.token("E1")))["result"]
    #expect(
      page.names.isSuperset(of: [
        "step", "process_id", "user_id", "title", "agreement_text", "agreement_sha256",
        "verification_options", "attempts_left", "expires_at",
      ]))
    #expect(page["process_id"] == .text(signing.id))
    #expect(page["user_id"] == "E1")
    #expect(page["verification_options"] == ["MICRO_DEPOSIT"])
    #expect(page["attempts_left"] == 3)
    let text = try #require(page["agreement_text"].string)
    #expect(text.contains(People.company) && text.contains(People.name))
    #expect(page["agreement_sha256"] == .text(Digest.sha256(text)))
    let person = try desk.exec(Command.page("open", signing.token("P1")))["result"]
    #expect(
      Set(person["verification_options"].items.compactMap(\.string)) == ["MICRO_DEPOSIT", "FACE"])
    #expect(person["agreement_sha256"] == page["agreement_sha256"])
  }

  @Test func theResultNamesThePartiesInTheirOrder() throws {
    let desk = try Desk()
    let parties = [People.person("Z9", number: 9, role: "PAYEE"), People.enterprise("A1")]
    let result = try desk.exec(Command.create(parties))["result"]
    #expect(result["parties"].items.map { $0["user_id"] } == ["Z9", "A1"])
    #expect(result["h5_url"] == result["parties"][0]["h5_url"])
    let row = try #require(try desk.rows("signing_process").first)
    let first = result["parties"][0]["session_token"].string ?? ""
    #expect(row["h5_session_token"] == .text(String(Digest.sha256(first).prefix(12))))
  }

  /// Every step at the wrong time is refused, and changes nothing.
  @Test func stepsOutOfTurn() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    for step in ["sign", "complete_face"] {
      #expect(try signing.code(step, "P1") == "WRONG_STEP", "\(step) before the page is open")
    }
    #expect(try signing.code("open", "P1") == "OK")
    #expect(try signing.code("sign", "P1") == "WRONG_STEP")
    #expect(try signing.code("complete_face", "P1") == "WRONG_STEP")
    #expect(try signing.code("submit_amount", "P1", ["amount": 1]) == "WRONG_STEP")
    #expect(try signing.deposit("P1") == nil)
    #expect(try desk.code(Command.choose(signing.token("E1"), "FACE")) != "OK")
    #expect(try signing.code("open", "E1") == "OK")
    #expect(
      try desk.code(Command.choose(signing.token("E1"), "FACE")) == "VERIFICATION_NOT_ALLOWED")
    #expect(try signing.signByFace("P1") == ["OK", "OK", "OK", "OK"])
    #expect(try signing.code("sign", "P1") == "WRONG_STEP")
    #expect(try desk.code(Command.page("open", "abc")) == "SESSION_INVALID")
    #expect(try desk.code(Command.page("open", signing.token("P1") + "x")) == "SESSION_INVALID")
  }

  /// Choosing again while a deposit stands is no second deposit.
  @Test func oneDepositOnly() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    _ = try signing.code("open", "E1")
    let choice = Command.choose(signing.token("E1"), "MICRO_DEPOSIT")
    #expect(try desk.exec([choice, choice, choice]).map(Desk.code) == ["OK", "OK", "OK"])
    #expect(try signing.events("DEPOSIT_REQUESTED") == 1)
    let amount = try #require(try signing.deposit("E1"))
    #expect((1...99).contains(amount))
  }

  @Test func threeWrongAmountsEndIt() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    _ = try signing.code("open", "P1")
    #expect(
      try signing.answerWrong(3, "P1") == [
        "VERIFICATION_FAILED", "VERIFICATION_FAILED", "VERIFICATION_ATTEMPTS_EXCEEDED",
      ])
    #expect(try signing.end() == "FAILED VERIFICATION_ATTEMPTS_EXCEEDED")
    #expect(try signing.code("open", "P1") == "PROCESS_CLOSED")
    #expect(try signing.code("open", "E1") == "PROCESS_CLOSED")
  }

  /// Two sets of three on one card lock the card; the face is another way.
  @Test func aCardIsLocked() throws {
    let desk = try Desk()
    for _ in 0..<2 {
      let signing = try Signing(desk)
      _ = try signing.code("open", "P1")
      #expect(try signing.answerWrong(3, "P1").last == "VERIFICATION_ATTEMPTS_EXCEEDED")
    }
    let third = try Signing(desk)
    _ = try third.code("open", "P1")
    let token = third.token("P1")
    #expect(
      try desk.code(Command.choose(token, "MICRO_DEPOSIT")) == "VERIFICATION_ATTEMPTS_EXCEEDED")
    #expect(try third.signByFace("P1") == ["OK", "OK", "OK", "OK"])
    _ = try desk.exec(Command.advance(31 * 86_400))
    let later = try Signing(desk)
    _ = try later.code("open", "P1")
    #expect(try desk.code(Command.choose(later.token("P1"), "MICRO_DEPOSIT")) == "OK")
  }

  /// A service that is down costs no attempt; the same choice again is OK.
  @Test func aServiceThatIsDown() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let (payer, payee) = (signing.token("E1"), signing.token("P1"))
    _ = try desk.exec([Command.page("open", payer), Command.page("open", payee)])
    let face = try desk.exec([
      Command.choose(payee, "FACE"), Command.service("face", "unavailable"),
      Command.page("complete_face", payee), Command.service("face", "ok"),
      Command.page("open", payee), Command.page("complete_face", payee),
    ])
    #expect(face.map(Desk.code) == ["OK", "OK", "SERVICE_BUSY", "OK", "OK", "OK"])
    #expect(face[2]["error"]["message"].string?.hasPrefix("服务繁忙，请稍后重试") == true)
    #expect(face[4]["result"]["attempts_left"] == 3)
    let bank = try desk.exec([
      Command.service("bank", "unavailable"), Command.choose(payer, "MICRO_DEPOSIT"),
    ])
    #expect(bank.map(Desk.code) == ["OK", "SERVICE_BUSY"])
    let calls = try desk.rows(
      "service_calls", "process_id=\(signing.id)", "operation=request_deposit")
    #expect(calls.count == 3, "three tries, then it is busy")
    #expect(calls.compactMap { $0["attempt"].number } == [1, 2, 3])
    let again = try desk.exec([
      Command.service("bank", "ok"), Command.choose(payer, "MICRO_DEPOSIT"),
    ])
    #expect(again.map(Desk.code) == ["OK", "OK"])
    #expect(try signing.deposit("E1") != nil)
  }

  @Test func expiryAndTheWayBack() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    #expect(try desk.code(Command.advance(1801)) == "OK")
    #expect(try signing.end() == "EXPIRED TIMED_OUT")
    #expect(try signing.code("heartbeat", "E1") == "SESSION_EXPIRED")
    #expect(try signing.code("open", "E1") == "OK", "the original link, within a day")
    #expect(try signing.end() == "SMS_SENT")
    _ = try desk.exec(Command.advance(1801))
    let other = try Signing(desk)
    #expect(try signing.code("open", "E1") == "DUPLICATE_PROCESS")
    #expect(
      try desk.code(["command": "process.cancel", "process_id": .text(other.id), "reason": "测试"])
        == "OK")
    _ = try desk.exec(Command.advance(86_400))
    #expect(try signing.code("open", "E1") == "SESSION_EXPIRED")
  }

  @Test func heartbeatsKeepItOpenAndADepositKeepsItForDays() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    _ = try signing.code("open", "P1")
    for _ in 0..<3 {
      _ = try desk.exec(Command.advance(1500))
      #expect(try signing.code("heartbeat", "P1") == "OK")
    }
    _ = try signing.code("open", "E1")
    _ = try desk.exec(Command.choose(signing.token("E1"), "MICRO_DEPOSIT"))
    _ = try desk.exec(Command.advance(6 * 86_400))
    #expect(try signing.end() == "VERIFYING")
    let paid = try #require(try signing.deposit("E1"))
    #expect(try signing.code("submit_amount", "E1", ["amount": .integer(Int64(paid))]) == "OK")
  }

  @Test func decliningAndCancellingEndAsFailed() throws {
    let desk = try Desk()
    let declined = try Signing(desk)
    _ = try declined.code("open", "E1")
    #expect(try declined.code("decline", "E1", ["reason": "不同意"]) == "OK")
    #expect(try declined.end() == "FAILED DECLINED")
    let cancelled = try Signing(desk)
    let cancel: JSON = [
      "command": "process.cancel", "process_id": .text(cancelled.id), "reason": "改签",
    ]
    #expect(try desk.code(cancel) == "OK")
    #expect(try cancelled.end() == "FAILED CANCELLED")
    #expect(try desk.code(cancel) == "PROCESS_CLOSED")
    #expect(try cancelled.code("open", "E1") == "PROCESS_CLOSED")
    #expect(try desk.code(cancel.with(["process_id": "P0"])) == "NOT_FOUND")
    #expect(
      try desk.code(["command": "process.send_sms", "process_id": .text(cancelled.id)])
        == "PROCESS_CLOSED")
  }

  /// The callback as the partner received it: its signature and its body.
  @Test func thePartnerIsTold() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    _ = try signing.signByDeposit("E1")
    _ = try signing.signByFace("P1")
    let inbox = try desk.exec([
      "command": "sandbox.inbox", "process_id": .text(signing.id),
    ])["result"]
    #expect(inbox["requests"].items.count == 1)
    let request = inbox["requests"][0]
    var headers: [String: String] = [:]
    for name in request["headers"].names {
      headers[name.lowercased()] = request["headers"][name].string
    }
    let body = try #require(request["body"].string)
    let signed = "\(headers["webhook-id"] ?? "").\(headers["webhook-timestamp"] ?? "").\(body)"
    let secret = try #require(inbox["secret"].string)
    #expect(secret.hasPrefix("whsec_"))
    let wanted = try Digest.hmac(signed, base64Key: String(secret.dropFirst(6)))
    #expect(headers["webhook-signature"] == "v1,\(wanted)")
    let told = try JSON(body)
    #expect(told["type"] == "SigningProcessCompleted")
    #expect(told["data"]["process_id"] == .text(signing.id))
    #expect(told["data"]["status"] == "SIGNED")
    #expect(told["data"]["end_reason"] == "COMPLETED")
    #expect(told["data"]["parties"].items.count == 2)
    #expect(try desk.rows("callbacks").first?["status"] == "DELIVERED")
  }

  /// Whatever the end is, the partner is told, once.
  @Test func everyEndIsTold() throws {
    let desk = try Desk()
    let expired = try Signing(desk)
    _ = try desk.exec(Command.advance(1801))
    let cancelled = try Signing(desk)
    _ = try desk.exec([
      "command": "process.cancel", "process_id": .text(cancelled.id), "reason": "改签",
    ])
    for (id, status) in [(expired.id, "EXPIRED"), (cancelled.id, "FAILED")] {
      let inbox = try desk.exec(["command": "sandbox.inbox", "process_id": .text(id)])["result"]
      let told = try inbox["requests"].items.map { try JSON($0["body"].string ?? "") }
      #expect(told.map { $0["data"]["status"] } == [.text(status)])
    }
  }
}
