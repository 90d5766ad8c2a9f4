// Personal data: looked at with a reason, found by a whole number, erased with its key
// (contract 3 and 5).

extension Registry {
  func reveal(_ fields: PersonalReveal) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    let processID = try revealedProcess(fields)
    var act = PersonalAct()
    act.userID = fields.userID
    act.processID = processID
    act.reason = fields.reason
    var outcome = Outcome(.personal)
    outcome.userID = fields.userID
    outcome.processID = processID
    return Decision([.personal(.revealed, act)], outcome)
  }

  /// The process whose party is looked at: the one named; nil for a registered user's own row; else
  /// the latest of this user.
  private func revealedProcess(_ fields: PersonalReveal) throws(Refusal) -> String? {
    if let id = fields.processID {
      let process = try process(id)
      guard let place = process.partyIndex(fields.userID) else {
        throw Refusal(.notFound, fields.userID)
      }
      guard !process.parties[place].isErased else { throw Refusal(.personalErased, fields.userID) }
      return id
    }
    if wallet.userNumbers[fields.userID] != nil {
      _ = try user(fields.userID)
      return nil
    }
    guard let number = subjects[fields.userID]?.processes.last else {
      throw Refusal(.notFound, fields.userID)
    }
    return processes[number].processID
  }

  func find(_ fields: PersonalFind, _ context: Context) throws(Refusal) -> Decision {
    let asked = [
      ("mobile", fields.mobile), ("id_no", fields.idNo), ("bank_card_no", fields.bankCardNo),
    ].compactMap { name, value in value.map { (name, $0) } }
    guard asked.count == 1, let (kind, value) = asked.first else {
      throw Refusal(.badRequest, "one of mobile, id_no, bank_card_no is expected")
    }
    let users = (personalIndices[context.tools.blindIndex(kind, value)] ?? [])
      .sorted(by: Self.precedes)
    var act = PersonalAct()
    act.kind = kind
    act.matches = users.count
    var outcome = Outcome(.found)
    outcome.matches = users.map { userID in
      var match = PersonalMatch()
      match.userID = userID
      match.processIDs = (subjects[userID]?.processes ?? []).map { processes[$0].processID }
      return match
    }
    return Decision([.personal(.searched, act)], outcome)
  }

  /// Destroys a subject's key: the chain stays, the person is gone.
  func erase(_ fields: PersonalErase) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    guard let subject = subjects[fields.userID] else { throw Refusal(.notFound, fields.userID) }
    if let open = subject.processes.first(where: { processes[$0].status.isOpen }) {
      throw Refusal(.personalInUse, processes[open].processID)
    }
    if let account = wallet.accounts(of: fields.userID).first(where: { !$0.isClosed }) {
      throw Refusal(.personalInUse, account.accountID)
    }
    let opening = walletRequests(about: fields.userID).first { $0.userID == fields.userID }
    if let opening { throw Refusal(.personalInUse, opening.requestID) }
    var act = PersonalAct()
    act.userID = fields.userID
    act.slot = subject.slot
    act.reason = fields.reason
    return Decision([.personal(.erased, act)])
  }
}
