import Countersign

/// A desk with a headquarters, a store, a supplier and two people, and what one does with them.
struct WalletScene {
  var desk: TestDesk
  private(set) var users: [String: String] = [:]
  private(set) var accounts: [String: String] = [:]

  static let cast: [(name: String, role: UserRole, who: Cast)] = [
    ("hq", .headquarters, .firmA), ("store", .store, .firmF),
    ("supplier", .nonAcquiringMerchant, .firmF), ("wang", .person, .personB),
    ("ouyang", .person, .personG),
  ]

  /// Everybody registered, with an account each; the headquarters has ¥10,000.00 and may pay `wang`.
  init(on desk: TestDesk = TestDesk(), bound: Bool = true) {
    self.desk = desk
    for (name, role, who) in Self.cast {
      users[name] = register(role, who).outcome?.wallet?.userID
      let type: AccountType = role.isAcquiring ? .collection : .receiver
      accounts[name] = open(name, type).outcome?.wallet?.accountID
    }
    fund("hq", 1_000_000)
    if bound { bind("hq", "wang") }
  }

  @discardableResult
  mutating func register(_ role: UserRole, _ who: Cast, type: PartyType? = nil) -> Answer {
    var fields = UserRegister()
    fields.institutionID = "JG1"
    fields.type = type ?? who.type
    fields.role = role
    fields.name = who.name
    fields.idNo = who.idNo
    fields.bankCardNo = who.bankCardNo
    fields.mobile = "15400000001"
    return desk.run(.wallet(.userRegister(fields)))
  }

  func user(_ name: String) -> String { users[name] ?? name }
  func account(_ name: String) -> String { accounts[name] ?? name }
  /// Gives an account's id another name.
  mutating func call(_ name: String, _ account: String) { accounts[name] = account }

  /// The name of a user's or an account's id; the id where it has none.
  func name(_ id: String) -> String {
    accounts.filter { $0.value == id }.keys.min() ?? users.first { $0.value == id }?.key ?? id
  }

  func row(_ name: String) -> Account { desk.registry.wallet.account(account(name)) ?? Account() }
  func split(_ id: String) -> Split { desk.registry.wallet.split(id) ?? Split() }

  @discardableResult
  mutating func open(_ name: String, _ type: AccountType) -> Answer {
    desk.run(.wallet(.accountOpen(AccountOpen(user(name), type))))
  }

  @discardableResult
  mutating func fund(_ name: String, _ amount: Int64) -> Answer {
    desk.run(.wallet(.sandboxFund(SandboxFund(account(name), Fen(amount)))))
  }

  @discardableResult
  mutating func submit(
    _ id: String, _ amount: Int64, from payer: String = "hq", to receiver: String = "wang"
  ) -> Answer {
    let fields = SplitSubmit(id, account(payer), account(receiver), Fen(amount))
    return desk.run(.wallet(.splitSubmit(fields)))
  }

  @discardableResult
  mutating func query(_ id: String) -> Answer {
    desk.run(.wallet(.splitQuery(SplitReference(id))))
  }

  mutating func set(_ service: ServiceName, _ mode: ServiceMode) {
    desk.run(.sandboxService(SandboxService(service, mode)))
  }

  /// Mends a service and waits until its breaker has closed.
  mutating func mend(_ service: ServiceName) {
    set(service, .ok)
    desk.wait(seconds: 200)
  }

  @discardableResult
  mutating func request(_ payer: String, _ receiver: String) -> Answer {
    desk.run(.wallet(.bindingRequest(BindingRequest(user(payer), user(receiver)))))
  }

  /// Requests a binding and lets both sides sign.
  mutating func bind(_ payer: String, _ receiver: String) {
    request(payer, receiver)
    sign(desk.registry.processes.count)
  }

  mutating func sign(_ number: Int) {
    for place in desk.registry.processes[number].parties.indices {
      let token = StubTools.token(number, place)
      desk.run(.h5Open(PageStepInput(token)))
      desk.run(.h5ChooseVerification(PageChoice(token, .microDeposit)))
      desk.run(.h5SubmitAmount(PageAmount(token, Fen(TestDesk.deposit(number, place)))))
      desk.run(.h5Sign(PageStepInput(token)))
    }
  }

  /// What was answered, in a word.
  static func word(_ answer: Answer) -> String {
    if let code = answer.code { return code.rawValue }
    let wallet = answer.outcome?.wallet
    let unknown = wallet?.isUnresolved == true ? " unresolved" : ""
    return (wallet?.status ?? "OK") + unknown
  }
}
