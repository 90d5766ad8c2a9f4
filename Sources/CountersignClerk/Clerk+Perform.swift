package import Countersign
import CountersignStore

extension Clerk {
  /// Does a command, wholly or not at all, and answers once it is on the disk and its own effects
  /// had their tries.
  /// - Throws: only where the world fails (disk, lock); a refusal is a reply.
  package func perform(_ line: CommandLineText) throws -> Reply {
    try perform(line.command, key: line.key, canonical: line.canonical)
  }

  package func perform(
    _ command: Command, key: String? = nil, canonical: [UInt8] = []
  ) throws -> Reply {
    guard !options.isReadOnly else {
      return reply(Answer(Refusal(.readOnly, command.name.rawValue)))
    }
    return try batch { try $0.perform(command, key, canonical) }
  }

  /// Does several commands under one lock and one sync; none is acknowledged before that.
  package func batch<Result>(_ body: (Batch) throws -> Result) throws -> Result {
    guard !options.isReadOnly else { return try body(Batch(clerk: self)) }
    return try holdingLock {
      let result = try body(Batch(clerk: self))
      try flush()
      return result
    }
  }

  /// Commands that go to the disk together.
  package struct Batch {
    let clerk: Clerk

    package func perform(_ line: CommandLineText) throws -> Reply {
      try perform(line.command, line.key, line.canonical)
    }

    func perform(_ command: Command, _ key: String?, _ canonical: [UInt8]) throws -> Reply {
      guard !clerk.options.isReadOnly else {
        return clerk.reply(Answer(Refusal(.readOnly, command.name.rawValue)))
      }
      _ = try clerk.doDueWork(upTo: clerk.now)
      return clerk.reply(try clerk.decideAndWrite(command, key, canonical))
    }
  }

  /// Does what is due by itself: expiries, retries, the outbox.
  /// - Returns: true when there was anything.
  @discardableResult
  package func doDueWork() throws -> Bool {
    guard !options.isReadOnly, hasDueWork else { return false }
    return try holdingLock {
      let before = registry.sequence
      _ = try doDueWork(upTo: now)
      try flush()
      return registry.sequence > before
    }
  }

  private var hasDueWork: Bool {
    !registry.pendingErasures.isEmpty || registry.nextDueAt.map { $0 <= now } ?? false
  }

  private func decideAndWrite(
    _ command: Command, _ key: String?, _ canonical: [UInt8]
  ) throws -> Answer {
    let print = key.map { _ in keys.fingerprint(canonical) }
    if let key, let known = registry.answers[key] {
      guard known.fingerprint == print else { return Answer(Refusal(.idempotencyConflict, key)) }
      // A busy service is no final answer: the repetition tries again.
      if let answer = known.answer, answer.code != .serviceBusy { return answer }
    }
    var record = JournalRecord()
    record.command = command.name.rawValue
    record.key = key
    record.fingerprint = print
    record.actor = "operator:\(options.operatorID)"
    if let user = registry.pageUser(of: command, tools) {
      record.via = record.actor
      record.actor = "user:\(user)"
    }
    let instant = now
    let decision: Decision
    do throws(Refusal) {
      decision = try registry.decide(command, context(at: instant, actor: record.actor))
    } catch {
      return try write(refused: error, of: command, record, at: instant)
    }
    return try write(decision, of: command, record, at: instant)
  }

  /// Writes a decision, does what it started, and finds the answer.
  private func write(
    _ decision: Decision, of command: Command, _ record: JournalRecord, at instant: Instant
  ) throws -> Answer {
    var record = record
    if decision.events.isEmpty, record.key == nil, let answer = decision.answer {
      return completed(answer)
    }
    record.events = withKey(decision, record.key)
    let answer = try write(&record, decision.answer, at: instant)
    let until = registry.lastAt
    let due = try doDueWork(upTo: command.target(from: instant) ?? max(instant, until))
    if let answer { return answer }
    return settled(decision.awaits, due, record)
  }

  /// A request whose reply is the answer remembers the command's key.
  private func withKey(_ decision: Decision, _ key: String?) -> [Event] {
    guard let key else { return decision.events }
    return decision.events.map { event in
      guard case .requested(let kind, var request) = event,
        decision.awaits.contains(request.requestID)
      else { return event }
      request.key = key
      return .requested(kind, request)
    }
  }

  /// The first refusal among the awaited answers, else the last of them.
  private func settled(
    _ awaits: [String], _ answers: [String: Answer], _ record: JournalRecord
  ) -> Answer {
    let found = awaits.compactMap { answers[$0] }
    var answer = found.first { $0.code != nil } ?? found.last
    if answer == nil { answer = Answer(Refusal(.serviceBusy)) }
    answer?.sequence = record.sequence
    return answer ?? Answer(Outcome())
  }

