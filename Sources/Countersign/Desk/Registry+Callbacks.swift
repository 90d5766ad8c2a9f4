// The outbox: a callback goes out in rounds over days until it is taken, or given up (contract
// 7.9; Standard Webhooks 1.0).

extension Registry {
  func settleCallback(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> [Event] {
    guard let number = callbackNumber(request.subject ?? "") else {
      return [.requested(.settled, request)]
    }
    let callback = callbacks[number]
    var round = CallbackRound()
    round.callbackID = callback.callbackID
    round.processID = callback.processID
    round.attempt = callback.attempts + 1
    var events: [Event] = reply.wasExecuted ? [.callbackRound(.received, round)] : []
    if reply.outcome == .ok {
      return events + [.callbackRound(.delivered, round), .requested(.settled, request)]
    }
    round.error = reply.values["reason"] ?? reply.outcome.rawValue
    round.alertAt =
      callback.alertAt ?? context.now.adding(seconds: context.policy.outboxStuckSeconds)
    var next = request
    guard reply.outcome != .breakerOpen else {
      // Nothing was sent: the schedule waits for the receiver, who may be well.
      round.attempt = callback.attempts
      next.nextAt = context.now.adding(seconds: context.policy.requestRetrySeconds)
      round.nextAt = next.nextAt
      return [.callbackRound(.failed, round), .requested(.retry, next)]
    }
    // 410 Gone: the address will never take it.
    let rounds = context.policy.callbackScheduleSeconds.count
    guard round.attempt < rounds, reply.values["status"] != "410" else {
      round.alertAt = nil
      return events + [.callbackRound(.givenUp, round), .requested(.settled, request)]
    }
    next.rounds += 1
    next.nextAt = context.now.adding(
      milliseconds: Self.wait(before: round.attempt, callback.callbackID, context.policy))
    round.nextAt = next.nextAt
    events += [.callbackRound(.failed, round), .requested(.retry, next)]
    return events
  }

  /// How long a callback waits after so many rounds: what the schedule says, and up to the jitter
  /// less, so that receivers that come back are not all called at once.
  static func wait(before round: Int, _ callbackID: String, _ policy: Policy) -> Int64 {
    let whole = policy.callbackScheduleSeconds[round] * 1000
    let share = CallRound.spread(callbackID, round) % (policy.jitterPercent * 100 + 1)
    return whole - whole * share / 10_000
  }

  /// Sends a callback again at once, under its own id.
  func resend(_ fields: CallbackResend, _ context: Context) throws(Refusal) -> Decision {
    guard let number = callbackNumber(fields.callbackID) else {
      throw Refusal(.notFound, fields.callbackID)
    }
    var round = CallbackRound()
    round.callbackID = fields.callbackID
    round.processID = callbacks[number].processID
    round.attempt = callbacks[number].attempts
    round.nextAt = context.now
    let open = (processRequests[round.processID] ?? []).compactMap { requests[$0] }
      .first { $0.subject == fields.callbackID }
    if var open {
      open.nextAt = context.now
      return Decision([.callbackRound(.resent, round), .requested(.retry, open)])
    }
    var request = request(.deliverCallback, round.processID, nil, context)
    request.subject = fields.callbackID
    return Decision([.callbackRound(.resent, round), .requested(.callback, request)])
  }

  // MARK: Facts

  mutating func add(_ fact: CallbackQueued, _ record: JournalRecord) {
    var callback = Callback()
    callback.callbackID = fact.callbackID
    callback.processID = fact.processID
    callback.url = fact.url
    callback.nextAt = fact.nextAt
    callback.createdAt = record.at
    callback.body = fact.body
    callbacks.append(callback)
    sort(callbacks.count, .pending)
    if let number = processNumber(fact.processID) {
      processes[number].callbackID = fact.callbackID
    }
  }

  mutating func apply(
    _ kind: CallbackRoundKind, _ round: CallbackRound, _ record: JournalRecord
  ) {
    guard let number = callbackNumber(round.callbackID) else { return }
    let alertAt = callbacks[number].alertAt
    Self.apply(kind, round, record, &callbacks[number])
    sort(number, callbacks[number].status)
    if let at = callbacks[number].alertAt, at != alertAt { timers.set(.callback(number), at: at) }
  }

  private static func apply(
    _ kind: CallbackRoundKind, _ round: CallbackRound, _ record: JournalRecord,
    _ callback: inout Callback
  ) {
    switch kind {
    case .received: callback.receivedAt.append(record.at)
    case .delivered:
      callback.status = .delivered
      callback.attempts = round.attempt
      callback.deliveredAt = record.at
      callback.nextAt = nil
      callback.lastError = nil
      callback.alertAt = nil
    case .failed:
      callback.attempts = round.attempt
      callback.lastError = round.error
      callback.nextAt = round.nextAt
      callback.alertAt = round.alertAt
    case .givenUp:
      callback.status = .givenUp
      callback.attempts = round.attempt
      callback.lastError = round.error
      callback.nextAt = nil
      callback.alertAt = nil
    case .resent:
      callback.status = .pending
      callback.nextAt = round.nextAt
    }
  }

  /// Puts a callback among those of its status.
  mutating func sort(_ number: Int, _ status: Callback.Status) {
    if status == .pending {
      pendingCallbacks.insert(number)
    } else {
      pendingCallbacks.remove(number)
    }
    if status == .givenUp {
      abandonedCallbacks.insert(number)
    } else {
      abandonedCallbacks.remove(number)
    }
  }
}
