import Countersign
import CountersignClerk
import Testing

/// A desk on which one thing is asked of a service that fails in one way.
///
/// `tell` says in words how everybody stands; a fault's row is made of them.
final class FaultDesk {
  let scene: FaultScene
  let store: TestStore
  let clerk: Clerk
  private var line = ""
  private var again = ""
  private var userID: String?
  private var start = 0
  private var mark = 0
  private var told = ""

  init(_ scene: FaultScene, _ mode: ServiceMode) throws {
    self.scene = scene
    // Without jitter every wait is to the second.
    store = try TestStore { $0.jitterPercent = 0 }
    clerk = try store.clerk()
    try prepare()
    if again.isEmpty { again = line }
    start = clerk.registry.sequence
    mark = start
    try clerk.set(scene.operation.service, mode)
  }

  // MARK: The scene

  private func prepare() throws {
    switch scene.operation {
    case .sendSMS, .requestDeposit, .verifyAmount, .startFace, .verifyFace, .deliverCallback:
      try prepareSigning()
    case .reviewMerchant, .openAccount: try prepareOpening()
    default: try prepareMoney()
    }
  }

  private func prepareSigning() throws {
    guard scene != .smsAtCreation else {
      userID = "firm-1"
      line = SigningCase.line()
      again =
        #"{"command":"process.send_sms","process_id":"P20261121-000001","user_id":"firm-1"}"#
      return
    }
    let signing = try clerk.create()
    let place = scene == .faceStart || scene == .face ? 1 : 0
    let token = signing.tokens[place]
    userID = signing.users[place]
    try clerk.step("open", token)
    switch scene {
    case .smsByHand:
      line =
        #"{"command":"process.send_sms","process_id":"\#(signing.processID)","user_id":"\#(signing.users[place])"}"#
    case .deposit, .faceStart: line = Self.choice(token, place)
    case .amount:
      try clerk.run(Self.choice(token, place))
      let paid = try #require(clerk.sandboxDeposit(signing.processID, signing.users[place]))
      line = #"{"command":"h5.submit_amount","token":"\#(token)","amount":\#(paid)}"#
    case .face:
      try clerk.run(Self.choice(token, place))
      line = #"{"command":"h5.complete_face","token":"\#(token)"}"#
    default:
      line =
        #"{"command":"process.cancel","process_id":"\#(signing.processID)","reason":"商户撤回"}"#
      again = #"{"command":"callback.resend","callback_id":"CB-000001"}"#
    }
  }

  private static func choice(_ token: String, _ place: Int) -> String {
    let type = place == 0 ? VerificationType.microDeposit : .face
    return
      #"{"command":"h5.choose_verification","token":"\#(token)","verification_type":"\#(type.rawValue)"}"#
  }

  private func prepareOpening() throws {
    let isMerchant = scene == .review
    let user = try WalletDesk.register(
      clerk, isMerchant ? "ENTERPRISE" : "PERSON", isMerchant ? "HEADQUARTERS" : "PERSON",
      isMerchant ? SigningCase.firm : SigningCase.person,
      isMerchant ? SigningCase.firmCode : SigningCase.personID,
      isMerchant ? SigningCase.firmCard : SigningCase.personCard)
    let type = isMerchant ? AccountType.collection : .receiver
    line =
      #"{"command":"account.open","user_id":"\#(user)","account_type":"\#(type.rawValue)"}"#
  }

  private func prepareMoney() throws {
    let wallet = try WalletDesk(clerk)
    switch scene {
    case .change:
      line =
        #"{"command":"account.freeze","account_id":"\#(wallet.accounts[0])","reason":"核查"}"#
    case .fee, .transfer: line = wallet.split("S-1", 1000)
    default:
      try clerk.set(.clearing, scene.clearing)
      try clerk.run(wallet.split("S-1", 1000))
      line =
        scene == .hold
        ? #"{"command":"risk.freeze_transaction","instruction_id":"FX-1","request_id":"S-1","reason":"核查"}"#
        : #"{"command":"split.query","request_id":"S-1"}"#
    }
  }

  // MARK: What is done

  /// Does it, and does it once more.
  func act() throws -> String { Self.told(try clerk.run(line)) }
  func repeated() throws -> String { Self.told(try clerk.run(again)) }

  /// The service works again, and the clock moves on.
  func mend(after seconds: Int64 = 0) throws {
    if seconds > 0 { try clerk.advance(seconds) }
    try clerk.set(scene.operation.service, .ok)
    try clerk.advance(600)
  }

  private static func told(_ reply: Reply) -> String { reply.code?.rawValue ?? "OK" }

  // MARK: How it stands

