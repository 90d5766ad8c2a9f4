// What became of a split: explained beforehand, asked of clearing, or settled by hand.

extension Registry {
  /// What `split.submit` would say, without effect.
  func explainSplit(_ fields: SplitSubmit, _ context: Context) throws(Refusal) -> Decision {
    try check(fields)
    let explanation = SplitExplanation(fields, self, context.policy)
    return Decision(
      [],
      .wallet {
        $0.wouldPass = explanation.passes
        $0.requestID = fields.requestID
        $0.amount = fields.amount
        $0.fee = explanation.fee
        $0.checks = explanation.checks
        $0.remedies = explanation.remedies
      })
  }

  /// Asks clearing what became of a split; one whose result is known is only told.
  func querySplit(_ fields: SplitReference, _ context: Context) throws(Refusal) -> Decision {
    guard let split = wallet.split(fields.requestID) else {
      throw Refusal(.notFound, fields.requestID)
    }
    guard split.isUnresolved else { return Decision([], .split(split)) }
    return askClearing(split, [], context)
  }

  private func askClearing(_ split: Split, _ events: [Event], _ context: Context) -> Decision {
    let open = walletRequests(about: split.requestID).first { $0.operation == .queryTransfer }
    if let open { return ask(again: open, events, context) }
    var request = request(.queryTransfer, nil, nil, context)
    request.subject = split.requestID
    return Decision(
      events + [.requested(.transferQuery, request)], awaits: [request.requestID])
  }

  /// By hand, and only where clearing cannot say: so it is asked once more first.
  func resolveSplit(_ fields: SplitResolve, _ context: Context) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    try checkReason(fields.evidence, "evidence")
    guard fields.outcome != .processing else {
      throw Refusal(.badRequest, "field outcome must be SUCCESS or FAILED")
    }
    guard let split = wallet.split(fields.requestID) else {
      throw Refusal(.notFound, fields.requestID)
    }
    guard split.isUnresolved else { throw Refusal(.wrongStep, split.status.rawValue) }
    var fact = SplitFact(split.requestID)
    var resolution = Split.Resolution()
    resolution.outcome = fields.outcome
    resolution.evidence = fields.evidence
    resolution.reason = fields.reason
    resolution.by = context.actor
    fact.resolution = resolution
    return askClearing(split, [.wallet(.split(.resolveAsked, fact))], context)
  }

  func settleQuery(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> Decision {
    guard let split = wallet.split(request.subject ?? ""), split.isUnresolved else {
      return Decision([.requested(.settled, request)])
    }
    let settled: [Event] = [.requested(.settled, request)]
    switch reply.values["status"] {
    case "EXECUTED" where reply.outcome == .ok:
      let ref = reply.values["settlement_ref"]
      return told(split, .success, ref, succeed(split, ref, context) + settled)
    case "NOT_EXECUTED" where reply.outcome == .ok:
      // Clearing never carries out an id that it once denied.
      return told(split, .failed, nil, fail(split, .clearingRejected, "NOT_EXECUTED") + settled)
    default:
      if let resolution = split.resolution { return byHand(split, resolution, settled, context) }
      var fact = SplitFact(split.requestID)
      fact.detail = reply.outcome.rawValue
      return Decision(
        [.wallet(.split(.queryFailed, fact))] + settled,
        refused: Refusal(.serviceBusy, request.operation.service.rawValue))
    }
  }

  /// Clearing's word stands, whatever somebody wanted to settle by hand.
  private func told(
    _ split: Split, _ status: SplitStatus, _ ref: String?, _ events: [Event]
  ) -> Decision {
    guard split.resolution != nil else {
      var after = split
      after.status = status
      after.isUnresolved = false
      after.settlementRef = ref
      return Decision(events, .split(after))
    }
    let dropped = Event.wallet(.split(.resolveDropped, SplitFact(split.requestID)))
    return Decision(
      [dropped] + events, refused: Refusal(.wrongStep, "clearing: \(status.rawValue)"))
  }

  private func byHand(
    _ split: Split, _ resolution: Split.Resolution, _ settled: [Event], _ context: Context
  ) -> Decision {
    var fact = SplitFact(split.requestID)
    fact.status = resolution.outcome
    fact.resolution = resolution
    let moved =
      resolution.outcome == .success
      ? succeed(split, nil, context) : fail(split, .clearingRejected, resolution.evidence)
    var after = split
    after.status = resolution.outcome
    after.isUnresolved = false
    return Decision(
      [.wallet(.split(.resolved, fact))] + moved + settled, .split(after))
  }
}
