// The party's page: open, choose, answer, sign, decline, heartbeat (seed 000, 4.1 and rules 2, 3).

/// The party a page step is made by, in a process that may take the step.
struct PagePlace {
  var number: Int
  var place: Int
  var process: SigningProcess
  var party: Party { process.parties[place] }
}

extension Registry {
  /// The page of a link.
  /// - Throws: SESSION_INVALID, PROCESS_CLOSED, SESSION_EXPIRED.
  private func openPage(_ token: String, _ context: Context) throws(Refusal) -> PagePlace {
    let page = try page(token, context)
    switch page.process.status {
    case .created, .smsSent, .verifying: return page
    case .signed, .failed: throw Refusal(.processClosed, page.process.processID)
    case .expired: throw Refusal(.sessionExpired, page.process.processID)
    }
  }

  private func page(_ token: String, _ context: Context) throws(Refusal) -> PagePlace {
    guard let found = located(token, context.tools) else { throw Refusal(.sessionInvalid) }
    return PagePlace(
      number: found.number, place: found.place, process: processes[found.number])
  }

  /// Until when a process lives after somebody moved: a deposit's window, where one waits, else the
  /// inactivity clock.
  ///
  /// `window` is the mover's own, where it changes with this step.
  func expiry(
    _ process: SigningProcess, movedBy place: Int, window: Instant? = nil, _ context: Context
  ) -> Instant {
    let others = process.parties.indices.compactMap { other -> Instant? in
      other == place ? nil : depositWindow(process.parties[other], context)
    }
    return (others + [window].compactMap(\.self)).max()
      ?? context.now.adding(seconds: context.policy.sessionSeconds)
  }

  /// Until when a deposit keeps its process: from the moment it is asked for, however long the bank
  /// cannot be reached, until its amount was answered (contract 7.2).
  private func depositWindow(_ party: Party, _ context: Context) -> Instant? {
    guard party.status == .pending, party.verificationType == .microDeposit,
      let deposit = party.deposit
    else { return nil }
    let until = deposit.windowUntil ?? newWindow(from: deposit.requestedAt, context)
    return context.now < until ? until : nil
  }

  func newWindow(from start: Instant, _ context: Context) -> Instant {
    start.adding(seconds: context.policy.depositWindowSeconds)
  }

  private func step(_ at: PagePlace, window: Instant?, _ context: Context) -> Step {
    var step = Step(at.process.processID, at.party.userID)
    step.expiresAt = expiry(at.process, movedBy: at.place, window: window, context)
    return step
  }

  func open(_ fields: PageStepInput, _ context: Context) throws(Refusal) -> Decision {
    let at = try page(fields.token, context)
    switch at.process.status {
    case .failed: throw Refusal(.processClosed, at.process.processID)
    case .signed: return answer([], at)
    case .expired: return try resume(at, context)
    case .created, .smsSent, .verifying:
      let step = step(at, window: depositWindow(at.party, context), context)
      return answer([.step(.pageOpened, step)], at)
    }
  }

  /// An expired process lives again by its original link, for a while and if no other took its
  /// place (seed 000, edge case 1; contract 7.2).
  private func resume(_ at: PagePlace, _ context: Context) throws(Refusal) -> Decision {
    guard let endedAt = at.process.endedAt,
      context.now.since(endedAt) < context.policy.resumeSeconds * 1000,
      !at.process.parties.contains(where: \.isErased)
    else { throw Refusal(.sessionExpired, at.process.processID) }
    if let other = openPairs[at.process.pair] {
      throw Refusal(.duplicateProcess, processes[other].processID)
    }
    if let binding = at.process.bindingID.flatMap(wallet.bindingNumber),
      let other = wallet.validBindings[wallet.bindings[binding].pair]
    {
      throw Refusal(.bindingExists, wallet.bindings[other].bindingID)
    }
    let step = step(at, window: nil, context)
    return answer([.step(.processResumed, step), .step(.pageOpened, step)], at)
  }

  /// Answers with the page as it stands once the events are facts.
  func answer(_ events: [Event], _ at: PagePlace) -> Decision {
    var outcome = Outcome(.page)
    outcome.processID = at.process.processID
    outcome.userID = at.party.userID
    return Decision(events, outcome)
  }

