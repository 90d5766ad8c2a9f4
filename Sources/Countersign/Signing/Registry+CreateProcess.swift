// Creating a process (seed 000, 4.1): the checks in their order, then the process, its links and
// its text messages.

extension Registry {
  /// - Parameter mayBeSilent: true where nobody need be called back, for the wallet itself waits.
  func create(
    _ fields: ProcessCreate, mayBeSilent: Bool = false, _ context: Context
  ) throws(Refusal) -> Decision {
    for party in fields.parties ?? [] {
      if let userID = party.userID { try checkID(userID, "user_id") }
    }
    var checks = CheckList()
    let template = checkTemplate(fields, &checks)
    let parties = checkParties(fields, context, &checks)
    let url = fields.callbackURL ?? ""
    checks.note(
      "callback_url",
      mayBeSilent && fields.callbackURL == nil || CallbackURL.isValid(url, live: !isSandbox),
      .invalidCallbackURL, "callback_url")
    let users = (fields.parties ?? []).compactMap(\.userID)
    let other = openPairs[SigningProcess.pair(fields.scene, users)]
    checks.note(
      "no_other_open_process", other == nil, .duplicateProcess,
      other.map { processes[$0].processID } ?? "")
    let values = template.flatMap { template in
      checkVariables(fields, template, parties ?? [], context, &checks)
    }
    if values == nil { checks.skip("variables") }
    try checks.refuse()
    guard let template, let parties, let values else { throw Refusal(.badRequest) }
    return draft(fields, template, parties, values, context)
  }

  private func checkTemplate(_ fields: ProcessCreate, _ checks: inout CheckList) -> Template? {
    let active = activeVersion(fields.templateID)
    checks.note(
      "template", active != nil, .invalidTemplate,
      "template \(fields.templateID.prefix(64)) has no active version")
    guard let active else {
      checks.skip("scene")
      return nil
    }
    checks.note(
      "scene", active.scene == fields.scene, .invalidTemplate,
      "template \(active.templateID) is for \(active.scene.rawValue)")
    return active
  }

  /// The parties, when all that is needed of them is there and right.
  private func checkParties(
    _ fields: ProcessCreate, _ context: Context, _ checks: inout CheckList
  ) -> [CheckedParty]? {
    let inputs = (fields.parties ?? []).map { completed($0, context) }
    let read = inputs.enumerated().map { PartyCheck($0.element, place: $0.offset) }
    let roles = inputs.compactMap(\.role)
    var missing = read.compactMap(\.missing).first
    if !roles.contains(.payer) { missing = missing ?? "PAYER" }
    if fields.scene == .relationBind, !roles.contains(.payee) { missing = missing ?? "PAYEE" }
    checks.note("parties", missing == nil, .missingPartyInfo, missing ?? "")
    let users = inputs.compactMap(\.userID)
    let twice = Set(roles.map(\.rawValue)).count < roles.count || Set(users).count < users.count
    checks.note(
      "roles", !twice, .invalidPartyInfo, "each role and each user_id stands once")
    for name in ["name", "id_no", "bank_card_no", "mobile"] {
      let fault = read.lazy.flatMap(\.invalid).first { $0.check == name }
      checks.note(name, fault == nil, .invalidPartyInfo, fault?.detail ?? "")
    }
    let parties = read.compactMap(\.party)
    return parties.count == inputs.count && missing == nil ? parties : nil
  }

  /// The values of the template's variables: the platform's own, and the given ones.
  private func checkVariables(
    _ fields: ProcessCreate, _ template: Template, _ parties: [CheckedParty],
    _ context: Context, _ checks: inout CheckList
  ) -> [String: String]? {
    guard !parties.isEmpty else { return nil }
    let own = platformValues(parties, context.now)
    let given = fields.variables ?? [:]
    let platform = Set(PlatformVariable.allCases.map(\.rawValue))
    let used = Set((try? TemplateMarkup(template.contentHTML))?.variables ?? [])
    var fault: String?
    for name in given.keys.sorted() where fault == nil {
      if platform.contains(name) {
        if given[name] != own[name] { fault = "variable \(name) is the platform's own" }
      } else if !template.variables.contains(name) {
        fault = "variable \(name.prefix(40)) is not the template's"
      } else if (given[name]?.unicodeScalars.count ?? 0) > 2000 {
        fault = "variable \(name.prefix(40)) is too long"
      }
    }
    for name in template.variables + used.sorted()
    where fault == nil && given[name] == nil && own[name] == nil {
      fault = "variable \(name) is missing"
    }
    checks.note("variables", fault == nil, .invalidTemplate, fault ?? "")
    return given.merging(own) { _, platform in platform }
  }

