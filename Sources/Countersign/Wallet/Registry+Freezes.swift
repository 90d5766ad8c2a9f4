// Instructions of risk control: each takes effect once, and a thaw lifts its own freeze only
// (seed 004, 4.5; contract 7.7).

extension Registry {
  /// An instruction that was carried out already answers the same again.
  /// - Throws: INSTRUCTION_CONFLICT for the same id with another meaning.
  private func known(
    _ id: String, _ kind: InstructionKind, _ target: String
  ) throws(Refusal) -> Bool {
    try checkID(id, "instruction_id")
    guard let known = wallet.instruction(id) else { return false }
    let isThawOfIt = kind.freezes == known.kind && known.target == target
    if isThawOfIt { return known.liftedAt != nil }
    guard known.kind == kind, known.target == target else {
      throw Refusal(.instructionConflict, id)
    }
    return true
  }

  /// The freeze that a thaw lifts: the one of its own id, else the only one that stands.
  private func lifted(
    _ id: String, _ kind: InstructionKind, _ target: String, _ standing: [String]
  ) throws(Refusal) -> String {
    if let own = wallet.instruction(id), own.kind == kind.freezes { return id }
    guard let only = standing.first else { throw Refusal(.freezeTargetNotFound, target) }
    guard standing.count == 1 else {
      throw Refusal(
        .instructionConflict, "several freezes stand: \(standing.joined(separator: " "))")
    }
    return only
  }

  // MARK: Merchants

