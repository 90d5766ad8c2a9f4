internal import Countersign

/// The words of the panels of accounts and splits.
extension DeskFilter {
  static let accountFields = [
    "编号": "user_id", "用户": "user_id", "名称": "name", "机构": "institution_id", "角色": "role",
    "类型": "merchant_type", "状态": "status", "账户": "account_id", "账户类型": "account_type",
    "余额": "balance", "占用": "held",
  ]

  static let splitFields = [
    "编号": "request_id", "请求号": "request_id", "付方": "payer", "收方": "receiver",
    "付方账户": "payer_account_id", "收方账户": "receiver_account_id", "状态": "status",
    "队列": "queue", "代码": "code", "金额": "amount", "手续费": "fee",
  ]

  /// A person is a role and a type alike; the role is found, which says the same.
  static func accountValues(_ texts: Texts) -> [(word: String, value: String)] {
    let roles = UserRole.allCases.flatMap { role in
      [texts.word(role), texts.short(role)].map { ($0, "role:\(role.rawValue)") }
    }
    return roles + PartyType.allCases.map { (texts.word($0), "merchant_type:\($0.rawValue)") }
      + UserStatus.allCases.map { (texts.word($0), "status:\($0.rawValue)") }
      + AccountType.allCases.map { (texts.word($0), "account_type:\($0.rawValue)") }
  }

  static func splitValues(_ texts: Texts) -> [(word: String, value: String)] {
    let unresolved = (texts("结果未知", "unknown"), "queue:unresolved")
    return [unresolved] + SplitStatus.allCases.map { (texts.word($0), "status:\($0.rawValue)") }
      + SplitQueue.allCases.map { (texts.word($0), "queue:\($0)") }
      + Code.allCases.compactMap { code in
        texts.short(code).map { ($0, "code:\(code.rawValue)") }
      }
  }
}
