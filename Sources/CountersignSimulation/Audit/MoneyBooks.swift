import Countersign

/// Where every fen is, by the entries in the journal alone.
struct MoneyBooks {
  struct Side {
    var balance: Int64 = 0
    var held: Int64 = 0
    var inFlight = 0
    var isFrozenByHand = false
    var freezes: Set<String> = []
    var isClosed = false
    var isFrozen: Bool { isFrozenByHand || !freezes.isEmpty }
  }

  struct Flight {
    var payer = ""
    var receiver = ""
    var amount: Int64 = 0
    var fee: Int64 = 0
    var status = SplitStatus.processing
    var binding: String?
    var clearingKey: String?
    var freezes: Set<String> = []
    var frozen: Int64 = 0
    var isByHand = false
    var unresolvedAt: Instant?
  }

  private(set) var sides: [String: Side] = [:]
  private(set) var flights: [String: Flight] = [:]
  private(set) var invalidated: Set<String> = []
  private(set) var notInStep: Set<String> = []
  private var accountsOf: [String: [String]] = [:]
  private(set) var funded: Int64 = 0
  private(set) var fees: Int64 = 0
  private(set) var total: Int64 = 0
  private var touched: Set<String> = []
  private var touchedFlights: Set<String> = []

  // MARK: Before

  /// Finds what would stop the program before it does.
  func foresee(_ record: JournalRecord, _ audit: Audit) {
    var ended: Set<String> = []
    for case .wallet(let event) in record.events {
      switch event {
      case .account(_, let fact): foresee(fact.entries, audit)
      case .split(let kind, let fact):
        foresee(fact.entries, audit)
        guard kind == .succeeded || kind == .failed else { continue }
        let isRunning = flights[fact.requestID]?.status == .processing
        let invariant: Invariant = kind == .succeeded ? .moneyMovesOnce : .resultsAreFinal
        audit.expect(invariant, isRunning && ended.insert(fact.requestID).inserted) {
          "\(fact.requestID) is over, and becomes \(kind.rawValue)"
        }
      default: break
      }
    }
  }

  private func foresee(_ entries: [Entry]?, _ audit: Audit) {
    guard let entries else { return }
    let sum = entries.reduce(0) { $0 + $1.amount.count }
    audit.expect(.entriesAddUp, sum == 0) { "entries that add up to \(sum) fen" }
    let strangers = entries.map(\.account).filter {
      sides[$0] == nil && $0 != Entry.fees && $0 != Entry.outside
    }
    audit.expect(.entriesAddUp, strangers.isEmpty) { "money for \(strangers) which is no account" }
  }

  // MARK: After

  mutating func take(_ event: Event, _ record: JournalRecord, _ audit: Audit) {
    guard case .wallet(let event) = event else { return }
    switch event {
    case .userRegistered, .alert, .statement: break
    case .account(let kind, let fact): take(kind, fact, audit)
    case .binding(let kind, let fact):
      if kind == .invalidated { invalidated.insert(fact.bindingID ?? "") }
    case .split(let kind, let fact): take(kind, fact, record, audit)
    case .freeze(let kind, let fact): take(kind, fact)
    }
  }

  private mutating func take(_ kind: AccountKind, _ fact: AccountFact, _ audit: Audit) {
    let id = fact.accountID ?? ""
    touched.insert(id)
    switch kind {
    case .opened:
      sides[id] = Side()
      sides[id]?.freezes = frozenUsers[fact.userID ?? ""] ?? []
      accountsOf[fact.userID ?? "", default: []].append(id)
    case .funded: post(fact.entries ?? [])
    case .frozen: sides[id]?.isFrozenByHand = true
    case .unfrozen: sides[id]?.isFrozenByHand = false
    case .closed:
      let side = sides[id] ?? Side()
      audit.expect(
        .movesAreLegal, !side.isClosed && side.balance == 0 && side.inFlight == 0
      ) { "\(id) was closed with \(side.balance) fen and \(side.inFlight) splits" }
      sides[id]?.isClosed = true
    case .told: notInStep.remove(id)
    case .tellingFailed: notInStep.insert(id)
    case .answered, .openingFailed: touched.remove(id)
    }
  }

