package import Countersign

/// The systems outside, simulated: each does what its mode says, for rehearsals and tests.
///
/// They keep nothing: what a simulated bank paid follows from the deposit's id and a key, and what
/// was done already is told with the call, as a service that honours idempotency keys knows it.
package struct SandboxServices: Outside {
  /// The amount a deposit has, in fen, by its request's id.
  private let depositAmount: @Sendable (String) -> Int

  package init(depositAmount: @escaping @Sendable (String) -> Int) {
    self.depositAmount = depositAmount
  }

  package func call(_ call: OutsideCall) -> OutsideAnswer {
    if let known = SandboxWallet.known(call) { return known }
    if Self.isGone(call) { return Self.refusal("410") }
    return switch call.mode {
    case .ok: answer(call, after: 80)
    case .slow: answer(call, after: 2600)
    case .reject: rejection(of: call)
    case .unavailable: OutsideAnswer(.unavailable, durationMs: 15, error: "503")
    case .garbage: OutsideAnswer(.garbage, durationMs: 90, error: "unreadable answer")
    case .timeout: OutsideAnswer(.timedOut, durationMs: 5000, error: "no answer in 5 s")
    case .lostReply:
      OutsideAnswer(
        .timedOut, durationMs: 5000, wasExecuted: answer(call, after: 80).wasExecuted,
        error: "no answer in 5 s")
    }
  }

  package func statement(_ wallet: Wallet) -> [StatementLine]? { SandboxStatement.lines(wallet) }

  private func answer(_ call: OutsideCall, after durationMs: Int64) -> OutsideAnswer {
    switch call.operation {
    case .requestDeposit:
      return OutsideAnswer(.ok, durationMs: durationMs, wasExecuted: call.fields["made"] == nil)
    case .verifyAmount:
      let paid = call.fields["deposit"].map(depositAmount)
      let isRight = paid != nil && call.fields["amount"] == paid.map(String.init)
      return verdict(isRight, call, durationMs)
    case .startFace:
      return OutsideAnswer(.ok, values: ["reference": "F-\(call.key)"], durationMs: durationMs)
    case .verifyFace: return verdict(true, call, durationMs)
    case .reviewMerchant: return verdict(true, call, durationMs)
    case .openAccount, .quoteFee, .transfer, .queryTransfer:
      return SandboxWallet.answer(call, after: durationMs)
    default: return OutsideAnswer(.ok, durationMs: durationMs, wasExecuted: true)
    }
  }

  /// An address that ends in `/gone` was given up by its owner: where it answers at all, it
  /// answers 410.
  private static func isGone(_ call: OutsideCall) -> Bool {
    call.operation == .deliverCallback && call.fields["url"]?.hasSuffix("/gone") == true
      && (call.mode == .ok || call.mode == .slow || call.mode == .reject)
  }

  private static func refusal(_ status: String) -> OutsideAnswer {
    OutsideAnswer(
      .rejected, values: ["status": status, "reason": status], durationMs: 60, error: status)
  }

  private func verdict(
    _ passed: Bool, _ call: OutsideCall, _ durationMs: Int64
  ) -> OutsideAnswer {
    OutsideAnswer(
      .ok, values: ["verdict": passed ? "PASS" : "FAIL", "reference": "V-\(call.key)"],
      durationMs: durationMs)
  }

  /// A clear no.
  ///
  /// The face service says no to a face, not to a session.
  private func rejection(of call: OutsideCall) -> OutsideAnswer {
    switch call.operation {
    case .startFace, .queryTransfer: answer(call, after: 80)
    case .verifyFace: verdict(false, call, 80)
    case .deliverCallback: Self.refusal("400")
    default:
      OutsideAnswer(.rejected, values: ["reason": "REJECTED"], durationMs: 60, error: "REJECTED")
    }
  }
}
