package import Countersign
import CountersignStore

extension Clerk {
  /// Answers a screen's question from what is known now.
  package func view(_ query: Query) throws -> View {
    let view = try answer(query)
    try checkSound()
    return view
  }

  private func answer(_ query: Query) throws -> View {
    switch query {
    case .header: .header(header)
    case .templates(let window): .templates(templates(window))
    case .processes(let window): .processes(processes(window))
    case .process(let id): .process(try process(id))
    case .phone(let processID, let userID): .phone(phone(processID, userID))
    case .audit(let window): .audit(try audit(window))
    case .record(let sequence): .record(try record(sequence))
    case .users(let window): .users(try users(window))
    case .user(let id): .user(try user(id))
    case .splits(let window): .splits(try splits(window))
    case .split(let id): .split(try split(id))
    case .explanation(let fields): .explanation(try explanation(fields))
    case .reconciliation: .reconciliation(reconciliation)
    case .services: .services(serviceLines)
    case .alerts(let window): .alerts(try alerts(window))
    case .callbacks(let window): .callbacks(try callbacks(window))
    case .callback(let id): .callback(try callback(id))
    case .day: .day(day)
    case .completions(let kind, let prefix): .completions(try completions(kind, prefix))
    }
  }

  private var header: HeaderView {
    var view = HeaderView()
    view.store = volume.path
    view.isSandbox = registry.isSandbox
    view.isReadOnly = options.isReadOnly
    view.operatorID = options.operatorID
    view.now = now
    view.clockOffsetMs = registry.clockOffsetMs
    view.templates = registry.templateOrder.count
    view.processes = registry.processes.count
    view.statusCounts = registry.statusCounts
    view.services = ServiceName.allCases.compactMap { registry.services[$0] }
    view.records = registry.events
    view.accounts = registry.wallet.accounts.count
    view.splits = registry.wallet.splits.count
    view.unresolvedSplits = registry.wallet.queues.count(.unresolved)
    view.waitingSplits = registry.wallet.queues.count(.waiting)
    addAlerts(to: &view)
    return view
  }

  private func templates(_ window: Window) -> ListView<TemplateLine> {
    let order = registry.templateOrder
    let table = ListTable<Template>(
      .templates, newestFirst: order.count,
      row: { self.registry.templates[order[$0 - 1]] ?? Template() },
      find: { id in order.firstIndex(of: id).map { $0 + 1 } }, fields: Self.templateFields,
      time: \.createdAt)
    return self.window(table, window, line: line)
  }

  private func line(_ template: Template) -> TemplateLine {
    var line = TemplateLine()
    line.templateID = template.templateID
    line.version = template.version
    line.title = template.title
    line.scene = template.scene
    line.isActive = template.isActive
    line.createdAt = template.createdAt
    line.createdBy = template.createdBy
    line.variables = template.variables
    line.contentSHA256 = template.contentSHA256
    line.content = AgreementText(html: template.contentHTML)
    line.record = template.record
    return line
  }

  // MARK: Processes

  /// Newest first.
  private func processes(_ window: Window) -> ListView<ProcessLine> {
    let fields = processFields
    var table = ListTable<SigningProcess>(
      .processes, newestFirst: registry.processes.count, row: { self.registry.processes[$0] },
      find: { self.registry.processNumber($0) }, fields: fields, time: \.updatedAt)
    if !window.filter.isEmpty || window.sort != nil || window.find != nil {
      table.digest = digest(fields)
    }
    return self.window(table, window, line: line)
  }

  private func line(_ process: SigningProcess) -> ProcessLine {
    var line = ProcessLine()
    line.processID = process.processID
    line.scene = process.scene
    line.payer = process.party(.payer).map(maskedName) ?? ""
    line.payee = process.party(.payee).map(maskedName)
    line.status = process.status
    line.endReason = process.endReason
    line.updatedAt = process.updatedAt
    line.why = registry.whys(process, policy, at: now, name: maskedName).first
    return line
  }