  private mutating func post(_ entries: [Entry]) {
    for entry in entries {
      switch entry.account {
      case Entry.outside: funded -= entry.amount.count
      case Entry.fees: fees += entry.amount.count
      default:
        sides[entry.account]?.balance += entry.amount.count
        total += entry.amount.count
        touched.insert(entry.account)
      }
    }
  }

  private mutating func take(
    _ kind: SplitKind, _ fact: SplitFact, _ record: JournalRecord, _ audit: Audit
  ) {
    let id = fact.requestID
    touchedFlights.insert(id)
    switch kind {
    case .accepted, .refused:
      audit.expect(.idsAreUnique, flights[id] == nil) { "the split \(id) is there already" }
      begin(id, fact, isRunning: kind == .accepted)
    case .succeeded: succeed(id, fact, audit)
    case .failed:
      audit.expect(.moneyMovesOnce, fact.entries?.isEmpty ?? true) { "\(id) failed and moved" }
      end(id, .failed)
      audit.outside.failed(id, flights[id], audit)
    case .unresolved: flights[id]?.unresolvedAt = record.at
    case .resolved: flights[id]?.isByHand = true
    case .executed, .queryFailed, .resolveAsked, .resolveDropped, .processed: break
    }
  }

  private mutating func begin(_ id: String, _ fact: SplitFact, isRunning: Bool) {
    var flight = Flight()
    flight.payer = fact.payerAccountID ?? ""
    flight.receiver = fact.receiverAccountID ?? ""
    flight.amount = fact.amount?.count ?? 0
    flight.fee = fact.fee?.count ?? 0
    flight.binding = fact.bindingID
    flight.clearingKey = fact.clearingKey
    flight.status = isRunning ? .processing : .failed
    flights[id] = flight
    guard isRunning else { return }
    sides[flight.payer]?.held += flight.amount + flight.fee
    count(flight, 1)
  }

  private mutating func count(_ flight: Flight, _ step: Int) {
    sides[flight.payer]?.inFlight += step
    sides[flight.receiver]?.inFlight += step
    touched.formUnion([flight.payer, flight.receiver])
  }

  private mutating func end(_ id: String, _ status: SplitStatus) {
    guard let flight = flights[id], flight.status == .processing else { return }
    sides[flight.payer]?.held -= flight.amount + flight.fee
    count(flight, -1)
    flights[id]?.status = status
    flights[id]?.unresolvedAt = nil
  }

  private mutating func succeed(_ id: String, _ fact: SplitFact, _ audit: Audit) {
    guard let flight = flights[id] else { return }
    end(id, .success)
    let entries = fact.entries ?? []
    let isWhole =
      entries.count == 3
      && entries.contains(Entry(flight.payer, -flight.amount - flight.fee))
      && entries.contains(Entry(flight.receiver, flight.amount))
      && entries.contains(Entry(Entry.fees, flight.fee))
    audit.expect(.entriesAddUp, isWhole) { "\(id) moved other money than it said" }
    post(entries)
    audit.outside.succeeded(id, flight, audit)
  }

  // MARK: Freezes

  private var frozenUsers: [String: Set<String>] = [:]

