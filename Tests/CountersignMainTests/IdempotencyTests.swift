import Testing

/// A repeated key is the first answer again (contract 3).
struct IdempotencyTests {
  @Test func theSameAgain() throws {
    let desk = try Desk()
    let create = Command.create(nil, ["key": "k-1"])
    let first = try desk.exec(create)
    let before = desk.journal.count
    // In another call, in the same call, and with the fields in another order.
    let again = try desk.exec([create, create])
    #expect(again == [first, first])
    #expect(try desk.rows("signing_process").count == 1)
    #expect(desk.journal.count == before)
  }

  @Test func otherFieldsAreAConflict() throws {
    let desk = try Desk()
    _ = try desk.exec(Command.create(nil, ["key": "k-1"]))
    let others = [
      Command.create(nil, ["key": "k-1", "callback_url": "https://other.example/"]),
      Command.create([People.enterprise(), People.person("P2", number: 2)], ["key": "k-1"]),
      Command.advance(3).with(["key": "k-1"]),
    ]
    #expect(Set(try desk.exec(others).map(Desk.code)) == ["IDEMPOTENCY_CONFLICT"])
  }

  @Test func everyStepTakesAKey() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let token = signing.token("P1")
    let steps = [
      Command.page("open", token), Command.choose(token, "FACE"),
      Command.page("complete_face", token), Command.page("sign", token),
    ]
    for (number, step) in steps.enumerated() {
      let keyed = step.with(["key": .text("step-\(number)")])
      let answers = try desk.exec([keyed, keyed])
      #expect(answers[0]["ok"] == true)
      #expect(answers[0] == answers[1])
    }
    #expect(try signing.events("PARTY_SIGNED") == 1)
    #expect(try signing.events("VERIFICATION_INITIATED") == 1)
  }

  /// A wrong amount sent twice under one key is one attempt.
  @Test func aWrongAmountIsCountedOnce() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let token = signing.token("E1")
    _ = try desk.exec([Command.page("open", token), Command.choose(token, "MICRO_DEPOSIT")])
    let paid = try #require(try signing.deposit("E1"))
    let wrong = Command.amount(token, paid % 99 + 1).with(["key": "try-1"])
    let answers = try desk.exec([wrong, wrong, wrong, wrong])
    #expect(answers.map(Desk.code) == Array(repeating: "VERIFICATION_FAILED", count: 4))
    #expect(Set(answers.map(\.line)).count == 1)
    #expect(try desk.exec(Command.page("open", token))["result"]["attempts_left"] == 2)
    #expect(try desk.code(Command.amount(token, paid).with(["key": "try-2"])) == "OK")
  }

  /// A refusal is an answer like any other.
  @Test func aRefusalIsTheAnswerAgain() throws {
    let desk = try Desk()
    let first = try Signing(desk)
    let create = Command.create(nil, ["key": "k-2"])
    #expect(try desk.code(create) == "DUPLICATE_PROCESS")
    _ = try desk.exec(["command": "process.cancel", "process_id": .text(first.id), "reason": "改签"])
    #expect(try desk.code(create) == "DUPLICATE_PROCESS")
    #expect(try desk.code(create.with(["key": "k-3"])) == "OK")
  }

  /// A line that was no command has not used its key up.
  @Test func aBadLineUsesNoKeyUp() throws {
    let desk = try Desk()
    let create = Command.create(nil, ["key": "k-4"])
    #expect(try desk.code(create.with(["colour": "red"])) == "BAD_REQUEST")
    #expect(try desk.code(create) == "OK")
  }
}