  func freezeMerchant(
    _ fields: MerchantInstruction, _ context: Context
  ) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    let isKnown = try known(fields.instructionID, .freezeMerchant, fields.userID)
    guard wallet.userNumbers[fields.userID] != nil else {
      throw Refusal(.freezeTargetNotFound, fields.userID)
    }
    if isKnown { return Decision([], merchant(fields)) }
    let accounts = wallet.accounts(of: fields.userID).filter { !$0.isClosed }
    let dropped = drop(
      waitingSplits(at: accounts.map(\.accountID)), .accountFrozen, fields.userID)
    var fact = FreezeFact()
    fact.instructionID = fields.instructionID
    fact.userID = fields.userID
    fact.accounts = accounts.map(\.accountID)
    fact.reason = fields.reason
    return instructed(.merchantFrozen, fact, dropped, accounts, merchant(fields), context)
  }

  func thawMerchant(
    _ fields: MerchantInstruction, _ context: Context
  ) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    if try known(fields.instructionID, .thawMerchant, fields.userID) {
      return Decision([], merchant(fields))
    }
    guard let user = wallet.user(fields.userID) else {
      throw Refusal(.freezeTargetNotFound, fields.userID)
    }
    let freeze = try lifted(fields.instructionID, .thawMerchant, user.userID, user.freezes)
    let accounts = wallet.accounts(of: user.userID).filter { $0.freezes.contains(freeze) }
    var fact = FreezeFact()
    fact.instructionID = fields.instructionID
    fact.lifts = freeze
    fact.userID = user.userID
    fact.accounts = accounts.map(\.accountID)
    fact.reason = fields.reason
    return instructed(.merchantThawed, fact, [], accounts, merchant(fields), context)
  }

  private func instructed(
    _ kind: FreezeKind, _ fact: FreezeFact, _ more: [Event], _ accounts: [Account],
    _ outcome: Outcome, _ context: Context
  ) -> Decision {
    let told = tell(accounts.filter { !$0.isClosed }, context)
    return Decision([.wallet(.freeze(kind, fact))] + more + told, outcome)
  }

  private func merchant(_ fields: MerchantInstruction) -> Outcome {
    let accounts = wallet.accounts(of: fields.userID).filter { !$0.isClosed }.map(\.accountID)
    return .wallet {
      $0.instructionID = fields.instructionID
      $0.userID = fields.userID
      $0.accounts = accounts
    }
  }

  // MARK: Transactions

  func freezeTransaction(
    _ fields: TransactionInstruction, _ context: Context
  ) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    let isKnown = try known(fields.instructionID, .freezeTransaction, fields.requestID)
    // A split that failed has no money that could be held.
    guard let split = wallet.split(fields.requestID), isKnown || split.status != .failed else {
      throw Refusal(.freezeTargetNotFound, fields.requestID)
    }
    if isKnown { return Decision([], transaction(fields, held(split))) }
    var fact = FreezeFact()
    fact.instructionID = fields.instructionID
    fact.requestID = split.requestID
    fact.reason = fields.reason
    var heldNow = split.amount
    var more: [Event] = []
    if split.status == .success {
      fact.accountID = split.receiverAccountID
      heldNow = split.frozen
      if split.freezes.isEmpty {
        // What the receiver has already spent cannot be held.
        let available = wallet.account(split.receiverAccountID)?.available ?? .zero
        heldNow = min(split.amount, available)
        fact.amount = heldNow
      }
    } else {
      fact.accountID = split.payerAccountID
      if !split.isUnresolved, let open = splitRequest(split.requestID) {
        more = [.requested(.settled, open)]
      }
    }
    return transactionInstructed(
      .transactionFrozen, fact, more, transaction(fields, heldNow), context)
  }

  func thawTransaction(
    _ fields: TransactionInstruction, _ context: Context
  ) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    guard let split = wallet.split(fields.requestID) else {
      throw Refusal(.freezeTargetNotFound, fields.requestID)
    }
    if try known(fields.instructionID, .thawTransaction, split.requestID) {
      return Decision([], transaction(fields, held(split)))
    }
    let freeze = try lifted(
      fields.instructionID, .thawTransaction, split.requestID, split.freezes)
    var fact = FreezeFact()
    fact.instructionID = fields.instructionID
    fact.lifts = freeze
    fact.requestID = split.requestID
    fact.reason = fields.reason
    let isLast = split.freezes.allSatisfy { $0 == freeze }
    if isLast, split.status == .success {
      fact.accountID = split.receiverAccountID
      fact.amount = split.frozen
    }
    let more = isLast ? goOn(split, context) : []
    return transactionInstructed(
      .transactionThawed, fact, more,
      transaction(fields, isLast ? .zero : held(split)), context)
  }

  /// A split that a freeze kept from being sent is sent now, if it still may be.
  private func goOn(_ split: Split, _ context: Context) -> [Event] {
    guard split.status == .processing, !split.isUnresolved, let key = split.clearingKey,
      splitRequest(split.requestID) == nil
    else { return [] }
    return [.requested(.transfer, transfer(split.requestID, key, nil, context))]
  }

  /// What the freezes of a split hold: where it was paid, or where it waits.
  private func held(_ split: Split) -> Fen {
    switch split.status {
    case .success: split.frozen
    case .processing: split.freezes.isEmpty ? .zero : split.amount
    case .failed: .zero
    }
  }

  /// Clearing is told too (seed 004, 4.5).
  private func transactionInstructed(
    _ kind: FreezeKind, _ fact: FreezeFact, _ more: [Event], _ outcome: Outcome,
    _ context: Context
  ) -> Decision {
    let open = walletRequests(about: fact.requestID ?? "").first { $0.operation == .holdMoney }
    var told = open ?? request(.holdMoney, nil, nil, context)
    told.subject = fact.requestID
    told.nextAt = context.now
    return Decision(
      [.wallet(.freeze(kind, fact))] + more + [.requested(open == nil ? .hold : .retry, told)],
      outcome)
  }

  private func transaction(_ fields: TransactionInstruction, _ held: Fen) -> Outcome {
    .wallet {
      $0.instructionID = fields.instructionID
      $0.requestID = fields.requestID
      $0.held = held
    }
  }

  func settleHold(
    _ reply: ServiceReply, _ request: ServiceRequest, _ context: Context
  ) -> Decision {
    guard let split = wallet.split(request.subject ?? "") else {
      return Decision([.requested(.settled, request)])
    }
    var fact = FreezeFact()
    fact.requestID = split.requestID
    fact.amount = held(split)
    if reply.outcome == .ok {
      return Decision(
        [.wallet(.freeze(.told, fact))] + resolve(.freezeNotInStep, split.requestID)
          + [.requested(.settled, request)])
    }
    fact.reason = reply.values["reason"] ?? reply.outcome.rawValue
    let next =
      reply.outcome == .rejected ? .requested(.settled, request) : waiting(request, context)
    return Decision(
      [.wallet(.freeze(.tellingFailed, fact))]
        + notInStep(split.requestID, fact.reason, "clearing") + [next])
  }
}

extension InstructionKind {
  /// The freeze that a thaw is the thaw of.
  var freezes: InstructionKind? {
    switch self {
    case .thawMerchant: .freezeMerchant
    case .thawTransaction: .freezeTransaction
    case .freezeMerchant, .freezeTransaction: nil
    }
  }
}
