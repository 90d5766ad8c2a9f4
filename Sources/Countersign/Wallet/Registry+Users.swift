// Users: registered once, under an id that is never given again (seed 004, 4.1).

extension Registry {
  /// An institution's number has at most so many characters, so that a user's id has at most 64.
  static let longestInstitution = 20

  func register(_ fields: UserRegister, _ context: Context) throws(Refusal) -> Decision {
    var input = PartyInput()
    input.role = .payer
    input.userID = "user"
    input.name = fields.name
    input.idNo = fields.idNo
    input.bankCardNo = fields.bankCardNo
    input.mobile = fields.mobile
    input.type = fields.type
    let read = PartyCheck(input, place: 0)
    var checks = CheckList()
    let institution = fields.institutionID
    checks.note(
      "institution",
      PartyNumbers.isID(institution) && institution.utf8.count <= Self.longestInstitution,
      .invalidInstitution, "institution_id")
    checks.note(
      "role", fields.role != .person || fields.type == .person, .invalidPartyInfo,
      "role \(fields.role.rawValue) is not for \(fields.type.rawValue)")
    let missing = read.party == nil ? read.missing : nil
    checks.note("party", missing == nil, .missingPartyInfo, Self.field(missing ?? ""))
    for name in ["name", "id_no", "bank_card_no", "mobile"] {
      let fault = read.invalid.first { $0.check == name }
      checks.note(name, fault == nil, .invalidPartyInfo, Self.field(fault?.detail ?? ""))
    }
    try checks.refuse()
    guard let party = read.party else { throw Refusal(.missingPartyInfo) }
    return registered(fields, party, context)
  }

  /// `parties[0].id_no` is a user's `id_no`.
  private static func field(_ label: String) -> String {
    label.hasPrefix("parties[0].") ? String(label.dropFirst(11)) : label
  }

  private func registered(
    _ fields: UserRegister, _ party: CheckedParty, _ context: Context
  ) -> Decision {
    let sequence = (wallet.sequences[fields.institutionID] ?? 0) + 1
    var user = User()
    user.userID =
      "INST_\(fields.institutionID)_TYPE_\(fields.type.rawValue)_SEQ_\(sequence)"
    user.institutionID = fields.institutionID
    user.type = fields.type
    user.role = fields.role
    let isCompany = PartyCheck.isCompany(fields.type, fields.idNo)
    user.name = isCompany ? .open(party.name) : .fresh(party.name)
    user.idNo = .fresh(party.idNo)
    user.bankCardNo = party.bankCardNo.map { .fresh($0) }
    user.mobile = party.mobile.map { .fresh($0) }
    // A process may have brought this subject's key before.
    user.slot = subjects[user.userID]?.slot ?? lastSlot + 1
    user.createdAt = context.now
    var fact = UserRegistered()
    fact.user = user
    var known = party
    known.userID = user.userID
    fact.found = indices(known, user.slot, context)
    let userID = user.userID
    return Decision([.wallet(.userRegistered(fact))], .wallet { $0.userID = userID })
  }

  /// A registered user who may be dealt with: there, and not erased.
  func user(_ id: String) throws(Refusal) -> User {
    guard let user = wallet.user(id) else { throw Refusal(.notFound, id) }
    guard !user.isErased else { throw Refusal(.personalErased, id) }
    return user
  }

  /// A party with what is known of it as a registered user put in where nothing is given.
  func completed(_ input: PartyInput, _ context: Context) -> PartyInput {
    guard let user = wallet.user(input.userID ?? ""), !user.isErased else { return input }
    var input = input
    input.type = input.type ?? user.type
    if input.mobile?.isEmpty ?? true {
      input.mobile = revealed(user, user.mobile, "mobile", context)
    }
    return input
  }

  /// A registered user as a party of an agreement.
  func party(_ user: User, _ role: PartyRole, _ context: Context) -> PartyInput {
    var input = PartyInput()
    input.role = role
    input.userID = user.userID
    input.type = user.type
    input.name = revealed(user, user.name, "name", context)
    input.idNo = revealed(user, user.idNo, "id_no", context)
    input.bankCardNo = revealed(user, user.bankCardNo, "bank_card_no", context)
    input.mobile = revealed(user, user.mobile, "mobile", context)
    return input
  }

  private func revealed(
    _ user: User, _ text: Guarded?, _ field: String, _ context: Context
  ) -> String? {
    text.flatMap { context.tools.reveal($0, SigningProcess.context(user.userID, field)) }
  }
}
