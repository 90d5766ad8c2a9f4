// Splits: checked, held, sent once, and settled by an explicit result only (seed 004, 4.4;
// contract 7.5 and 7.6).

extension Registry {
  /// What no split can do without.
  package func check(_ fields: SplitSubmit) throws(Refusal) {
    try checkID(fields.requestID, "request_id")
    try checkID(fields.payerAccountID, "payer_account_id")
    try checkID(fields.receiverAccountID, "receiver_account_id")
    guard fields.amount > .zero else {
      throw Refusal(.badRequest, "field amount must be 1 or more")
    }
  }

  func submitSplit(_ fields: SplitSubmit, _ context: Context) throws(Refusal) -> Decision {
    try check(fields)
    if let known = wallet.split(fields.requestID) { return try again(fields, known, context) }
    if let open = splitRequest(fields.requestID) {
      guard open.split == fields else { throw Refusal(.duplicateSplit, fields.requestID) }
      return ask(again: open, [], context)
    }
    let checks = SplitChecks(fields, self, quote: nil)
    // Whatever the fee: then billing need not be asked.
    guard checks.hasAccounts, checks.mayCover else {
      return refused(fields, nil, checks)
    }
    var request = request(.quoteFee, nil, nil, context)
    request.subject = fields.requestID
    request.split = fields
    // The record this decision is written in.
    request.record = sequence + 1
    return Decision([.requested(.fee, request)], awaits: [request.requestID])
  }

  /// The same request id once more: never a second payment.
  private func again(
    _ fields: SplitSubmit, _ known: Split, _ context: Context
  ) throws(Refusal) -> Decision {
    guard known.isSame(as: fields) else { throw Refusal(.duplicateSplit, known.requestID) }
    switch known.status {
    case .success: return Decision([], .split(known))
    case .failed:
      throw Refusal(
        known.code ?? .clearingRejected, known.detail ?? known.requestID, checks: known.checks)
    case .processing:
      if known.isUnresolved { throw Refusal(.splitUnresolved, known.requestID) }
      if let open = splitRequest(known.requestID) { return ask(again: open, [], context) }
      return Decision([], .split(known))
    }
  }

  /// What is being asked for a split just now.
  func splitRequest(_ requestID: String) -> ServiceRequest? {
    walletRequests(about: requestID).first {
      $0.operation == .quoteFee || $0.operation == .transfer
    }
  }

  /// A split that a check refused: a fact, and its id is used up.
  private func refused(
    _ fields: SplitSubmit, _ quote: FeeQuote?, _ checks: SplitChecks,
    after request: ServiceRequest? = nil
  ) -> Decision {
    let first = checks.list.first ?? (.clearingRejected, fields.requestID)
    var fact = SplitFact(fields)
    fact.fee = quote?.fee(for: fields.amount)
    fact.submittedRecord = request?.record
    fact.status = .failed
    fact.code = first.code
    fact.detail = first.detail
    fact.checks = checks.list.checks
    return Decision(
      [
        .wallet(.split(.refused, fact)), processed(fact),
        failure(.splitSubmit, first.code, first.detail, fields),
      ] + (request.map { [.requested(.settled, $0)] } ?? []),
      refused: Refusal(first.code, first.detail, checks: checks.list.checks))
  }

  private func failure(
    _ command: CommandName, _ code: Code, _ detail: String?, _ fields: SplitSubmit
  ) -> Event {
    var fact = CommandFailed()
    fact.command = command.rawValue
    fact.code = code
    fact.detail = detail
    fact.requestID = fields.requestID
    fact.accountID = fields.payerAccountID
    fact.userID = wallet.account(fields.payerAccountID)?.userID
    return .commandFailed(fact)
  }

  /// The event that the wallet publishes of a split that is over.
  private func processed(_ fact: SplitFact) -> Event {
    var told = fact
    told.checks = nil
    told.entries = nil
    return .wallet(.split(.processed, told))
  }

  // MARK: The fee

