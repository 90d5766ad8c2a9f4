/// The whole state as tables of rows: what `snapshot.json` holds, derived from the journal.
package struct RegistrySnapshot: Record {
  package var format = 1
  package var storeID = ""
  package var journal = JournalMark()
  package var isSandbox = true
  package var keyPrint = ""
  package var clockOffsetMs: Int64 = 0
  package var lastAt = Instant(milliseconds: 0)
  package var events = 0
  package var lastSlot = 0
  package var lastRequest = 0
  package var pendingErasures: [Int] = []
  package var tallies: [Tally] = []
  /// Where the long tables of a big store lie; they are empty here then.
  package var parts: SnapshotParts?
  package var tables = Tables()

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("format", &format)
    fields.field("store_id", &storeID)
    fields.field("journal", &journal)
    fields.field("sandbox", &isSandbox)
    fields.field("key_print", &keyPrint)
    fields.field("clock_offset_ms", &clockOffsetMs)
    fields.field("last_at", &lastAt)
    fields.field("events", &events)
    fields.field("last_slot", &lastSlot)
    fields.field("last_request", &lastRequest)
    fields.field("pending_erasures", &pendingErasures)
    fields.field("tallies", &tallies)
    fields.field("parts", &parts)
    fields.field("tables", &tables)
  }

  /// Up to where the journal was taken in.
  package struct JournalMark: Record, Equatable {
    package var records = 0
    package var head = ""
    package var file = 1
    package var offset = 0

    package init() {}

    package mutating func visit(_ fields: inout some FieldVisitor) {
      fields.field("records", &records)
      fields.field("head", &head)
      fields.field("file", &file)
      fields.field("offset", &offset)
    }
  }

  package struct Tables: Record {
    package var templates: [Template] = []
    package var processes: [ProcessRow] = []
    package var parties: [PartyRow] = []
    package var callbacks: [Callback] = []
    package var services: [ServiceHealth] = []
    package var requests: [ServiceRequest] = []
    package var subjects: [Subject] = []
    package var cardSets: [String: [Instant]] = [:]
    package var answers: [KeyedAnswer] = []
    package var wallet = WalletTables()

    package init() {}

    package mutating func visit(_ fields: inout some FieldVisitor) {
      fields.field("agreement_template", &templates)
      fields.field("signing_process", &processes)
      fields.field("signing_party", &parties)
      fields.field("callbacks", &callbacks)
      fields.field("services", &services)
      fields.field("service_requests", &requests)
      fields.field("subjects", &subjects)
      fields.field("card_attempt_sets", &cardSets)
      fields.field("idempotency_keys", &answers)
      wallet.visit(&fields)
    }
  }

  /// A process without its parties.
  package struct ProcessRow: Record {
    package var process = SigningProcess()

    package init() {}

    init(_ process: SigningProcess) {
      self.process = process
      self.process.parties = []
    }

    package mutating func visit(_ fields: inout some FieldVisitor) { process.visitRow(&fields) }
  }

  /// A party with the process it belongs to.
  package struct PartyRow: Record {
    package var processID = ""
    package var party = Party()

    package init() {}

    init(_ processID: String, _ party: Party) {
      self.processID = processID
      self.party = party
    }

    package mutating func visit(_ fields: inout some FieldVisitor) {
      fields.field("process_id", &processID)
      party.visit(&fields)
    }
  }
}

extension RegistrySnapshot {
  /// The state as tables, up to a place in the journal.
  package init(_ registry: Registry, _ journal: JournalMark) {
    self.init(small: registry, journal)
    tables.processes = registry.processes.all.map(ProcessRow.init)
    tables.parties = registry.processes.all.flatMap { process in
      process.parties.map { PartyRow(process.processID, $0) }
    }
    tables.callbacks = Array(registry.callbacks.all)
    tables.subjects = registry.subjects.all.values.sorted {
      Registry.precedes($0.userID, $1.userID)
    }
    tables.answers = registry.answers.all.values.sorted { Registry.precedes($0.key, $1.key) }
    tables.wallet = WalletTables(registry.wallet)
  }

