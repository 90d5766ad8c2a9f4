extension Registry {
  /// Holds every check.
  ///
  /// Reads only; what it returns is written and then applied.
  /// - Throws: the refusal of a command that leaves no trace.
  package func decide(_ command: Command, _ context: Context) throws(Refusal) -> Decision {
    if !isSandbox, command.name.isSandboxOnly { throw Refusal(.notSandbox) }
    return withAlerts(try decideAlone(command, context), context)
  }

  private func decideAlone(_ command: Command, _ context: Context) throws(Refusal) -> Decision {
    switch command {
    case .templateUpload(let fields): return try upload(fields, context)
    case .templateActivate(let fields): return try activate(fields, true)
    case .templateDeactivate(let fields): return try activate(fields, false)
    case .processCreate(let fields): return try create(fields, context)
    case .processSendSMS(let fields): return try sendSMS(fields, context)
    case .processCancel(let fields): return try cancel(fields, context)
    case .h5Open(let fields): return try open(fields, context)
    case .h5ChooseVerification(let fields): return try choose(fields, context)
    case .h5SubmitAmount(let fields): return try submit(fields, context)
    case .h5CompleteFace(let fields): return try completeFace(fields, context)
    case .h5Sign(let fields): return try sign(fields, context)
    case .h5Decline(let fields): return try decline(fields, context)
    case .h5Heartbeat(let fields): return try heartbeat(fields, context)
    case .wallet(let command): return try decide(command, context)
    case .personalReveal(let fields): return try reveal(fields)
    case .personalFind(let fields): return try find(fields, context)
    case .personalErase(let fields): return try erase(fields)
    case .callbackResend(let fields): return try resend(fields, context)
    case .statementImport(let fields): return try importStatement(fields, context)
    case .sandboxService(let fields): return Decision([.serviceModeSet(fields)])
    case .sandboxAdvanceClock(let fields): return try advance(fields, context)
    case .sandboxPeek(let fields): return try peek(fields)
    case .sandboxInbox(let fields): return try inbox(fields)
    case .reply(let reply): return settle(reply, context)
    case .due(.expiry(let processID)): return expire(processID, context)
    case .due(.unresolvedSplit(let requestID)): return remind(requestID)
    case .due(.alertCheck(let code, let subject)): return check(code, subject, context)
    case .due(.keyDestruction(let slot)):
      var act = PersonalAct()
      act.slot = slot
      return Decision([.personal(.keyDestroyed, act)])
    }
  }

  /// Whose step it is: on a party's page the user acts, through the operator.
  package func pageUser(of command: Command, _ tools: Tools) -> String? {
    let token: String
    switch command {
    case .h5Open(let fields), .h5CompleteFace(let fields), .h5Sign(let fields),
      .h5Heartbeat(let fields):
      token = fields.token
    case .h5ChooseVerification(let fields): token = fields.token
    case .h5SubmitAmount(let fields): token = fields.token
    case .h5Decline(let fields): token = fields.token
    default: return nil
    }
    return located(token, tools).map { processes[$0.number].parties[$0.place].userID }
  }

  /// The party a link belongs to; nil for a link that is none of ours.
  package func located(_ token: String, _ tools: Tools) -> (number: Int, place: Int)? {
    guard let (number, place) = tools.locate(token), processes.contains(number),
      processes[number].parties.indices.contains(place),
      !processes[number].parties[place].isErased
    else { return nil }
    return (number, place)
  }

  /// A reason somebody gives: said, and not a novel.
  func checkReason(_ reason: String, _ field: StaticString = "reason") throws(Refusal) {
    let blank = reason.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    guard !blank else { throw Refusal(.badRequest, "field \(field) is empty") }
    guard reason.unicodeScalars.count <= 500 else {
      throw Refusal(.badRequest, "field \(field) is longer than 500 characters")
    }
  }

  func checkID(_ id: String, _ field: StaticString) throws(Refusal) {
    guard PartyNumbers.isID(id) else { throw Refusal(.badRequest, "field \(field) is not an id") }
  }

  // MARK: The sandbox's own

  private func advance(_ fields: SandboxClock, _ context: Context) throws(Refusal) -> Decision {
    // Ten years at once is more than any rehearsal needs, and keeps dates within four digits.
    guard (1...315_360_000).contains(fields.seconds) else {
      throw Refusal(.badRequest, "field seconds must be 1 to 315360000")
    }
    var outcome = Outcome(.clock)
    outcome.now = context.now.adding(seconds: fields.seconds)
    guard outcome.now?.civil().year ?? 0 < 9000 else {
      throw Refusal(.badRequest, "field seconds leads past the year 9000")
    }
    return Decision([.clockAdvanced(fields)], outcome)
  }

  private func peek(_ fields: SandboxPeek) throws(Refusal) -> Decision {
    let process = try process(fields.processID)
    guard process.partyIndex(fields.userID) != nil else { throw Refusal(.notFound, fields.userID) }
    var outcome = Outcome(.peek)
    outcome.processID = fields.processID
    outcome.userID = fields.userID
    return Decision([.sandboxPeeked(fields)], outcome)
  }

  private func inbox(_ fields: SandboxInbox) throws(Refusal) -> Decision {
    if let id = fields.processID { _ = try process(id) }
    var outcome = Outcome(.inbox)
    outcome.processID = fields.processID
    return Decision([.inboxRead(fields)], outcome)
  }
}
