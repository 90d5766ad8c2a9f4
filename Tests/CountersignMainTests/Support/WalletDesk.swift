/// A desk with a headquarters, a store and a person, each with an account.
struct WalletDesk {
  let desk: Desk
  let users: [String]
  let accounts: [String]

  /// - Parameters:
  ///   - funds: what the headquarters has, in fen.
  ///   - isBound: whether it may pay the person.
  init(funds: Int64 = 1_000_000, isBound: Bool = true) throws {
    let desk = try Desk()
    self.desk = desk
    users = try desk.exec([
      Self.register("HEADQUARTERS"), Self.register("STORE"), Self.person(1),
    ]).compactMap { $0["result"]["user_id"].string }
    guard users.count == 3 else { throw ChildTrouble("users were not registered") }
    accounts = try desk.exec(
      zip(users, ["COLLECTION", "COLLECTION", "RECEIVER"]).map { Self.open($0, $1) }
    ).compactMap { $0["result"]["account_id"].string }
    guard accounts.count == 3 else { throw ChildTrouble("accounts were not opened") }
    if funds > 0 { _ = try desk.exec(fund(0, funds)) }
    if isBound { _ = try bind(0, 2) }
  }

  static func register(_ role: String) -> JSON {
    [
      "command": "user.register", "institution_id": "JG1", "merchant_type": "ENTERPRISE",
      "role": .text(role), "name": .text(People.company), "id_no": .text(People.creditCode),
      "mobile": "13812345678", "bank_card_no": .text(People.card("622202123456789")),
    ]
  }

  static func person(_ number: Int) -> JSON {
    [
      "command": "user.register", "institution_id": "JG1", "merchant_type": "PERSON",
      "role": "PERSON", "name": .text(People.name), "id_no": .text(People.identity(number)),
      "mobile": .text(People.mobile(number)), "bank_card_no": .text(People.personCard(number)),
    ]
  }

  static func open(_ user: String, _ type: String) -> JSON {
    ["command": "account.open", "user_id": .text(user), "account_type": .text(type)]
  }

  func fund(_ place: Int, _ amount: Int64) -> JSON {
    [
      "command": "sandbox.fund", "account_id": .text(accounts[place]), "amount": .integer(amount),
    ]
  }

  func binding(_ payer: Int, _ receiver: Int) -> JSON {
    [
      "command": "binding.request", "payer_user_id": .text(users[payer]),
      "receiver_user_id": .text(users[receiver]),
    ]
  }

  /// Binds two and lets both sign.
  func bind(_ payer: Int, _ receiver: Int) throws -> JSON {
    let answer = try desk.exec(binding(payer, receiver))
    let signing = try Signing(desk, begunBy: answer)
    for user in [users[payer], users[receiver]] {
      let codes = try signing.signByDeposit(user)
      guard codes == ["OK", "OK", "OK", "OK"] else { throw ChildTrouble("\(user): \(codes)") }
    }
    return answer
  }

  func split(
    _ id: String, _ amount: Int64, command: String = "split.submit", from payer: Int = 0,
    to receiver: Int = 2
  ) -> JSON {
    [
      "command": .text(command), "request_id": .text(id),
      "payer_account_id": .text(accounts[payer]),
      "receiver_account_id": .text(accounts[receiver]), "amount": .integer(amount),
    ]
  }

  func act(_ command: String, _ fields: [String: JSON]) -> JSON {
    (["command": .text(command), "reason": "核查"] as JSON).with(fields)
  }

  func account(_ place: Int) throws -> JSON {
    try desk.rows("accounts", "account_id=\(accounts[place])").first ?? .null
  }

  func row(_ id: String) throws -> JSON {
    try desk.rows("split_requests", "request_id=\(id)").first ?? .null
  }
}
