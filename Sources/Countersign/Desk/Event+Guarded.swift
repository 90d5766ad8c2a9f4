extension Event {
  /// Visits every guarded text of an event with the key slots it is sealed under and its context.
  package mutating func visitGuarded(
    _ body: (_ text: inout Guarded, _ slots: [Int], _ context: String) throws -> Void
  ) rethrows {
    switch self {
    case .processCreated(var fact):
      for place in fact.process.parties.indices {
        try fact.process.parties[place].visitGuarded(body)
      }
      try body(
        &fact.process.values, fact.process.slots,
        SigningProcess.valuesContext(fact.process.processID))
      self = .processCreated(fact)
    case .requested(let kind, var request):
      if var answer = request.answer, let slot = request.slot {
        try body(&answer, [slot], "\(request.requestID)/answer")
        request.answer = answer
      }
      self = .requested(kind, request)
    case .wallet(.userRegistered(var fact)):
      try fact.user.visitGuarded(body)
      self = .wallet(.userRegistered(fact))
    default: break
    }
  }
}

extension Party {
  /// Visits the party's own guarded texts.
  package mutating func visitGuarded(
    _ body: (_ text: inout Guarded, _ slots: [Int], _ context: String) throws -> Void
  ) rethrows {
    try body(&name, [slot], SigningProcess.context(userID, "name"))
    try body(&idNo, [slot], SigningProcess.context(userID, "id_no"))
    if var card = bankCardNo {
      try body(&card, [slot], SigningProcess.context(userID, "bank_card_no"))
      bankCardNo = card
    }
    if var number = mobile {
      try body(&number, [slot], SigningProcess.context(userID, "mobile"))
      mobile = number
    }
  }
}
