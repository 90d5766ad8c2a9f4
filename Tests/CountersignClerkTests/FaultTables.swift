// Everything as `FaultTableTests` wants to see it; its comments say what the columns are.
enum FaultTables {
  static let modes: [FaultScene: String] = [
    .smsAtCreation: """
    ok          | OK | SMS_SENT sms SENT | OK | = | - | OK | =
    slow        | OK | SMS_SENT sms SENT | OK | = | - | OK | =
    unavailable | OK | INIT sms FAILED   | UNAVAILABLE×3 | SMS_SENT sms SENT | OK | OK | =
    reject      | OK | INIT sms FAILED   | REJECTED | = | - | OK | SMS_SENT sms SENT
    garbage     | OK | INIT sms FAILED   | GARBAGE×3 | SMS_SENT sms SENT | OK | OK | =
    timeout     | OK | INIT sms FAILED   | TIMEOUT×3 | SMS_SENT sms SENT | OK | OK | =
    lost_reply  | OK | INIT sms FAILED   | TIMEOUT×3 | SMS_SENT sms SENT | OK | OK | =
    """,
    .smsByHand: """
    ok          | OK           | SMS_SENT sms SENT   | OK | = | - | OK | =
    slow        | OK           | SMS_SENT sms SENT   | OK | = | - | OK | =
    unavailable | SERVICE_BUSY | SMS_SENT sms FAILED | UNAVAILABLE×3 \
    | SMS_SENT sms SENT | OK | OK | =
    reject      | SERVICE_BUSY | SMS_SENT sms FAILED | REJECTED | = | - | OK | SMS_SENT sms SENT
    garbage     | SERVICE_BUSY | SMS_SENT sms FAILED | GARBAGE×3 | SMS_SENT sms SENT | OK | OK | =
    timeout     | SERVICE_BUSY | SMS_SENT sms FAILED | TIMEOUT×3 | SMS_SENT sms SENT | OK | OK | =
    lost_reply  | SERVICE_BUSY | SMS_SENT sms FAILED | TIMEOUT×3 | SMS_SENT sms SENT | OK | OK | =
    """,
    .deposit: """
    ok          | OK                  | SUBMIT_AMOUNT 3       | OK | = | - | OK | =
    slow        | OK                  | SUBMIT_AMOUNT 3       | OK | = | - | OK | =
    unavailable | SERVICE_BUSY        | CHOOSE_VERIFICATION 3 | UNAVAILABLE×3 \
    | SUBMIT_AMOUNT 3 | OK | OK | =
    reject      | VERIFICATION_FAILED | CHOOSE_VERIFICATION 3 | REJECTED \
    | = | - | OK | SUBMIT_AMOUNT 3
    garbage     | SERVICE_BUSY        | CHOOSE_VERIFICATION 3 | GARBAGE×3 \
    | SUBMIT_AMOUNT 3 | OK | OK | =
    timeout     | SERVICE_BUSY        | CHOOSE_VERIFICATION 3 | TIMEOUT×3 \
    | SUBMIT_AMOUNT 3 | OK | OK | =
    lost_reply  | SERVICE_BUSY        | CHOOSE_VERIFICATION 3 | TIMEOUT×3 \
    | SUBMIT_AMOUNT 3 | OK | OK | =
    """,
    .amount: """
    ok          | OK                  | SIGN 2          | OK | = | - | WRONG_STEP | =
    slow        | OK                  | SIGN 2          | OK | = | - | WRONG_STEP | =
    unavailable | SERVICE_BUSY        | SUBMIT_AMOUNT 3 | UNAVAILABLE×3 | = | - | OK | SIGN 2
    reject      | VERIFICATION_FAILED | SUBMIT_AMOUNT 2 | REJECTED | = | - | OK | SIGN 1
    garbage     | SERVICE_BUSY        | SUBMIT_AMOUNT 3 | GARBAGE×3 | = | - | OK | SIGN 2
    timeout     | SERVICE_BUSY        | SUBMIT_AMOUNT 3 | TIMEOUT×3 | = | - | OK | SIGN 2
    lost_reply  | SERVICE_BUSY        | SUBMIT_AMOUNT 3 | TIMEOUT×3 | = | - | OK | SIGN 2
    """,
    .faceStart: """
    ok          | OK           | COMPLETE_FACE 3       | OK | = | - | OK | =
    slow        | OK           | COMPLETE_FACE 3       | OK | = | - | OK | =
    unavailable | SERVICE_BUSY | CHOOSE_VERIFICATION 3 | UNAVAILABLE×3 \
    | COMPLETE_FACE 3 | OK | OK | =
    reject      | OK           | COMPLETE_FACE 3       | OK | = | - | OK | =
    garbage     | SERVICE_BUSY | CHOOSE_VERIFICATION 3 | GARBAGE×3 | COMPLETE_FACE 3 | OK | OK | =
    timeout     | SERVICE_BUSY | CHOOSE_VERIFICATION 3 | TIMEOUT×3 | COMPLETE_FACE 3 | OK | OK | =
    lost_reply  | SERVICE_BUSY | CHOOSE_VERIFICATION 3 | TIMEOUT×3 | COMPLETE_FACE 3 | OK | OK | =
    """,
    .face: """
    ok          | OK                  | SIGN 2          | OK | = | - | WRONG_STEP | =
    slow        | OK                  | SIGN 2          | OK | = | - | WRONG_STEP | =
    unavailable | SERVICE_BUSY        | COMPLETE_FACE 3 | UNAVAILABLE×3 | = | - | OK | SIGN 2
    reject      | VERIFICATION_FAILED | COMPLETE_FACE 2 | OK | = | - | OK | SIGN 1
    garbage     | SERVICE_BUSY        | COMPLETE_FACE 3 | GARBAGE×3 | = | - | OK | SIGN 2
    timeout     | SERVICE_BUSY        | COMPLETE_FACE 3 | TIMEOUT×3 | = | - | OK | SIGN 2
    lost_reply  | SERVICE_BUSY        | COMPLETE_FACE 3 | TIMEOUT×3 | = | - | OK | SIGN 2
    """,
    .callback: """
    ok          | OK | DELIVERED 1 got 1 | OK | = | - | OK | DELIVERED 2 got 2
    slow        | OK | DELIVERED 1 got 1 | OK | = | - | OK | DELIVERED 2 got 2
    unavailable | OK | PENDING 1 got 0   | UNAVAILABLE×3 \
    | DELIVERED 2 got 1 | OK | OK | DELIVERED 3 got 2
    reject      | OK | PENDING 1 got 0   | REJECTED \
    | DELIVERED 2 got 1 | OK | OK | DELIVERED 3 got 2
    garbage     | OK | PENDING 1 got 0   | GARBAGE×3 \
    | DELIVERED 2 got 1 | OK | OK | DELIVERED 3 got 2
    timeout     | OK | PENDING 1 got 0   | TIMEOUT×3 \
    | DELIVERED 2 got 1 | OK | OK | DELIVERED 3 got 2
    lost_reply  | OK | PENDING 1 got 1   | TIMEOUT×3 \
    | DELIVERED 2 got 2 | OK | OK | DELIVERED 3 got 3
    """,
    .review: """
    ok          | OK                     | accounts 1 | OK | = | - | DUPLICATE_ACCOUNT | =
    slow        | OK                     | accounts 1 | OK | = | - | DUPLICATE_ACCOUNT | =
    unavailable | SERVICE_BUSY           | accounts 0 | UNAVAILABLE×3 | = | - | OK | accounts 1
    reject      | MERCHANT_NOT_QUALIFIED | accounts 0 | REJECTED | = | - | OK | accounts 1
    garbage     | SERVICE_BUSY           | accounts 0 | GARBAGE×3 | = | - | OK | accounts 1
    timeout     | SERVICE_BUSY           | accounts 0 | TIMEOUT×3 | = | - | OK | accounts 1
    lost_reply  | SERVICE_BUSY           | accounts 0 | TIMEOUT×3 | = | - | OK | accounts 1
    """,
    .opening: """
    ok          | OK               | accounts 1 | OK | = | - | DUPLICATE_ACCOUNT | =
    slow        | OK               | accounts 1 | OK | = | - | DUPLICATE_ACCOUNT | =
    unavailable | SERVICE_BUSY     | accounts 0 | UNAVAILABLE×3 | = | - | OK | accounts 1
    reject      | ACCOUNT_REJECTED | accounts 0 | REJECTED | = | - | OK | accounts 1
    garbage     | SERVICE_BUSY     | accounts 0 | GARBAGE×3 | accounts 1 | OK | OK | =
    timeout     | SERVICE_BUSY     | accounts 0 | TIMEOUT×3 | accounts 1 | OK | OK | =
    lost_reply  | SERVICE_BUSY     | accounts 0 | TIMEOUT×3 | accounts 1 | OK | OK | =
    """,
    .change: """
    ok          | OK | FROZEN            | OK            | =                 | -  | OK | =
    slow        | OK | FROZEN            | OK            | =                 | -  | OK | =
    unavailable | OK | FROZEN !outOfStep | UNAVAILABLE×3 | FROZEN ✓outOfStep | OK | OK | =
    reject      | OK | FROZEN !outOfStep | REJECTED      | =                 | -  | OK | =
    garbage     | OK | FROZEN !outOfStep | GARBAGE×3     | FROZEN ✓outOfStep | OK | OK | =
    timeout     | OK | FROZEN !outOfStep | TIMEOUT×3     | FROZEN ✓outOfStep | OK | OK | =
    lost_reply  | OK | FROZEN !outOfStep | TIMEOUT×3     | FROZEN ✓outOfStep | OK | OK | =
    """,
    .fee: """
    ok          | OK           | SUCCESS paid 1000 | OK | = | - | OK | =
    slow        | OK           | SUCCESS paid 1000 | OK | = | - | OK | =
    unavailable | SERVICE_BUSY | -                 | UNAVAILABLE×3 \
    | = | - | OK | SUCCESS paid 1000
    reject      | FEE_INVALID  | FAILED            | REJECTED | = | - | FEE_INVALID | =
    garbage     | FEE_INVALID  | FAILED            | GARBAGE×3 | = | - | FEE_INVALID | =
    timeout     | SERVICE_BUSY | -                 | TIMEOUT×3 | = | - | OK | SUCCESS paid 1000
    lost_reply  | SERVICE_BUSY | -                 | TIMEOUT×3 | = | - | OK | SUCCESS paid 1000
    """,
    .transfer: """
    ok          | OK                | SUCCESS paid 1000     | OK | = | - | OK | =
    slow        | OK                | SUCCESS paid 1000     | OK | = | - | OK | =
    unavailable | OK                | PROCESSING held 1003  | UNAVAILABLE×3 \
    | SUCCESS paid 1000 | OK | OK | =
    reject      | CLEARING_REJECTED | FAILED                | REJECTED \
    | = | - | CLEARING_REJECTED | =
    garbage     | OK                | PROCESSING? held 1003 | GARBAGE×3 \
    | PROCESSING? held 1003 !unresolved | - | SPLIT_UNRESOLVED | =
    timeout     | OK                | PROCESSING? held 1003 | TIMEOUT×3 \
    | PROCESSING? held 1003 !unresolved | - | SPLIT_UNRESOLVED | =
    lost_reply  | OK                | PROCESSING? held 1003 | TIMEOUT×3 \
    | PROCESSING? held 1003 !unresolved | - | SPLIT_UNRESOLVED | =
    """,
    .queryPaid: """
    ok          | OK           | SUCCESS paid 1000     | OK | = | - | OK | =
    slow        | OK           | SUCCESS paid 1000     | OK | = | - | OK | =
    unavailable | SERVICE_BUSY | PROCESSING? held 1003 | UNAVAILABLE×3 \
    | PROCESSING? held 1003 !unresolved | - | OK | SUCCESS paid 1000
    reject      | OK           | SUCCESS paid 1000     | OK | = | - | OK | =
    garbage     | SERVICE_BUSY | PROCESSING? held 1003 | GARBAGE×3 \
    | PROCESSING? held 1003 !unresolved | - | OK | SUCCESS paid 1000
    timeout     | SERVICE_BUSY | PROCESSING? held 1003 | TIMEOUT×3 \
    | PROCESSING? held 1003 !unresolved | - | OK | SUCCESS paid 1000
    lost_reply  | SERVICE_BUSY | PROCESSING? held 1003 | TIMEOUT×3 \
    | PROCESSING? held 1003 !unresolved | - | OK | SUCCESS paid 1000
    """,
    .queryUnpaid: """
    ok          | OK           | FAILED                | OK | = | - | OK | =
    slow        | OK           | FAILED                | OK | = | - | OK | =
    unavailable | SERVICE_BUSY | PROCESSING? held 1003 | UNAVAILABLE×3 \
    | PROCESSING? held 1003 !unresolved | - | OK | FAILED
    reject      | OK           | FAILED                | OK | = | - | OK | =
    garbage     | SERVICE_BUSY | PROCESSING? held 1003 | GARBAGE×3 \
    | PROCESSING? held 1003 !unresolved | - | OK | FAILED
    timeout     | SERVICE_BUSY | PROCESSING? held 1003 | TIMEOUT×3 \
    | PROCESSING? held 1003 !unresolved | - | OK | FAILED
    lost_reply  | SERVICE_BUSY | PROCESSING? held 1003 | TIMEOUT×3 \
    | PROCESSING? held 1003 !unresolved | - | OK | FAILED
    """,
    .hold: """
    ok          | OK | SUCCESS paid 1000 frozen 1000            | OK | = | - | OK | =
    slow        | OK | SUCCESS paid 1000 frozen 1000            | OK | = | - | OK | =
    unavailable | OK | SUCCESS paid 1000 frozen 1000 !outOfStep | UNAVAILABLE×3 \
    | SUCCESS paid 1000 frozen 1000 ✓outOfStep | OK | OK | =
    reject      | OK | SUCCESS paid 1000 frozen 1000 !outOfStep | REJECTED | = | - | OK | =
    garbage     | OK | SUCCESS paid 1000 frozen 1000 !outOfStep | GARBAGE×3 \
    | SUCCESS paid 1000 frozen 1000 ✓outOfStep | OK | OK | =
    timeout     | OK | SUCCESS paid 1000 frozen 1000 !outOfStep | TIMEOUT×3 \
    | SUCCESS paid 1000 frozen 1000 ✓outOfStep | OK | OK | =
    lost_reply  | OK | SUCCESS paid 1000 frozen 1000 !outOfStep | TIMEOUT×3 \
    | SUCCESS paid 1000 frozen 1000 ✓outOfStep | OK | OK | =
    """,
  ]