  func settleQuote(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> Decision {
    guard let fields = request.split else { return Decision([.requested(.settled, request)]) }
    let wasSaid = reply.outcome == .ok || reply.outcome == .rejected || reply.outcome == .garbage
    let quote = wasSaid ? FeeQuote(reply) : nil
    let checks = SplitChecks(fields, self, quote: quote)
    if checks.list.first != nil {
      return refused(fields, quote, checks, after: request)
    }
    guard let quote, let fee = quote.fee(for: fields.amount) else {
      // Nothing was accepted, and nothing goes on by itself: the id is free.
      return Decision(
        [
          failure(.splitSubmit, .serviceBusy, request.operation.service.rawValue, fields),
          .requested(.settled, request),
        ],
        refused: Refusal(
          .serviceBusy, request.operation.service.rawValue, checks: checks.list.checks))
    }
    var fact = SplitFact(fields)
    fact.fee = fee
    fact.status = .processing
    fact.checks = checks.list.checks
    fact.bindingID = checks.binding?.bindingID
    fact.submittedRecord = request.record
    fact.clearingKey = request.requestID
    return Decision(
      [
        .wallet(.split(.accepted, fact)),
        .requested(.transfer, transfer(fields.requestID, request.requestID, request.key, context)),
      ],
      awaits: [request.requestID])
  }

  /// The instruction to clearing; it has the same id however often it is made.
  func transfer(
    _ requestID: String, _ clearingKey: String, _ key: String?, _ context: Context
  ) -> ServiceRequest {
    var request = ServiceRequest(
      clearingKey, .transfer, subject: requestID, at: context.now)
    request.key = key
    return request
  }

  // MARK: Clearing

  func settleTransfer(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> Decision {
    guard let split = wallet.split(request.subject ?? ""), split.status == .processing else {
      return Decision([.requested(.settled, request)])
    }
    let executed = executedEvents(reply, split)
    switch reply.outcome {
    case .ok:
      let events = succeed(split, reply.values["settlement_ref"], context)
      return Decision(
        executed + events + [.requested(.settled, request)],
        .split(after(split, .success, ref: reply.values["settlement_ref"])))
    case .rejected:
      let detail = reply.values["reason"] ?? split.requestID
      return Decision(
        fail(split, .clearingRejected, detail) + [.requested(.settled, request)],
        refused: Refusal(.clearingRejected, detail, checks: split.checks))
    default:
      // Not sent at all: it waits, and goes on by itself under the same key.
      guard reply.isUnknown else {
        return Decision([waiting(request, context)], .split(split))
      }
      var fact = SplitFact(split)
      fact.detail = reply.outcome.rawValue
      fact.alertAt = context.now.adding(seconds: context.policy.unresolvedAlertSeconds)
      var unknown = split
      unknown.isUnresolved = true
      return Decision(
        executed + [.wallet(.split(.unresolved, fact)), .requested(.settled, request)],
        .split(unknown))
    }
  }

  private func executedEvents(_ reply: ServiceReply, _ split: Split) -> [Event] {
    guard reply.wasExecuted, !split.wasExecuted else { return [] }
    return [.wallet(.split(.executed, SplitFact(split)))]
  }

  private func after(_ split: Split, _ status: SplitStatus, ref: String? = nil) -> Split {
    var after = split
    after.status = status
    after.isUnresolved = false
    after.settlementRef = ref
    return after
  }

  /// The money moves, every side in one event; what a freeze waits for is held where it arrives.
  func succeed(_ split: Split, _ ref: String?, _ context: Context) -> [Event] {
    var fact = SplitFact(split)
    fact.status = .success
    fact.settlementRef = ref
    fact.entries = [
      Entry(split.payerAccountID, -split.total.count),
      Entry(split.receiverAccountID, split.amount.count),
      Entry(Entry.fees, split.fee?.count ?? 0),
    ]
    var events: [Event] = [.wallet(.split(.succeeded, fact)), processed(fact)]
    if !split.freezes.isEmpty {
      var held = FreezeFact()
      held.requestID = split.requestID
      held.accountID = split.receiverAccountID
      held.amount = split.amount
      events.append(.wallet(.freeze(.moneyHeld, held)))
    }
    return events + resolve(.splitUnresolved, split.requestID)
  }

  /// The money stays where it is.
  func fail(_ split: Split, _ code: Code, _ detail: String) -> [Event] {
    var fact = SplitFact(split)
    fact.status = .failed
    fact.code = code
    fact.detail = detail
    var fields = SplitSubmit()
    fields.requestID = split.requestID
    fields.payerAccountID = split.payerAccountID
    return [
      .wallet(.split(.failed, fact)), processed(fact),
      failure(.splitSubmit, code, detail, fields),
    ] + resolve(.splitUnresolved, split.requestID)
  }

  /// The splits of these accounts that have not been sent.
  func waitingSplits(at accounts: [String]) -> [Int] {
    wallet.queues.waiting.filter { number in
      let split = wallet.splits[number]
      return accounts.contains(split.payerAccountID)
        || accounts.contains(split.receiverAccountID)
    }
  }

  /// Ends splits that have not been sent: after a freeze no instruction goes out (contract 7.7).
  func drop(_ numbers: [Int], _ code: Code, _ detail: String) -> [Event] {
    numbers.flatMap { number -> [Event] in
      let split = wallet.splits[number]
      let open = splitRequest(split.requestID)
      return fail(split, code, detail) + (open.map { [.requested(.settled, $0)] } ?? [])
    }
  }
}