  private func platformValues(_ parties: [CheckedParty], _ now: Instant) -> [String: String] {
    var own: [PlatformVariable: String] = [
      .processID: Ordinal.processID(processes.next, at: now),
      .signingDate: now.civil(offsetSeconds: Instant.chinaOffsetSeconds).date,
    ]
    for party in parties {
      own[party.role == .payer ? .payerName : .payeeName] = party.name
      own[party.role == .payer ? .payerUserID : .payeeUserID] = party.userID
    }
    return Dictionary(uniqueKeysWithValues: own.map { ($0.key.rawValue, $0.value) })
  }

  /// Writes the process down as a fact.
  private func draft(
    _ fields: ProcessCreate, _ template: Template, _ parties: [CheckedParty],
    _ values: [String: String], _ context: Context
  ) -> Decision {
    var fact = ProcessCreated()
    fact.process.processID = Ordinal.processID(processes.next, at: context.now)
    fact.process.scene = fields.scene
    fact.process.templateID = template.templateID
    fact.process.templateVersion = template.version
    fact.process.callbackURL = fields.callbackURL ?? ""
    fact.process.createdAt = context.now
    fact.process.updatedAt = context.now
    fact.process.expiresAt = context.now.adding(seconds: context.policy.sessionSeconds)
    let markup = try? TemplateMarkup(template.contentHTML)
    fact.process.agreementSHA256 = context.tools.sha256(
      Array((markup?.render(values) ?? "").utf8))
    fact.process.values = .fresh(String(decoding: values.jsonBytes, as: UTF8.self))
    var nextSlot = lastSlot
    for (place, party) in parties.enumerated() {
      var slot = subjects[party.userID]?.slot
      if slot == nil { nextSlot += 1 }
      slot = slot ?? nextSlot
      let row = self.party(party, fact.process.processID, place, slot ?? nextSlot, context)
      fact.process.parties.append(row)
      fact.found.append(indices(party, slot ?? nextSlot, context))
    }
    var events: [Event] = [.processCreated(fact)]
    for (place, party) in fact.process.parties.enumerated() {
      events.append(
        .requested(
          .sms, request(.sendSMS, fact.process.processID, party.userID, ahead: place, context)))
    }
    return Decision(events, .process(fact.process.processID))
  }

  private func party(
    _ checked: CheckedParty, _ processID: String, _ place: Int, _ slot: Int, _ context: Context
  ) -> Party {
    var party = Party()
    party.id = "\(processID)-\(place + 1)"
    party.userID = checked.userID
    party.role = checked.role
    party.type = checked.type
    party.name =
      PartyCheck.isCompany(checked.type, checked.idNo) ? .open(checked.name) : .fresh(checked.name)
    party.idNo = .fresh(checked.idNo)
    party.bankCardNo = checked.bankCardNo.map { .fresh($0) }
    party.mobile = checked.mobile.map { .fresh($0) }
    party.slot = slot
    party.cardIndex = checked.bankCardNo.map { context.tools.blindIndex("bank_card_no", $0) }
    party.options = checked.options
    return party
  }

  func indices(_ party: CheckedParty, _ slot: Int, _ context: Context) -> PersonalIndex {
    var found = PersonalIndex()
    found.userID = party.userID
    found.slot = slot
    found.indices.append(context.tools.blindIndex("id_no", party.idNo))
    if let card = party.bankCardNo {
      found.indices.append(context.tools.blindIndex("bank_card_no", card))
    }
    if let mobile = party.mobile {
      found.indices.append(context.tools.blindIndex("mobile", mobile))
    }
    return found
  }

  /// A new request to a service; `ahead` counts those of the same record before it.
  func request(
    _ operation: ServiceOperation, _ processID: String?, _ userID: String?, ahead: Int = 0,
    _ context: Context
  ) -> ServiceRequest {
    ServiceRequest(
      "R\(Ordinal.text(lastRequest + 1 + ahead))", operation, processID: processID,
      userID: userID, at: context.now)
  }
}

extension FieldValue {
  /// The value as JSON.
  package var jsonBytes: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}
