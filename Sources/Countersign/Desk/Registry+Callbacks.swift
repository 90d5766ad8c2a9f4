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
    let schedule = context.policy.callbackScheduleSeconds
    // 410 Gone: the address will never take it.
    guard round.attempt < schedule.count, reply.values["status"] != "410" else {
      return events + [.callbackRound(.givenUp, round), .requested(.settled, request)]
    }
    var next = request
    next.rounds += 1
    next.nextAt = context.now.adding(seconds: schedule[round.attempt])
    round.nextAt = next.nextAt
    events += [.callbackRound(.failed, round), .requested(.retry, next)]
    return events
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
}
