import Countersign
import Testing

@Suite("Attempts, when a program dies or two ask at once")
struct AttemptTests {
  @Test("The attempt is counted before the verifier is asked, and asked again after a crash")
  func crash() {
    expectJourney(
      """
      create A F      | P1               | SMS_SENT pending pending
      A deposit       | SUBMIT_AMOUNT 3  | VERIFYING pending pending | 7d
      crash           | -
      A amount wrong  | SERVICE_BUSY     | VERIFYING pending pending | 7d \
      | ATTEMPT_COUNTED AMOUNT_CHECK_REQUESTED
      A open          | SUBMIT_AMOUNT 2  | VERIFYING pending pending | 7d
      A amount right  | SERVICE_BUSY     | VERIFYING pending pending | 7d | -
      A amount wrong  | SERVICE_BUSY     | VERIFYING pending pending | 7d | -
      recover         | -                | VERIFYING pending pending | 7d \
      | SERVICE_CALLED VERIFICATION_RESULT VERIFICATION_FAILED REQUEST_SETTLED
      A open          | SUBMIT_AMOUNT 2  | VERIFYING pending pending
      A amount wrong  | VERIFICATION_FAILED
      crash           | -
      A amount wrong  | SERVICE_BUSY     | VERIFYING pending pending
      recover         | -                | FAILED VERIFICATION_ATTEMPTS_EXCEEDED failed pending
      """)
  }

  @Test("A check that hung when the process ran out gives its attempt back")
  func expiredWhileAsking() {
    expectJourney(
      """
      create B        | P1               | SMS_SENT pending
      B face          | COMPLETE_FACE 3  | VERIFYING pending
      crash           | -
      B show own      | SERVICE_BUSY     | VERIFYING pending         | 30m
      wait 30m        | -                | EXPIRED TIMED_OUT pending
      recover         | -                | EXPIRED TIMED_OUT pending
      B open          | CHOOSE_VERIFICATION 3 | SMS_SENT pending     | 30m
      """)
  }

  @Test("Attempts used up before an expiry stay used up after it")
  func keptOverExpiry() {
    expectJourney(
      """
      create B        | P1                    | SMS_SENT pending
      B face          | COMPLETE_FACE 3       | VERIFYING pending
      B show other    | VERIFICATION_FAILED   | VERIFYING pending
      B show other    | VERIFICATION_FAILED   | VERIFYING pending
      wait 30m        | -                     | EXPIRED TIMED_OUT pending
      B open          | CHOOSE_VERIFICATION 1 | SMS_SENT pending
      B face          | COMPLETE_FACE 1       | VERIFYING pending
      B show other    | VERIFICATION_ATTEMPTS_EXCEEDED \
      | FAILED VERIFICATION_ATTEMPTS_EXCEEDED failed
      """)
  }

  @Test("After a crash the open requests are carried on under the same ids")
  func carriedOn() {
    var script = Script()
    _ = script.play("crash | -\ncreate A B | P1\nA deposit | SERVICE_BUSY\nB face | SERVICE_BUSY")
    let open = script.desk.registry.requests.keys.sorted()
    #expect(open == ["R000001", "R000002", "R000003", "R000004"])
    let told = script.play("recover | - | VERIFYING pending pending")
    #expect(told == "recover | - | VERIFYING pending pending")
    #expect(script.desk.registry.requests.isEmpty)
    let asked = script.desk.records.flatMap(\.events).compactMap { event -> String? in
      if case .serviceCalled(let fact) = event { fact.requestID } else { nil }
    }
    #expect(asked == open)
    let parties = script.desk.process(1).parties
    #expect(parties.first?.deposit?.acceptedAt != nil)
    #expect(parties.last?.faceReference == "FACE-R000004")
  }

  @Test("A late refusal by the bank does not undo what the party chose instead")
  func lateRefusal() {
    expectJourney(
      """
      create B      | P1               | SMS_SENT pending
      bank timeout  | OK
      B deposit     | SERVICE_BUSY     | VERIFYING pending  | 7d
      bank reject   | OK
      B face        | COMPLETE_FACE 3  | VERIFYING pending  | 30m
      B show own    | SIGN 2           | VERIFYING verified | 30m
      wait 60s      | -                | VERIFYING verified | 29m \
      | SERVICE_CALLED DEPOSIT_FAILED REQUEST_SETTLED
      B sign        | SIGNED 2         | SIGNED COMPLETED signed
      """)
  }

  @Test("A late acceptance by the bank moves nobody's clock but its own party's")
  func lateAcceptance() {
    expectJourney(
      """
      create A B    | P1               | SMS_SENT pending pending
      bank timeout  | OK
      B deposit     | SERVICE_BUSY     | VERIFYING pending pending  | 7d
      bank ok       | OK
      B face        | COMPLETE_FACE 3  | VERIFYING pending pending  | 30m
      wait 60s      | -                | VERIFYING pending pending  | 29m \
      | SERVICE_CALLED SANDBOX_DEPOSIT_MADE DEPOSIT_ACCEPTED REQUEST_SETTLED
      B deposit     | SUBMIT_AMOUNT 3  | VERIFYING pending pending  | 7d \
      | VERIFICATION_INITIATED
      """)
  }

  @Test("Answers that come twice, or for nothing, change nothing")
  func staleReplies() {
    var script = Script()
    _ = script.play("create B | P1\nB face | COMPLETE_FACE 3\ncrash | -\nB show own | SERVICE_BUSY")
    guard let request = script.desk.registry.requests.values.first else {
      Issue.record("nothing is asked")
      return
    }
    var reply = ServiceReply()
    reply.request = request
    reply.values["verdict"] = "FAIL"
    #expect(script.desk.reply(reply).code == .verificationFailed)
    let after = script.desk.registry
    script.desk.reply(reply)
    reply.values["verdict"] = "PASS"
    script.desk.reply(reply)
    reply.request.requestID = "R999999"
    script.desk.reply(reply)
    #expect(script.desk.registry.differences(from: after) == [])
  }

  @Test("A verdict that is neither yes nor no is no")
  func oddVerdict() {
    for verdict in ["", "pass", "PASSED", "FAIL", nil] as [String?] {
      var script = Script()
      _ = script.play(
        "create B | P1\nB face | COMPLETE_FACE 3\ncrash | -\nB show own | SERVICE_BUSY")
      var reply = ServiceReply()
      reply.request = script.desk.registry.requests.values.first ?? ServiceRequest()
      reply.values["verdict"] = verdict
      #expect(script.desk.reply(reply).code == .verificationFailed)
      #expect(script.desk.process(1).parties.map(\.status) == [.pending])
    }
  }
}
