/// Who performs commands: lets the rules decide, seals, applies, keeps the record, and asks the
/// systems outside what the record started.
///
/// The clerk does it over a disk, the simulation in memory. The order in which things are done is
/// here and nowhere else, so what the simulation finds is true of the clerk.
package protocol Performer: AnyObject {
  /// Lent where it is read: the state is big, and a copy of it costs more than most commands.
  @_borrowed var registry: Registry { get set }
  var policy: Policy { get }
  var tools: Tools { get }
  var outside: any Outside { get }
  var operatorID: String { get }
  /// The store's clock, never before the last record.
  var now: Instant { get }
  /// What tells a command's fields from others under the same key.
  func fingerprint(_ canonical: [UInt8]) -> String
  func decide(_ command: Command, _ context: Context) throws(Refusal) -> Decision
  /// Seals the personal texts of a record that is about to be a fact.
  func seal(_ record: inout JournalRecord) throws
  /// Takes a record that was applied, to be written down.
  func keep(_ record: JournalRecord) throws
  /// Sees to it that everything kept so far stays, whatever happens next.
  func commit() throws
  func destroyKey(_ slot: Int) throws
  /// What a service is told, in the clear.
  func outsideFields(_ request: ServiceRequest) -> [String: String]
}

extension Performer {
  package func decide(_ command: Command, _ context: Context) throws(Refusal) -> Decision {
    try registry.decide(command, context)
  }

  func context(at instant: Instant, actor: String) -> Context {
    Context(now: instant, actor: actor, policy: policy, tools: tools)
  }

  // MARK: Commands

  /// Does a command, wholly or not at all, and answers once its own effects had their tries.
  package func decideAndWrite(
    _ command: Command, _ key: String?, _ canonical: [UInt8]
  ) throws -> Answer {
    let print = key.map { _ in fingerprint(canonical) }
    if let key, let known = registry.answers[key] {
      guard known.fingerprint == print else { return Answer(Refusal(.idempotencyConflict, key)) }
      // A busy service is no final answer: the repetition tries again.
      if let answer = known.answer, answer.code != .serviceBusy { return answer }
    }
    var record = JournalRecord()
    record.command = command.name.rawValue
    record.key = key
    record.fingerprint = print
    record.actor = "operator:\(operatorID)"
    if let user = registry.pageUser(of: command, tools) {
      record.via = record.actor
      record.actor = "user:\(user)"
    }
    let instant = now
    let decision: Decision
    do throws(Refusal) {
      decision = try decide(command, context(at: instant, actor: record.actor))
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
    try seal(&record)
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
    try keep(record)
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

  // MARK: Due work

  /// Does everything that is due, in its order, each at its own time where the clock was moved.
  /// - Returns: the answers of the requests that were asked, by request.
  package func doDueWork(upTo target: Instant) throws -> [String: Answer] {
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
      try commit()
      try destroyKey(slot)
    }
    var record = JournalRecord()
    record.actor = "system"
    record.command = command.name.rawValue
    // What the clock brings is never refused.
    let decision = try? decide(command, context(at: instant, actor: record.actor))
    guard let decision, !decision.events.isEmpty else { return }
    record.events = decision.events
    try write(&record, nil, at: instant)
  }

  /// Asks a service, and writes down what came of it.
  private func ask(_ request: ServiceRequest, at instant: Instant) throws -> Answer? {
    if !registry.isSandbox { try commit() }
    let service = request.operation.service
    let health = registry.services[service] ?? ServiceHealth(service)
    let reply = CallRound(policy: policy, now: instant)
      .run(request, outsideFields(request), health, outside)
    var record = JournalRecord()
    record.actor = "service:\(service.rawValue)"
    record.command = CommandName.reply.rawValue
    record.key = request.key
    let decision = try? decide(
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
