// Alerts: raised once for each thing that is wrong, resolved when it is over.

extension Registry {
  /// An alert, unless the same one stands already; one that has grown worse stands anew.
  ///
  /// It gets its id at the end of the decision.
  func raise(
    _ code: AlertCode, _ subject: String, _ detail: String?, level: AlertLevel = .warning,
    next: String? = nil, isWorkItem: Bool = false
  ) -> [Event] {
    var fact = AlertFact("")
    if let number = wallet.openAlerts[Alert.key(code, subject)] {
      guard wallet.alerts[number].level < level else { return [] }
      fact.alertID = wallet.alerts[number].alertID
    }
    fact.level = level
    fact.code = code
    fact.subject = subject
    fact.detail = detail
    fact.nextStep = next ?? code.nextStep(isSandbox: isSandbox)
    fact.isWorkItem = isWorkItem
    return [.wallet(.alert(.raised, fact))]
  }

  /// Here and outside differ: a person must see to it (seed 004, 6.4).
  func notInStep(_ subject: String, _ detail: String?, _ system: String) -> [Event] {
    raise(
      .freezeNotInStep, subject, "\(system): \(detail ?? "")", level: .critical,
      next: system == "clearing" ? "split.query" : nil, isWorkItem: true)
  }

  /// The alert of a subject is over.
  func resolve(_ code: AlertCode, _ subject: String) -> [Event] {
    guard let number = wallet.openAlerts[Alert.key(code, subject)] else { return [] }
    return [.wallet(.alert(.resolved, AlertFact(wallet.alerts[number].alertID)))]
  }

  /// A split that nobody knows the result of for too long.
  func remind(_ requestID: String) -> Decision {
    guard let split = wallet.split(requestID), split.isUnresolved else { return Decision([]) }
    return Decision(raise(.splitUnresolved, requestID, nil))
  }

  func acknowledge(_ fields: AlertAcknowledge) throws(Refusal) -> Decision {
    if let note = fields.note { try checkReason(note, "note") }
    guard let number = wallet.alertNumber(fields.alertID) else {
      throw Refusal(.notFound, fields.alertID)
    }
    let outcome = Outcome.wallet { $0.alertID = fields.alertID }
    guard wallet.alerts[number].acknowledgedAt == nil else { return Decision([], outcome) }
    var fact = AlertFact(fields.alertID)
    fact.note = fields.note
    return Decision([.wallet(.alert(.acknowledged, fact))], outcome)
  }

  // MARK: Ids

  /// Gives new alerts their ids: the next ones, or that of the same alert if it was over just now,
  /// so that what comes and goes is one alert and not very many.
  func number(_ events: inout [Event], _ context: Context) {
    var next = wallet.alerts.next
    var raised: Set<String> = []
    events.removeAll { event in
      guard case .wallet(.alert(.raised, let fact)) = event else { return false }
      return !raised.insert(Alert.key(fact.code ?? .splitUnresolved, fact.subject ?? "")).inserted
    }
    for place in events.indices {
      guard case .wallet(.alert(.raised, var fact)) = events[place], fact.alertID.isEmpty else {
        continue
      }
      if let id = repeated(fact, context) {
        fact.alertID = id
      } else {
        fact.alertID = "AL-\(Ordinal.text(next))"
        next += 1
      }
      events[place] = .wallet(.alert(.raised, fact))
    }
  }

  private func repeated(_ fact: AlertFact, _ context: Context) -> String? {
    let key = Alert.key(fact.code ?? .splitUnresolved, fact.subject ?? "")
    guard let number = wallet.latestAlerts[key], let over = wallet.alerts[number].resolvedAt,
      context.now.since(over) < context.policy.alertRepeatSeconds * 1000
    else { return nil }
    return wallet.alerts[number].alertID
  }

  // MARK: Facts

  mutating func apply(_ kind: AlertKind, _ fact: AlertFact, _ record: JournalRecord) {
    if kind == .raised, wallet.alertNumber(fact.alertID) == nil {
      var alert = Alert()
      alert.alertID = fact.alertID
      alert.firstRaisedAt = record.at
      alert.times = 0
      wallet.alerts.append(alert)
    }
    guard let number = wallet.alertNumber(fact.alertID) else { return }
    switch kind {
    case .raised:
      Self.raise(&wallet.alerts[number], fact, record)
      let alert = wallet.alerts[number]
      wallet.openAlerts[alert.key] = number
      wallet.latestAlerts[alert.key] = number
      if alert.code.isOfATime { timers.look(atAlert: number, after: record.at) }
    case .resolved:
      wallet.alerts[number].resolvedAt = record.at
      wallet.openAlerts[wallet.alerts[number].key] = nil
    case .acknowledged:
      wallet.alerts[number].acknowledgedAt = record.at
      wallet.alerts[number].acknowledgedBy = record.actor
      wallet.alerts[number].note = fact.note
    }
    if wallet.alerts[number].isOpen {
      wallet.standingAlerts.insert(number)
    } else {
      wallet.standingAlerts.remove(number)
    }
  }

  /// An acknowledgement is for what was seen: what comes back, or grows worse, is told again.
  private static func raise(_ alert: inout Alert, _ fact: AlertFact, _ record: JournalRecord) {
    if alert.times == 0 || alert.resolvedAt != nil {
      alert.times += 1
      alert.raisedAt = record.at
    }
    alert.level = fact.level ?? .warning
    alert.code = fact.code ?? .splitUnresolved
    alert.subject = fact.subject ?? ""
    alert.detail = fact.detail
    alert.nextStep = fact.nextStep ?? ""
    alert.isWorkItem = fact.isWorkItem ?? false
    alert.resolvedAt = nil
    alert.acknowledgedAt = nil
    alert.acknowledgedBy = nil
    alert.note = nil
  }
}
