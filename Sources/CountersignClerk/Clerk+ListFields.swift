import Countersign

/// What filters may look at and lists are sorted by: what is shown of a row, never more.
extension Clerk {
  static var templateFields: [RowField<Template>] {
    [
      .init("template_id", \.templateID), .init("version", \.version), .init("title", \.title),
      .init("biz_scene", \.scene, \.rawValue),
      .init("active", isStable: false) { $0.isActive ? "true" : "false" },
      .init(moment: "created_at", \.createdAt),
    ]
  }

  var processFields: [RowField<SigningProcess>] {
    [
      .init("process_id", \.processID), .init("biz_scene", \.scene, \.rawValue),
      .init("payer") { $0.party(.payer).map(self.maskedName) ?? "" },
      .init("payee") { $0.party(.payee).map(self.maskedName) ?? "" },
      .init("status", \.status, \.rawValue), .init("end_reason", \.endReason, \.rawValue),
      .init("template_id", \.templateID), .init(all: "user_id") { $0.parties.map(\.userID) },
      .init(moment: "updated_at", isStable: false, \.updatedAt),
    ]
  }

  var userFields: [RowField<User>] {
    let wallet = registry.wallet
    func accounts(_ user: User) -> [Account] { wallet.accounts(of: user.userID) }
    return [
      .init("user_id", \.userID), .init("name") { self.maskedName($0) },
      .init("institution_id", \.institutionID), .init("role", \.role, \.rawValue),
      .init("merchant_type", \.type, \.rawValue), .init("status", \.status, \.rawValue),
      .init(all: "account_id") { accounts($0).map(\.accountID) },
      .init(all: "account_type") { accounts($0).map(\.type.rawValue) },
      .init(all: "account_status") { accounts($0).map(\.status.rawValue) },
      .init(amount: "balance", isStable: false) {
        Fen(accounts($0).reduce(0) { $0 + $1.balance.count })
      },
      .init(amount: "held", isStable: false) {
        Fen(accounts($0).reduce(0) { $0 + $1.held.count })
      },
      .init(count: "accounts") { accounts($0).count }, .init(moment: "created_at", \.createdAt),
    ]
  }

  /// - Parameter name: whose an account is.
  func splitFields(_ name: @escaping (String) -> String) -> [RowField<Split>] {
    let wallet = registry.wallet
    return [
      .init("request_id", \.requestID), .init("payer") { name($0.payerAccountID) },
      .init("receiver") { name($0.receiverAccountID) },
      .init("payer_account_id", \.payerAccountID),
      .init("receiver_account_id", \.receiverAccountID),
      .init("payer_user_id") { wallet.account($0.payerAccountID)?.userID ?? "" },
      .init("receiver_user_id") { wallet.account($0.receiverAccountID)?.userID ?? "" },
      .init("status", \.status, \.rawValue), .init("queue", \.queue) { "\($0)" },
      .init("code", isStable: false) { $0.code?.rawValue ?? "" }, .init(amount: "amount", \.amount),
      .init(amount: "fee", isStable: false, \.fee),
      .init("binding_id", isStable: false) { $0.bindingID ?? "" },
      .init(moment: "created_at", \.createdAt),
    ]
  }

  static var auditFields: [RowField<AuditLine>] {
    [
      .init("event_type", \.type), .init("process_id") { $0.processID ?? "" },
      .init("actor", \.actor), .init("via") { $0.via ?? "" }, .init("command", \.command),
      .init("user_id") { $0.userID ?? "" }, .init("data", \.data), .init("at", \.at.text),
      .init("seq") { String($0.sequence) },
    ]
  }

  static var callbackFields: [RowField<Callback>] {
    [
      .init("callback_id", \.callbackID), .init("process_id", \.processID), .init("url", \.url),
      .init("status", \.status, \.rawValue),
      .init("last_error", isStable: false) { $0.lastError ?? "" },
      .init(count: "attempts", \.attempts), .init(moment: "created_at", \.createdAt),
    ]
  }

  static var alertFields: [RowField<Alert>] {
    [
      .init("alert_id", \.alertID), .init("level", \.level.rawValue),
      .init("code", \.code.rawValue),
      .init("subject", \.subject), .init("detail") { $0.detail ?? "" },
      .init("next_step", \.nextStep), .init("status") { $0.isOpen ? "open" : "closed" },
      .init("by") { $0.acknowledgedBy ?? "" }, .init("note") { $0.note ?? "" },
      .init("at", \.raisedAt.text),
    ]
  }
}
