/// A party whose information was checked and is complete.
struct CheckedParty {
  var role: PartyRole
  var userID: String
  var type: PartyType
  var name: String
  var idNo: String
  var bankCardNo: String?
  var mobile: String?
  var options: [VerificationType]
}

/// Reads one party of a request: who they are, and how they may prove it (contract 5).
///
/// `what` are the faults found, each under the check it belongs to; the party is there when there
/// are none.
struct PartyCheck {
  private(set) var party: CheckedParty?
  private(set) var missing: String?
  private(set) var invalid: [(check: String, detail: String)] = []

  init(_ input: PartyInput, place: Int) {
    let label = "parties[\(place)]"
    guard let role = input.role, let userID = input.userID, let name = input.name,
      !Self.isBlank(name), let idNo = input.idNo, !idNo.isEmpty
    else {
      let isNamed = input.name.map(Self.isBlank) == false
      missing =
        label
        + (input.role == nil
          ? ".role" : input.userID == nil ? ".user_id" : isNamed ? ".id_no" : ".name")
      return
    }
    let card = input.bankCardNo.flatMap { $0.isEmpty ? nil : $0 }
    let mobile = input.mobile.flatMap { $0.isEmpty ? nil : $0 }
    if name.unicodeScalars.count > 200 { invalid.append(("name", "\(label).name is too long")) }
    let type = Self.type(input.type, idNo)
    if !Self.proves(type, idNo) { invalid.append(("id_no", "\(label).id_no")) }
    if let card, !PartyNumbers.isBankCard(card) {
      invalid.append(("bank_card_no", "\(label).bank_card_no"))
    }
    if let mobile, !PartyNumbers.isMobile(mobile) { invalid.append(("mobile", "\(label).mobile")) }
    let options = Self.options(type, hasIdentityCard: PartyNumbers.isIdentityCard(idNo), card)
    // Nothing is left to prove it by; a wrong number is the plainer fault where there is one.
    if options.isEmpty, invalid.isEmpty { missing = "\(label).bank_card_no" }
    party = CheckedParty(
      role: role, userID: userID, type: type, name: name, idNo: idNo, bankCardNo: card,
      mobile: mobile, options: options)
  }

  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// The type given, else the one whose number it is; the form decides where the check fails.
  static func type(_ given: PartyType?, _ idNo: String) -> PartyType {
    if let given { return given }
    if PartyNumbers.isIdentityCard(idNo) { return .person }
    if PartyNumbers.isCreditCode(idNo) { return .enterprise }
    return PartyNumbers.hasIdentityCardForm(idNo) ? .person : .enterprise
  }

  /// A company's name is public; a person's is theirs, also where they trade under it.
  static func isCompany(_ type: PartyType, _ idNo: String) -> Bool {
    type == .enterprise || type == .individualBusiness && !PartyNumbers.isIdentityCard(idNo)
  }

  static func proves(_ type: PartyType, _ idNo: String) -> Bool {
    switch type {
    case .person: PartyNumbers.isIdentityCard(idNo)
    case .enterprise: PartyNumbers.isCreditCode(idNo)
    case .individualBusiness:
      PartyNumbers.isIdentityCard(idNo) || PartyNumbers.isCreditCode(idNo)
    }
  }

  /// What is left to choose from: a deposit needs a card, a face an ID card and a human being.
  static func options(
    _ type: PartyType, hasIdentityCard: Bool, _ card: String?
  ) -> [VerificationType] {
    var options: [VerificationType] = card == nil ? [] : [.microDeposit]
    if type != .enterprise, hasIdentityCard { options.append(.face) }
    return options
  }
}
