// The ends of a process, and what is told of them (seed 000, 4.1 step 6).

extension Registry {
  /// The events that end a process: its status, the published event, and the callback in the
  /// outbox, all in the record of what ended it.
  /// - Parameter after: the process with its parties as they are once this step is a fact.
  func close(
    _ after: SigningProcess, _ status: ProcessStatus, _ endReason: EndReason, _ userID: String?,
    _ reason: String?, ahead: Int = 0, _ context: Context
  ) -> [Event] {
    var step = Step(after.processID, userID)
    step.status = status
    step.endReason = endReason
    step.reason = reason
    let kind: StepKind =
      status == .signed ? .processSigned : status == .expired ? .processExpired : .processFailed
    let bound = bindingEvents(after, status, endReason, reason)
    guard !after.callbackURL.isEmpty else {
      var completed = Step(after.processID)
      completed.status = status
      completed.endReason = endReason
      return [.step(kind, step), .step(.processCompleted, completed)] + bound
    }
    let callbackID = "CB-\(Ordinal.text(callbacks.next))"
    var completed = Step(after.processID)
    completed.status = status
    completed.endReason = endReason
    completed.callbackID = callbackID
    var queued = CallbackQueued()
    queued.callbackID = callbackID
    queued.processID = after.processID
    queued.url = after.callbackURL
    queued.nextAt = context.now.adding(
      seconds: context.policy.callbackScheduleSeconds.first ?? 0)
    queued.body = Self.callbackBody(after, status, endReason, context.now)
    var request = request(.deliverCallback, after.processID, nil, ahead: ahead, context)
    request.subject = callbackID
    request.nextAt = queued.nextAt
    return [
      .step(kind, step), .step(.processCompleted, completed), .callbackQueued(queued),
      .requested(.callback, request),
    ] + bound
  }

  /// The body that 三代 gets (contract 3): who stands where, and nothing personal.
  static func callbackBody(
    _ process: SigningProcess, _ status: ProcessStatus, _ endReason: EndReason, _ now: Instant
  ) -> String {
    var writer = JSONWriter()
    writer.object { body in
      body.name("type")
      body.string("SigningProcessCompleted")
      body.name("timestamp")
      body.string(now.text)
      body.name("data")
      body.object { data in
        data.name("process_id")
        data.string(process.processID)
        data.name("biz_scene")
        data.string(process.scene.rawValue)
        data.name("status")
        data.string(status.rawValue)
        data.name("end_reason")
        data.string(endReason.rawValue)
        data.name("agreement_sha256")
        data.string(process.agreementSHA256)
        data.name("parties")
        data.array { list in
          for party in process.parties { Self.write(party, to: &list) }
        }
      }
    }
    return writer.text
  }

  private static func write(_ party: Party, to list: inout JSONWriter) {
    list.object { body in
      body.name("user_id")
      body.string(party.userID)
      body.name("role")
      body.string(party.role.rawValue)
      body.name("status")
      body.string(party.status.rawValue)
      body.name("verification_type")
      party.verificationType.write(to: &body)
      body.name("signed_at")
      party.signedAt.write(to: &body)
    }
  }

  func cancel(_ fields: ProcessCancel, _ context: Context) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    let process = try process(fields.processID)
    guard process.status.isOpen else { throw Refusal(.processClosed, process.processID) }
    return Decision(
      close(process, .failed, .cancelled, nil, fields.reason, context),
      .status(process.processID))
  }

  /// Nobody moved in time (seed 000 rule 3).
  func expire(_ processID: String, _ context: Context) -> Decision {
    guard let number = processNumber(processID), processes[number].status.isOpen,
      processes[number].expiresAt <= context.now
    else { return Decision([]) }
    return Decision(close(processes[number], .expired, .timedOut, nil, nil, context))
  }

  /// Sends the link again, to one party or to all that have not signed.
  func sendSMS(_ fields: ProcessSendSMS, _ context: Context) throws(Refusal) -> Decision {
    let process = try process(fields.processID)
    guard process.status.isOpen else {
      throw Refusal(
        process.status == .expired ? .sessionExpired : .processClosed, process.processID)
    }
    let parties = process.parties.filter {
      fields.userID == nil ? $0.status != .signed : $0.userID == fields.userID
    }
    guard !parties.isEmpty else { throw Refusal(.notFound, fields.userID ?? "") }
    let open = (processRequests[process.processID] ?? []).compactMap { requests[$0] }
    var events: [Event] = []
    var awaits: [String] = []
    for party in parties {
      let waiting = open.first { $0.operation == .sendSMS && $0.userID == party.userID }
      var request =
        waiting
        ?? self.request(
          .sendSMS, process.processID, party.userID,
          ahead: events.count { if case .requested(.sms, _) = $0 { true } else { false } }, context)
      request.nextAt = context.now
      events.append(.requested(waiting == nil ? .sms : .retry, request))
      awaits.append(request.requestID)
    }
    return Decision(events, awaits: awaits)
  }
}