  /// The state without its long tables, which are put in parts.
  package init(
    _ registry: Registry, _ journal: JournalMark, in parts: SnapshotParts
  ) {
    self.init(small: registry, journal)
    tables.wallet.ledger = registry.wallet.ledger
    tables.wallet.lastStatement = registry.wallet.lastStatement
    self.parts = parts
    self.parts?.open = OpenRows(registry)
  }

  private init(small registry: Registry, _ journal: JournalMark) {
    self.init()
    self.journal = journal
    storeID = registry.storeID
    isSandbox = registry.isSandbox
    keyPrint = registry.keyPrint
    clockOffsetMs = registry.clockOffsetMs
    lastAt = registry.lastAt
    events = registry.events
    lastSlot = registry.lastSlot
    lastRequest = registry.lastRequest
    pendingErasures = registry.pendingErasures
    tallies = registry.tallies.rows
    tables.templates = registry.templateOrder.compactMap { registry.templates[$0] }
    tables.services = ServiceName.allCases.compactMap { registry.services[$0] }
    tables.requests = registry.requests.values.sorted {
      Registry.precedes($0.requestID, $1.requestID)
    }
    tables.cardSets = registry.cardSets
  }

  /// The state these tables are, with every index made anew.
  ///
  /// A big store's long tables are still to be settled on their parts, and its timers set then.
  /// - Throws: a fault where rows do not fit together.
  package func registry() throws(JSONFault) -> Registry {
    var registry = Registry()
    registry.storeID = storeID
    registry.isSandbox = isSandbox
    registry.keyPrint = keyPrint
    registry.clockOffsetMs = clockOffsetMs
    registry.lastAt = lastAt
    registry.events = events
    registry.lastSlot = lastSlot
    registry.lastRequest = lastRequest
    registry.pendingErasures = pendingErasures
    registry.tallies = Tallies(tallies)
    registry.sequence = max(0, journal.records - 1)
    for template in tables.templates {
      let key = Template.key(template.templateID, template.version)
      registry.templates[key] = template
      registry.templateOrder.append(key)
    }
    for service in tables.services { registry.services[service.service] = service }
    if let parts {
      registry.wallet.ledger = tables.wallet.ledger
      registry.wallet.lastStatement = tables.wallet.lastStatement
      try parts.open.take(into: &registry, splits: parts.counts["split_requests"] ?? 0)
    } else {
      try addRows(to: &registry)
    }
    for request in tables.requests {
      registry.requests[request.requestID] = request
      registry.file(request)
      registry.queues[request.operation.service, default: ServiceQueue()].add(request, 1)
      if let id = request.processID {
        registry.processRequests[id, default: []].append(request.requestID)
      }
    }
    registry.cardSets = tables.cardSets
    if parts == nil { registry.resetTimers() }
    return registry
  }

  private func addRows(to registry: inout Registry) throws(JSONFault) {
    try addProcesses(to: &registry)
    registry.callbacks = Rows(tables.callbacks)
    for (place, callback) in tables.callbacks.enumerated() {
      registry.sort(place + 1, callback.status)
    }
    for subject in tables.subjects {
      registry.subjects[subject.userID] = subject
      for index in subject.indices {
        registry.personalIndices[index, default: []].append(subject.userID)
      }
    }
    for answer in tables.answers { registry.answers[answer.key] = answer }
    registry.wallet = try tables.wallet.wallet()
  }

  private func addProcesses(to registry: inout Registry) throws(JSONFault) {
    var rows = tables.processes.map(\.process)
    for row in tables.parties {
      guard let number = Ordinal.number(of: row.processID), rows.indices.contains(number - 1),
        rows[number - 1].processID == row.processID
      else { throw JSONFault("a party has no process", at: 0) }
      rows[number - 1].parties.append(row.party)
    }
    for (place, process) in rows.enumerated() {
      guard Ordinal.number(of: process.processID) == place + 1 else {
        throw JSONFault("processes are out of order", at: 0)
      }
      registry.statusCounts[process.status, default: 0] += 1
      if process.status.isOpen { registry.openPairs[process.pair] = place + 1 }
    }
    registry.processes = Rows(rows)
  }
}
