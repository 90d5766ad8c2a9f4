// What services answer. A service that is down costs nobody an attempt and ends no process; what
// it was asked waits and is asked again (seed 000 section 6; contract 7.4, 7.9).

extension Registry {
  /// Takes in what came of a round of tries.
  func settle(_ reply: ServiceReply, _ context: Context) -> Decision {
    let calls = callEvents(reply, reply.request, context)
    // Gone meanwhile: what it was for has ended. The calls were made all the same.
    guard let request = requests[reply.request.requestID] else { return Decision(calls) }
    guard request.operation != .deliverCallback else {
      return Decision(calls + settleCallback(reply, request, context))
    }
    guard !request.operation.isWallet else {
      var decision = settleWallet(reply, request, context)
      decision.events = calls + decision.events
      return decision
    }
    guard let id = request.processID, let number = processNumber(id),
      let place = processes[number].partyIndex(request.userID ?? "")
    else { return Decision(calls + [.requested(.settled, request)]) }
    let at = PagePlace(number: number, place: place, process: processes[number])
    let decision =
      switch request.operation {
      case .sendSMS: settleSMS(reply, request, at, context)
      case .requestDeposit: settleDeposit(reply, request, at, context)
      case .startFace: settleFaceStart(reply, request, at, context)
      default: settleVerification(reply, request, at, context)
      }
    var whole = decision
    whole.events = calls + decision.events
    return whole
  }

