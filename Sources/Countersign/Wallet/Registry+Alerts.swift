// Alerts: raised once for each thing that is wrong, resolved when it is over.

extension Registry {
  /// An alert, unless the same one stands already.
  private func raise(
    _ level: AlertLevel, _ code: AlertCode, _ subject: String, _ detail: String?,
    next: String, isWorkItem: Bool
  ) -> [Event] {
    guard wallet.openAlerts[Alert.key(code, subject)] == nil else { return [] }
    var fact = AlertFact("AL-\(Ordinal.text(wallet.alerts.next))")
    fact.level = level
    fact.code = code
    fact.subject = subject
    fact.detail = detail
    fact.nextStep = next
    fact.isWorkItem = isWorkItem
    return [.wallet(.alert(.raised, fact))]
  }

  /// Here and outside differ: a person must see to it (seed 004, 6.4).
  func notInStep(_ subject: String, _ detail: String?, _ system: String) -> [Event] {
    raise(
      .critical, .freezeNotInStep, subject, "\(system): \(detail ?? "")",
      next: system == "clearing" ? "split.query" : "account.freeze", isWorkItem: true)
  }

  /// The alert of a subject is over.
  func resolve(_ code: AlertCode, _ subject: String) -> [Event] {
    guard let number = wallet.openAlerts[Alert.key(code, subject)] else { return [] }
    return [.wallet(.alert(.resolved, AlertFact(wallet.alerts[number].alertID)))]
  }

  /// A split that nobody knows the result of for too long.
  func remind(_ requestID: String, _ context: Context) -> Decision {
    guard let split = wallet.split(requestID), split.isUnresolved else { return Decision([]) }
    return Decision(
      raise(
        .warning, .splitUnresolved, requestID, nil, next: "split.query", isWorkItem: false))
  }

  func acknowledge(_ fields: AlertAcknowledge) throws(Refusal) -> Decision {
    if let note = fields.note { try checkReason(note) }
    guard let number = wallet.alertNumber(fields.alertID) else {
      throw Refusal(.notFound, fields.alertID)
    }
    let outcome = Outcome.wallet { $0.alertID = fields.alertID }
    guard wallet.alerts[number].acknowledgedAt == nil else { return Decision([], outcome) }
    var fact = AlertFact(fields.alertID)
    fact.note = fields.note
    return Decision([.wallet(.alert(.acknowledged, fact))], outcome)
  }
}
