import Countersign
import CountersignStore

extension Clerk {
  /// Gives each row of a table in turn, personal data masked; stops when `body` says so.
  /// - Parameter matching: equalities that let rows be skipped early; `body` checks them anyway.
  /// - Throws: `ClerkFailure.snapshot` before a row is given that could not be read as it was
  ///   written.
  package func rows(
    of table: TableName, processID: String? = nil, _ body: (TableRow) throws -> Bool
  ) throws {
    try everyRow(of: table, processID) { row in
      try checkSound()
      return try body(row)
    }
    try checkSound()
  }

  private func everyRow(
    of table: TableName, _ processID: String?, _ body: (TableRow) throws -> Bool
  ) throws {
    switch table {
    case .agreementTemplate:
      for key in registry.templateOrder {
        if let template = registry.templates[key], try !body(row(template)) { return }
      }
    case .signingProcess, .signingParty:
      for process in processes(processID) {
        for row in table == .signingProcess ? [row(process)] : partyRows(process)
        where try !body(row) { return }
      }
    case .callbacks:
      for callback in registry.callbacks.all where try !body(row(callback)) { return }
    case .services:
      for service in ServiceName.allCases {
        if let health = registry.services[service], try !body(row(health)) { return }
      }
    case .users, .accounts, .bindings, .splits, .instructions, .alerts:
      try walletRows(of: table, body)
    case .processAuditLog, .serviceCalls: try logRows(of: table, processID, body)
    }
  }

  /// The columns of a table, whether or not it has rows: those of a blank one.
  package func columns(of table: TableName) -> [String] {
    blank(table).columns.map(\.name)
  }

  private func blank(_ table: TableName) -> TableRow {
    switch table {
    case .agreementTemplate: row(Template())
    case .signingProcess: row(SigningProcess())
    case .signingParty: row(Party(), of: SigningProcess(), at: 0)
    case .processAuditLog: row(.clockAdvanced(SandboxClock(0)), JournalRecord(), 0)
    case .callbacks: row(Callback())
    case .serviceCalls: row(ServiceCalled(), 0, 0)
    case .services: row(ServiceHealth(.sms))
    case .users, .accounts, .bindings, .splits, .instructions, .alerts: blankWallet(table)
    }
  }

  private func processes(_ id: String?) -> Slice<RowList<SigningProcess>> {
    let all = registry.processes.all
    guard let id else { return all[...] }
    return registry.processNumber(id).map { all[($0 - 1)..<$0] } ?? all[..<0]
  }

  /// Rows that the journal holds: those of one process by its own records, else all in order.
  private func logRows(
    of table: TableName, _ processID: String?, _ body: (TableRow) throws -> Bool
  ) throws {
    func take(_ sequence: Int, _ json: [UInt8]) throws -> Bool {
      let record = try JournalReading.record(sequence, json)
      for (place, event) in record.events.enumerated() {
        if let processID, event.processID != processID { continue }
        if case .serviceCalled(let call) = event, table == .serviceCalls {
          if try !body(row(call, sequence, place)) { return false }
        } else if table == .processAuditLog {
          if try !body(row(event, record, place)) { return false }
        }
      }
      return true
    }
    if let processID {
      guard let number = registry.processNumber(processID) else { return }
      for sequence in registry.processes[number].records
      where try !take(sequence, journal.record(sequence)) { return }
      return
    }
    var goesOn = true
    // In stretches, so that stopping early stops the reading.
    for start in stride(from: 1, to: journal.position.records, by: 512) where goesOn {
      let end = min(start + 512, journal.position.records)
      try journal.read(start..<end) { sequence, json in
        if goesOn { goesOn = try take(sequence, Array(json)) }
      }
    }
  }

  // MARK: Rows

  private func row(_ template: Template) -> TableRow {
    var row = TableRow()
    row.add("id", template.id)
    row.add("template_id", template.templateID)
    row.add("version", template.version)
    row.add("biz_scene", template.scene)
    row.add("content_html", template.contentHTML)
    row.add("variables_config", template.variables)
    row.add("is_active", template.isActive)
    row.add("created_at", template.createdAt)
    row.add("created_by", template.createdBy)
    row.add("content_sha256", template.contentSHA256)
    return row
  }

  private func row(_ process: SigningProcess) -> TableRow {
    var row = TableRow()
    row.add("process_id", process.processID)
    row.add("biz_scene", process.scene)
    row.add("template_id", process.templateID)
    row.add("template_version", process.templateVersion)
    row.add("status", process.status)
    row.add("h5_session_token", KeyRing.tokenDigestPrefix(token(process, 0)))
    row.add("callback_url", process.callbackURL)
    row.add("expires_at", process.expiresAt)
    row.add("created_at", process.createdAt)
    row.add("updated_at", process.updatedAt)
    row.add("end_reason", process.endReason)
    row.add("reason", process.reason)
    row.add("ended_at", process.endedAt)
    row.add("agreement_sha256", process.agreementSHA256)
    return row
  }

