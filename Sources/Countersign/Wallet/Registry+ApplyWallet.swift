extension Registry {
  /// Takes in what happened in the wallet; total, as all of apply.
  mutating func apply(_ event: WalletEvent, _ record: JournalRecord) {
    switch event {
    case .userRegistered(let fact): add(fact, record)
    case .account(let kind, let fact): wallet.apply(kind, fact, record)
    case .binding(let kind, let fact): wallet.apply(kind, fact, record)
    case .split(let kind, let fact):
      wallet.apply(kind, fact, record)
      if kind == .unresolved, let number = wallet.splitNumbers[fact.requestID],
        let at = wallet.splits[number].alertAt
      {
        timers.set(.split(number), at: at)
      }
    case .freeze(let kind, let fact): wallet.apply(kind, fact, record)
    case .alert(let kind, let fact):
      apply(kind, fact, record)
      wallet.noteAlert(fact, record)
    case .statement(let fact): wallet.lastStatement = fact
    }
  }

  /// A call about a split belongs to its timeline, also where nothing came of it.
  mutating func noteCall(_ fact: ServiceCalled, _ record: JournalRecord) {
    guard fact.operation.isAboutSplit, let number = wallet.splitNumbers[fact.subject ?? ""]
    else { return }
    wallet.note(number, record)
  }

  private mutating func add(_ fact: UserRegistered, _ record: JournalRecord) {
    var user = fact.user
    user.createdAt = record.at
    user.record = record.sequence
    wallet.add(user)
    var subject = subjects[user.userID] ?? Subject()
    subject.userID = user.userID
    subject.slot = user.slot
    subjects[user.userID] = subject
    lastSlot = max(lastSlot, user.slot)
    index(fact.found)
  }
}

extension Wallet {
  mutating func add(_ user: User) {
    userNumbers[user.userID] = users.next
    users.append(user)
    // The sequence is what the id ends with, so that it can be found again.
    let digits = user.userID.utf8.reversed().prefix { PartyNumbers.isDigit($0) }
    let sequence = digits.reversed().reduce(0) { $0 * 10 + Int($1 - 48) }
    sequences[user.institutionID] = max(sequences[user.institutionID] ?? 0, sequence)
  }

  mutating func add(_ account: Account) {
    accountNumbers[account.accountID] = accounts.next
    userAccounts[account.userID, default: []].append(accounts.next)
    accounts.append(account)
  }

  // MARK: Accounts

  mutating func apply(_ kind: AccountKind, _ fact: AccountFact, _ record: JournalRecord) {
    if kind == .opened { return open(fact, record) }
    guard let number = accountNumbers[fact.accountID ?? ""] else { return }
    switch kind {
    case .opened, .openingFailed, .told, .tellingFailed: break
    case .answered: accounts[number].isAnswered = true
    case .funded: post(fact.entries ?? [], record: record.sequence)
    case .frozen, .unfrozen, .closed:
      accounts[number].statusRecord = record.sequence
      if kind == .closed {
        accounts[number].isClosed = true
        accounts[number].closedAt = record.at
      } else {
        accounts[number].isFrozenByHand = kind == .frozen
      }
    }
  }

  private mutating func open(_ fact: AccountFact, _ record: JournalRecord) {
    var account = Account()
    account.accountID = fact.accountID ?? ""
    account.userID = fact.userID ?? ""
    account.type = fact.type ?? .receiver
    account.freezes = user(account.userID)?.freezes ?? []
    account.openedAt = record.at
    account.isAnswered = fact.isAnswered ?? true
    account.statusRecord = record.sequence
    account.moneyRecord = record.sequence
    add(account)
  }

  // MARK: Bindings

  mutating func apply(_ kind: BindingKind, _ fact: BindingFact, _ record: JournalRecord) {
    if kind == .paymentEnabled {
      guard let number = userNumbers[fact.userID ?? ""] else { return }
      users[number].paymentEnabledAt = record.at
      return
    }
    if kind == .requested { return add(fact, record) }
    guard let number = bindingNumber(fact.bindingID ?? "") else { return }
    bindings[number].record = record.sequence
    switch kind {
    case .requested, .paymentEnabled: break
    case .established:
      let wasValid = bindings[number].isValid
      bindings[number].agreementStatus = .signed
      bindings[number].isValid = true
      bindings[number].signedAt = record.at
      bindings[number].reason = nil
      if !wasValid { setValid(number) }
    case .failed:
      bindings[number].reason = [fact.endReason?.rawValue, fact.reason].compactMap(\.self)
        .joined(separator: ": ")
    case .invalidated:
      if bindings[number].isValid { unsetValid(number) }
      bindings[number].agreementStatus = .invalidated
      bindings[number].isValid = false
      bindings[number].invalidatedAt = record.at
      bindings[number].reason = fact.reason
    }
  }