  /// Puts the page into an outcome that names one; called when its events were applied.
  package func complete(_ outcome: inout Outcome, _ policy: Policy) {
    guard outcome.kind == .page, outcome.page == nil, let id = outcome.processID,
      let number = processNumber(id),
      let place = processes[number].partyIndex(outcome.userID ?? "")
    else { return }
    outcome.page = page(processes[number], place, policy, at: lastAt)
  }

  /// A party's page.
  package func page(
    _ process: SigningProcess, _ place: Int, _ policy: Policy, at now: Instant
  ) -> Page {
    let party = process.parties[place]
    var page = Page()
    page.processID = process.processID
    page.userID = party.userID
    page.step = Self.step(process, party, at: now)
    page.status = process.status
    page.verificationType = party.verificationType
    page.options = party.options
    page.attemptsLeft = max(0, policy.verificationAttempts - party.attempts)
    page.expiresAt = process.expiresAt
    return page
  }

  /// What the page asks for next.
  package static func step(
    _ process: SigningProcess, _ party: Party, at now: Instant
  ) -> PageStep {
    switch party.status {
    case .signed: process.status == .signed ? .signed : .waitForOthers
    case .failed: .declined
    case .verified: .sign
    case .pending:
      switch party.verificationType {
      case .microDeposit where party.hasDeposit(at: now): .submitAmount
      case .face where party.faceReference != nil: .completeFace
      default: .chooseVerification
      }
    }
  }

  func choose(_ fields: PageChoice, _ context: Context) throws(Refusal) -> Decision {
    let at = try openPage(fields.token, context)
    guard at.party.status == .pending else {
      throw Refusal(.wrongStep, Self.step(at.process, at.party, at: context.now).rawValue)
    }
    guard at.party.options.contains(fields.type) else {
      throw Refusal(.verificationNotAllowed, fields.type.rawValue)
    }
    switch fields.type {
    case .microDeposit: return try chooseDeposit(at, context)
    case .face: return chooseFace(at, context)
    }
  }

  /// A deposit that stands is not asked for twice; one still on its way is asked about again.
  private func chooseDeposit(_ at: PagePlace, _ context: Context) throws(Refusal) -> Decision {
    let stands = at.party.hasDeposit(at: context.now)
    if !stands, isLocked(at.party, context) {
      throw Refusal(.verificationAttemptsExceeded, "bank_card_no")
    }
    let open = at.party.deposit.flatMap { requests[$0.requestID] }
    let known = stands ? at.party.deposit?.windowUntil : nil
    let asked = newWindow(from: open?.createdAt ?? context.now, context)
    var step = step(at, window: known ?? (context.now < asked ? asked : nil), context)
    step.type = .microDeposit
    if stands { step.requestID = at.party.deposit?.requestID }
    if stands { return answer([.step(.verificationInitiated, step)], at) }
    if let open {
      return ask(again: open, [.step(.verificationInitiated, step)], context)
    }
    let request = request(.requestDeposit, at.process.processID, at.party.userID, context)
    step.requestID = request.requestID
    return Decision(
      [.step(.verificationInitiated, step), .requested(.deposit, request)],
      awaits: [request.requestID])
  }

  private func chooseFace(_ at: PagePlace, _ context: Context) -> Decision {
    var step = step(at, window: nil, context)
    step.type = .face
    if at.party.faceReference != nil {
      return answer([.step(.verificationInitiated, step)], at)
    }
    let open = (processRequests[at.process.processID] ?? []).compactMap { requests[$0] }
      .first { $0.operation == .startFace && $0.userID == at.party.userID }
    if let open { return ask(again: open, [.step(.verificationInitiated, step)], context) }
    let request = request(.startFace, at.process.processID, at.party.userID, context)
    step.requestID = request.requestID
    return Decision(
      [.step(.verificationInitiated, step), .requested(.faceStart, request)],
      awaits: [request.requestID])
  }

  /// The same request at once, under the same idempotency key.
  func ask(again open: ServiceRequest, _ events: [Event], _ context: Context) -> Decision {
    var request = open
    request.nextAt = context.now
    return Decision(events + [.requested(.retry, request)], awaits: [request.requestID])
  }

