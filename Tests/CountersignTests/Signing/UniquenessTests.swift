import Testing

@Suite("One open process for a pair in a scene")
struct UniquenessTests {
  @Test(
    "While the first one is open, whichever way round",
    arguments: [
      "sms unavailable | OK\ncreate A B | P1 | INIT pending pending",
      "create A B | P1 | SMS_SENT pending pending",
      "create A B | P1\nB face | COMPLETE_FACE 3 | VERIFYING pending pending",
      "create A B | P1\nB face | COMPLETE_FACE 3\nB show own | SIGN 2\n"
        + "B sign | WAIT_FOR_OTHERS 2 | VERIFYING pending signed",
      "create A B | P1\nwait 30m | -\nA open | CHOOSE_VERIFICATION 3 | SMS_SENT pending pending",
    ])
  func whileOpen(first: String) {
    expectJourney(
      """
      \(first)
      create A B | DUPLICATE_PROCESS
      create B A | DUPLICATE_PROCESS
      create A G | P2
      create A   | P3
      create A   | DUPLICATE_PROCESS
      create B   | P4
      """)
  }

  @Test(
    "Once it is over, another may begin",
    arguments: [
      "cancel | OK | FAILED CANCELLED pending pending",
      "A decline | DECLINED 3 | FAILED DECLINED failed pending",
      "wait 30m | - | EXPIRED TIMED_OUT pending pending",
      "B face | COMPLETE_FACE 3\nB show other | VERIFICATION_FAILED\n"
        + "B show other | VERIFICATION_FAILED\nB show other | VERIFICATION_ATTEMPTS_EXCEEDED",
      "B face | COMPLETE_FACE 3\nB show own | SIGN 2\nB sign | WAIT_FOR_OTHERS 2\n"
        + "A deposit | SUBMIT_AMOUNT 3\nA amount right | SIGN 2\n"
        + "A sign | SIGNED 2 | SIGNED COMPLETED signed signed",
    ])
  func onceOver(end: String) {
    expectJourney(
      """
      create A B | P1
      \(end)
      create B A | P2 | SMS_SENT pending pending
      create A B | DUPLICATE_PROCESS
      """)
  }
}
