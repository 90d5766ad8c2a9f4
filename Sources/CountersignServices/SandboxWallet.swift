import Countersign

/// The simulated account system, billing and clearing.
///
/// What clearing did under a key is told with the call, as a system that honours idempotency keys
/// knows it.
enum SandboxWallet {
  static func answer(_ call: OutsideCall, after durationMs: Int64) -> OutsideAnswer {
    switch call.operation {
    case .openAccount:
      OutsideAnswer(
        .ok, values: ["account_id": "AC\(number(call.key))"], durationMs: durationMs,
        wasExecuted: true)
    case .quoteFee: quote(call, durationMs)
    case .queryTransfer: query(call, durationMs)
    default: transferred(call, durationMs)
    }
  }

  /// A transfer that was carried out already is told again, whatever the mode refuses now.
  static func known(_ call: OutsideCall) -> OutsideAnswer? {
    guard call.operation == .transfer, call.fields["executed"] != nil, call.mode == .reject else {
      return nil
    }
    return transferred(call, 80)
  }

  private static func quote(_ call: OutsideCall, _ durationMs: Int64) -> OutsideAnswer {
    var values: [String: String] = [:]
    values["rate_millionths"] = call.fields["rate_millionths"]
    values["minimum"] = call.fields["minimum"]
    if let amount = call.fields["amount"].flatMap({ Int64($0) }),
      let rate = values["rate_millionths"].flatMap({ Int64($0) }),
      let minimum = values["minimum"].flatMap({ Int64($0) }),
      let share = Fen(amount).share(millionths: rate)
    {
      values["fee"] = String(max(share.count, minimum))
    }
    return OutsideAnswer(.ok, values: values, durationMs: durationMs)
  }

  private static func transferred(_ call: OutsideCall, _ durationMs: Int64) -> OutsideAnswer {
    OutsideAnswer(
      .ok, values: ["settlement_ref": settlementRef(call.key)], durationMs: durationMs,
      wasExecuted: true)
  }

  private static func query(_ call: OutsideCall, _ durationMs: Int64) -> OutsideAnswer {
    guard call.fields["executed"] != nil else {
      return OutsideAnswer(.ok, values: ["status": "NOT_EXECUTED"], durationMs: durationMs)
    }
    let ref = settlementRef(call.fields["clearing_key"] ?? "")
    return OutsideAnswer(
      .ok, values: ["status": "EXECUTED", "settlement_ref": ref], durationMs: durationMs)
  }

  /// Under what clearing books the request that has this key.
  static func settlementRef(_ key: String) -> String { "CL\(number(key))" }

  /// The number of a request: `R000042` is 000042.
  private static func number(_ key: String) -> Substring { key.dropFirst() }
}