  /// A card on which so many sets were used up lately takes no more deposits (contract 7.4).
  func isLocked(_ party: Party, _ context: Context) -> Bool {
    guard let index = party.cardIndex, let sets = cardSets[index] else { return false }
    let recent = sets.filter { context.now.since($0) < context.policy.cardLockSeconds * 1000 }
    return recent.count >= context.policy.cardSets
  }

  func submit(_ fields: PageAmount, _ context: Context) throws(Refusal) -> Decision {
    let at = try openPage(fields.token, context)
    guard Self.step(at.process, at.party, at: context.now) == .submitAmount else {
      throw Refusal(.wrongStep, Self.step(at.process, at.party, at: context.now).rawValue)
    }
    var request = request(.verifyAmount, at.process.processID, at.party.userID, context)
    request.answer = .fresh(String(fields.amount.count))
    return try count(at, request, .amountCheck, context)
  }

  func completeFace(_ fields: PageStepInput, _ context: Context) throws(Refusal) -> Decision {
    let at = try openPage(fields.token, context)
    guard Self.step(at.process, at.party, at: context.now) == .completeFace else {
      throw Refusal(.wrongStep, Self.step(at.process, at.party, at: context.now).rawValue)
    }
    let request = request(.verifyFace, at.process.processID, at.party.userID, context)
    return try count(at, request, .faceCheck, context)
  }

  /// Counts the attempt first, then asks: whoever pulls the plug in between has used it up until
  /// the verifier is asked again under the same request (contract 7.4).
  private func count(
    _ at: PagePlace, _ request: ServiceRequest, _ kind: RequestKind, _ context: Context
  ) throws(Refusal) -> Decision {
    let isAsking = (processRequests[at.process.processID] ?? []).contains { id in
      requests[id]?.operation.isVerdict == true && requests[id]?.userID == at.party.userID
    }
    if isAsking { throw Refusal(.serviceBusy, request.operation.service.rawValue) }
    guard at.party.attempts < context.policy.verificationAttempts else {
      throw Refusal(.verificationAttemptsExceeded, at.process.processID)
    }
    var request = request
    request.slot = at.party.slot
    var step = step(at, window: depositWindow(at.party, context), context)
    step.type = at.party.verificationType
    step.attempt = at.party.attempts + 1
    step.requestID = request.requestID
    return Decision(
      [.step(.attemptCounted, step), .requested(kind, request)], awaits: [request.requestID])
  }

  func sign(_ fields: PageStepInput, _ context: Context) throws(Refusal) -> Decision {
    let at = try openPage(fields.token, context)
    guard at.party.status == .verified else {
      throw Refusal(.wrongStep, Self.step(at.process, at.party, at: context.now).rawValue)
    }
    var step = step(at, window: nil, context)
    step.agreementSHA256 = at.process.agreementSHA256
    step.templateVersion = at.process.templateVersion
    var events: [Event] = [.step(.partySigned, step)]
    let isLast = at.process.parties.indices.allSatisfy {
      $0 == at.place || at.process.parties[$0].status == .signed
    }
    if isLast {
      var after = at.process
      after.parties[at.place].status = .signed
      after.parties[at.place].signedAt = context.now
      events += close(after, .signed, .completed, nil, nil, context)
    }
    return answer(events, at)
  }

  func decline(_ fields: PageDecline, _ context: Context) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    let at = try openPage(fields.token, context)
    guard at.party.status != .signed else {
      throw Refusal(.wrongStep, Self.step(at.process, at.party, at: context.now).rawValue)
    }
    var step = Step(at.process.processID, at.party.userID)
    step.reason = fields.reason
    var after = at.process
    after.parties[at.place].status = .failed
    return answer(
      [.step(.partyDeclined, step)]
        + close(after, .failed, .declined, at.party.userID, fields.reason, context), at)
  }

  func heartbeat(_ fields: PageStepInput, _ context: Context) throws(Refusal) -> Decision {
    let at = try openPage(fields.token, context)
    return Decision([
      .step(.heartbeat, step(at, window: depositWindow(at.party, context), context))
    ])
  }
}
