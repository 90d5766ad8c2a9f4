// What follows from the facts of a decision for alerts: no rule has to think of them itself.

extension Registry {
  /// The decision with the alerts that its facts raise, and those that they end.
  func withAlerts(_ decision: Decision, _ context: Context) -> Decision {
    guard !decision.events.isEmpty else { return decision }
    var decision = decision
    var found = FactsOfNote()
    for event in decision.events { found.take(event) }
    // What was asked for a process that ends is not asked again.
    let dropped = found.ended.flatMap { processRequests[$0] ?? [] }
    for request in dropped.compactMap({ requests[$0] })
    where request.operation != .deliverCallback {
      found.requests.append((.settled, request))
    }
    if !found.services.isEmpty { decision.events += serviceAlerts(found, context) }
    if !found.ended.isEmpty { decision.events += processAlerts(decision.events, context) }
    if !found.requests.isEmpty { decision.events += queueAlerts(found.requests) }
    for (kind, round) in found.rounds { decision.events += outboxAlerts(kind, round) }
    number(&decision.events, context)
    return decision
  }

  // MARK: Services

  private func serviceAlerts(_ found: FactsOfNote, _ context: Context) -> [Event] {
    ServiceName.allCases.flatMap { service -> [Event] in
      guard let calls = found.services[service] else { return [] }
      var health = services[service] ?? ServiceHealth(service)
      for call in calls { health.count(call) }
      var events: [Event] = []
      switch found.breakers[service] {
      case .open:
        events += raise(.breakerOpen, service.rawValue, health.lastError, level: .critical)
      case .closed: events += resolve(.breakerOpen, service.rawValue)
      case .halfOpen, nil: break
      }
      return events + availabilityAlerts(service, health, context)
    }
  }

  /// A service stands in its alert until the window holds no failure or few enough.
  private func availabilityAlerts(
    _ service: ServiceName, _ health: ServiceHealth, _ context: Context
  ) -> [Event] {
    let policy = context.policy
    let sum = health.recent(last: policy.availabilityWindowSeconds, at: context.now)
    let isBad = sum.failures * 100 >= policy.availabilityFailurePercent * max(1, sum.calls)
    if sum.failures == 0 || !isBad { return resolve(.serviceUnavailable, service.rawValue) }
    guard sum.calls >= policy.availabilityMinimumCalls else { return [] }
    return raise(
      .serviceUnavailable, service.rawValue,
      "\(sum.failures)/\(sum.calls) \(health.lastError ?? "")")
  }

  // MARK: Processes

  /// The tables that alerts about many rows have as their subject.
  private static let processes = "signing_process"

  private func processAlerts(_ events: [Event], _ context: Context) -> [Event] {
    var tallies = tallies
    for event in events { tallies.count(event, at: context.now) }
    return failureRateAlerts(tallies, context) + expiryAlerts(tallies, context)
  }

  private func failureRateAlerts(_ tallies: Tallies, _ context: Context) -> [Event] {
    let policy = context.policy
    let sum = tallies.sum(last: policy.processFailureWindowSeconds, at: context.now)
    let isBad = sum.lost * 100 >= policy.processFailurePercent * max(1, sum.ended)
    if sum.lost == 0 || !isBad { return resolve(.processFailureRate, Self.processes) }
    guard sum.ended >= policy.processFailureMinimum else { return [] }
    return raise(.processFailureRate, Self.processes, "\(sum.lost)/\(sum.ended)")
  }

  private func expiryAlerts(_ tallies: Tallies, _ context: Context) -> [Event] {
    let sum = tallies.sum(last: context.policy.expiryWaveSeconds, at: context.now)
    guard sum.expired >= context.policy.expiryWaveCount else {
      return resolve(.expiryWave, Self.processes)
    }
    return raise(.expiryWave, Self.processes, String(sum.expired))
  }

  // MARK: What waits

  private func queueAlerts(_ events: [(RequestKind, ServiceRequest)]) -> [Event] {
    var stuck: [ServiceName: Int] = [:]
    var last: [ServiceName: ServiceRequest] = [:]
    var after: [String: Bool] = [:]
    for (kind, request) in events {
      let (id, service) = (request.requestID, request.operation.service)
      let was = after[id] ?? (requests[id]?.isStuck == true)
      let willBe = kind != .settled && request.isStuck == true
      after[id] = willBe
      stuck[service, default: queues[service]?.stuck ?? 0] += (willBe ? 1 : 0) - (was ? 1 : 0)
      if willBe { last[service] = request }
    }
    return ServiceName.allCases.flatMap { service -> [Event] in
      guard let count = stuck[service] else { return [] }
      if count == 0 { return resolve(.requestsWaiting, service.rawValue) }
      guard let request = last[service] else { return [] }
      let subject = request.subject ?? request.processID ?? request.requestID
      return raise(
        .requestsWaiting, service.rawValue, "\(request.operation.rawValue) \(subject)")
    }
  }

  private func outboxAlerts(_ kind: CallbackRoundKind, _ round: CallbackRound) -> [Event] {
    switch kind {
    case .givenUp:
      raise(
        .outboxStuck, round.callbackID, round.error, level: .critical, isWorkItem: true)
    case .delivered: resolve(.outboxStuck, round.callbackID)
    case .failed, .received, .resent: []
    }
  }

  /// Looks at an alert when its time has come: raised, over, or neither.
  func check(_ code: AlertCode, _ subject: String, _ context: Context) -> Decision {
    switch code {
    case .serviceUnavailable:
      guard let service = ServiceName(rawValue: subject), let health = services[service] else {
        return Decision([])
      }
      return Decision(availabilityAlerts(service, health, context))
    case .processFailureRate: return Decision(failureRateAlerts(tallies, context))
    case .expiryWave: return Decision(expiryAlerts(tallies, context))
    case .outboxStuck:
      guard let number = callbackNumber(subject), callbacks[number].status == .pending else {
        return Decision([])
      }
      return Decision(raise(code, subject, callbacks[number].lastError))
    case .freezeNotInStep, .splitUnresolved, .breakerOpen, .requestsWaiting, .reconciliationBreak:
      return Decision([])
    }
  }
}

/// Those facts of a decision that alerts are about.
private struct FactsOfNote {
  var services: [ServiceName: [ServiceCall]] = [:]
  var breakers: [ServiceName: BreakerState] = [:]
  var requests: [(RequestKind, ServiceRequest)] = []
  var rounds: [(CallbackRoundKind, CallbackRound)] = []
  var ended: [String] = []

  mutating func take(_ event: Event) {
    switch event {
    case .serviceCalled(let fact): services[fact.service, default: []].append(fact.call)
    case .breakerMoved(let fact): breakers[fact.service] = fact.state
    case .requested(let kind, let request):
      if kind == .retry || kind == .settled { requests.append((kind, request)) }
    case .callbackRound(let kind, let round): rounds.append((kind, round))
    case .step(let kind, let step):
      if kind == .processSigned || kind == .processFailed || kind == .processExpired {
        ended.append(step.processID)
      }
    default: break
    }
  }
}
