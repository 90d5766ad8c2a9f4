/// Everything the desk knows: the state that the journal's records make, one after the other.
///
/// `decide` reads it, `apply` changes it, nothing else does either.
package struct Registry: Equatable, Sendable {
  package var storeID = ""
  package var isSandbox = true
  package var keyPrint = ""
  /// How far the store's clock is from the wall's, in milliseconds.
  package var clockOffsetMs: Int64 = 0
  /// When the last record was written: time never runs back.
  package var lastAt = Instant(milliseconds: 0)
  /// The number of the last record.
  package var sequence = 0
  /// How many events all records hold.
  package var events = 0

  package var templates: [String: Template] = [:]
  /// Template keys in the order of upload.
  package var templateOrder: [String] = []
  package var processes = Rows<SigningProcess>()
  package var callbacks = Rows<Callback>()
  /// The callbacks that are still to be taken, and those given up.
  package var pendingCallbacks = NumberSet()
  package var abandonedCallbacks = NumberSet()
  /// The open process of each pair and scene, by number.
  package var openPairs: [String: Int] = [:]
  /// How many processes have each status.
  package var statusCounts: [ProcessStatus: Int] = [:]
  package var subjects = Keyed<Subject>()
  package var lastSlot = 0
  /// Whose a number is, by its keyed index.
  package var personalIndices = Keyed<[String]>()
  /// When each card's sets of attempts were used up, by its keyed index.
  package var cardSets: [String: [Instant]] = [:]
  /// Erased subjects' keys that are still to be destroyed.
  package var pendingErasures: [Int] = []

  package var wallet = Wallet()
  package var requests: [String: ServiceRequest] = [:]
  /// The open requests of each process that has any.
  package var processRequests: [String: [String]] = [:]
  /// The wallet's open requests by the user or the split they are about.
  package var walletRequests: [String: [String]] = [:]
  package var lastRequest = 0
  package var services: [ServiceName: ServiceHealth] = [:]
  /// What waits for each service.
  package var queues: [ServiceName: ServiceQueue] = [:]
  package var tallies = Tallies()
  package var answers = Keyed<KeyedAnswer>()
  package var timers = Timers()

  package init() {
    for service in ServiceName.allCases { services[service] = ServiceHealth(service) }
  }

  package init(_ header: StoreHeader) {
    self.init()
    storeID = header.storeID
    isSandbox = header.isSandbox
    keyPrint = header.keyPrint
    clockOffsetMs = header.clockOffsetMs
    lastAt = header.createdAt
  }

  /// The number of an existing process.
  package func processNumber(_ id: String) -> Int? {
    guard let number = Ordinal.number(of: id), processes.contains(number),
      processes[number].processID == id
    else { return nil }
    return number
  }

  /// A process that must exist.
  package func process(_ id: String) throws(Refusal) -> SigningProcess {
    guard let number = processNumber(id) else { throw Refusal(.notFound, id) }
    return processes[number]
  }

  package func callbackNumber(_ id: String) -> Int? {
    guard let number = Ordinal.number(of: id), callbacks.contains(number),
      callbacks[number].callbackID == id
    else { return nil }
    return number
  }

  package func activeVersion(_ templateID: String) -> Template? {
    templateOrder.lazy.compactMap { templates[$0] }
      .first { $0.templateID == templateID && $0.isActive }
  }

  package func template(of process: SigningProcess) -> Template? {
    templates[Template.key(process.templateID, process.templateVersion)]
  }
}

/// A person or company as the owner of a key.
package struct Subject: Record, Equatable {
  package var userID = ""
  package var slot = 0
  /// The processes it is a party of, by number.
  package var processes: [Int] = []
  package var indices: [String] = []

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("slot", &slot)
    fields.field("processes", &processes)
    fields.field("indices", &indices)
  }
}

/// What was answered under an idempotency key.
package struct KeyedAnswer: Record, Equatable {
  package var key = ""
  package var fingerprint = ""
  /// The record of the command.
  package var sequence = 0
  /// Nil until its requests are settled.
  package var answer: Answer?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("key", &key)
    fields.field("fingerprint", &fingerprint)
    fields.field("seq", &sequence)
    fields.field("answer", &answer)
  }
}
