import Countersign
import Testing

@Suite("The outbox of callbacks")
struct CallbackOutboxTests {
  @Test("The body: who stands where, and nothing personal")
  func body() {
    var script = Script()
    _ = script.play(
      """
      create A B  | P1
      B face      | -
      B show own  | -
      wait 1m     | -
      B sign      | -
      A decline   | -
      """)
    let process = script.desk.process(1)
    #expect(
      script.desk.registry.callbacks.all.map(\.body) == [
        #"{"type":"SigningProcessCompleted","timestamp":"2026-11-21T02:01:00.000Z","#
          + #""data":{"process_id":"P20261121-000001","biz_scene":"RELATION_BIND","#
          + #""status":"FAILED","end_reason":"DECLINED","#
          + #""agreement_sha256":"\#(process.agreementSHA256)","parties":["#
          + #"{"user_id":"user-A","role":"PAYER","status":"FAILED","verification_type":null,"#
          + #""signed_at":null},"#
          + #"{"user_id":"user-B","role":"PAYEE","status":"SIGNED","verification_type":"FACE","#
          + #""signed_at":"2026-11-21T02:01:00.000Z"}]}}"#
      ])
  }

  @Test(
    "Every end is told, in the record of what ended it",
    arguments: [
      ("B face | -\nB show own | -\nB sign | -", "SIGNED", "COMPLETED", "h5.sign"),
      ("B decline | -", "FAILED", "DECLINED", "h5.decline"),
      ("cancel | -", "FAILED", "CANCELLED", "process.cancel"),
      ("wait 30m | -", "EXPIRED", "TIMED_OUT", "process.expire"),
      (
        "B face | -\nB show other | -\nB show other | -\nB show other | -", "FAILED",
        "VERIFICATION_ATTEMPTS_EXCEEDED", "service.reply"
      ),
    ])
  func everyEnd(steps: String, status: String, reason: String, command: String) throws {
    var script = Script()
    _ = script.play("callback unavailable | -\ncreate B | -\n\(steps)")
    let desk = script.desk
    let record = try #require(
      desk.records.first { $0.events.contains { $0.type == "CALLBACK_QUEUED" } })
    #expect(record.command == command)
    let types = record.events.map(\.type)
    #expect(
      types.suffix(4) == [
        "PROCESS_\(status)", "SIGNING_PROCESS_COMPLETED", "CALLBACK_QUEUED", "CALLBACK_REQUESTED",
      ])
    let callback = desk.callback(1)
    #expect(callback.body.contains(#""status":"\#(status)","end_reason":"\#(reason)""#))
    #expect(callback.status == .pending)
    #expect(callback.url == "https://sandai.example/callback")
    #expect(desk.process(1).callbackID == "CB-000001")
  }

  @Test("Rounds over days, each at most as late as the schedule says, then it is given up")
  func rounds() {
    var script = Script()
    _ = script.play("callback unavailable | -\ncreate B | -\ncancel | -")
    let start = script.desk.now
    script.desk.wait(seconds: 30 * 86_400)
    var waits: [Int64] = []
    let rounds = script.desk.records.flatMap { record in
      record.events.compactMap { event -> String? in
        guard case .callbackRound(let kind, let round) = event else { return nil }
        waits.append(record.at.since(start) - waits.reduce(0, +))
        return "\(kind.rawValue) \(round.attempt)"
      }
    }
    #expect(
      rounds == (1...9).map { "CALLBACK_FAILED \($0)" } + ["CALLBACK_GIVEN_UP_FAILED 10"])
    let schedule = Policy().callbackScheduleSeconds
    #expect(schedule == [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
    #expect(waits.count == schedule.count)
    for (wait, longest) in zip(waits, schedule) {
      #expect((longest * 800...longest * 1000).contains(wait), "\(wait) of \(longest) s")
    }
    let callback = script.desk.callback(1)
    #expect(callback.status == .givenUp)
    #expect(callback.nextAt == nil && callback.lastError != nil)
    #expect(script.desk.registry.requests.isEmpty)
  }

  @Test("Taken at last: the same body, and no more rounds")
  func takenLate() {
    var script = Script()
    _ = script.play("callback reject | -\ncreate B | -\ncancel | -\nwait 6m | -")
    let body = script.desk.callback(1).body
    #expect(script.desk.callback(1).attempts == 3)
    _ = script.play("callback ok | -\nwait 1h | -")
    let callback = script.desk.callback(1)
    #expect(callback.status == .delivered)
    #expect(callback.attempts == 4)
    #expect(callback.body == body)
    #expect(callback.receivedAt.count == 1)
    #expect(callback.lastError == nil && callback.nextAt == nil)
    let before = script.desk.records.count
    script.desk.wait(seconds: 30 * 86_400)
    #expect(script.desk.records.count == before)
  }

  @Test("A lost reply: received more than once, under the same id")
  func lostReply() {
    var script = Script()
    _ = script.play("callback lost_reply | -\ncreate B | -\ncancel | -\nwait 5s | -")
    #expect(script.desk.callback(1).receivedAt.count == 2)
    #expect(script.desk.callback(1).status == .pending)
    _ = script.play("callback ok | -\nwait 1h | -")
    #expect(script.desk.callback(1).receivedAt.count == 3)
    #expect(script.desk.callback(1).status == .delivered)
  }

  @Test("Gone is gone: 410 ends the rounds at once")
  func gone() {
    var script = Script()
    _ = script.play("create B | -\ncrash | -\ncancel | -")
    var reply = ServiceReply()
    reply.request = script.desk.registry.requests.values.first ?? ServiceRequest()
    reply.outcome = .rejected
    reply.values["status"] = "410"
    script.desk.reply(reply)
    #expect(script.desk.callback(1).status == .givenUp)
    #expect(script.desk.callback(1).attempts == 1)
  }

  @Test("Sent again by hand: at once, whatever became of it before")
  func resend() {
    var script = Script()
    _ = script.play(
      "callback unavailable | -\ncreate B | -\ncancel | -\nwait 30d | -\ncallback ok | -")
    #expect(script.desk.callback(1).status == .givenUp)
    let again = Command.callbackResend(CallbackResend("CB-000001"))
    #expect(script.desk.run(again).code == nil)
    #expect(script.desk.callback(1).status == .delivered)
    #expect(script.desk.run(again).code == nil)
    #expect(script.desk.callback(1).receivedAt.count == 2)
    #expect(script.desk.run(.callbackResend(CallbackResend("CB-000002"))).code == .notFound)
    #expect(script.desk.run(.callbackResend(CallbackResend("x"))).code == .notFound)
  }

  @Test("Sent again between two rounds: the waiting request is brought forward, not doubled")
  func resendWhileWaiting() {
    var script = Script()
    _ = script.play(
      "callback unavailable | -\ncreate B | -\ncancel | -\nwait 10m | -\ncallback ok | -")
    #expect(script.desk.callback(1).attempts == 3)
    script.desk.run(.callbackResend(CallbackResend("CB-000001")))
    #expect(script.desk.callback(1).attempts == 4)
    script.desk.wait(seconds: 30 * 86_400)
    #expect(script.desk.callback(1).receivedAt.count == 1)
  }
}
