import Countersign
import Testing

extension CreateCase {
  static let templates: [CreateCase] = [
    CreateCase("a sound request", nil, []) { _ in },
    CreateCase(
      "no such template", .invalidTemplate, ["template"], "template NONE has no active version"
    ) { $0.templateID = "NONE" },
    CreateCase("a template of another scene", .invalidTemplate, ["scene"]) {
      $0.templateID = "KT-PAY"
    },
    CreateCase(
      "a variable the template does not have", .invalidTemplate, ["variables"],
      "variable ratio is not the template's"
    ) { $0.variables = ["ratio": "30%"] },
    CreateCase(
      "the platform's variable, given otherwise", .invalidTemplate, ["variables"],
      "variable payer_name is the platform's own"
    ) { $0.variables = ["payer_name": "别人"] },
    CreateCase("the platform's variable, given equal", nil, []) {
      $0.variables = ["payer_name": Cast.firmA.name, "signing_date": "2026-11-21"]
    },
  ]

  static let incomplete: [CreateCase] = [
    CreateCase("no parties", .missingPartyInfo, ["parties"], "PAYER") { $0.parties = nil },
    CreateCase("an empty list", .missingPartyInfo, ["parties"], "PAYER") { $0.parties = [] },
    CreateCase("no payee", .missingPartyInfo, ["parties"], "PAYEE") {
      $0.parties?.removeLast()
    },
    CreateCase("no payer", .missingPartyInfo, ["parties"], "PAYER") {
      $0.parties?.removeFirst()
    },
    CreateCase(payee: "no role", .missingPartyInfo, ["parties"], "parties[1].role") {
      $0.role = nil
    },
    CreateCase(payee: "no user", .missingPartyInfo, ["parties"], "parties[1].user_id") {
      $0.userID = nil
    },
    CreateCase(payee: "no name", .missingPartyInfo, ["parties"], "parties[1].name") {
      $0.name = nil
    },
    CreateCase(payee: "a blank name", .missingPartyInfo, ["parties"], "parties[1].name") {
      $0.name = " \u{3000}\t"
    },
    CreateCase(payee: "no number", .missingPartyInfo, ["parties"], "parties[1].id_no") {
      $0.idNo = nil
    },
    CreateCase(payee: "an empty number", .missingPartyInfo, ["parties"], "parties[1].id_no") {
      $0.idNo = ""
    },
    CreateCase(payee: "no card", nil, []) { $0.bankCardNo = nil },
    CreateCase(payee: "an empty card", nil, []) { $0.bankCardNo = "" },
    CreateCase(payee: "no mobile", nil, []) { $0.mobile = nil },
    CreateCase(
      payee: "a company without a card", .missingPartyInfo, ["parties"],
      "parties[1].bank_card_no"
    ) {
      $0.type = .enterprise
      $0.idNo = Cast.firmF.idNo
      $0.bankCardNo = nil
    },
  ]

  static let wrong: [CreateCase] = [
    CreateCase("the same role twice", .invalidPartyInfo, ["roles"]) {
      $0.parties?.append(Cast.personG.input(.payee))
    },
    CreateCase("the same user twice", .invalidPartyInfo, ["roles"]) {
      $0.parties?[1].userID = Cast.firmA.userID
    },
    CreateCase(payee: "a check digit", .invalidPartyInfo, ["id_no"], "parties[1].id_no") {
      $0.idNo = "110118198002291019"
    },
    CreateCase(payee: "a day that is none", .invalidPartyInfo, ["id_no"]) {
      $0.idNo = "110118198102291014"
    },
    CreateCase(payee: "a small x", .invalidPartyInfo, ["id_no"]) {
      $0.idNo = "11011819750615002x"
    },
    CreateCase(payee: "a person with a company's number", .invalidPartyInfo, ["id_no"]) {
      $0.idNo = Cast.firmA.idNo
    },
    CreateCase(payee: "a company with a person's number", .invalidPartyInfo, ["id_no"]) {
      $0.type = .enterprise
    },
    CreateCase(payee: "a card that fails Luhn", .invalidPartyInfo, ["bank_card_no"]) {
      $0.bankCardNo = "6290000000000000036"
    },
    CreateCase(payee: "a card with spaces", .invalidPartyInfo, ["bank_card_no"]) {
      $0.bankCardNo = "6290 0000 0000 0000 035"
    },
    CreateCase(payee: "a land line", .invalidPartyInfo, ["mobile"], "parties[1].mobile") {
      $0.mobile = "01064100000"
    },
    CreateCase(payee: "a name longer than 200", .invalidPartyInfo, ["name"]) {
      $0.name = String(repeating: "名", count: 201)
    },
    CreateCase(payee: "a name of 200", nil, []) { $0.name = String(repeating: "名", count: 200) },
  ]