  /// The calls since the last look, such as `TIMEOUT×3`.
  func calls() throws -> String {
    let outcomes = try facts(after: mark).map(\.call.outcome.rawValue)
    mark = clerk.registry.sequence
    var words: [(String, Int)] = []
    for outcome in outcomes {
      if words.last?.0 == outcome {
        words[words.count - 1].1 += 1
      } else {
        words.append((outcome, 1))
      }
    }
    return words.isEmpty ? "-" : words.map { $1 == 1 ? $0 : "\($0)×\($1)" }.joined(separator: " ")
  }

  /// The calls of this kind, for this user where they are about one.
  func facts(after sequence: Int) throws -> [ServiceCalled] {
    try store.records().filter { $0.sequence > sequence }.flatMap(\.events)
      .compactMap { event -> ServiceCalled? in
        guard case .serviceCalled(let fact) = event, fact.operation == scene.operation else {
          return nil
        }
        return userID == nil || fact.userID == nil || fact.userID == userID ? fact : nil
      }
  }

  func breaker() throws -> String {
    let health = try #require(clerk.registry.services[scene.operation.service])
    return health.breaker.rawValue
  }

  /// How users, money and alerts stand.
  func tell() throws -> String {
    let alerts = clerk.registry.wallet.standingAlerts.numbers
      .map { clerk.registry.wallet.alerts[$0] }
      .map { ($0.resolvedAt == nil ? "!" : "✓") + Self.word($0.code) }
    told = ([try standing()] + alerts).joined(separator: " ")
    return told
  }

  /// The same, or `=` where nothing has changed since it was told.
  func news() throws -> String {
    let before = told
    return try tell() == before ? "=" : told
  }

  private static func word(_ code: AlertCode) -> String {
    switch code {
    case .freezeNotInStep: "outOfStep"
    case .breakerOpen: "breaker"
    case .requestsWaiting: "waiting"
    case .serviceUnavailable: "unavailable"
    case .splitUnresolved: "unresolved"
    default: code.rawValue
    }
  }

  private func standing() throws -> String {
    let registry = clerk.registry
    switch scene.operation {
    case .sendSMS:
      let process = try #require(registry.processes.all.first)
      let place = try #require(process.partyIndex(userID ?? ""))
      return "\(process.status.rawValue) sms \(process.parties[place].sms?.rawValue ?? "-")"
    case .requestDeposit, .verifyAmount, .startFace, .verifyFace:
      let process = try #require(registry.processes.all.first)
      let place = try #require(process.partyIndex(userID ?? ""))
      let page = registry.page(process, place, clerk.policy, at: clerk.now)
      let status = process.status == .verifying ? "" : process.status.rawValue + " "
      return "\(status)\(page.step.rawValue) \(page.attemptsLeft)"
    case .deliverCallback:
      let callback = try #require(registry.callbacks.all.first)
      return "\(callback.status.rawValue) \(callback.attempts) got \(callback.receivedAt.count)"
    case .reviewMerchant, .openAccount: return "accounts \(registry.wallet.accounts.count)"
    case .changeAccount: return registry.wallet.accounts[1].status.rawValue
    default: return money(registry.wallet)
    }
  }

  private func money(_ wallet: Wallet) -> String {
    guard let split = wallet.split("S-1") else { return "-" }
    let amounts = [
      ("held", wallet.accounts[1].held), ("paid", wallet.accounts[2].balance),
      ("frozen", split.frozen),
    ]
    let told = amounts.filter { $0.1 > .zero }.map { "\($0.0) \($0.1.count)" }
    return (["\(split.status.rawValue)\(split.isUnresolved ? "?" : "")"] + told)
      .joined(separator: " ")
  }

  /// What holds whatever happens: money adds up, and nothing is done twice.
  func expectSound(_ row: String) throws {
    let wallet = clerk.registry.wallet
    let sum = wallet.accounts.all.reduce(wallet.ledger.fees.count) { $0 + $1.balance.count }
    #expect(sum == wallet.ledger.funded.count, "\(row): money adds up")
    let types = try store.types()
    for once in ["SPLIT_SUCCEEDED", "SANDBOX_TRANSFER_EXECUTED"] {
      #expect(types.count { $0 == once } <= 1, "\(row): \(once)")
    }
    if wallet.accounts.count == 0 {
      #expect(types.count { $0 == "SANDBOX_DEPOSIT_MADE" } <= 1, "\(row): one deposit")
    }
    #expect(clerk.registry.processes.all.allSatisfy { $0.status != .failed } || scene == .callback)
    #expect(clerk.registry.processes.all.allSatisfy { $0.status != .expired }, "\(row)")
    #expect(clerk.registry.requests.isEmpty, "\(row): nothing waits any more")
  }

  /// The idempotency keys of the calls so far.
  func keys() throws -> Set<String> { Set(try facts(after: start).map(\.requestID)) }
}