  private func process(_ id: String) throws -> ProcessView? {
    guard let number = registry.processNumber(id) else { return nil }
    let process = registry.processes[number]
    var view = ProcessView()
    view.line = line(process)
    view.templateID = process.templateID
    view.templateVersion = process.templateVersion
    view.templateTitle = registry.template(of: process)?.title ?? process.templateID
    view.agreementSHA256 = process.agreementSHA256
    view.createdAt = process.createdAt
    view.expiresAt = process.expiresAt
    view.endedAt = process.endedAt
    view.reason = process.reason
    view.callbackURL = process.callbackURL
    view.callbackStatus = process.callbackID.flatMap(registry.callbackNumber)
      .map { registry.callbacks[$0].status }
    view.parties = process.parties.map { party(process, $0) }
    view.whys = registry.whys(process, policy, at: now, name: maskedName)
    for sequence in process.records.suffix(200) {
      view.timeline += try lines(sequence).filter { $0.processID == id && !$0.isBookkeeping }
    }
    return view
  }

  func party(_ process: SigningProcess, _ party: Party) -> PartyView {
    var view = PartyView()
    view.userID = party.userID
    view.role = party.role
    view.type = party.type
    view.name = maskedName(party)
    view.idNo = masked(party, party.idNo, "id_no", Masking.identity) ?? ""
    view.bankCardNo = masked(party, party.bankCardNo, "bank_card_no", Masking.card)
    view.mobile = masked(party, party.mobile, "mobile", Masking.mobile)
    view.status = party.status
    view.step = Registry.step(process, party, at: now)
    view.verificationType = party.verificationType
    view.attempts = party.attempts
    view.attemptsAllowed = policy.verificationAttempts
    view.sms = party.sms
    view.openedAt = party.openedAt
    view.verifiedAt = party.verifiedAt
    view.signedAt = party.signedAt
    view.depositUntil = party.depositWindow(at: now)
    view.isErased = party.isErased
    return view
  }

  // MARK: The phone

  private func phone(_ processID: String, _ userID: String) -> PhoneView? {
    guard let number = registry.processNumber(processID),
      let place = registry.processes[number].partyIndex(userID)
    else { return nil }
    let process = registry.processes[number]
    let party = process.parties[place]
    var view = PhoneView()
    view.processID = processID
    view.userID = userID
    view.role = party.role
    view.title = registry.template(of: process)?.title ?? process.templateID
    view.agreementSHA256 = process.agreementSHA256
    view.page = registry.page(process, place, policy, at: now)
    view.endReason = process.endReason
    view.hasOpened = party.openedAt != nil
    view.bankCardTail = revealed(party, party.bankCardNo, "bank_card_no").map {
      String($0.suffix(4))
    }
    if process.status == .expired, let endedAt = process.endedAt {
      view.isResumable =
        now.since(endedAt) < policy.resumeSeconds * 1000 && registry.openPairs[process.pair] == nil
    }
    guard registry.isSandbox else {
      view.name = maskedName(party)
      return view
    }
    view.name = told(party.name, party.userID, "name") ?? Masking.erased
    view.agreement = AgreementText(html: agreement(process) ?? "")
    view.token = options.isReadOnly ? nil : token(process, place)
    view.smsText = party.smsAt != nil ? smsText(process, place) : nil
    view.depositNotice = depositAmount(party).map { Fen(Int64($0)) }
    return view
  }

  /// A record's events as lines.
  func lines(_ sequence: Int) throws -> [AuditLine] {
    lines(try JournalReading.record(sequence, try journal.record(sequence)))
  }

  func lines(_ record: JournalRecord) -> [AuditLine] {
    let sequence = record.sequence
    return record.events.enumerated().map { place, event in
      var line = AuditLine()
      line.id = "\(sequence)-\(place + 1)"
      line.sequence = sequence
      line.at = record.at
      line.actor = record.actor
      line.via = record.via
      line.command = record.command
      line.type = event.type
      line.isFailure = event.isFailure
      line.processID = event.processID
      line.userID = event.userID
      if let id = event.processID, let number = registry.processNumber(id),
        let place = registry.processes[number].partyIndex(event.userID ?? "")
      {
        line.name = maskedName(registry.processes[number].parties[place])
      }
      line.data = String(decoding: maskedData(event), as: UTF8.self)
      return line
    }
  }

  private func record(_ sequence: Int) throws -> RecordView? {
    guard sequence > 0, sequence < journal.position.records else { return nil }
    var view = RecordView()
    view.sequence = sequence
    view.lines = try lines(sequence)
    view.hash = try journal.hash(of: sequence).hex
    let bytes = try journal.record(sequence)
    view.json = String(decoding: bytes, as: UTF8.self)
    return view
  }
}
