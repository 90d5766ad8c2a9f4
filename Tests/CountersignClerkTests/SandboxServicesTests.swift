import Countersign
import CountersignServices
import Testing

/// Each simulated service in each mode, as a table.
@Suite struct SandboxServicesTests {
  private static let services = SandboxServices { _ in 42 }

  /// What is asked, by the table's words.
  private static func call(_ word: String, _ mode: ServiceMode) -> OutsideCall? {
    let asked: [String: (ServiceOperation, [String: String])] = [
      "sms": (.sendSMS, ["mobile": "15400000001"]),
      "deposit": (.requestDeposit, ["bank_card_no": "6290"]),
      "deposit-made": (.requestDeposit, ["bank_card_no": "6290", "made": "true"]),
      "amount-right": (.verifyAmount, ["deposit": "R1", "amount": "42"]),
      "amount-wrong": (.verifyAmount, ["deposit": "R1", "amount": "41"]),
      "amount-none": (.verifyAmount, ["amount": "42"]),
      "face-start": (.startFace, [:]),
      "face": (.verifyFace, [:]),
      "callback": (.deliverCallback, ["url": "https://a.example", "body": "{}"]),
    ]
    return asked[word].map { OutsideCall(operation: $0.0, key: "R7", fields: $0.1, mode: mode) }
  }

  private static func told(_ answer: OutsideAnswer) -> String {
    var words = [answer.outcome.rawValue, String(answer.durationMs)]
    if answer.wasExecuted { words.append("done") }
    words += answer.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if let error = answer.error { words.append("(\(error))") }
    return words.joined(separator: " ")
  }

  @Test(arguments: [
    """
    ok sms: OK 80 done
    ok deposit: OK 80 done
    ok deposit-made: OK 80
    ok amount-right: OK 80 reference=V-R7 verdict=PASS
    ok amount-wrong: OK 80 reference=V-R7 verdict=FAIL
    ok amount-none: OK 80 reference=V-R7 verdict=FAIL
    ok face-start: OK 80 reference=F-R7
    ok face: OK 80 reference=V-R7 verdict=PASS
    ok callback: OK 80 done
    """,
    """
    slow sms: OK 2600 done
    slow deposit: OK 2600 done
    slow deposit-made: OK 2600
    slow amount-right: OK 2600 reference=V-R7 verdict=PASS
    slow amount-wrong: OK 2600 reference=V-R7 verdict=FAIL
    slow face-start: OK 2600 reference=F-R7
    slow face: OK 2600 reference=V-R7 verdict=PASS
    slow callback: OK 2600 done
    """,
    """
    unavailable sms: UNAVAILABLE 15 (503)
    unavailable deposit: UNAVAILABLE 15 (503)
    unavailable deposit-made: UNAVAILABLE 15 (503)
    unavailable amount-right: UNAVAILABLE 15 (503)
    unavailable face-start: UNAVAILABLE 15 (503)
    unavailable face: UNAVAILABLE 15 (503)
    unavailable callback: UNAVAILABLE 15 (503)
    """,
    """
    reject sms: REJECTED 60 reason=REJECTED (REJECTED)
    reject deposit: REJECTED 60 reason=REJECTED (REJECTED)
    reject amount-right: REJECTED 60 reason=REJECTED (REJECTED)
    reject face-start: OK 80 reference=F-R7
    reject face: OK 80 reference=V-R7 verdict=FAIL
    reject callback: REJECTED 60 reason=400 status=400 (400)
    """,
    """
    garbage sms: GARBAGE 90 (unreadable answer)
    garbage deposit: GARBAGE 90 (unreadable answer)
    garbage amount-right: GARBAGE 90 (unreadable answer)
    garbage face-start: GARBAGE 90 (unreadable answer)
    garbage face: GARBAGE 90 (unreadable answer)
    garbage callback: GARBAGE 90 (unreadable answer)
    """,
    """
    timeout sms: TIMEOUT 5000 (no answer in 5 s)
    timeout deposit: TIMEOUT 5000 (no answer in 5 s)
    timeout amount-right: TIMEOUT 5000 (no answer in 5 s)
    timeout face-start: TIMEOUT 5000 (no answer in 5 s)
    timeout face: TIMEOUT 5000 (no answer in 5 s)
    timeout callback: TIMEOUT 5000 (no answer in 5 s)
    """,
    """
    lost_reply sms: TIMEOUT 5000 done (no answer in 5 s)
    lost_reply deposit: TIMEOUT 5000 done (no answer in 5 s)
    lost_reply deposit-made: TIMEOUT 5000 (no answer in 5 s)
    lost_reply amount-right: TIMEOUT 5000 (no answer in 5 s)
    lost_reply face-start: TIMEOUT 5000 (no answer in 5 s)
    lost_reply face: TIMEOUT 5000 (no answer in 5 s)
    lost_reply callback: TIMEOUT 5000 done (no answer in 5 s)
    """,
  ])
  func table(_ table: String) throws {
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ": ", maxSplits: 1)
      let words = parts[0].split(separator: " ").map(String.init)
      let mode = try #require(ServiceMode(rawValue: words[0]))
      let call = try #require(Self.call(words[1], mode))
      #expect(Self.told(Self.services.call(call)) == parts[1], "\(parts[0])")
    }
  }

  @Test func aDepositHasItsOwnAmount() {
    let services = SandboxServices { $0 == "R1" ? 7 : 9 }
    for (deposit, amount, verdict) in [
      ("R1", "7", "PASS"), ("R1", "9", "FAIL"), ("R2", "9", "PASS"),
    ] {
      let call = OutsideCall(
        operation: .verifyAmount, key: "R7", fields: ["deposit": deposit, "amount": amount],
        mode: .ok)
      #expect(services.call(call).values["verdict"] == verdict)
    }
  }

  @Test func nobodyAnswersWhereNothingIsConfigured() {
    for operation in ServiceOperation.allCases {
      let call = OutsideCall(operation: operation, key: "R7", fields: [:], mode: .ok)
      #expect(NobodyOutside().call(call).outcome == .unavailable)
    }
  }
}
