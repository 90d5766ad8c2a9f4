// What would make a split pass: commands of the contract, in the order of doing. A remedy is a
// proposal for a person; nothing of it is done by itself.

extension Registry {
  /// The remedies of a split that is there, were it to be paid now.
  package func remedies(for split: Split, _ policy: Policy) -> [Remedy] {
    switch split.queue {
    case .done: []
    case .waiting: split.freezes.map { thaw($0, split) }
    case .unresolved, .failed: SplitExplanation(split.fields, self, policy).remedies
    }
  }

  /// - Parameters:
  ///   - checks: the checks of these fields, all but that of the request's id.
  ///   - known: the split that has this id already.
  func remedies(_ fields: SplitSubmit, _ checks: [Check], _ known: Split?) -> [Remedy] {
    switch known?.queue {
    case .unresolved: return ask(fields.requestID)
    // It goes on by itself.
    case .waiting: return (known?.freezes ?? []).compactMap { id in known.map { thaw(id, $0) } }
    case .failed, .done, nil: break
    }
    var remedies: [Remedy] = []
    for check in checks where check.outcome == .failed {
      switch check.check {
      case "payer_account":
        remedies += accountRemedies(fields.payerAccountID, check, paying: true)
      case "receiver_account":
        remedies += accountRemedies(fields.receiverAccountID, check, paying: false)
      case "balance": remedies.append(balanceRemedy(fields, check))
      case "binding": remedies += bindingRemedies(check)
      default: remedies.append(Remedy(.splitSubmit, mends: check.check))
      }
    }
    if services[.billing]?.breaker == .open {
      // Billing is not asked for a while: later, under the same id.
      var later = Remedy(.splitSubmit, mends: "fee")
      later.requestID = known == nil ? fields.requestID : nil
      remedies.append(later)
    }
    // An id that was used stays used: a new one.
    if known != nil { remedies.append(Remedy(.splitSubmit, mends: "request_id")) }
    return remedies.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Of a split nobody knows the result of: ask, and only then decide by hand; never send again.
  private func ask(_ requestID: String) -> [Remedy] {
    [CommandName.splitQuery, .splitResolve].map { command in
      var remedy = Remedy(command, mends: "request_id")
      remedy.requestID = requestID
      return remedy
    }
  }

  private func thaw(_ instruction: String, _ split: Split) -> Remedy {
    var remedy = Remedy(.thawTransaction, mends: "clearing")
    remedy.instructionID = instruction
    remedy.requestID = split.requestID
    return remedy
  }

  // MARK: Accounts

  private func accountRemedies(_ id: String, _ check: Check, paying: Bool) -> [Remedy] {
    guard let account = wallet.account(id) else {
      // Perhaps the user's id was given for the account's.
      return instead(of: wallet.user(id), check.check, paying: paying)
    }
    let unfrozen = account.isClosed ? [] : unfreeze(account, check.check)
    let isRight = !paying || account.type == .collection
    guard account.isClosed || !isRight else { return unfrozen }
    return instead(of: wallet.user(account.userID), check.check, paying: paying)
  }

  private func unfreeze(_ account: Account, _ check: String) -> [Remedy] {
    var remedies: [Remedy] = []
    if account.isFrozenByHand {
      var remedy = Remedy(.accountUnfreeze, mends: check)
      remedy.accountID = account.accountID
      remedies.append(remedy)
    }
    return remedies + thaw(account.freezes, account.userID, check)
  }

  private func thaw(_ freezes: [String], _ userID: String, _ check: String) -> [Remedy] {
    freezes.map { instruction in
      var remedy = Remedy(.thawMerchant, mends: check)
      remedy.instructionID = instruction
      remedy.userID = userID
      return remedy
    }
  }

  /// Another account of the same user that would do, else one to be opened; where they may have
  /// none, a split from or to somebody else.
  private func instead(of user: User?, _ check: String, paying: Bool) -> [Remedy] {
    guard let user else { return [Remedy(.accountOpen, mends: check)] }
    func mayServe(_ type: AccountType) -> Bool { !paying || type == .collection }
    if let other = wallet.accounts(of: user.userID).first(where: {
      !$0.isClosed && mayServe($0.type)
    }) {
      var remedy = Remedy(.splitSubmit, mends: check)
      remedy.accountID = other.accountID
      return unfreeze(other, check) + [remedy]
    }
    let types = [AccountType.collection, .receiver]
    guard !user.isErased, let type = types.first(where: { mayServe($0) && Self.mayOpen($0, user) })
    else { return [Remedy(.splitSubmit, mends: check)] }
    var open = Remedy(.accountOpen, mends: check)
    open.userID = user.userID
    open.accountType = type
    return thaw(user.freezes, user.userID, check) + [open]
  }

  /// The money that is missing: put in where this is a rehearsal, else waited for.
  private func balanceRemedy(_ fields: SplitSubmit, _ check: Check) -> Remedy {
    func value(_ name: String) -> Int64 { check.values?[name].flatMap { Int64($0) } ?? 0 }
    let (needed, overflows) = value("amount").addingReportingOverflow(value("fee"))
    var remedy = Remedy(isSandbox ? .sandboxFund : .splitSubmit, mends: check.check)
    remedy.accountID = fields.payerAccountID
    remedy.amount = overflows ? nil : Fen(needed - value("available"))
    return remedy
  }

  // MARK: Bindings

  private func bindingRemedies(_ check: Check) -> [Remedy] {
    guard let payer = wallet.user(check.values?["payer_user_id"] ?? ""),
      let receiver = wallet.user(check.values?["receiver_user_id"] ?? ""),
      payer.userID != receiver.userID, Self.mayOpen(.collection, payer),
      !payer.isErased, !receiver.isErased
    else { return [] }
    var request = Remedy(.bindingRequest, mends: check.check)
    request.payerUserID = payer.userID
    request.receiverUserID = receiver.userID
    let pair = SigningProcess.pair(.relationBind, [payer.userID, receiver.userID])
    guard let open = openPairs[pair] else { return [request] }
    // A process of the two is open: its links are sent once more, and it is signed to its end.
    var sign = Remedy(.processSendSMS, mends: check.check)
    sign.processID = processes[open].processID
    sign.payerUserID = payer.userID
    sign.receiverUserID = receiver.userID
    let isThisOne =
      wallet.latestBinding(payer.userID, receiver.userID)?.processID == sign.processID
    return isThisOne ? [sign] : [sign, request]
  }
}
