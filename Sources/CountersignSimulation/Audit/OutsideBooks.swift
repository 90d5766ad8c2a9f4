import Countersign

/// What went out, held against what had been decided by then.
struct OutsideBooks {
  private var rests: [ServiceName: Instant] = [:]
  private var tries: [String: Int] = [:]
  /// Accounts and splits of which a system outside last refused to hear.
  private(set) var refused: Set<String> = []
  private var givenUp: Set<String> = []
  /// What clearing carried out by its key, as the world's services remember it.
  var wasExecuted: (String) -> Bool = { _ in true }

  mutating func take(_ event: Event, _ audit: Audit) {
    switch event {
    case .serviceCalled(let fact):
      guard fact.call.outcome != .breakerOpen else { return }
      if fact.operation == .changeAccount || fact.operation == .holdMoney {
        let subject = fact.subject ?? ""
        if fact.call.outcome == .rejected {
          refused.insert(subject)
        } else {
          refused.remove(subject)
        }
      }
      let restedAt = rests[fact.service]?.adding(seconds: audit.policy.breakerOpenSeconds)
      audit.expect(.callsAreBounded, restedAt.map { fact.call.startedAt >= $0 } ?? true) {
        "\(fact.service.rawValue) was called while its breaker was open"
      }
      tries[fact.requestID, default: 0] += 1
      audit.expect(.callsAreBounded, tries[fact.requestID] ?? 0 <= audit.policy.serviceTries) {
        "\(fact.requestID) was tried \(tries[fact.requestID] ?? 0) times in a round"
      }
    case .breakerMoved(let fact): rests[fact.service] = fact.state == .open ? fact.at : nil
    case .callbackRound(.givenUp, let round): givenUp.insert(round.callbackID)
    case .callbackRound(.delivered, let round): givenUp.remove(round.callbackID)
    default: break
    }
  }

  /// Nobody has to find out by himself that something outside has stopped.
  func holdAlerts(_ registry: Registry, _ audit: Audit) {
    let alerts = registry.wallet.openAlerts
    for service in rests.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      audit.expect(.nothingIsSilent, alerts[Alert.key(.breakerOpen, service.rawValue)] != nil) {
        "the breaker of \(service.rawValue) is open and no alert says so"
      }
    }
    for id in givenUp.sorted() {
      audit.expect(.nothingIsSilent, alerts[Alert.key(.outboxStuck, id)] != nil) {
        "the callback \(id) was given up and no alert says so"
      }
    }
  }

  mutating func endOfRecord(_ audit: Audit) { tries.removeAll(keepingCapacity: true) }

  /// A success is what clearing did, or what a person said when clearing could not.
  func succeeded(_ id: String, _ flight: MoneyBooks.Flight, _ audit: Audit) {
    let isTrue = flight.isByHand || flight.clearingKey.map(wasExecuted) == true
    audit.expect(.clearingAgrees, isTrue) { "\(id) succeeded here and not at clearing" }
  }

  func failed(_ id: String, _ flight: MoneyBooks.Flight?, _ audit: Audit) {
    guard let flight, !flight.isByHand, let key = flight.clearingKey else { return }
    audit.expect(.clearingAgrees, !wasExecuted(key)) { "\(id) failed here; clearing paid it" }
  }
}

extension Audit {
  /// An instruction that is on its way to clearing, this moment.
  func sent(_ call: OutsideCall) {
    let id = call.fields["request_id"] ?? ""
    guard let flight = money.flights[id] else {
      return expect(.moneyMovesOnce, false) { "\(id) was sent before it was written down" }
    }
    expect(.moneyMovesOnce, flight.status == .processing && flight.clearingKey == call.key) {
      "\(id) was sent while \(flight.status.rawValue) under \(call.key)"
    }
    expect(.moneyMovesOnce, flight.unresolvedAt == nil) { "\(id) was sent again while unresolved" }
    let sides = [flight.payer, flight.receiver].compactMap { money.sides[$0] }
    let isFree = flight.freezes.isEmpty && sides.allSatisfy { !$0.isFrozen && !$0.isClosed }
    expect(.nothingSentAfterFreeze, sides.count == 2 && isFree) {
      "\(id) was sent after a freeze of it or of one of its accounts"
    }
    expect(.bindingBySignature, flight.binding.map { !money.invalidated.contains($0) } ?? false) {
      "\(id) was sent after its binding was invalidated"
    }
  }
}
