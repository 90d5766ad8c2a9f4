import Countersign

/// The account system, billing and clearing as tests have them.
enum StubWallet {
  static func values(_ call: OutsideCall) -> [String: String] {
    switch call.operation {
    case .reviewMerchant: ["verdict": "PASS"]
    case .openAccount: ["account_id": "AC-\(call.key)"]
    case .quoteFee: call.fields
    case .transfer: ["settlement_ref": "CL-\(call.key)"]
    case .queryTransfer:
      call.fields["executed"] == nil
        ? ["status": "NOT_EXECUTED"]
        : ["status": "EXECUTED", "settlement_ref": "CL-\(call.fields["clearing_key"] ?? "")"]
    default: [:]
    }
  }
}

extension TestDesk {
  /// What the wallet's services are told.
  func walletFields(_ request: ServiceRequest) -> [String: String] {
    if let split = request.split {
      let fee = max(
        policy.feeMinimumFen, split.amount.share(millionths: policy.feeMillionths)?.count ?? 0)
      return [
        "rate_millionths": String(policy.feeMillionths), "minimum": String(policy.feeMinimumFen),
        "fee": String(fee),
      ]
    }
    guard let split = registry.wallet.split(request.subject ?? "") else { return [:] }
    var fields: [String: String] = [:]
    fields["executed"] = split.wasExecuted ? "true" : nil
    fields["clearing_key"] = split.clearingKey
    return fields
  }
}
