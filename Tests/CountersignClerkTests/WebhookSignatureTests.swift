import Countersign
import CountersignClerk
import Testing

/// Callbacks are signed as Standard Webhooks 1.0 has it.
@Suite struct WebhookSignatureTests {
  private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  private static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

  /// The vector that the specification's own libraries are tested with.
  @Test func thePublishedVector() {
    #expect(
      WebhookSignature.sign(
        id: Self.id, timestamp: "1614265330", body: #"{"test": 2432232314}"#, secret: Self.secret)
        == Self.signature)
  }

  @Test func everyPartCounts() {
    let changed = [
      (Self.id + "x", "1614265330", #"{"test": 2432232314}"#, Self.secret),
      (Self.id, "1614265331", #"{"test": 2432232314}"#, Self.secret),
      (Self.id, "1614265330", #"{"test":2432232314}"#, Self.secret),
      (Self.id, "1614265330", #"{"test": 2432232314}"#, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSv"),
    ]
    for (id, timestamp, body, secret) in changed {
      let signature = WebhookSignature.sign(
        id: id, timestamp: timestamp, body: body, secret: secret)
      #expect(signature != nil && signature != Self.signature)
    }
  }

  @Test(arguments: ["", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not base64!"])
  func aSecretThatIsNone(_ secret: String) {
    #expect(WebhookSignature.sign(id: "a", timestamp: "1", body: "{}", secret: secret) == nil)
  }

  @Test func headersOfAnAttempt() {
    let at = Instant(milliseconds: 1_614_265_330_999)
    #expect(
      WebhookSignature.headers(
        id: Self.id, at: at, body: #"{"test": 2432232314}"#, secret: Self.secret) == [
          "content-type": "application/json", "webhook-id": Self.id,
          "webhook-timestamp": "1614265330", "webhook-signature": Self.signature,
        ])
  }

  @Test func theInboxHoldsWhatVerifies() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let signing = try clerk.create()
    try clerk.signAll(signing)
    let inbox = try clerk.run(
      #"{"command":"sandbox.inbox","process_id":"\#(signing.processID)"}"#)
    let secret = try #require(try inbox.text("secret"))
    let body = try #require(try inbox.text("requests.0.body"))
    let id = try #require(try inbox.text("requests.0.headers.webhook-id"))
    let timestamp = try #require(try inbox.text("requests.0.headers.webhook-timestamp"))
    #expect(try inbox.text("requests.1.body") == nil)
    #expect(
      try inbox.text("requests.0.headers.webhook-signature")
        == WebhookSignature.sign(id: id, timestamp: timestamp, body: body, secret: secret))
    let told = Reply(answer: Answer(Outcome()), result: Array(body.utf8))
    #expect(try told.text("type") == "SigningProcessCompleted")
    #expect(try told.text("data.status") == "SIGNED")
    #expect(try told.text("data.parties.1.user_id") == signing.users[1])
    #expect(!body.contains(SigningCase.person))
  }
}
