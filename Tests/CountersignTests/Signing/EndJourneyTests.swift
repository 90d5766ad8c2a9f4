import Testing

@Suite("How a process ends")
struct EndJourneyTests {
  @Test("Parties sign in any order; the last signature ends it")
  func anyOrder() {
    expectJourney(
      """
      create B G   | P1                | SMS_SENT pending pending
      B face       | COMPLETE_FACE 3   | VERIFYING pending pending
      G face       | COMPLETE_FACE 3   | VERIFYING pending pending
      G show own   | SIGN 2            | VERIFYING pending verified
      B show own   | SIGN 2            | VERIFYING verified verified
      G sign       | WAIT_FOR_OTHERS 2 | VERIFYING verified signed \
      | 30m | PARTY_SIGNED
      B sign       | SIGNED 2          | SIGNED COMPLETED signed signed \
      | - | PARTY_SIGNED PROCESS_SIGNED SIGNING_PROCESS_COMPLETED CALLBACK_QUEUED \
      CALLBACK_REQUESTED / SERVICE_CALLED SANDBOX_CALLBACK_RECEIVED CALLBACK_DELIVERED \
      REQUEST_SETTLED
      """)
  }

  @Test("One party alone signs")
  func alone() {
    expectJourney(
      """
      create B     | P1               | SMS_SENT pending
      B face       | COMPLETE_FACE 3  | VERIFYING pending
      B show own   | SIGN 2           | VERIFYING verified
      B sign       | SIGNED 2         | SIGNED COMPLETED signed
      """)
  }

  @Test("A signed link opens the agreement to read, and does nothing else")
  func signedLink() {
    expectJourney(
      """
      create B     | P1               | SMS_SENT pending
      B face       | COMPLETE_FACE 3  | VERIFYING pending
      B show own   | SIGN 2           | VERIFYING verified
      B sign       | SIGNED 2         | SIGNED COMPLETED signed
      B open       | SIGNED 2         | SIGNED COMPLETED signed | - | -
      B sign       | PROCESS_CLOSED   | SIGNED COMPLETED signed | - | -
      B face       | PROCESS_CLOSED   | SIGNED COMPLETED signed | - | -
      B show own   | PROCESS_CLOSED   | SIGNED COMPLETED signed | - | -
      B amount right | PROCESS_CLOSED | SIGNED COMPLETED signed | - | -
      B decline    | PROCESS_CLOSED   | SIGNED COMPLETED signed | - | -
      B beat       | PROCESS_CLOSED   | SIGNED COMPLETED signed | - | -
      cancel       | PROCESS_CLOSED   | SIGNED COMPLETED signed | - | -
      text          | PROCESS_CLOSED   | SIGNED COMPLETED signed | - | -
      wait 40d     | -                | SIGNED COMPLETED signed | - | -
      B open       | SIGNED 2         | SIGNED COMPLETED signed | - | -
      """)
  }

  @Test(
    "Declining is possible until one's own signature",
    arguments: [
      "", "B open | CHOOSE_VERIFICATION 3", "B face | COMPLETE_FACE 3",
      "B deposit | SUBMIT_AMOUNT 3", "B face | COMPLETE_FACE 3\nB show own | SIGN 2",
    ])
  func decline(before: String) {
    expectJourney(
      """
      create A B   | P1
      \(before)
      B decline    | DECLINED \(before.contains("show") ? 2 : 3) \
      | FAILED DECLINED pending failed | - | PARTY_DECLINED PROCESS_FAILED \
      SIGNING_PROCESS_COMPLETED CALLBACK_QUEUED CALLBACK_REQUESTED \
      / SERVICE_CALLED SANDBOX_CALLBACK_RECEIVED CALLBACK_DELIVERED REQUEST_SETTLED
      B open       | PROCESS_CLOSED
      A open       | PROCESS_CLOSED
      """)
  }

  @Test("Cancelling ends it for everybody, and only once")
  func cancel() {
    expectJourney(
      """
      create B G   | P1                | SMS_SENT pending pending
      B face       | COMPLETE_FACE 3   | VERIFYING pending pending
      B show own   | SIGN 2            | VERIFYING verified pending
      B sign       | WAIT_FOR_OTHERS 2 | VERIFYING signed pending
      cancel       | OK                | FAILED CANCELLED signed pending | - \
      | PROCESS_FAILED SIGNING_PROCESS_COMPLETED CALLBACK_QUEUED CALLBACK_REQUESTED \
      / SERVICE_CALLED SANDBOX_CALLBACK_RECEIVED CALLBACK_DELIVERED REQUEST_SETTLED
      cancel       | PROCESS_CLOSED    | FAILED CANCELLED signed pending | - | -
      B open       | PROCESS_CLOSED
      G open       | PROCESS_CLOSED
      G face       | PROCESS_CLOSED
      text          | PROCESS_CLOSED
      """)
  }

  @Test("Cancelled before any text message went out")
  func cancelEarly() {
    expectJourney(
      """
      sms unavailable | OK
      create B G      | P1 | INIT pending pending              | 30m
      cancel          | OK | FAILED CANCELLED pending pending  | -
      sms ok          | OK
      wait 10m        | -  | FAILED CANCELLED pending pending  | - | -
      create B G      | P2 | SMS_SENT pending pending          | 30m
      """)
  }
}
