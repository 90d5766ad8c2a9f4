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
    return try batch { try $0.perform(command, key, canonical) }
  }

  /// Does several commands under one lock and one sync; none is acknowledged before that.
  package func batch<Result>(_ body: (Batch) throws -> Result) throws -> Result {
    guard !options.isReadOnly else { return try body(Batch(clerk: self)) }
    let result = try holdingLock {
      let result = try body(Batch(clerk: self))
      try flush()
      return result
    }
    writeSnapshotIfDue()
    return result
  }

  /// Where nothing may be written, only what has no effect is answered.
  private func readOnly(_ command: Command) throws -> Reply {
    guard command.name == .splitExplain else {
      return reply(Answer(Refusal(.readOnly, command.name.rawValue)))
    }
    try catchUp()
    do throws(Refusal) {
      let context = Context(
        now: now, actor: "operator:\(options.operatorID)", policy: policy, tools: tools)
      let decision = try decide(command, context)
      return reply(decision.answer ?? Answer(Outcome()))
    } catch {
      return reply(Answer(error))
    }
  }

  /// Commands that go to the disk together.
  package struct Batch {
    let clerk: Clerk

    package func perform(_ line: CommandLineText) throws -> Reply {
      try perform(line.command, line.key, line.canonical)
    }

    /// Like `perform`, for who wants no texts and links with the answer.
    package func act(_ line: CommandLineText) throws -> Answer {
      guard !clerk.options.isReadOnly else { throw ClerkFailure.readOnly }
      _ = try clerk.doDueWork(upTo: clerk.now)
      return try clerk.decideAndWrite(line.command, line.key, line.canonical)
    }

    func perform(_ command: Command, _ key: String?, _ canonical: [UInt8]) throws -> Reply {
      guard !clerk.options.isReadOnly else { return try clerk.readOnly(command) }
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
}
