internal import Countersign

/// Which fields the forms of the wallet's commands have.
enum WalletFields {
  static func of(_ command: CommandName) -> [FormField] {
    switch command {
    case .userRegister: register
    case .accountOpen:
      [user("user_id"), CommandFields.choice("account_type", AccountType.self)]
    case .accountFreeze, .accountUnfreeze: [account("account_id"), FormField("reason")]
    case .bindingRequest: [user("payer_user_id"), user("receiver_user_id")] + agreement
    case .paymentEnable: [user("user_id")] + agreement
    case .splitSubmit, .splitExplain:
      [
        FormField("request_id"), account("payer_account_id", .collectionAccount),
        account("receiver_account_id"), FormField("amount", .yuan),
      ]
    case .splitQuery: [FormField("request_id", from: .desk(.split))]
    case .thawMerchant: [FormField("instruction_id"), user("user_id"), FormField("reason")]
    case .freezeTransaction, .thawTransaction:
      [
        FormField("instruction_id"), FormField("request_id", from: .desk(.split)),
        FormField("reason"),
      ]
    case .alertAcknowledge:
      [FormField("alert_id", from: .desk(.alert)), FormField("note", isOptional: true)]
    case .sandboxFund: [account("account_id"), FormField("amount", .yuan)]
    default: typed(command)
    }
  }

  /// What cannot be undone is typed, never suggested.
  private static func typed(_ command: CommandName) -> [FormField] {
    switch command {
    case .accountClose: texts("account_id", "reason")
    case .bindingInvalidate: texts("binding_id", "reason")
    case .freezeMerchant: texts("instruction_id", "user_id", "reason")
    case .splitResolve:
      [
        FormField("request_id"),
        FormField("outcome", .choice(["FAILED", "SUCCESS"])),
      ] + texts("evidence", "reason")
    default: []
    }
  }

  private static func user(_ name: String) -> FormField { FormField(name, from: .desk(.user)) }

  private static func account(_ name: String, _ kind: IDKind = .account) -> FormField {
    FormField(name, from: .desk(kind))
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

extension CommandName {
  /// True for what cannot be undone: its record's id is typed in full.
  var isTypedInFull: Bool {
    switch self {
    case .processCancel, .personalErase, .accountClose, .bindingInvalidate, .freezeMerchant,
      .splitResolve:
      true
    default: false
    }
  }
}