  /// A row for each call, and where they moved the breaker.
  private func callEvents(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> [Event] {
    let service = request.operation.service
    var health = services[service] ?? ServiceHealth(service)
    var events: [Event] = []
    for call in reply.calls {
      var fact = ServiceCalled()
      fact.service = service
      fact.operation = request.operation
      fact.requestID = request.requestID
      fact.processID = request.processID
      fact.userID = request.userID
      fact.subject = request.subject
      fact.call = call
      events.append(.serviceCalled(fact))
      health.count(call)
      guard let state = health.breakerAfter(call, context.policy) else { continue }
      health.move(to: state, at: call.startedAt)
      var moved = BreakerMoved()
      moved.service = service
      moved.state = state
      moved.at = call.startedAt
      events.append(.breakerMoved(moved))
    }
    return events
  }

  /// The same request for its next round.
  func waiting(_ request: ServiceRequest, _ context: Context) -> Event {
    var next = request
    next.rounds += 1
    next.isAwaited = nil
    if next.rounds >= context.policy.stuckRequestRounds { next.isStuck = true }
    // Whoever sent the command was answered: what comes later is not their answer any more.
    next.key = nil
    next.nextAt = context.now.adding(seconds: context.policy.requestRetrySeconds)
    return .requested(.retry, next)
  }

  private func settleSMS(
    _ reply: ServiceReply, _ request: ServiceRequest, _ at: PagePlace, _ context: Context
  ) -> Decision {
    var step = Step(at.process.processID, at.party.userID)
    step.requestID = request.requestID
    if reply.outcome == .ok {
      return Decision(
        [.step(.smsSent, step), .requested(.settled, request)], .status(at.process.processID))
    }
    step.reason = reply.outcome.rawValue
    let next =
      reply.outcome == .rejected ? .requested(.settled, request) : waiting(request, context)
    return Decision([.step(.smsFailed, step), next], refused: Refusal(.serviceBusy, "sms"))
  }

  private func settleDeposit(
    _ reply: ServiceReply, _ request: ServiceRequest, _ at: PagePlace, _ context: Context
  ) -> Decision {
    var step = Step(at.process.processID, at.party.userID)
    step.requestID = request.requestID
    step.type = .microDeposit
    let isNew = at.party.deposit?.madeAt == nil
    let made: [Event] = reply.wasExecuted && isNew ? [.step(.depositMade, step)] : []
    switch reply.outcome {
    case .ok:
      step.windowUntil = newWindow(from: context.now, context)
      step.expiresAt = depositExpiry(at, window: step.windowUntil, context)
      return answer(
        made + [.step(.depositAccepted, step), .requested(.settled, request)], at)
    case .rejected:
      step.reason = reply.values["reason"] ?? reply.outcome.rawValue
      // Nothing is on its way any more.
      step.expiresAt = depositExpiry(at, window: nil, context)
      return Decision(
        [.step(.depositFailed, step), .requested(.settled, request)],
        refused: Refusal(.verificationFailed, "bank_card_no"))
    default:
      return delayed(made, step, reply, request, context)
    }
  }

  /// A party that chose otherwise meanwhile is not moved by a bank that answers late.
  private func depositExpiry(
    _ at: PagePlace, window: Instant?, _ context: Context
  ) -> Instant? {
    guard at.party.status == .pending, at.party.verificationType == .microDeposit else {
      return nil
    }
    return expiry(at.process, movedBy: at.place, window: window, context)
  }

  private func settleFaceStart(
    _ reply: ServiceReply, _ request: ServiceRequest, _ at: PagePlace, _ context: Context
  ) -> Decision {
    var step = Step(at.process.processID, at.party.userID)
    step.requestID = request.requestID
    step.type = .face
    switch reply.outcome {
    case .ok:
      step.reference = reply.values["reference"] ?? request.requestID
      return answer(
        [.step(.faceStarted, step), .requested(.settled, request)], at)
    case .rejected:
      step.reason = reply.values["reason"] ?? reply.outcome.rawValue
      return Decision(
        [.step(.verificationDelayed, step), .requested(.settled, request)],
        refused: Refusal(.verificationFailed, "face"))
    default:
      return delayed([], step, reply, request, context)
    }
  }

  private func delayed(
    _ events: [Event], _ step: Step, _ reply: ServiceReply, _ request: ServiceRequest,
    _ context: Context
  ) -> Decision {
    var step = step
    step.reason = reply.outcome.rawValue
    return Decision(
      events + [.step(.verificationDelayed, step), waiting(request, context)],
      refused: Refusal(.serviceBusy, request.operation.service.rawValue))
  }

  /// A verdict on an amount or a face.
  private func settleVerification(
    _ reply: ServiceReply, _ request: ServiceRequest, _ at: PagePlace, _ context: Context
  ) -> Decision {
    var step = Step(at.process.processID, at.party.userID)
    step.requestID = request.requestID
    step.type = at.party.verificationType
    guard reply.outcome == .ok || reply.outcome == .rejected else {
      var returned = step
      returned.attempt = max(0, at.party.attempts - 1)
      step.reason = reply.outcome.rawValue
      return Decision(
        [
          .step(.verificationDelayed, step), .step(.attemptReturned, returned),
          .requested(.settled, request),
        ],
        refused: Refusal(.serviceBusy, request.operation.service.rawValue))
    }
    step.reference = reply.values["reference"]
    step.passed = reply.outcome == .ok && reply.values["verdict"] == "PASS"
    if step.passed == true {
      step.expiresAt = expiry(at.process, movedBy: at.place, context)
      return answer(
        [.step(.verificationResult, step), .requested(.settled, request)], at)
    }
    return failed(step, request, at, context)
  }

  /// A wrong answer: one attempt less, or the end.
  private func failed(
    _ step: Step, _ request: ServiceRequest, _ at: PagePlace, _ context: Context
  ) -> Decision {
    let left = max(0, context.policy.verificationAttempts - at.party.attempts)
    var failed = Step(at.process.processID, at.party.userID)
    failed.type = step.type
    failed.attemptsLeft = left
    var events: [Event] = [
      .step(.verificationResult, step), .step(.verificationFailed, failed),
      .requested(.settled, request),
    ]
    guard left == 0 else {
      return Decision(events, refused: Refusal(.verificationFailed, String(left)))
    }
    let onCard = at.party.wrongAmounts > 0 || step.type == .microDeposit
    if onCard, let index = at.party.cardIndex {
      var used = Step(at.process.processID, at.party.userID)
      used.cardIndex = index
      events.append(.step(.cardAttemptsUsed, used))
    }
    var after = at.process
    after.parties[at.place].status = .failed
    events += close(after, .failed, .attemptsExceeded, at.party.userID, nil, context)
    return Decision(
      events, refused: Refusal(.verificationAttemptsExceeded, at.process.processID))
  }
}
