import Countersign

/// Somebody who presses every key of the wallet while its services fail, the program dies and the
/// clock jumps; the same for the same seed.
struct WalletWalk {
  private(set) var scene = WalletScene()
  private var dice: Dice
  private(set) var faults: [String] = []
  private(set) var answers: [String: Int] = [:]
  private var seen = 0
  private var moved: [String: Int] = [:]
  private var balances: [String: Int64] = [:]
  private var splits = 0
  private var last: SplitSubmit?

  private static let names = WalletScene.cast.map(\.name)
  private static let services: [ServiceName] = [
    .clearing, .billing, .accountSystem, .merchantReview, .bank, .clearing,
  ]

  init(seed: UInt64) { dice = Dice(seed: seed) }

  mutating func run(_ steps: Int) {
    for _ in 0..<steps {
      let answer = step()
      answers[answer.map(WalletScene.word) ?? "-", default: 0] += 1
      look()
    }
  }

  private mutating func pick<Element>(_ items: [Element]) -> Element {
    items[dice.roll(items.count)]
  }

  private mutating func step() -> Answer? {
    switch dice.roll(100) {
    case 0..<34: submit()
    case 34..<42: scene.query(splitID())
    case 42..<46: resolve()
    case 46..<52: scene.fund(pick(Self.names), Int64(1 + dice.roll(5000)))
    case 52..<60: instruct()
    case 60..<66: change()
    case 66..<72: bind()
    case 72..<82: service()
    case 82..<90: wait()
    case 90..<94: crash()
    case 94..<97: invalidate()
    default: scene.open(pick(Self.names), pick([.collection, .receiver]))
    }
  }

  private mutating func splitID() -> String { "S\(max(1, splits - dice.roll(6)))" }

  private mutating func submit() -> Answer? {
    if dice.roll(5) == 0, let last { return scene.desk.run(.wallet(.splitSubmit(last))) }
    if dice.roll(20) > 0 { splits += 1 }
    let payer = dice.roll(5) > 0 ? "hq" : pick(Self.names)
    let receiver = dice.roll(3) > 0 ? "wang" : pick(Self.names)
    let most = dice.roll(8) == 0 ? 2_000_000 : 20_000
    let fields = SplitSubmit(
      "S\(splits)", scene.account(payer), scene.account(receiver), Fen(Int64(1 + dice.roll(most))))
    last = fields
    return scene.desk.run(.wallet(.splitSubmit(fields)))
  }

  private mutating func resolve() -> Answer? {
    var fields = SplitResolve()
    fields.requestID = splitID()
    fields.outcome = pick([.success, .failed])
    fields.evidence = "回单"
    fields.reason = "停机"
    return scene.desk.run(.wallet(.splitResolve(fields)))
  }

  private mutating func instruct() -> Answer? {
    let merchant = MerchantInstruction(
      "I\(dice.roll(12))", scene.user(pick(Self.names)), reason: "风控")
    let transaction = TransactionInstruction("X\(dice.roll(40))", splitID(), reason: "风控")
    let command: WalletCommand =
      switch dice.roll(6) {
      case 0: .freezeMerchant(merchant)
      case 1, 2: .thawMerchant(merchant)
      case 3: .thawTransaction(transaction)
      default: .freezeTransaction(transaction)
      }
    return scene.desk.run(.wallet(command))
  }

  private mutating func change() -> Answer? {
    let fields = AccountChange(scene.account(pick(Self.names)), reason: "核查")
    let command: WalletCommand =
      switch dice.roll(8) {
      case 0: .accountFreeze(fields)
      case 1: .accountClose(AccountChange(scene.account("ouyang"), reason: "销户"))
      default: .accountUnfreeze(fields)
      }
    return scene.desk.run(.wallet(command))
  }

  private mutating func bind() -> Answer? {
    let answer = scene.request("hq", pick(["wang", "store", "ouyang", "supplier"]))
    if dice.roll(4) > 0, answer.code == nil { scene.sign(scene.desk.registry.processes.count) }
    return answer
  }

  private mutating func invalidate() -> Answer? {
    let number = 1 + dice.roll(scene.desk.registry.wallet.bindings.count)
    let fields = BindingInvalidate("BD-\(Ordinal.text(number))", reason: "解约")
    return scene.desk.run(.wallet(.bindingInvalidate(fields)))
  }

  private mutating func service() -> Answer? {
    let mode = dice.roll(2) == 0 ? ServiceMode.ok : pick(ServiceMode.allCases)
    scene.set(pick(Self.services), mode)
    return nil
  }

  private mutating func wait() -> Answer? {
    scene.desk.wait(seconds: pick([1, 30, 61, 200, 1800]))
    return nil
  }

  private mutating func crash() -> Answer? {
    if scene.desk.asksServices { scene.desk.asksServices = false } else { scene.desk.recover() }
    return nil
  }

  // MARK: What must never happen

  private mutating func look() {
    for record in scene.desk.records[seen...] {
      for event in record.events { take(event) }
    }
    seen = scene.desk.records.count
    let wallet = scene.desk.registry.wallet
    faults += wallet.faults
    for account in wallet.accounts.all
    where account.balance.count != balances[account.accountID, default: 0] {
      faults.append("\(account.accountID) has \(account.balance), the entries say otherwise")
    }
    faults += wallet.openSplits.filter { wallet.splits[$0].status != .processing }.map {
      "open \($0)"
    }
    faults = Array(faults.prefix(3))
  }

  /// Books once more, from the entries alone.
  private mutating func take(_ event: Event) {
    guard case .wallet(let event) = event else { return }
    var entries: [Entry] = []
    if case .account(.funded, let fact) = event { entries = fact.entries ?? [] }
    if case .split(let kind, let fact) = event {
      entries = fact.entries ?? []
      if kind == .succeeded || kind == .executed {
        moved["\(fact.requestID) \(kind)", default: 0] += 1
        if moved["\(fact.requestID) \(kind)"] != 1 {
          faults.append("\(fact.requestID) moved twice")
        }
      }
    }
    for entry in entries { balances[entry.account, default: 0] += entry.amount.count }
  }
}
