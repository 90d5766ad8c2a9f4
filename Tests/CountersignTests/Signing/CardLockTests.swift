import Testing

@Suite("A card is locked after two sets of wrong answers")
struct CardLockTests {
  private static let set = """
    A deposit      | SUBMIT_AMOUNT 3
    A amount wrong | VERIFICATION_FAILED
    A amount wrong | VERIFICATION_FAILED
    A amount wrong | VERIFICATION_ATTEMPTS_EXCEEDED
    """

  @Test("Two sets within thirty days, then none until the first is thirty days old")
  func twoSets() {
    expectJourney(
      """
      create A B     | P1
      \(Self.set)
      wait 10d       | -
      create A B     | P2
      \(Self.set)
      create A B     | P3
      A deposit      | VERIFICATION_ATTEMPTS_EXCEEDED | SMS_SENT pending pending | 30m | -
      cancel         | OK
      wait 19d23h59m | -
      create A B     | P4
      A deposit      | VERIFICATION_ATTEMPTS_EXCEEDED | SMS_SENT pending pending | 30m | -
      wait 1m        | -
      A deposit      | SUBMIT_AMOUNT 3                | VERIFYING pending pending | 7d
      """)
  }

  @Test("The lock is the card's: others who bring it are locked out too, but may show their face")
  func othersWithTheCard() {
    expectJourney(
      """
      create A B     | P1
      \(Self.set)
      create A B     | P2
      \(Self.set)
      create D B     | P3
      D deposit      | VERIFICATION_ATTEMPTS_EXCEEDED | SMS_SENT pending pending | 30m | -
      D face         | COMPLETE_FACE 3                | VERIFYING pending pending | 30m
      D show own     | SIGN 2                         | VERIFYING verified pending
      create E B     | P4
      E deposit      | VERIFICATION_ATTEMPTS_EXCEEDED | SMS_SENT pending pending | 30m | -
      create F B     | P5
      F deposit      | SUBMIT_AMOUNT 3                | VERIFYING pending pending | 7d
      """)
  }

  @Test("One set, and faces, lock nothing")
  func notLocked() {
    expectJourney(
      """
      create A B     | P1
      \(Self.set)
      create D B     | P2
      D face         | COMPLETE_FACE 3
      D show other   | VERIFICATION_FAILED
      D show other   | VERIFICATION_FAILED
      D show other   | VERIFICATION_ATTEMPTS_EXCEEDED
      create D B     | P3
      D deposit      | SUBMIT_AMOUNT 3
      """)
  }

  @Test("A set of wrong faces with one wrong amount among them is a set of the card's, too")
  func mixedSets() {
    expectJourney(
      """
      create D B     | P1
      D deposit      | SUBMIT_AMOUNT 3
      D amount wrong | VERIFICATION_FAILED
      D face         | COMPLETE_FACE 2
      D show other   | VERIFICATION_FAILED
      D show other   | VERIFICATION_ATTEMPTS_EXCEEDED
      create D B     | P2
      D face         | COMPLETE_FACE 3
      D show other   | VERIFICATION_FAILED
      D show other   | VERIFICATION_FAILED
      D deposit      | SUBMIT_AMOUNT 1
      D amount wrong | VERIFICATION_ATTEMPTS_EXCEEDED
      create D B     | P3
      D deposit      | VERIFICATION_ATTEMPTS_EXCEEDED | SMS_SENT pending pending | 30m | -
      D face         | COMPLETE_FACE 3
      """)
  }

  @Test("A deposit that stands when the lock falls may still be answered")
  func standingDeposit() {
    expectJourney(
      """
      create D B     | P1
      D deposit      | SUBMIT_AMOUNT 3
      create A B     | P2
      \(Self.set)
      create A B     | P3
      \(Self.set)
      P1 D deposit   | SUBMIT_AMOUNT 3
      P1 D amount right | SIGN 2
      """)
  }
}
