// Accounts: opened after review, frozen, closed (seed 004, 4.2; contract 7.7).

extension Registry {
  /// Which account a user may have: merchants who take payments collect, all others receive.
  static func mayOpen(_ type: AccountType, _ user: User) -> Bool {
    guard user.role.isAcquiring else { return type == .receiver }
    return type == .collection && user.type != .person
  }

  func openAccount(_ fields: AccountOpen, _ context: Context) throws(Refusal) -> Decision {
    let user = try user(fields.userID)
    let other = wallet.accounts(of: user.userID).first { !$0.isClosed && $0.type == fields.type }
    if let other, !other.isAnswered, user.status == .normal {
      // Opened after a lost answer: told now, to whoever asks again.
      return Decision([.wallet(.account(.answered, AccountFact(other)))], .account(other))
    }
    var checks = CheckList()
    checks.note(
      "user", user.status == .normal, .userFrozen, user.userID,
      values: ["user_id": user.userID, "status": user.status.rawValue], record: user.record)
    checks.note(
      "account_type", Self.mayOpen(fields.type, user), .accountTypeNotAllowed,
      fields.type.rawValue,
      values: ["role": user.role.rawValue, "merchant_type": user.type.rawValue])
    checks.note("no_other_account", other == nil, .duplicateAccount, other?.accountID ?? "")
    try checks.refuse()
    if var open = opening(user.userID, fields.type) {
      open.isAwaited = true
      return ask(again: open, [], context)
    }
    let operation: ServiceOperation = user.role.isAcquiring ? .reviewMerchant : .openAccount
    var request = request(operation, nil, user.userID, context)
    request.subject = fields.type.rawValue
    request.isAwaited = true
    return Decision(
      [.requested(operation == .openAccount ? .accountOpening : .review, request)],
      awaits: [request.requestID])
  }

  /// The opening of such an account that is on its way.
  private func opening(_ userID: String, _ type: AccountType) -> ServiceRequest? {
    walletRequests(about: userID).first {
      ($0.operation == .openAccount || $0.operation == .reviewMerchant)
        && $0.subject == type.rawValue
    }
  }

  /// 三代 said whether the merchant qualifies.
  func settleReview(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> Decision {
    switch reply.outcome {
    case .ok where reply.values["verdict"] == "PASS":
      var next = request
      next.operation = .openAccount
      next.nextAt = context.now
      next.rounds = 0
      return Decision([.requested(.accountOpening, next)], awaits: [next.requestID])
    case .ok, .rejected: return openingFailed(.merchantNotQualified, reply, request)
    // Nothing was asked that could have been done: the requester asks again.
    default: return openingFailed(.serviceBusy, reply, request)
    }
  }

  /// The account system opened the account, refused, or did not say.
  func settleOpening(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> Decision {
    let type = AccountType(rawValue: request.subject ?? "") ?? .receiver
    let id = reply.values["account_id"] ?? ""
    if reply.outcome == .ok, PartyNumbers.isID(id), wallet.accountNumbers[id] == nil {
      var account = Account()
      account.accountID = id
      account.userID = request.userID ?? ""
      account.type = type
      // Its merchant may have been frozen while the account system took its time.
      account.freezes = wallet.user(account.userID)?.freezes ?? []
      var fact = AccountFact(account)
      fact.type = type
      fact.requestID = request.requestID
      fact.status = account.status
      fact.isAnswered = request.isAwaited == true
      return Decision(
        [.wallet(.account(.opened, fact)), .requested(.settled, request)], .account(account))
    }
    if reply.outcome == .ok || reply.outcome == .rejected {
      return openingFailed(.accountRejected, reply, request)
    }
    guard reply.isUnknown || request.rounds > 0 else {
      return openingFailed(.serviceBusy, reply, request)
    }
    // It may be open over there: asked again under the same key until it says so.
    return Decision(
      [openingFailure(.serviceBusy, reply, request), waiting(request, context)],
      refused: Refusal(.serviceBusy, request.operation.service.rawValue))
  }

  private func openingFailed(
    _ code: Code, _ reply: ServiceReply, _ request: ServiceRequest
  ) -> Decision {
    Decision(
      [openingFailure(code, reply, request), .requested(.settled, request)],
      refused: Refusal(
        code, code == .serviceBusy ? request.operation.service.rawValue : request.userID ?? ""))
  }

  private func openingFailure(
    _ code: Code, _ reply: ServiceReply, _ request: ServiceRequest
  ) -> Event {
    var fact = AccountFact()
    fact.userID = request.userID
    fact.type = AccountType(rawValue: request.subject ?? "")
    fact.requestID = request.requestID
    fact.code = code
    fact.reason = reply.values["reason"] ?? reply.outcome.rawValue
    return .wallet(.account(.openingFailed, fact))
  }

  // MARK: Status

  /// An account that must exist.
  func account(_ id: String) throws(Refusal) -> Account {
    guard let account = wallet.account(id) else { throw Refusal(.accountNotFound, id) }
    return account
  }

  /// Freezes by hand; freezing what is frozen by hand is done already.
  func freezeAccount(_ fields: AccountChange, _ context: Context) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    let account = try account(fields.accountID)
    guard !account.isClosed else { throw Refusal(.accountClosed, account.accountID) }
    guard !account.isFrozenByHand else { return Decision([], .account(account)) }
    let dropped = drop(waitingSplits(at: [account.accountID]), .accountFrozen, account.accountID)
    return change(.frozen, account, fields.reason, dropped, context)
  }

  /// Lifts the freeze by hand, and no other.
  func unfreezeAccount(_ fields: AccountChange, _ context: Context) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    let account = try account(fields.accountID)
    guard !account.isClosed else { throw Refusal(.accountClosed, account.accountID) }
    guard account.isFrozenByHand else {
      if account.status == .normal { return Decision([], .account(account)) }
      throw Refusal(.accountFrozen, account.freezes.joined(separator: " "))
    }
    return change(.unfrozen, account, fields.reason, [], context)
  }