  private func partyRows(_ process: SigningProcess) -> [TableRow] {
    process.parties.enumerated().map { row($1, of: process, at: $0) }
  }

  private func row(_ party: Party, of process: SigningProcess, at place: Int) -> TableRow {
    var row = TableRow()
    row.add("id", party.id)
    row.add("process_id", process.processID)
    row.add("user_id", party.userID)
    row.add("role", party.role)
    row.add("name", maskedName(party))
    row.add("id_no", masked(party, party.idNo, "id_no", Masking.identity))
    row.add("bank_card_no", masked(party, party.bankCardNo, "bank_card_no", Masking.card))
    row.add("verification_type", party.verificationType)
    row.add("verification_status", party.status)
    row.add("signed_at", party.signedAt)
    row.add(
      "meta_info", PartyMeta(party, mobile: masked(party, party.mobile, "mobile", Masking.mobile))
    )
    row.add("party_type", party.type)
    row.add("h5_session_token", KeyRing.tokenDigestPrefix(token(process, place)))
    return row
  }

  private func row(_ event: Event, _ record: JournalRecord, _ place: Int) -> TableRow {
    var row = TableRow()
    row.add("id", "\(record.sequence)-\(place + 1)")
    row.add("process_id", event.processID)
    row.add("event_type", event.type)
    row.columns(add: "event_data", raw: maskedData(event))
    row.add("created_at", record.at)
    row.add("actor", record.actor)
    row.add("via", record.via)
    row.add("command", record.command)
    row.add("seq", record.sequence)
    return row
  }

  private func row(_ fact: ServiceCalled, _ sequence: Int, _ place: Int) -> TableRow {
    var row = TableRow()
    row.add("id", "\(sequence)-\(place + 1)")
    row.add("service", fact.service)
    row.add("operation", fact.operation)
    row.add("attempt", fact.call.attempt)
    row.add("outcome", fact.call.outcome)
    row.add("started_at", fact.call.startedAt)
    row.add("duration_ms", fact.call.durationMs)
    row.add("process_id", fact.processID)
    // A split's own id, where it is about one.
    let isSplit = fact.operation.service == .clearing || fact.operation == .quoteFee
    row.add("request_id", isSplit ? fact.subject ?? fact.requestID : fact.requestID)
    row.add("error", fact.call.error)
    return row
  }

  private func row(_ callback: Callback) -> TableRow {
    var row = TableRow()
    row.add("callback_id", callback.callbackID)
    row.add("process_id", callback.processID)
    row.add("url", callback.url)
    row.add("status", callback.status)
    row.add("attempts", callback.attempts)
    row.add("next_at", callback.nextAt)
    row.add("last_error", callback.lastError)
    row.add("created_at", callback.createdAt)
    row.add("delivered_at", callback.deliveredAt)
    return row
  }

  private func row(_ health: ServiceHealth) -> TableRow {
    var row = TableRow()
    row.add("service", health.service)
    row.add("mode", health.mode)
    row.add("breaker", health.breaker)
    row.add("calls", health.calls)
    row.add("failures", health.failures)
    row.add("opened_at", health.openedAt)
    row.add("last_error", health.lastError)
    return row
  }
}

/// What stands in meta_info of a party.
private struct PartyMeta: Record {
  var attempts = 0
  var options: [VerificationType] = []
  var mobile: String?
  var sms: SmsState?
  var smsAt: Instant?
  var openedAt: Instant?
  var verifiedAt: Instant?
  var depositAcceptedAt: Instant?
  var depositUntil: Instant?
  var isErased = false

  init() {}

  init(_ party: Party, mobile: String?) {
    attempts = party.attempts
    options = party.options
    self.mobile = mobile
    sms = party.sms
    smsAt = party.smsAt
    openedAt = party.openedAt
    verifiedAt = party.verifiedAt
    depositAcceptedAt = party.deposit?.acceptedAt
    depositUntil = party.deposit?.windowUntil
    isErased = party.isErased
  }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("attempts", &attempts)
    fields.field("verification_options", &options)
    fields.field("mobile", &mobile)
    fields.field("sms", &sms)
    fields.field("sms_at", &smsAt)
    fields.field("opened_at", &openedAt)
    fields.field("verified_at", &verifiedAt)
    fields.field("deposit_accepted_at", &depositAcceptedAt)
    fields.field("deposit_until", &depositUntil)
    fields.field("erased", &isErased)
  }
}

extension TableRow {
  fileprivate mutating func columns(add name: String, raw: [UInt8]) {
    add(name, RawJSON(bytes: raw))
  }
}

/// JSON that is there already.
private struct RawJSON: FieldValue {
  var bytes: [UInt8]

  static func read(_ node: Int, of text: JSONText) throws(JSONFault) -> RawJSON {
    RawJSON(bytes: Array(text.raw(node)))
  }

  func write(to writer: inout JSONWriter) { writer.raw(bytes) }
}
