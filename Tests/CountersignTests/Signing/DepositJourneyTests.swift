import Testing

@Suite("Verification by micro-deposit")
struct DepositJourneyTests {
  @Test("The right amount, to the signature of both")
  func rightAmount() {
    expectJourney(
      """
      create A F      | P1                      | SMS_SENT pending pending       | 30m
      A open          | CHOOSE_VERIFICATION 3   | SMS_SENT pending pending       | 30m
      A deposit       | SUBMIT_AMOUNT 3         | VERIFYING pending pending      | 7d
      A amount right  | SIGN 2                  | VERIFYING verified pending     | 30m
      A sign          | WAIT_FOR_OTHERS 2       | VERIFYING signed pending       | 30m
      F deposit       | SUBMIT_AMOUNT 3         | VERIFYING signed pending       | 7d
      F amount right  | SIGN 2                  | VERIFYING signed verified      | 30m
      F sign          | SIGNED 2                | SIGNED COMPLETED signed signed | -
      """)
  }

  @Test("The third wrong amount ends the process; two do not")
  func wrongAmounts() {
    expectJourney(
      """
      create A F      | P1                      | SMS_SENT pending pending
      A deposit       | SUBMIT_AMOUNT 3         | VERIFYING pending pending | 7d
      A amount wrong  | VERIFICATION_FAILED     | VERIFYING pending pending | 7d
      A open          | SUBMIT_AMOUNT 2         | VERIFYING pending pending | 7d
      A amount wrong  | VERIFICATION_FAILED     | VERIFYING pending pending | 7d
      A open          | SUBMIT_AMOUNT 1         | VERIFYING pending pending | 7d
      A amount wrong  | VERIFICATION_ATTEMPTS_EXCEEDED \
      | FAILED VERIFICATION_ATTEMPTS_EXCEEDED failed pending | -
      A open          | PROCESS_CLOSED
      A amount right  | PROCESS_CLOSED
      F open          | PROCESS_CLOSED
      create A F      | P2                      | SMS_SENT pending pending
      A deposit       | SUBMIT_AMOUNT 3         | VERIFYING pending pending
      A amount wrong  | VERIFICATION_FAILED     | VERIFYING pending pending
      A amount wrong  | VERIFICATION_FAILED     | VERIFYING pending pending
      A amount right  | SIGN 0                  | VERIFYING verified pending
      A sign          | WAIT_FOR_OTHERS 0       | VERIFYING signed pending
      """)
  }

  @Test("A wrong amount is counted before it is asked about, and written down")
  func events() {
    expectJourney(
      """
      create A F      | P1 | SMS_SENT pending pending | 30m \
      | PROCESS_CREATED SMS_REQUESTED SMS_REQUESTED \
      / SERVICE_CALLED SMS_SENT REQUEST_SETTLED / SERVICE_CALLED SMS_SENT REQUEST_SETTLED
      A deposit       | SUBMIT_AMOUNT 3         | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED DEPOSIT_REQUESTED \
      / SERVICE_CALLED SANDBOX_DEPOSIT_MADE DEPOSIT_ACCEPTED REQUEST_SETTLED
      A amount wrong  | VERIFICATION_FAILED     | VERIFYING pending pending | 7d \
      | ATTEMPT_COUNTED AMOUNT_CHECK_REQUESTED \
      / SERVICE_CALLED VERIFICATION_RESULT VERIFICATION_FAILED REQUEST_SETTLED
      A amount right  | SIGN 1                  | VERIFYING verified pending | 30m \
      | ATTEMPT_COUNTED AMOUNT_CHECK_REQUESTED \
      / SERVICE_CALLED VERIFICATION_RESULT REQUEST_SETTLED
      """)
  }

  @Test("The same choice again is no second deposit")
  func repeatedChoice() {
    expectJourney(
      """
      create A F      | P1                      | SMS_SENT pending pending
      A deposit       | SUBMIT_AMOUNT 3         | VERIFYING pending pending | 7d
      A deposit       | SUBMIT_AMOUNT 3         | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED
      A amount wrong  | VERIFICATION_FAILED     | VERIFYING pending pending | 7d
      A deposit       | SUBMIT_AMOUNT 2         | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED
      wait 1d         | -                       | VERIFYING pending pending | 6d
      A deposit       | SUBMIT_AMOUNT 2         | VERIFYING pending pending | 6d \
      | VERIFICATION_INITIATED
      """)
  }

