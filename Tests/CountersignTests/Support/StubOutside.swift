import Countersign

/// The services outside, each behaving as its mode says.
struct StubOutside: Outside {
  /// What the verifiers would find.
  var verdict = true

  func call(_ call: OutsideCall) -> OutsideAnswer {
    switch call.mode {
    case .ok, .slow: done(call)
    case .unavailable: OutsideAnswer(.unavailable, durationMs: 30, error: "503")
    case .reject: OutsideAnswer(.rejected, values: ["reason": "NOT_ACCEPTED"], durationMs: 40)
    case .garbage: OutsideAnswer(.garbage, durationMs: 50)
    case .timeout: OutsideAnswer(.timedOut, durationMs: 3000)
    case .lostReply: OutsideAnswer(.timedOut, durationMs: 3000, wasExecuted: true)
    }
  }

  private func done(_ call: OutsideCall) -> OutsideAnswer {
    var values: [String: String] = [:]
    switch call.operation {
    case .startFace: values["reference"] = "FACE-\(call.key)"
    case .verifyFace, .verifyAmount:
      values["verdict"] = verdict ? "PASS" : "FAIL"
      values["reference"] = "CHECK-\(call.key)"
    default: values = StubWallet.values(call)
    }
    let duration: Int64 = call.mode == .slow ? 2500 : 20
    return OutsideAnswer(.ok, values: values, durationMs: duration, wasExecuted: true)
  }
}
