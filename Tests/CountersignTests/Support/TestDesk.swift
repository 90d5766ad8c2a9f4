import Countersign

/// A desk in memory: decides, seals, writes down, applies, and lets the stub services answer, in
/// the order in which the store does.
struct TestDesk {
  let header: StoreHeader
  private(set) var registry: Registry
  private(set) var records: [JournalRecord] = []
  private(set) var now: Instant
  var policy: Policy
  /// False: as if the program died each time before it could ask a service.
  var asksServices = true
  /// What a face is compared to.
  var showsOwnFace = true
  /// Called after every record.
  var afterRecord: (TestDesk) -> Void = { _ in }

  static let start = Instant(milliseconds: 1_795_226_400_000)

  init(policy: Policy = Policy(), isSandbox: Bool = true, withTemplates: Bool = true) {
    var header = StoreHeader()
    header.storeID = "test"
    header.isSandbox = isSandbox
    header.createdAt = Self.start
    self.header = header
    self.policy = policy
    registry = Registry(header)
    now = Self.start
    if withTemplates { uploadTemplates() }
  }

  private mutating func uploadTemplates() {
    for (id, scene) in [("FZ-AUTH", BizScene.relationBind), ("KT-PAY", .openPayment)] {
      var upload = TemplateUpload()
      upload.templateID = id
      upload.version = "1.0"
      upload.scene = scene
      upload.content = "<h1>协议</h1><p>甲方：{{payer_name}}，编号 {{process_id}}</p>"
      upload.variables = ["payer_name", "process_id"]
      run(.templateUpload(upload))
      run(.templateActivate(TemplateReference(id, "1.0")))
    }
  }

  func context(_ actor: String, at moment: Instant? = nil) -> Context {
    Context(now: moment ?? now, actor: actor, policy: policy, tools: StubTools.tools)
  }

  /// Does a command, after all that is due, and lets its effects have their tries.
  @discardableResult
  mutating func run(
    _ command: Command, actor: String = "operator:li.na", key: String? = nil
  ) -> Answer {
    catchUp()
    let answer = commit(command, actor, key)
    catchUp()
    return answer
  }

  private mutating func commit(
    _ command: Command, _ actor: String, _ key: String?, at moment: Instant? = nil
  ) -> Answer {
    do throws(Refusal) {
      let decision = try registry.decide(command, context(actor, at: moment))
      write(decision, command, actor, key, at: moment)
      guard var answer = decision.answer else { return settle(decision.awaits) }
      if var outcome = answer.outcome {
        registry.complete(&outcome, policy)
        answer.outcome = outcome
      }
      return answer
    } catch {
      return Answer(error)
    }
  }

  private mutating func write(
    _ decision: Decision, _ command: Command, _ actor: String, _ key: String?,
    at moment: Instant?
  ) {
    guard !decision.events.isEmpty else { return }
    record(
      decision.events, by: actor, command: command.name.rawValue, key: key,
      answer: decision.answer, at: moment)
  }

  /// Writes a record down and takes it in.
  mutating func record(
    _ events: [Event], by actor: String, command: String, key: String? = nil,
    answer: Answer? = nil, at moment: Instant? = nil
  ) {
    var record = JournalRecord()
    record.sequence = registry.sequence + 1
    record.at = max(moment ?? now, registry.lastAt)
    record.actor = actor
    record.command = command
    record.key = key
    record.fingerprint = key.map { "print of \($0)" }
    record.answer = key == nil ? nil : answer
    record.events = events
    for place in record.events.indices { StubTools.seal(&record.events[place]) }
    records.append(record)
    registry.apply(record)
    afterRecord(self)
  }

  /// Asks what a command waits for; the last answer is the command's.
  private mutating func settle(_ awaits: [String]) -> Answer {
    var answer = Answer(Refusal(.serviceBusy, "nothing was asked"))
    guard asksServices else { return answer }
    for id in awaits {
      // A request may go on to a next step under its own id.
      while let request = registry.requests[id], request.nextAt <= now {
        answer = ask(request)
      }
    }
    return answer
  }

  private mutating func ask(_ request: ServiceRequest) -> Answer {
    let service = request.operation.service
    let health = registry.services[service] ?? ServiceHealth(service)
    let reply = CallRound(policy: policy, now: now)
      .run(request, walletFields(request), health, StubOutside(verdict: verdict(request)))
    return commit(.reply(reply), "service:\(service.rawValue)", nil)
  }

  private func verdict(_ request: ServiceRequest) -> Bool {
    guard request.operation == .verifyAmount, let answer = request.answer,
      let number = registry.processNumber(request.processID ?? ""),
      let place = registry.processes[number].partyIndex(request.userID ?? "")
    else { return showsOwnFace }
    return StubTools.clear(answer) == String(Self.deposit(number, place))
  }

  /// The fen that the bank pays a party.
  static func deposit(_ number: Int, _ place: Int) -> Int64 {
    Int64(1 + (number * 37 + place * 11) % 99)
  }

  /// Takes in a service's answer that a test made up.
  @discardableResult
  mutating func reply(_ reply: ServiceReply) -> Answer {
    commit(.reply(reply), "service:stub", nil)
  }

  /// Does all that is due by now.
  mutating func catchUp() {
    while let item = registry.takeDue(at: now) {
      switch item {
      case .command(let command, let moment): _ = commit(command, "system", nil, at: moment)
      case .request(let request): if asksServices { _ = ask(request) }
      }
    }
  }

  /// Lets time pass, doing what is due on the way, in order.
  mutating func wait(seconds: Int64) {
    let end = now.adding(seconds: seconds)
    while let at = registry.nextDueAt, at <= end {
      now = max(now, at)
      catchUp()
    }
    now = end
  }

  /// Finds the open requests again, as a program does that starts after a crash.
  mutating func recover() {
    asksServices = true
    registry.resetTimers()
    catchUp()
  }

  /// A process by its number; a blank one where there is none, so that a test fails and goes on.
  func process(_ number: Int) -> SigningProcess {
    registry.processes.contains(number) ? registry.processes[number] : SigningProcess()
  }

  /// A callback by its number; a blank one where there is none.
  func callback(_ number: Int) -> Callback {
    registry.callbacks.contains(number) ? registry.callbacks[number] : Callback()
  }

  /// What the journal makes of an empty desk.
  func replayed() -> Registry {
    var fresh = Registry(header)
    for record in records { fresh.apply(record) }
    return fresh
  }
}