  static let outage = """
    process.create | INIT sms FAILED !breaker !waiting !unavailable | OPEN \
    | SMS_SENT sms SENT !breaker !unavailable | HALF_OPEN
    process.send_sms | SMS_SENT sms FAILED !breaker !waiting !unavailable | OPEN \
    | SMS_SENT sms SENT !breaker !unavailable | HALF_OPEN
    h5.choose_verification MICRO_DEPOSIT | CHOOSE_VERIFICATION 3 !breaker !waiting !unavailable \
    | OPEN | SUBMIT_AMOUNT 3 !breaker !unavailable | HALF_OPEN
    h5.submit_amount | SUBMIT_AMOUNT 3 | CLOSED | = | CLOSED
    h5.choose_verification FACE | CHOOSE_VERIFICATION 3 !breaker !waiting !unavailable | OPEN \
    | COMPLETE_FACE 3 !breaker !unavailable | HALF_OPEN
    h5.complete_face | COMPLETE_FACE 3 | CLOSED | = | CLOSED
    account.open of a merchant | accounts 0 | CLOSED | = | CLOSED
    account.open of a person | accounts 0 | CLOSED | = | CLOSED
    account.freeze | FROZEN !outOfStep !breaker !waiting !unavailable | OPEN \
    | FROZEN ✓outOfStep !breaker !unavailable | HALF_OPEN
    split.submit, its fee | - | CLOSED | = | CLOSED
    split.submit, its transfer | PROCESSING held 1003 !breaker !waiting !unavailable | OPEN \
    | SUCCESS paid 1000 !breaker !unavailable | HALF_OPEN
    split.query of one that was paid | PROCESSING? held 1003 !unresolved | CLOSED | = | CLOSED
    split.query of one that was not | PROCESSING? held 1003 !unresolved | CLOSED | = | CLOSED
    risk.freeze_transaction \
    | SUCCESS paid 1000 frozen 1000 !outOfStep !breaker !waiting !unavailable | OPEN \
    | SUCCESS paid 1000 frozen 1000 ✓outOfStep !breaker !unavailable | HALF_OPEN
    """
}
