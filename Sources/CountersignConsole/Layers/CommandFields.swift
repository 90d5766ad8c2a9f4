internal import Countersign

/// Which fields each command's form has: the contract's, in its order.
enum CommandFields {
  static func of(_ command: CommandName) -> [FormField] {
    switch command {
    case .templateUpload: upload
    case .templateActivate, .templateDeactivate:
      [FormField("template_id", from: .template), FormField("version", from: .version)]
    case .processCreate: create
    case .processSendSMS:
      [
        FormField("process_id", from: .process),
        FormField("user_id", from: .user, isOptional: true),
      ]
    // What cannot be undone is typed, never suggested.
    case .processCancel: [FormField("process_id"), FormField("reason")]
    case .h5Open, .h5CompleteFace, .h5Sign, .h5Heartbeat: [token]
    case .h5ChooseVerification: [token, choice("verification_type", VerificationType.self)]
    case .h5SubmitAmount: [token, FormField("amount", .yuan)]
    case .h5Decline: [token, FormField("reason")]
    case .personalReveal:
      [
        FormField("user_id", from: .user),
        FormField("process_id", from: .process, isOptional: true),
        FormField("reason"),
      ]
    case .personalFind:
      ["mobile", "id_no", "bank_card_no"].map { FormField($0, isOptional: true) }
    case .personalErase: [FormField("user_id"), FormField("reason")]
    case .callbackResend: [FormField("callback_id")]
    case .sandboxService:
      [choice("service", ServiceName.self), choice("mode", ServiceMode.self)]
    case .sandboxAdvanceClock: [FormField("seconds", .number)]
    case .sandboxPeek: [FormField("process_id", from: .process), FormField("user_id", from: .user)]
    case .sandboxInbox: [FormField("process_id", from: .process, isOptional: true)]
    case .statementImport:
      [
        FormField("content", .file), FormField("from", isOptional: true),
        FormField("to", isOptional: true),
      ]
    case .reply, .expiry, .keyDestruction, .unresolvedSplit, .alertCheck: []
    default: WalletFields.of(command)
    }
  }

  private static let token = FormField("token", from: .token)

  static func choice<Words: Word>(
    _ name: String, _ words: Words.Type, isOptional: Bool = false, party: Int? = nil
  ) -> FormField {
    FormField(
      name, .choice(words.allCases.map(\.rawValue)), isOptional: isOptional, party: party)
  }

  private static var upload: [FormField] {
    [
      FormField("template_id", from: .template), FormField("version"),
      choice("biz_scene", BizScene.self), FormField("content", .file),
      FormField("variables", .list),
    ]
  }

  private static var create: [FormField] {
    [choice("biz_scene", BizScene.self), FormField("template_id", from: .template)]
      + party(0) + party(1)
      + [
        FormField("callback_url"),
        FormField("variables", .pairs, isOptional: true, maximum: 4000),
      ]
  }

  private static func party(_ party: Int) -> [FormField] {
    let texts = ["user_id", "name", "id_no", "bank_card_no", "mobile"].map { name in
      FormField(name, isOptional: party > 0 || name != "name" && name != "user_id", party: party)
    }
    return texts + [choice("party_type", PartyType.self, isOptional: true, party: party)]
  }
}