  /// Closes an empty account in which nothing is under way.
  func closeAccount(_ fields: AccountChange, _ context: Context) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    let account = try account(fields.accountID)
    var checks = CheckList()
    let id = account.accountID
    checks.note("not_closed", !account.isClosed, .accountClosed, id, record: account.statusRecord)
    checks.note(
      "not_frozen", account.status != .frozen, .accountFrozen, id, record: account.statusRecord)
    checks.note(
      "balance", account.balance == .zero, .accountNotEmpty, account.balance.yuan,
      values: ["balance": String(account.balance.count)], record: account.moneyRecord)
    checks.note(
      "in_flight", account.inFlight == 0, .accountNotEmpty, "\(account.inFlight) split(s) running",
      values: ["in_flight": String(account.inFlight)], record: account.moneyRecord)
    try checks.refuse()
    return change(.closed, account, fields.reason, [], context)
  }

  /// A change of status, here first, then told to the account system (seed 004, 6.4).
  private func change(
    _ kind: AccountKind, _ account: Account, _ reason: String, _ dropped: [Event],
    _ context: Context
  ) -> Decision {
    var after = account
    switch kind {
    case .frozen: after.isFrozenByHand = true
    case .unfrozen: after.isFrozenByHand = false
    default: after.isClosed = true
    }
    var fact = AccountFact(account)
    fact.reason = reason
    fact.status = after.status
    return Decision(
      [.wallet(.account(kind, fact))] + dropped + tell([account], context), .account(after))
  }

  /// Requests that tell the account system how these accounts stand when it is asked.
  func tell(_ accounts: [Account], _ context: Context) -> [Event] {
    var events: [Event] = []
    var ahead = 0
    for account in accounts {
      let open = walletRequests(about: account.userID).first {
        $0.operation == .changeAccount && $0.subject == account.accountID
      }
      if var open {
        open.nextAt = context.now
        events.append(.requested(.retry, open))
        continue
      }
      var request = request(.changeAccount, nil, account.userID, ahead: ahead, context)
      request.subject = account.accountID
      ahead += 1
      events.append(.requested(.accountChange, request))
    }
    return events
  }

  /// The account system was told, or not: then a person must know.
  func settleTelling(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> Decision {
    guard let account = wallet.account(request.subject ?? "") else {
      return Decision([.requested(.settled, request)])
    }
    var fact = AccountFact(account)
    fact.requestID = request.requestID
    fact.status = account.status
    if reply.outcome == .ok {
      return Decision(
        [.wallet(.account(.told, fact))] + resolve(.freezeNotInStep, account.accountID)
          + [.requested(.settled, request)])
    }
    fact.reason = reply.values["reason"] ?? reply.outcome.rawValue
    let next =
      reply.outcome == .rejected ? .requested(.settled, request) : waiting(request, context)
    return Decision(
      [.wallet(.account(.tellingFailed, fact))]
        + notInStep(account.accountID, fact.reason, "account_system") + [next])
  }

  // MARK: Money from outside

  func fund(_ fields: SandboxFund) throws(Refusal) -> Decision {
    guard fields.amount > .zero else {
      throw Refusal(.badRequest, "field amount must be 1 or more")
    }
    let account = try account(fields.accountID)
    guard !account.isClosed else { throw Refusal(.accountClosed, account.accountID) }
    guard wallet.ledger.funded.adding(fields.amount) != nil,
      let balance = account.balance.adding(fields.amount)
    else { throw Refusal(.badRequest, "field amount is more money than there can be") }
    var fact = AccountFact(account)
    fact.entries = [
      Entry(Entry.outside, -fields.amount.count), Entry(account.accountID, fields.amount.count),
    ]
    return Decision(
      [.wallet(.account(.funded, fact))],
      .wallet {
        $0.accountID = account.accountID
        $0.balance = balance
        $0.held = account.held
        $0.available = Fen(balance.count - account.held.count)
      })
  }
}

extension ServiceReply {
  /// True when the service may have done it although it did not say so.
  var isUnknown: Bool {
    outcome != .ok && outcome != .rejected && calls.contains { $0.outcome.isUnknown }
  }
}
