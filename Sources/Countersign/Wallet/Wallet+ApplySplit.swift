extension Wallet {
  mutating func apply(_ kind: SplitKind, _ fact: SplitFact, _ record: JournalRecord) {
    if kind == .accepted || kind == .refused { add(fact, kind, record) }
    guard let number = splitNumbers[fact.requestID] else { return }
    note(number, record)
    switch kind {
    case .accepted: begin(number, record)
    case .refused: splits[number].finishedAt = record.at
    case .executed: splits[number].wasExecuted = true
    case .succeeded: end(number, .success, fact, record)
    case .failed: end(number, .failed, fact, record)
    case .unresolved:
      splits[number].isUnresolved = true
      splits[number].unresolvedAt = record.at
      splits[number].alertAt = fact.alertAt
      splits[number].statusRecord = record.sequence
      queues.file(number, splits[number].queue)
    case .resolveAsked: splits[number].resolution = fact.resolution
    case .resolveDropped: splits[number].resolution = nil
    case .queryFailed, .resolved, .processed: break
    }
  }

  /// The record belongs to the split's timeline.
  mutating func note(_ number: Int, _ record: JournalRecord) {
    guard splits[number].records.last != record.sequence else { return }
    splits[number].records.append(record.sequence)
  }

  private mutating func add(_ fact: SplitFact, _ kind: SplitKind, _ record: JournalRecord) {
    var split = Split()
    split.requestID = fact.requestID
    split.payerAccountID = fact.payerAccountID ?? ""
    split.receiverAccountID = fact.receiverAccountID ?? ""
    split.amount = fact.amount ?? .zero
    split.fee = fact.fee
    split.status = kind == .accepted ? .processing : .failed
    split.code = fact.code
    split.detail = fact.detail
    split.checks = fact.checks ?? []
    split.bindingID = fact.bindingID
    split.clearingKey = fact.clearingKey
    split.createdAt = record.at
    split.records = fact.submittedRecord.map { [$0] } ?? []
    split.statusRecord = record.sequence
    splits.append(split)
    indexSplit(splits.count)
  }

  /// Takes a new split into every index.
  mutating func indexSplit(_ number: Int) {
    splitNumbers[splits[number].requestID] = number
    let (payer, receiver) = (splits[number].payerAccountID, splits[number].receiverAccountID)
    for account in payer == receiver ? [payer] : [payer, receiver] {
      // As many as a screen of the user shows: an account's list must not grow with the years.
      if accountSplits[account]?.count == UserView.splitsShown {
        accountSplits[account]?.removeFirst()
      }
      accountSplits[account, default: []].append(number)
    }
    queues.file(number, splits[number].queue)
  }

  /// The money of a split that runs is held at the payer.
  private mutating func begin(_ number: Int, _ record: JournalRecord) {
    hold(splits[number].total.count, splits[number].payerAccountID, record: record.sequence)
    count(number, 1)
  }

  private mutating func end(
    _ number: Int, _ status: SplitStatus, _ fact: SplitFact, _ record: JournalRecord
  ) {
    precondition(splits[number].status == .processing, "a split ended twice")
    hold(-splits[number].total.count, splits[number].payerAccountID, record: record.sequence)
    count(number, -1)
    post(fact.entries ?? [], record: record.sequence)
    splits[number].status = status
    splits[number].isUnresolved = false
    splits[number].alertAt = nil
    splits[number].settlementRef = fact.settlementRef
    splits[number].code = fact.code
    splits[number].detail = fact.detail
    splits[number].finishedAt = record.at
    splits[number].statusRecord = record.sequence
    queues.file(number, splits[number].queue)
  }

  private mutating func count(_ number: Int, _ step: Int) {
    for id in [splits[number].payerAccountID, splits[number].receiverAccountID] {
      if let account = accountNumbers[id] { accounts[account].inFlight += step }
    }
  }
}