  @Test("A bank that is down costs nothing, and the same request is asked again")
  func bankDown() {
    expectJourney(
      """
      create A F        | P1           | SMS_SENT pending pending  | 30m
      bank unavailable  | OK
      A deposit         | SERVICE_BUSY | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED DEPOSIT_REQUESTED \
      / SERVICE_CALL_FAILED SERVICE_CALL_FAILED SERVICE_CALL_FAILED \
      VERIFICATION_SERVICE_FAILED REQUEST_WAITING
      A open            | CHOOSE_VERIFICATION 3 | VERIFYING pending pending | 7d
      bank ok           | OK
      A deposit         | SUBMIT_AMOUNT 3 | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED REQUEST_WAITING \
      / SERVICE_CALLED SANDBOX_DEPOSIT_MADE DEPOSIT_ACCEPTED REQUEST_SETTLED
      bank timeout      | OK
      A amount right    | SERVICE_BUSY | VERIFYING pending pending | 7d \
      | ATTEMPT_COUNTED AMOUNT_CHECK_REQUESTED \
      / SERVICE_CALL_FAILED SERVICE_CALL_FAILED SERVICE_CALL_FAILED \
      VERIFICATION_SERVICE_FAILED ATTEMPT_RETURNED REQUEST_SETTLED
      A open            | SUBMIT_AMOUNT 3 | VERIFYING pending pending | 7d
      bank ok           | OK
      A amount right    | SIGN 2 | VERIFYING verified pending | 30m
      """)
  }

  @Test("The bank comes back by itself while nobody asks")
  func bankComesBack() {
    expectJourney(
      """
      create A F        | P1                    | SMS_SENT pending pending  | 30m
      bank timeout      | OK
      A deposit         | SERVICE_BUSY          | VERIFYING pending pending | 7d
      bank ok           | OK
      wait 59s          | -                     | VERIFYING pending pending | 6d23h59m1s | -
      wait 1s           | -                     | VERIFYING pending pending | 7d \
      | SERVICE_CALLED SANDBOX_DEPOSIT_MADE DEPOSIT_ACCEPTED REQUEST_SETTLED
      A open            | SUBMIT_AMOUNT 3       | VERIFYING pending pending | 7d
      """)
  }

  @Test("An answer that was lost: the deposit was made, and is made once")
  func lostReply() {
    expectJourney(
      """
      create A F        | P1                    | SMS_SENT pending pending  | 30m
      bank lost_reply   | OK
      A deposit         | SERVICE_BUSY          | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED DEPOSIT_REQUESTED \
      / SERVICE_CALL_FAILED SERVICE_CALL_FAILED SERVICE_CALL_FAILED \
      SANDBOX_DEPOSIT_MADE VERIFICATION_SERVICE_FAILED REQUEST_WAITING
      bank ok           | OK
      A deposit         | SUBMIT_AMOUNT 3       | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED REQUEST_WAITING \
      / SERVICE_CALLED DEPOSIT_ACCEPTED REQUEST_SETTLED
      """)
  }

  @Test("A deposit that the bank refuses costs no attempt and may be asked for again")
  func bankRefuses() {
    expectJourney(
      """
      create A B        | P1                    | SMS_SENT pending pending
      bank reject       | OK
      B deposit         | VERIFICATION_FAILED   | VERIFYING pending pending | 30m
      B open            | CHOOSE_VERIFICATION 3 | VERIFYING pending pending | 30m
      B deposit         | VERIFICATION_FAILED   | VERIFYING pending pending | 30m
      bank ok           | OK
      B deposit         | SUBMIT_AMOUNT 3       | VERIFYING pending pending | 7d
      B amount right    | SIGN 2                | VERIFYING pending verified | 30m
      """)
  }

  @Test("Amounts only where an amount is asked for")
  func wrongSteps() {
    expectJourney(
      """
      create A B      | P1                  | SMS_SENT pending pending
      A amount right  | WRONG_STEP          | SMS_SENT pending pending | 30m | -
      A show own      | WRONG_STEP          | SMS_SENT pending pending | 30m | -
      A sign          | WRONG_STEP          | SMS_SENT pending pending | 30m | -
      A deposit       | SUBMIT_AMOUNT 3     | VERIFYING pending pending
      A show own      | WRONG_STEP          | VERIFYING pending pending | 7d | -
      A sign          | WRONG_STEP          | VERIFYING pending pending | 7d | -
      A amount right  | SIGN 2              | VERIFYING verified pending
      A amount right  | WRONG_STEP          | VERIFYING verified pending
      A deposit       | WRONG_STEP          | VERIFYING verified pending
      A sign          | WAIT_FOR_OTHERS 2   | VERIFYING signed pending
      A sign          | WRONG_STEP          | VERIFYING signed pending
      A decline       | WRONG_STEP          | VERIFYING signed pending
      A deposit       | WRONG_STEP          | VERIFYING signed pending
      """)
  }
}