  static let others: [CreateCase] = [
    CreateCase("no callback", .invalidCallbackURL, ["callback_url"]) { $0.callbackURL = nil },
    CreateCase("no address", .invalidCallbackURL, ["callback_url"]) {
      $0.callbackURL = "sandai.example/cb"
    },
    CreateCase("a user that is no id", .badRequest, []) { $0.parties?[1].userID = "user B" },
    CreateCase("an empty user", .badRequest, []) { $0.parties?[1].userID = "" },
    CreateCase("a user in Chinese", .badRequest, []) { $0.parties?[1].userID = "用户" },
  ]
}

/// A party by type, number and card, and what it may choose.
struct OptionCase: Sendable, CustomTestStringConvertible {
  var type: PartyType?
  var idNo: String
  var card: String?
  var becomes = PartyType.person
  var options: [VerificationType] = []
  var code: Code?
  var isPersonal = true

  var testDescription: String { "\(type?.rawValue ?? "-") \(idNo) \(card ?? "-")" }

  private static let card = "6290000000000000035"
  /// An ID card number that passes the check of a credit code, too: it is a person's all the same.
  static let both = "110118199001011023"

  static let all: [OptionCase] = [
    .init(type: .person, idNo: Cast.personB.idNo, card: card, options: [.microDeposit, .face]),
    .init(type: .person, idNo: Cast.personB.idNo, options: [.face]),
    .init(idNo: Cast.personB.idNo, card: card, options: [.microDeposit, .face]),
    .init(idNo: Cast.personC.idNo, options: [.face]),
    .init(type: .person, idNo: both, card: card, options: [.microDeposit, .face]),
    .init(idNo: both, options: [.face]),
    .init(
      type: .individualBusiness, idNo: both, becomes: .individualBusiness, options: [.face]),
    .init(
      type: .enterprise, idNo: Cast.firmF.idNo, card: card, becomes: .enterprise,
      options: [.microDeposit], isPersonal: false),
    .init(
      idNo: Cast.firmF.idNo, card: card, becomes: .enterprise, options: [.microDeposit],
      isPersonal: false),
    .init(type: .enterprise, idNo: Cast.firmF.idNo, code: .missingPartyInfo),
    .init(idNo: Cast.firmF.idNo, code: .missingPartyInfo),
    .init(
      type: .individualBusiness, idNo: Cast.traderD.idNo, card: card,
      becomes: .individualBusiness, options: [.microDeposit, .face]),
    .init(
      type: .individualBusiness, idNo: Cast.traderD.idNo, becomes: .individualBusiness,
      options: [.face]),
    .init(
      type: .individualBusiness, idNo: Cast.traderE.idNo, card: card,
      becomes: .individualBusiness, options: [.microDeposit], isPersonal: false),
    .init(type: .individualBusiness, idNo: Cast.traderE.idNo, code: .missingPartyInfo),
    .init(idNo: "110118198002291019", card: card, code: .invalidPartyInfo),
    .init(idNo: "XYZ", card: card, code: .invalidPartyInfo),
  ]
}
