import Testing

@Suite("Text messages with the link")
struct TextMessageTests {
  @Test("INIT until the first message is out; it goes out by itself when the service is back")
  func initially() {
    expectJourney(
      """
      sms timeout  | OK
      create A B   | P1 | INIT pending pending     | 30m \
      | PROCESS_CREATED SMS_REQUESTED SMS_REQUESTED \
      / SERVICE_CALL_FAILED SERVICE_CALL_FAILED SERVICE_CALL_FAILED SMS_FAILED REQUEST_WAITING \
      / SERVICE_CALL_FAILED SERVICE_CALL_FAILED SERVICE_CALL_FAILED SMS_FAILED REQUEST_WAITING
      sms ok       | OK | INIT pending pending     | 30m
      wait 60s     | -  | SMS_SENT pending pending | 29m \
      | SERVICE_CALLED SMS_SENT REQUEST_SETTLED / SERVICE_CALLED SMS_SENT REQUEST_SETTLED
      """)
  }

  @Test("The link works although no message came")
  func linkWorks() {
    expectJourney(
      """
      sms reject   | OK
      create A B   | P1                    | INIT pending pending       | 30m
      B open       | CHOOSE_VERIFICATION 3 | INIT pending pending       | 30m
      B face       | COMPLETE_FACE 3       | VERIFYING pending pending  | 30m
      sms ok       | OK                    | VERIFYING pending pending  | 30m
      text          | OK                    | VERIFYING pending pending  | 30m \
      | SMS_REQUESTED SMS_REQUESTED \
      / SERVICE_CALLED SMS_SENT REQUEST_SETTLED / SERVICE_CALLED SMS_SENT REQUEST_SETTLED
      """)
  }

  @Test("Sent again to one, or to all that have not signed")
  func again() {
    expectJourney(
      """
      create B G   | P1              | SMS_SENT pending pending | 30m
      text G        | OK              | SMS_SENT pending pending | 30m \
      | SMS_REQUESTED / SERVICE_CALLED SMS_SENT REQUEST_SETTLED
      B face       | COMPLETE_FACE 3 | VERIFYING pending pending
      B show own   | SIGN 2          | VERIFYING verified pending
      B sign       | WAIT_FOR_OTHERS 2 | VERIFYING signed pending
      text          | OK              | VERIFYING signed pending | 30m \
      | SMS_REQUESTED / SERVICE_CALLED SMS_SENT REQUEST_SETTLED
      text A        | NOT_FOUND       | VERIFYING signed pending | 30m | -
      wait 30m     | -               | EXPIRED TIMED_OUT signed pending
      text          | SESSION_EXPIRED | EXPIRED TIMED_OUT signed pending | - | -
      """)
  }

  @Test(
    "A message that cannot be sent again does not unsend the first one",
    arguments: ["unavailable", "reject", "timeout", "garbage", "lost_reply"])
  func failsLater(mode: String) {
    expectJourney(
      """
      create B    | P1           | SMS_SENT pending | 30m
      sms \(mode) | OK           | SMS_SENT pending | 30m
      text         | SERVICE_BUSY | SMS_SENT pending | 30m
      sms ok      | OK
      text         | OK           | SMS_SENT pending | 30m
      """)
  }
}
