extension Registry {
  /// What a service is told about users, accounts and splits.
  func walletFields(
    _ request: ServiceRequest, _ policy: Policy, _ tools: Tools
  ) -> [String: String] {
    switch request.operation {
    case .reviewMerchant, .openAccount: openingFields(request, tools)
    case .changeAccount: accountFields(request)
    case .quoteFee: quoteFields(request, policy)
    default: splitFields(request)
    }
  }

  private func openingFields(_ request: ServiceRequest, _ tools: Tools) -> [String: String] {
    guard let user = wallet.user(request.userID ?? "") else { return [:] }
    var fields = [
      "user_id": user.userID, "merchant_type": user.type.rawValue, "role": user.role.rawValue,
    ]
    fields["account_type"] = request.subject
    fields["name"] = revealed(user, user.name, "name", tools)
    fields["id_no"] = revealed(user, user.idNo, "id_no", tools)
    return fields
  }

  /// An account as it stands now: whatever was missed before is made good by the next telling.
  private func accountFields(_ request: ServiceRequest) -> [String: String] {
    guard let account = wallet.account(request.subject ?? "") else { return [:] }
    return ["account_id": account.accountID, "status": account.status.rawValue]
  }

  private func quoteFields(_ request: ServiceRequest, _ policy: Policy) -> [String: String] {
    var fields = ["request_id": request.subject ?? ""]
    fields["amount"] = request.split.map { String($0.amount.count) }
    guard isSandbox else { return fields }
    // What the sandbox's billing charges.
    fields["rate_millionths"] = String(policy.feeMillionths)
    fields["minimum"] = String(policy.feeMinimumFen)
    return fields
  }

  private func splitFields(_ request: ServiceRequest) -> [String: String] {
    guard let split = wallet.split(request.subject ?? "") else { return [:] }
    var fields = [
      "request_id": split.requestID, "payer_account_id": split.payerAccountID,
      "receiver_account_id": split.receiverAccountID, "amount": String(split.amount.count),
    ]
    fields["fee"] = split.fee.map { String($0.count) }
    fields["clearing_key"] = split.clearingKey
    fields["frozen"] = split.freezes.isEmpty ? nil : "true"
    // In a sandbox: clearing knows what it did under this key.
    fields["executed"] = split.wasExecuted ? "true" : nil
    return fields
  }

  /// A registered user's text in the clear; nil when there is none or its key was destroyed.
  private func revealed(
    _ user: User, _ text: Guarded?, _ field: String, _ tools: Tools
  ) -> String? {
    text.flatMap { tools.reveal($0, SigningProcess.context(user.userID, field)) }
  }
}
