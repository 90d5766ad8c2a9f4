extension Registry {
  /// A new process takes its place in every index.
  mutating func add(_ fact: ProcessCreated, _ record: JournalRecord) {
    var process = fact.process
    process.createdAt = record.at
    process.updatedAt = record.at
    process.statusRecord = record.sequence
    let number = processes.next
    processes.append(process)
    openPairs[process.pair] = number
    statusCounts[process.status, default: 0] += 1
    timers.set(.process(number), at: process.expiresAt)
    for party in process.parties {
      // In place: one user may be a party of very many processes.
      subjects[party.userID, default: Subject()].processes.append(number)
      subjects[party.userID]?.userID = party.userID
      subjects[party.userID]?.slot = party.slot
      lastSlot = max(lastSlot, party.slot)
    }
    for found in fact.found { index(found) }
  }

  mutating func index(_ found: PersonalIndex) {
    for index in found.indices {
      guard subjects[found.userID]?.indices.contains(index) == false else { continue }
      subjects[found.userID]?.indices.append(index)
      // In a fixed order, whether it comes from the journal or from a snapshot's subjects.
      let owners = personalIndices[index] ?? []
      let place = owners.firstIndex { Self.precedes(found.userID, $0) } ?? owners.endIndex
      personalIndices[index, default: []].insert(found.userID, at: place)
    }
  }

  /// Takes in a step of a process.
  mutating func apply(_ kind: StepKind, _ step: Step, _ record: JournalRecord) {
    guard let number = processNumber(step.processID) else { return }
    if let userID = step.userID, let place = processes[number].partyIndex(userID) {
      Self.apply(kind, step, record, &processes[number].parties[place])
    }
    if let expiresAt = step.expiresAt, kind != .processExpired {
      processes[number].expiresAt = expiresAt
      timers.set(.process(number), at: expiresAt)
    }
    switch kind {
    case .processSigned: end(number, .signed, .completed, step, record)
    case .processFailed: end(number, .failed, step.endReason ?? .cancelled, step, record)
    case .processExpired: end(number, .expired, .timedOut, step, record)
    case .processResumed: resume(number, record)
    case .cardAttemptsUsed:
      if let index = step.cardIndex { cardSets[index, default: []].append(record.at) }
    default:
      if processes[number].status.isOpen {
        move(number, to: processes[number].derivedStatus, record)
      }
    }
  }

  /// Static, so that the party is changed in its place: a method of `self` would copy all rows.
  private static func apply(
    _ kind: StepKind, _ step: Step, _ record: JournalRecord, _ party: inout Party
  ) {
    if kind.isVerification { party.verificationRecord = record.sequence }
    switch kind {
    case .smsSent:
      party.sms = .sent
      party.smsAt = record.at
    case .smsFailed: party.sms = .failed
    case .pageOpened: party.openedAt = record.at
    case .verificationInitiated: party.verificationType = step.type
    case .depositMade: party.deposit?.madeAt = record.at
    case .depositAccepted:
      party.deposit?.acceptedAt = record.at
      party.deposit?.windowUntil = step.windowUntil
    // What was chosen stays chosen, so that the status never runs back; it can be chosen again.
    case .depositFailed: party.deposit = nil
    case .verificationFailed: if step.type == .microDeposit { party.wrongAmounts += 1 }
    case .faceStarted: party.faceReference = step.reference
    case .attemptCounted: party.attempts = step.attempt ?? party.attempts
    case .attemptReturned: party.attempts = step.attempt ?? party.attempts
    case .verificationResult:
      guard step.passed == true else { break }
      party.status = .verified
      party.verifiedAt = record.at
    case .partySigned:
      party.status = .signed
      party.signedAt = record.at
    case .partyDeclined: party.status = .failed
    case .processFailed: party.status = .failed
    case .heartbeat, .processResumed, .verificationDelayed, .cardAttemptsUsed, .processSigned,
      .processExpired, .processCompleted:
      break
    }
  }

  private mutating func move(
    _ number: Int, to status: ProcessStatus, _ record: JournalRecord
  ) {
    let old = processes[number].status
    guard old != status, status != .signed else { return }
    precondition(old.mayBecome(status), "a process went from \(old.rawValue) to \(status.rawValue)")
    processes[number].status = status
    processes[number].statusRecord = record.sequence
    statusCounts[old, default: 0] -= 1
    statusCounts[status, default: 0] += 1
  }

  private mutating func end(
    _ number: Int, _ status: ProcessStatus, _ endReason: EndReason, _ step: Step,
    _ record: JournalRecord
  ) {
    let old = processes[number].status
    precondition(old.mayBecome(status), "a process went from \(old.rawValue) to \(status.rawValue)")
    processes[number].status = status
    processes[number].endReason = endReason
    processes[number].reason = step.reason
    processes[number].endedAt = record.at
    processes[number].statusRecord = record.sequence
    statusCounts[old, default: 0] -= 1
    statusCounts[status, default: 0] += 1
    let pair = processes[number].pair
    if openPairs[pair] == number { openPairs[pair] = nil }
    dropRequests(of: processes[number].processID)
    if status == .expired { forgetUnanswered(number) }
  }

  /// What was asked for an ended process is not asked again, but for its callback.
  ///
  /// A check that nobody answered gives its attempt back.
  private mutating func dropRequests(of processID: String) {
    for id in processRequests[processID] ?? [] {
      guard let request = requests[id], request.operation.isVerdict,
        let number = processNumber(processID),
        let place = processes[number].partyIndex(request.userID ?? "")
      else { continue }
      processes[number].parties[place].attempts -= 1
    }
    let kept = (processRequests[processID] ?? []).filter { id in
      if requests[id]?.operation == .deliverCallback { return true }
      if let request = requests[id] { queue(.settled, request) }
      requests[id] = nil
      return false
    }
    processRequests[processID] = kept.isEmpty ? nil : kept
  }

  /// A deposit whose process ran out is not answered any more; the next choice asks anew.
  private mutating func forgetUnanswered(_ number: Int) {
    for place in processes[number].parties.indices
    where processes[number].parties[place].status == .pending {
      processes[number].parties[place].deposit = nil
      processes[number].parties[place].verificationType = nil
      processes[number].parties[place].faceReference = nil
    }
  }

  private mutating func resume(_ number: Int, _ record: JournalRecord) {
    processes[number].endReason = nil
    processes[number].endedAt = nil
    processes[number].reason = nil
    openPairs[processes[number].pair] = number
    move(number, to: processes[number].derivedStatus, record)
  }
}

extension StepKind {
  /// True for what moves a party's proof of who they are.
  fileprivate var isVerification: Bool {
    switch self {
    case .verificationInitiated, .verificationDelayed, .depositAccepted, .depositFailed,
      .faceStarted, .verificationResult:
      true
    default: false
    }
  }
}
