import Countersign

/// Where every process and party stands, by the events alone.
struct SigningBooks {
  private struct Seen {
    var status = ProcessStatus.created
    var pair = ""
    var parties: [PartyStatus] = []
  }

  private var seen: [Int: Seen] = [:]
  /// Answers that a verifier judged, by process and user.
  private var judged: [String: Int] = [:]
  /// The open process of each pair and scene.
  private var open: [String: Int] = [:]
  /// The valid binding of each direction.
  private var valid: [String: String] = [:]
  private var agreements: [String: AgreementStatus] = [:]
  private var touched: Set<String> = []
  private var touchedBindings: Set<String> = []
  /// How many processes ended with an address to tell, and how many were told of.
  private(set) var endings = 0
  private(set) var told = 0

  // MARK: Before

  /// Finds what would stop the program before it does.
  func foresee(_ record: JournalRecord, _ registry: Registry, _ audit: Audit) {
    var moved: [String: ProcessStatus] = [:]
    for event in record.events {
      guard case .step(let kind, let step) = event, let next = Self.end(kind),
        let number = registry.processNumber(step.processID)
      else { continue }
      let now = moved[step.processID] ?? registry.processes[number].status
      audit.expect(.movesAreLegal, Self.mayMove(now, next)) {
        "\(step.processID) goes from \(now.rawValue) to \(next.rawValue)"
      }
      moved[step.processID] = next
    }
  }

  private static func end(_ kind: StepKind) -> ProcessStatus? {
    switch kind {
    case .processSigned: .signed
    case .processFailed: .failed
    case .processExpired: .expired
    default: nil
    }
  }

  /// The seed's state machine, said once more and not by the rules' own table.
  private static func mayMove(_ from: ProcessStatus, _ to: ProcessStatus) -> Bool {
    let open: [ProcessStatus] = [.created, .smsSent, .verifying]
    switch from {
    case .created: return to != .created && to != .signed
    case .smsSent: return to == .verifying || to == .failed || to == .expired
    case .verifying: return !open.contains(to)
    case .expired: return open.contains(to)
    case .signed, .failed: return false
    }
  }

  private static func mayMove(_ from: PartyStatus, _ to: PartyStatus) -> Bool {
    switch (from, to) {
    case (.pending, .verified), (.verified, .signed): true
    case (.pending, .failed), (.verified, .failed): true
    default: false
    }
  }

  // MARK: After

  mutating func take(_ event: Event, _ audit: Audit) {
    if let id = event.processID { touched.insert(id) }
    switch event {
    case .step(.verificationResult, let step):
      judged["\(step.processID) \(step.userID ?? "")", default: 0] += 1
    case .step(.processCompleted, _): endings += 1
    case .callbackQueued: told += 1
    case .wallet(.binding(let kind, let fact)): take(kind, fact, audit)
    default: break
    }
  }

  private mutating func take(_ kind: BindingKind, _ fact: BindingFact, _ audit: Audit) {
    guard let id = fact.bindingID else { return }
    touchedBindings.insert(id)
    let before = agreements[id]
    let next: AgreementStatus
    switch kind {
    case .requested, .failed: next = .unsigned
    case .established: next = .signed
    case .invalidated: next = .invalidated
    case .paymentEnabled: return
    }
    let isLegal =
      switch (before, next) {
      case (nil, .unsigned), (.unsigned, .unsigned), (.unsigned, .signed), (.signed, .invalidated):
        true
      default: false
      }
    audit.expect(.movesAreLegal, isLegal) {
      "\(id) goes from \(before?.rawValue ?? "nothing") to \(next.rawValue)"
    }
    agreements[id] = next
  }

  // MARK: Held against the state

  mutating func hold(_ registry: Registry, _ audit: Audit) {
    for id in touched {
      guard let number = registry.processNumber(id) else { continue }
      hold(number, registry, audit)
    }
    for id in touchedBindings { holdBinding(id, registry, audit) }
    touched.removeAll(keepingCapacity: true)
    touchedBindings.removeAll(keepingCapacity: true)
  }

  private mutating func hold(_ number: Int, _ registry: Registry, _ audit: Audit) {
    let process = registry.processes[number]
    let old = seen[number]
    var now = Seen(status: process.status, pair: old?.pair ?? process.pair)
    now.parties = process.parties.map(\.status)
    if let old {
      audit.expect(.movesAreLegal, old.status == now.status || Self.mayMove(old.status, now.status))
      { "\(process.processID) went from \(old.status.rawValue) to \(now.status.rawValue)" }
      for (was, became) in zip(old.parties, now.parties) where was != became {
        // A party may verify and sign in one record only by skipping the page: it cannot.
        audit.expect(.movesAreLegal, Self.mayMove(was, became)) {
          "a party of \(process.processID) went from \(was.rawValue) to \(became.rawValue)"
        }
      }
    } else {
      audit.expect(.movesAreLegal, process.status == .created) {
        "\(process.processID) begins as \(process.status.rawValue)"
      }
    }
    seen[number] = now
    holdPair(number, now, registry, audit)
    holdEnd(process, audit)
    for party in process.parties { hold(party, process, registry, audit) }
  }

