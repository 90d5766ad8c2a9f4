import Testing

@Suite("Time-outs and resuming")
struct TimeoutJourneyTests {
  @Test("Thirty minutes without a step, to the second; each step starts them anew")
  func inactivity() {
    expectJourney(
      """
      create A B    | P1                    | SMS_SENT pending pending  | 30m
      wait 29m59s   | -                     | SMS_SENT pending pending  | 1s
      B open        | CHOOSE_VERIFICATION 3 | SMS_SENT pending pending  | 30m
      wait 29m59s   | -                     | SMS_SENT pending pending  | 1s
      B beat        | OK                    | SMS_SENT pending pending  | 30m | PAGE_HEARTBEAT
      wait 29m59s   | -                     | SMS_SENT pending pending  | 1s
      B face        | COMPLETE_FACE 3       | VERIFYING pending pending | 30m
      wait 29m59s   | -                     | VERIFYING pending pending | 1s
      B show other  | VERIFICATION_FAILED   | VERIFYING pending pending | 30m
      wait 29m59s   | -                     | VERIFYING pending pending | 1s
      B show own    | SIGN 1                | VERIFYING pending verified | 30m
      wait 29m59s   | -                     | VERIFYING pending verified | 1s
      B sign        | WAIT_FOR_OTHERS 1     | VERIFYING pending signed  | 30m
      wait 29m59s   | -                     | VERIFYING pending signed  | 1s
      A open        | CHOOSE_VERIFICATION 3 | VERIFYING pending signed  | 30m
      wait 30m      | -                     | EXPIRED TIMED_OUT pending signed | - \
      | PROCESS_EXPIRED SIGNING_PROCESS_COMPLETED CALLBACK_QUEUED CALLBACK_REQUESTED \
      / SERVICE_CALLED SANDBOX_CALLBACK_RECEIVED CALLBACK_DELIVERED REQUEST_SETTLED
      """)
  }

  @Test("Only a party's step restarts the clock: not a text message, not a look, not a refusal")
  func notSteps() {
    expectJourney(
      """
      create A B      | P1         | SMS_SENT pending pending | 30m
      wait 20m        | -          | SMS_SENT pending pending | 10m
      text             | OK         | SMS_SENT pending pending | 10m
      text B           | OK         | SMS_SENT pending pending | 10m
      A sign          | WRONG_STEP | SMS_SENT pending pending | 10m
      A face          | VERIFICATION_NOT_ALLOWED | SMS_SENT pending pending | 10m
      bank ok         | OK         | SMS_SENT pending pending | 10m
      wait 10m        | -          | EXPIRED TIMED_OUT pending pending | -
      """)
  }

  @Test("A deposit that waits for its answer has seven days, then it is thirty minutes again")
  func depositWindow() {
    expectJourney(
      """
      create A F      | P1                    | SMS_SENT pending pending   | 30m
      A deposit       | SUBMIT_AMOUNT 3       | VERIFYING pending pending  | 7d
      wait 3d         | -                     | VERIFYING pending pending  | 4d
      A open          | SUBMIT_AMOUNT 3       | VERIFYING pending pending  | 4d
      A beat          | OK                    | VERIFYING pending pending  | 4d
      F open          | CHOOSE_VERIFICATION 3 | VERIFYING pending pending  | 4d
      A amount wrong  | VERIFICATION_FAILED   | VERIFYING pending pending  | 4d
      wait 3d23h59m59s | -                    | VERIFYING pending pending  | 1s
      A amount right  | SIGN 1                | VERIFYING verified pending | 30m
      wait 30m        | -                     | EXPIRED TIMED_OUT verified pending | -
      """)
  }