  /// A refusal leaves a record where it is an attempt on money or status, or has a key.
  private func write(
    refused refusal: Refusal, of command: Command, _ record: JournalRecord, at instant: Instant
  ) throws -> Answer {
    let atTheDoor = [.badRequest, .readOnly, .notSandbox].contains(refusal.code)
    guard !atTheDoor, record.key != nil || command.name.recordsRefusal else {
      return Answer(refusal)
    }
    var record = record
    record.events = [.commandFailed(registry.failure(of: command, refusal))]
    return try write(&record, Answer(refusal), at: instant) ?? Answer(refusal)
  }

  /// Seals, applies and queues one record.
  /// - Returns: the answer, its page filled in.
  @discardableResult
  private func write(
    _ record: inout JournalRecord, _ answer: Answer?, at instant: Instant
  ) throws -> Answer? {
    record.sequence = registry.sequence + 1
    record.at = max(instant, registry.lastAt)
    for place in record.events.indices { try seal(&record.events[place]) }
    registry.apply(record)
    var answer = answer.map(completed)
    // A reply's answer is the command's, and so is its number.
    let isReply = record.fingerprint == nil
    let asked = isReply ? record.key.flatMap { registry.answers[$0]?.sequence } : nil
    answer?.sequence = asked ?? record.sequence
    if record.key != nil {
      record.answer = answer
      registry.remember(record)
    }
    pending.append(record.json)
    if pending.count >= 4096 { try flush() }
    return answer
  }

  private func completed(_ answer: Answer) -> Answer {
    var answer = answer
    if var outcome = answer.outcome {
      registry.complete(&outcome, policy)
      answer.outcome = outcome
    }
    return answer
  }

  private func seal(_ event: inout Event) throws {
    let keys = keys
    let lastSlot = registry.lastSlot
    try event.visitGuarded { text, slots, context in
      guard case .fresh(let plain) = text else { return }
      if let highest = slots.max(), highest > lastSlot {
        _ = try keys.freshSlots(highest - lastSlot, after: lastSlot)
      }
      text = .sealed(try keys.seal(Array(plain.utf8), for: slots, context: context))
    }
  }

  // MARK: Due work

  /// Does everything that is due, in its order, each at its own time where the clock was moved.
  /// - Returns: the answers of the requests that were asked, by request.
  private func doDueWork(upTo target: Instant) throws -> [String: Answer] {
    var answers: [String: Answer] = [:]
    while let item = registry.takeDue(at: target) {
      switch item {
      case .command(let command, let dueAt):
        try doDue(command, at: max(dueAt, registry.lastAt))
      case .request(let request):
        let at = max(request.nextAt, registry.lastAt)
        if let answer = try ask(request, at: at) { answers[request.requestID] = answer }
      }
    }
    return answers
  }

  private func doDue(_ command: Command, at instant: Instant) throws {
    if case .due(.keyDestruction(let slot)) = command {
      // The promise must be on the disk before it is kept.
      try flush()
      try keys.destroy(slot)
    }
    var record = JournalRecord()
    record.actor = "system"
    record.command = command.name.rawValue
    // What the clock brings is never refused.
    let decision = try? registry.decide(command, context(at: instant, actor: record.actor))
    guard let decision, !decision.events.isEmpty else { return }
    record.events = decision.events
    try write(&record, nil, at: instant)
  }

  /// Asks a service, and writes down what came of it.
  private func ask(_ request: ServiceRequest, at instant: Instant) throws -> Answer? {
    if !registry.isSandbox { try flush() }
    let service = request.operation.service
    let health = registry.services[service] ?? ServiceHealth(service)
    let reply = CallRound(policy: policy, now: instant)
      .run(request, outsideFields(request), health, outside)
    var record = JournalRecord()
    record.actor = "service:\(service.rawValue)"
    record.command = CommandName.reply.rawValue
    record.key = request.key
    let decision = try? registry.decide(
      .reply(reply), context(at: instant, actor: record.actor))
    guard let decision, !decision.events.isEmpty else { return nil }
    record.events = decision.events
    return try write(&record, decision.answer, at: instant)
  }
}

extension Command {
  /// Where the clock stands once this command is done, where it moves it.
  fileprivate func target(from now: Instant) -> Instant? {
    if case .sandboxAdvanceClock(let fields) = self { return now.adding(seconds: fields.seconds) }
    return nil
  }
}
