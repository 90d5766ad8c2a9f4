internal import Countersign

/// Which fields the forms of the wallet's commands have.
enum WalletFields {
  static func of(_ command: CommandName) -> [FormField] {
    switch command {
    case .userRegister: register
    case .accountOpen:
      [FormField("user_id"), CommandFields.choice("account_type", AccountType.self)]
    case .accountFreeze, .accountUnfreeze, .accountClose: texts("account_id", "reason")
    case .bindingRequest: texts("payer_user_id", "receiver_user_id") + agreement
    case .bindingInvalidate: texts("binding_id", "reason")
    case .paymentEnable: texts("user_id") + agreement
    case .splitSubmit, .splitExplain:
      texts("request_id", "payer_account_id", "receiver_account_id")
        + [FormField("amount", .number)]
    case .splitQuery: texts("request_id")
    case .splitResolve:
      [FormField("request_id"), FormField("outcome", .choice(["SUCCESS", "FAILED"]))]
        + texts("evidence", "reason")
    case .freezeMerchant, .thawMerchant: texts("instruction_id", "user_id", "reason")
    case .freezeTransaction, .thawTransaction: texts("instruction_id", "request_id", "reason")
    case .alertAcknowledge: [FormField("alert_id"), FormField("note", isOptional: true)]
    case .sandboxFund: [FormField("account_id"), FormField("amount", .number)]
    default: []
    }
  }

  private static func texts(_ names: String...) -> [FormField] { names.map { FormField($0) } }

  private static var register: [FormField] {
    [
      FormField("institution_id"), CommandFields.choice("merchant_type", PartyType.self),
      CommandFields.choice("role", UserRole.self), FormField("name"), FormField("id_no"),
      FormField("mobile", isOptional: true), FormField("bank_card_no", isOptional: true),
    ]
  }

  private static var agreement: [FormField] {
    [
      FormField("template_id", from: .template, isOptional: true),
      FormField("callback_url", isOptional: true),
    ]
  }
}