  private mutating func holdPair(
    _ number: Int, _ now: Seen, _ registry: Registry, _ audit: Audit
  ) {
    guard now.status.isOpen else {
      if open[now.pair] == number { open[now.pair] = nil }
      return
    }
    let other = open.updateValue(number, forKey: now.pair)
    audit.expect(.oneOpenProcess, other == nil || other == number) {
      "processes \(other ?? 0) and \(number) are both open for \(now.pair)"
    }
    audit.expect(.oneOpenProcess, registry.openPairs[now.pair] == number) {
      "process \(number) is open and \(now.pair) does not say so"
    }
  }

  private func holdEnd(_ process: SigningProcess, _ audit: Audit) {
    let isSigned = process.parties.allSatisfy { $0.status == .signed }
    audit.expect(
      .movesAreLegal,
      isSigned == (process.status == .signed)
        && process.status.isOpen == (process.endReason == nil)
        && process.status.isOpen == (process.endedAt == nil)
        && (!process.status.isOpen || process.status == process.derivedStatus)
    ) { "\(process.processID) is \(process.status.rawValue), its parties say otherwise" }
  }

  private func hold(
    _ party: Party, _ process: SigningProcess, _ registry: Registry, _ audit: Audit
  ) {
    let asked = (registry.processRequests[process.processID] ?? []).count { id in
      registry.requests[id].map { $0.operation.isVerdict && $0.userID == party.userID } ?? false
    }
    let answered = judged["\(process.processID) \(party.userID)", default: 0]
    audit.expect(.attemptsAreCounted, party.attempts == answered + asked) {
      "\(party.userID) of \(process.processID) has \(party.attempts) attempts, \(answered) were "
        + "judged and \(asked) asked about"
    }
    audit.expect(
      .attemptsAreCounted,
      party.attempts <= audit.policy.verificationAttempts && party.wrongAmounts <= answered
    ) { "\(party.userID) of \(process.processID) has \(party.attempts) attempts" }
    audit.expect(
      .movesAreLegal,
      (party.signedAt == nil || party.verifiedAt != nil)
        && (party.verifiedAt == nil || party.verificationType != nil)
    ) { "\(party.userID) of \(process.processID) signed unverified" }
    let isSealed = [party.idNo, party.bankCardNo, party.mobile].allSatisfy { text in
      if case .sealed = text { return true }
      return text == nil
    }
    audit.expect(.personalIsSealed, isSealed) { "a number of \(party.userID) is not sealed" }
  }

  private mutating func holdBinding(_ id: String, _ registry: Registry, _ audit: Audit) {
    guard let number = registry.wallet.bindingNumber(id) else {
      return audit.expect(.bindingBySignature, false) { "\(id) is not there" }
    }
    let binding = registry.wallet.bindings[number]
    let process = registry.processNumber(binding.processID).map { registry.processes[$0].status }
    let shouldBeValid = agreements[id] == .signed
    audit.expect(
      .bindingBySignature,
      binding.isValid == shouldBeValid && binding.agreementStatus == agreements[id]
        && (agreements[id] == .unsigned) == (process != .signed)
    ) {
      "\(id) is \(binding.agreementStatus.rawValue), its process \(process?.rawValue ?? "nowhere")"
    }
    let pair = binding.pair
    if binding.isValid {
      let other = valid.updateValue(id, forKey: pair)
      audit.expect(.bindingBySignature, other == nil || other == id) {
        "\(other ?? "") and \(id) are both valid for \(pair)"
      }
    } else if valid[pair] == id {
      valid[pair] = nil
    }
    audit.expect(
      .bindingBySignature, (registry.wallet.validBindings[pair] == number) == binding.isValid
    ) { "\(pair) does not find \(id)" }
  }

  /// No process lives on beyond its time.
  func holdTimes(_ registry: Registry, _ now: Instant, _ audit: Audit) {
    let late = open.values.filter { registry.processes[$0].expiresAt <= now }
    audit.expect(.nothingIsOverdue, late.isEmpty) {
      "process \(late.min() ?? 0) should have expired by \(now.text)"
    }
  }
}