  @Test("A deposit that nobody answers runs out with its window")
  func windowRunsOut() {
    expectJourney(
      """
      create A F   | P1                    | SMS_SENT pending pending          | 30m
      wait 10m     | -                     | SMS_SENT pending pending          | 20m
      A deposit    | SUBMIT_AMOUNT 3       | VERIFYING pending pending         | 7d
      wait 6d      | -                     | VERIFYING pending pending         | 1d
      wait 1d      | -                     | EXPIRED TIMED_OUT pending pending | -
      A open       | CHOOSE_VERIFICATION 3 | SMS_SENT pending pending          | 30m
      A deposit    | SUBMIT_AMOUNT 3       | VERIFYING pending pending         | 7d \
      | VERIFICATION_INITIATED DEPOSIT_REQUESTED \
      / SERVICE_CALLED SANDBOX_DEPOSIT_MADE DEPOSIT_ACCEPTED REQUEST_SETTLED
      """)
  }

  @Test("A deposit on its way keeps its process, however long the bank is down")
  func onItsWay() {
    expectJourney(
      """
      create A F    | P1                    | SMS_SENT pending pending  | 30m
      wait 10m      | -                     | SMS_SENT pending pending  | 20m
      bank timeout  | OK
      A deposit     | SERVICE_BUSY          | VERIFYING pending pending | 7d
      wait 31m      | -                     | VERIFYING pending pending | 6d23h29m
      F open        | CHOOSE_VERIFICATION 3 | VERIFYING pending pending | 6d23h29m
      A deposit     | SERVICE_BUSY          | VERIFYING pending pending | 6d23h29m
      bank ok       | OK
      wait 2m       | -                     | VERIFYING pending pending | 6d23h59m
      A open        | SUBMIT_AMOUNT 3       | VERIFYING pending pending | 6d23h59m
      """)
  }

  @Test("Refused by the bank, or left for another way, it is thirty minutes again")
  func noLongerOnItsWay() {
    expectJourney(
      """
      create A B    | P1              | SMS_SENT pending pending  | 30m
      bank timeout  | OK
      A deposit     | SERVICE_BUSY    | VERIFYING pending pending | 7d
      B deposit     | SERVICE_BUSY    | VERIFYING pending pending | 7d
      B face        | COMPLETE_FACE 3 | VERIFYING pending pending | 7d
      bank reject   | OK
      wait 1m       | -               | VERIFYING pending pending | 30m
      wait 30m      | -               | EXPIRED TIMED_OUT pending pending | -
      create A B    | P2              | SMS_SENT pending pending  | 30m
      bank timeout  | OK
      B deposit     | SERVICE_BUSY    | VERIFYING pending pending | 7d
      B face        | COMPLETE_FACE 3 | VERIFYING pending pending | 30m
      """)
  }

  @Test("A party whose own window has passed is not carried by another's")
  func twoWindows() {
    expectJourney(
      """
      create A F      | P1                  | SMS_SENT pending pending   | 30m
      A deposit       | SUBMIT_AMOUNT 3     | VERIFYING pending pending  | 7d
      wait 5d         | -                   | VERIFYING pending pending  | 2d
      F deposit       | SUBMIT_AMOUNT 3     | VERIFYING pending pending  | 7d
      wait 4d         | -                   | VERIFYING pending pending  | 3d
      F amount right  | SIGN 2              | VERIFYING pending verified | 30m
      F sign          | WAIT_FOR_OTHERS 2   | VERIFYING pending signed   | 30m
      """)
  }