  private mutating func add(_ fact: BindingFact, _ record: JournalRecord) {
    var binding = Binding()
    binding.bindingID = fact.bindingID ?? ""
    binding.payerUserID = fact.payerUserID ?? ""
    binding.receiverUserID = fact.receiverUserID ?? ""
    binding.processID = fact.processID ?? ""
    binding.createdAt = record.at
    binding.record = record.sequence
    bindings.append(binding)
    index(bindings.count)
  }

  // MARK: Freezes

  mutating func apply(_ kind: FreezeKind, _ fact: FreezeFact, _ record: JournalRecord) {
    switch kind {
    case .merchantFrozen: freezeMerchant(fact, record)
    case .merchantThawed: thawMerchant(fact, record)
    case .transactionFrozen: freezeTransaction(fact, record)
    case .transactionThawed: thawTransaction(fact, record)
    case .moneyHeld:
      guard let number = splitNumbers[fact.requestID ?? ""] else { return }
      holdFrozen(number, fact.amount ?? .zero, record)
    case .told, .tellingFailed: break
    }
  }

  private mutating func freezeMerchant(_ fact: FreezeFact, _ record: JournalRecord) {
    let id = remember(.freezeMerchant, fact, fact.userID, record)
    if let number = userNumbers[fact.userID ?? ""] {
      users[number].freezes.append(id)
      users[number].record = record.sequence
    }
    for account in fact.accounts ?? [] {
      guard let number = accountNumbers[account] else { continue }
      accounts[number].freezes.append(id)
      accounts[number].statusRecord = record.sequence
    }
  }

  private mutating func thawMerchant(_ fact: FreezeFact, _ record: JournalRecord) {
    let lifted = lift(.thawMerchant, fact, fact.userID, record)
    if let number = userNumbers[fact.userID ?? ""] {
      users[number].freezes.removeAll { $0 == lifted }
      users[number].record = record.sequence
    }
    for account in fact.accounts ?? [] {
      guard let number = accountNumbers[account] else { continue }
      accounts[number].freezes.removeAll { $0 == lifted }
      accounts[number].statusRecord = record.sequence
    }
  }

  private mutating func freezeTransaction(_ fact: FreezeFact, _ record: JournalRecord) {
    let id = remember(.freezeTransaction, fact, fact.requestID, record)
    guard let number = splitNumbers[fact.requestID ?? ""] else { return }
    splits[number].freezes.append(id)
    note(number, record)
    if let amount = fact.amount { holdFrozen(number, amount, record) }
  }

  private mutating func thawTransaction(_ fact: FreezeFact, _ record: JournalRecord) {
    let lifted = lift(.thawTransaction, fact, fact.requestID, record)
    guard let number = splitNumbers[fact.requestID ?? ""] else { return }
    splits[number].freezes.removeAll { $0 == lifted }
    note(number, record)
    if let amount = fact.amount { holdFrozen(number, Fen(-amount.count), record) }
  }

  private mutating func holdFrozen(_ number: Int, _ amount: Fen, _ record: JournalRecord) {
    splits[number].frozen = Fen(splits[number].frozen.count + amount.count)
    hold(amount.count, splits[number].receiverAccountID, record: record.sequence)
  }

  private mutating func remember(
    _ kind: InstructionKind, _ fact: FreezeFact, _ target: String?, _ record: JournalRecord
  ) -> String {
    var instruction = Instruction()
    instruction.instructionID = fact.instructionID ?? ""
    instruction.kind = kind
    instruction.target = target ?? ""
    instruction.reason = fact.reason ?? ""
    instruction.at = record.at
    instruction.record = record.sequence
    instructionNumbers[instruction.instructionID] = instructions.next
    instructions.append(instruction)
    return instruction.instructionID
  }

  /// A thaw under its freeze's own id leaves one row, under another id two.
  private mutating func lift(
    _ kind: InstructionKind, _ fact: FreezeFact, _ target: String?, _ record: JournalRecord
  ) -> String {
    let lifted = fact.lifts ?? ""
    if let id = fact.instructionID, id != lifted { _ = remember(kind, fact, target, record) }
    if let number = instructionNumbers[lifted] {
      instructions[number].liftedAt = record.at
      instructions[number].liftedBy = fact.instructionID
    }
    return lifted
  }

  // MARK: Alerts

  /// An alert about a split belongs to its timeline.
  mutating func noteAlert(_ fact: AlertFact, _ record: JournalRecord) {
    guard let alert = alertNumber(fact.alertID), let number = splitNumbers[alerts[alert].subject]
    else { return }
    note(number, record)
  }
}
