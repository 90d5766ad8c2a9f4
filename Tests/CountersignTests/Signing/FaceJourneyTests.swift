import Testing

@Suite("Verification by face")
struct FaceJourneyTests {
  @Test("A face that is the person's own")
  func ownFace() {
    expectJourney(
      """
      create A B     | P1                 | SMS_SENT pending pending   | 30m
      B face         | COMPLETE_FACE 3    | VERIFYING pending pending  | 30m \
      | VERIFICATION_INITIATED FACE_START_REQUESTED / SERVICE_CALLED FACE_STARTED REQUEST_SETTLED
      B show own     | SIGN 2             | VERIFYING pending verified | 30m \
      | ATTEMPT_COUNTED FACE_CHECK_REQUESTED / SERVICE_CALLED VERIFICATION_RESULT REQUEST_SETTLED
      B sign         | WAIT_FOR_OTHERS 2  | VERIFYING pending signed   | 30m
      """)
  }

  @Test("Three faces that are somebody else's")
  func otherFaces() {
    expectJourney(
      """
      create A B     | P1                   | SMS_SENT pending pending
      B face         | COMPLETE_FACE 3      | VERIFYING pending pending
      B show other   | VERIFICATION_FAILED  | VERIFYING pending pending
      B show other   | VERIFICATION_FAILED  | VERIFYING pending pending
      B open         | COMPLETE_FACE 1      | VERIFYING pending pending
      B show other   | VERIFICATION_ATTEMPTS_EXCEEDED \
      | FAILED VERIFICATION_ATTEMPTS_EXCEEDED pending failed
      B open         | PROCESS_CLOSED
      """)
  }

  @Test("A face service that is down costs nothing; one that refuses counts as a wrong face")
  func faceService() {
    expectJourney(
      """
      create A C        | P1                   | SMS_SENT pending pending
      face unavailable  | OK
      C face            | SERVICE_BUSY         | VERIFYING pending pending | 30m
      C open            | CHOOSE_VERIFICATION 3 | VERIFYING pending pending
      face ok           | OK
      C face            | COMPLETE_FACE 3      | VERIFYING pending pending | 30m \
      | VERIFICATION_INITIATED REQUEST_WAITING / SERVICE_CALLED FACE_STARTED REQUEST_SETTLED
      C face            | COMPLETE_FACE 3      | VERIFYING pending pending | 30m \
      | VERIFICATION_INITIATED
      face garbage      | OK
      C show own        | SERVICE_BUSY         | VERIFYING pending pending
      C open            | COMPLETE_FACE 3      | VERIFYING pending pending
      face reject       | OK
      C show own        | VERIFICATION_FAILED  | VERIFYING pending pending
      C open            | COMPLETE_FACE 2      | VERIFYING pending pending
      face slow         | OK
      C show own        | SIGN 1               | VERIFYING pending verified
      """)
  }

  @Test("A session that the face service will not start costs no attempt")
  func notStarted() {
    expectJourney(
      """
      create A C   | P1                    | SMS_SENT pending pending
      face reject  | OK
      C face       | VERIFICATION_FAILED   | VERIFYING pending pending | 30m
      C open       | CHOOSE_VERIFICATION 3 | VERIFYING pending pending | 30m
      face ok      | OK
      C face       | COMPLETE_FACE 3       | VERIFYING pending pending | 30m
      """)
  }

  @Test("From deposit to face and back: the deposit is asked for once")
  func switching() {
    expectJourney(
      """
      create A B      | P1                   | SMS_SENT pending pending
      B deposit       | SUBMIT_AMOUNT 3      | VERIFYING pending pending | 7d
      B face          | COMPLETE_FACE 3      | VERIFYING pending pending | 30m
      B amount right  | WRONG_STEP           | VERIFYING pending pending | 30m
      B deposit       | SUBMIT_AMOUNT 3      | VERIFYING pending pending | 7d \
      | VERIFICATION_INITIATED
      B amount wrong  | VERIFICATION_FAILED  | VERIFYING pending pending | 7d
      B face          | COMPLETE_FACE 2      | VERIFYING pending pending | 30m \
      | VERIFICATION_INITIATED
      B show other    | VERIFICATION_FAILED  | VERIFYING pending pending | 30m
      B show own      | SIGN 0               | VERIFYING pending verified | 30m
      """)
  }

  @Test("Wrong answers of both kinds are counted together")
  func mixedAttempts() {
    expectJourney(
      """
      create A B      | P1                   | SMS_SENT pending pending
      B face          | COMPLETE_FACE 3      | VERIFYING pending pending
      B show other    | VERIFICATION_FAILED  | VERIFYING pending pending
      B deposit       | SUBMIT_AMOUNT 2      | VERIFYING pending pending
      B amount wrong  | VERIFICATION_FAILED  | VERIFYING pending pending
      B face          | COMPLETE_FACE 1      | VERIFYING pending pending
      B show other    | VERIFICATION_ATTEMPTS_EXCEEDED \
      | FAILED VERIFICATION_ATTEMPTS_EXCEEDED pending failed
      """)
  }

  @Test(
    "Who may choose what",
    arguments: [
      ("A", "deposit", "SUBMIT_AMOUNT 3"), ("A", "face", "VERIFICATION_NOT_ALLOWED"),
      ("B", "deposit", "SUBMIT_AMOUNT 3"), ("B", "face", "COMPLETE_FACE 3"),
      ("C", "deposit", "VERIFICATION_NOT_ALLOWED"), ("C", "face", "COMPLETE_FACE 3"),
      ("D", "deposit", "SUBMIT_AMOUNT 3"), ("D", "face", "COMPLETE_FACE 3"),
      ("E", "deposit", "SUBMIT_AMOUNT 3"), ("E", "face", "VERIFICATION_NOT_ALLOWED"),
    ])
  func options(who: String, choice: String, answer: String) {
    expectJourney(
      """
      create \(who) G    | P1
      \(who) \(choice)   | \(answer)
      """)
  }
}