  @Test("Resuming by the original link within a day of the end, to the second")
  func resume() {
    expectJourney(
      """
      create A B       | P1                    | SMS_SENT pending pending   | 30m
      B face           | COMPLETE_FACE 3       | VERIFYING pending pending  | 30m
      B show other     | VERIFICATION_FAILED   | VERIFYING pending pending  | 30m
      wait 30m         | -                     | EXPIRED TIMED_OUT pending pending | -
      B show own       | SESSION_EXPIRED       | EXPIRED TIMED_OUT pending pending | - | -
      B sign           | SESSION_EXPIRED       | EXPIRED TIMED_OUT pending pending | - | -
      B beat           | SESSION_EXPIRED       | EXPIRED TIMED_OUT pending pending | - | -
      B decline        | SESSION_EXPIRED       | EXPIRED TIMED_OUT pending pending | - | -
      B deposit        | SESSION_EXPIRED       | EXPIRED TIMED_OUT pending pending | - | -
      wait 23h59m59s   | -                     | EXPIRED TIMED_OUT pending pending | -
      B open           | CHOOSE_VERIFICATION 2 | SMS_SENT pending pending   | 30m \
      | PROCESS_RESUMED PAGE_OPENED
      B face           | COMPLETE_FACE 2       | VERIFYING pending pending  | 30m
      B show own       | SIGN 1                | VERIFYING pending verified | 30m
      wait 30m         | -                     | EXPIRED TIMED_OUT pending verified | -
      A open           | CHOOSE_VERIFICATION 3 | VERIFYING pending verified | 30m
      B sign           | WAIT_FOR_OTHERS 1     | VERIFYING pending signed   | 30m
      wait 30m         | -                     | EXPIRED TIMED_OUT pending signed | -
      wait 24h         | -                     | EXPIRED TIMED_OUT pending signed | -
      A open           | SESSION_EXPIRED       | EXPIRED TIMED_OUT pending signed | - | -
      B open           | SESSION_EXPIRED       | EXPIRED TIMED_OUT pending signed | - | -
      """)
  }

  @Test("No resuming while another process of the pair is open")
  func resumeBlocked() {
    expectJourney(
      """
      create A B   | P1                    | SMS_SENT pending pending          | 30m
      wait 30m     | -                     | EXPIRED TIMED_OUT pending pending | -
      create A B   | P2                    | SMS_SENT pending pending          | 30m
      P1 A open    | DUPLICATE_PROCESS     | EXPIRED TIMED_OUT pending pending | - | -
      P2 cancel    | OK                    | FAILED CANCELLED pending pending  | -
      P1 A open    | CHOOSE_VERIFICATION 3 | SMS_SENT pending pending          | 30m
      create B A   | DUPLICATE_PROCESS     | FAILED CANCELLED pending pending
      """)
  }

  @Test("A process with an erased party is not resumed")
  func resumeErased() {
    expectJourney(
      """
      create A B   | P1                    | SMS_SENT pending pending          | 30m
      wait 30m     | -                     | EXPIRED TIMED_OUT pending pending | -
      erase B      | OK                    | EXPIRED TIMED_OUT pending pending | -
      B open       | SESSION_INVALID       | EXPIRED TIMED_OUT pending pending | -
      A open       | SESSION_EXPIRED       | EXPIRED TIMED_OUT pending pending | -
      """)
  }

  @Test("Each end of a resumed process is told anew")
  func toldAgain() {
    expectJourney(
      """
      create B     | P1                    | SMS_SENT pending          | 30m
      wait 30m     | -                     | EXPIRED TIMED_OUT pending | - \
      | PROCESS_EXPIRED SIGNING_PROCESS_COMPLETED CALLBACK_QUEUED CALLBACK_REQUESTED \
      / SERVICE_CALLED SANDBOX_CALLBACK_RECEIVED CALLBACK_DELIVERED REQUEST_SETTLED
      B open       | CHOOSE_VERIFICATION 3 | SMS_SENT pending          | 30m
      B face       | COMPLETE_FACE 3       | VERIFYING pending         | 30m
      B show own   | SIGN 2                | VERIFYING verified        | 30m
      B sign       | SIGNED 2              | SIGNED COMPLETED signed   | - \
      | PARTY_SIGNED PROCESS_SIGNED SIGNING_PROCESS_COMPLETED CALLBACK_QUEUED \
      CALLBACK_REQUESTED / SERVICE_CALLED SANDBOX_CALLBACK_RECEIVED CALLBACK_DELIVERED \
      REQUEST_SETTLED
      """)
  }
}