  private mutating func take(_ kind: FreezeKind, _ fact: FreezeFact) {
    let request = fact.requestID ?? ""
    let user = fact.userID ?? ""
    switch kind {
    case .merchantFrozen:
      let id = fact.instructionID ?? ""
      frozenUsers[user, default: []].insert(id)
      for account in accountsOf[user] ?? [] where sides[account]?.isClosed == false {
        sides[account]?.freezes.insert(id)
        touched.insert(account)
      }
    case .merchantThawed:
      frozenUsers[user]?.remove(fact.lifts ?? "")
      for account in accountsOf[user] ?? [] {
        sides[account]?.freezes.remove(fact.lifts ?? "")
        touched.insert(account)
      }
    case .transactionFrozen:
      flights[request]?.freezes.insert(fact.instructionID ?? "")
      hold(request, fact.amount?.count ?? 0)
    case .transactionThawed:
      flights[request]?.freezes.remove(fact.lifts ?? "")
      hold(request, -(fact.amount?.count ?? 0))
    case .moneyHeld: hold(request, fact.amount?.count ?? 0)
    case .told: notInStep.remove(request)
    case .tellingFailed: notInStep.insert(request)
    }
  }

  private mutating func hold(_ request: String, _ amount: Int64) {
    guard let flight = flights[request] else { return }
    touchedFlights.insert(request)
    flights[request]?.frozen += amount
    sides[flight.receiver]?.held += amount
    touched.insert(flight.receiver)
  }

  // MARK: Held against the state

  mutating func hold(_ registry: Registry, _ audit: Audit) {
    for id in touched { hold(id, registry, audit) }
    for id in touchedFlights { holdFlight(id, registry, audit) }
    touched.removeAll(keepingCapacity: true)
    touchedFlights.removeAll(keepingCapacity: true)
    let ledger = registry.wallet.ledger
    audit.expect(
      .moneyConserved,
      total + fees == funded && ledger.funded.count == funded && ledger.fees.count == fees
    ) {
      "accounts \(total) and fees \(fees), funded \(funded); the state has "
        + "\(ledger.fees.count) of \(ledger.funded.count)"
    }
  }

  private func hold(_ id: String, _ registry: Registry, _ audit: Audit) {
    guard let account = registry.wallet.account(id), let side = sides[id] else { return }
    audit.expect(
      .moneyConserved,
      account.balance.count == side.balance && account.held.count == side.held
        && account.inFlight == side.inFlight
    ) {
      "\(id) has \(account.balance.count), holds \(account.held.count), runs \(account.inFlight); "
        + "by the entries \(side.balance), \(side.held), \(side.inFlight)"
    }
    audit.expect(.nothingNegative, side.balance >= 0 && side.balance >= side.held && side.held >= 0)
    { "\(id) has \(side.balance) and holds \(side.held)" }
    let status: AccountStatus = side.isClosed ? .closed : side.isFrozen ? .frozen : .normal
    audit.expect(.movesAreLegal, account.status == status) {
      "\(id) is \(account.status.rawValue), the journal says \(status.rawValue)"
    }
  }

  private func holdFlight(_ id: String, _ registry: Registry, _ audit: Audit) {
    guard let flight = flights[id] else { return }
    let split = registry.wallet.split(id)
    audit.expect(
      .resultsAreFinal,
      split?.status == flight.status && split?.amount.count == flight.amount
        && split?.freezes.count == flight.freezes.count && split?.frozen.count == flight.frozen
        && split?.isUnresolved == (flight.unresolvedAt != nil)
    ) { "\(id) stands otherwise than its events say" }
  }

  /// Nothing that waits for a person is silent.
  func holdAlerts(_ registry: Registry, _ now: Instant, _ audit: Audit) {
    let alerts = registry.wallet.openAlerts
    for number in registry.wallet.openSplits {
      let id = registry.wallet.splits[number].requestID
      guard let since = flights[id]?.unresolvedAt,
        now.since(since) >= audit.policy.unresolvedAlertSeconds * 1000
      else { continue }
      audit.expect(.nothingIsSilent, alerts[Alert.key(.splitUnresolved, id)] != nil) {
        "\(id) is unresolved since \(since.text) and no alert says so"
      }
    }
    for subject in notInStep {
      audit.expect(.nothingIsSilent, alerts[Alert.key(.freezeNotInStep, subject)] != nil) {
        "\(subject) is not in step outside and no alert says so"
      }
    }
  }
}
