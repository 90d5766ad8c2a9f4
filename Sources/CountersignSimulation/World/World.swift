import Countersign

/// One simulated store from its first record to its last: a player, failing services, crashes, a
/// clock that jumps, and an audit that looks at every step.
final class World {
  let desk: SimulatedDesk
  let audit: Audit
  let outside: SimulatedOutside
  private let tamper: Tamper
  let hasFaults: Bool
  private var player: Player
  private var dice: Dice
  private var step = 0
  /// What was answered under each key that is still sent.
  private var answers: [String: (line: [UInt8], answer: Answer)] = [:]
  /// The lines of the last steps, for who looks for a cause.
  private(set) var lately: [String] = []

  /// How often the whole state is looked at.
  static let interval = 600

  init(seed: UInt64, hasFaults: Bool, tamper: Tamper = Tamper()) {
    var header = StoreHeader()
    header.storeID = "S-\(seed)"
    header.createdAt = Instant(milliseconds: 1_795_226_400_000)
    let policy = Policy()
    audit = Audit(policy)
    outside = SimulatedOutside(audit, tamper)
    desk = SimulatedDesk(
      policy: policy, header: header, audit: audit, outside: outside, tamper: tamper)
    let transfers = outside
    audit.outside.wasExecuted = { [unowned transfers] in transfers.transfers[$0] != nil }
    self.tamper = tamper
    self.hasFaults = hasFaults
    player = Player(seed: seed ^ 0xA5A5, hasFaults: hasFaults)
    dice = Dice(seed: seed)
  }

  /// Makes so many steps and then looks whether everything comes to an end.
  func run(_ steps: Int) throws {
    for _ in 0..<steps {
      try makeStep()
      if step % Self.interval == 0 { try lookAtAll() }
    }
    try finish()
  }

  var stepsMade: Int { step }

  /// What happened so far.
  var tally: Tally {
    var tally = desk.tally
    tally.records = desk.journal.records
    tally.bytes = desk.journal.bytes
    tally.looks = audit.looks
    return tally
  }

  func makeStep() throws {
    step += 1
    passTime()
    if hasFaults, dice.once(in: 100) {
      try die(.between)
    } else {
      try type(player.line(desk.registry, desk.now))
    }
    try audit.afterStep(desk.registry, desk.now)
  }

  /// Some seconds; now and then an hour, and now and then the wall clock is set back.
  private func passTime() {
    switch dice.roll(400) {
    case 0: desk.wall = desk.wall.adding(seconds: 3600)
    case 1: desk.wall = desk.wall.adding(seconds: -Int64(dice.roll(7200)))
    default: desk.wall = desk.wall.adding(milliseconds: Int64(dice.roll(4000)))
    }
  }

  // MARK: Commands

  private func type(_ bytes: [UInt8]) throws {
    note(bytes)
    let line: CommandLineText
    do throws(Refusal) {
      line = try CommandLineText(bytes)
    } catch {
      // The line has no effect; what is due is done all the same.
      desk.tally.count(nil, error.code.rawValue)
      return try desk.begin()
    }
    if hasFaults, dice.once(in: 80) {
      let point = dice.pick([CrashPoint.written, .lost, .torn])
      desk.crash = (dice.roll(4), point, Int(dice.next() >> 33))
    }
    do {
      try perform(line, bytes)
    } catch let crash as Crash {
      try die(crash.point)
      // Who was not answered asks again.
      if dice.once(in: 2) { try perform(line, bytes) }
    }
    desk.crash = nil
  }

  private func note(_ bytes: [UInt8]) {
    lately.append("\(step) \(String(decoding: bytes, as: UTF8.self))")
    if lately.count > 8 { lately.removeFirst() }
  }

  private func perform(_ line: CommandLineText, _ bytes: [UInt8]) throws {
    try desk.begin()
    let before = dice.once(in: 24) ? desk.registry : nil
    let known = line.key.flatMap { answers[$0] }
    var answer = try desk.decideAndWrite(line.command, line.key, line.canonical)
    tamper.answered?(&answer)
    desk.tally.count(line.command.name, answer.code?.rawValue ?? "OK")
    checkRefusal(line, answer, before)
    if let key = line.key { checkKey(key, bytes, answer, known) }
  }

  /// A refusal leaves nothing behind but its own line in the journal.
  private func checkRefusal(
    _ line: CommandLineText, _ answer: Answer, _ before: Registry?
  ) {
    guard let refusal = desk.refusal, answer.code == refusal.code else { return }
    let left = desk.written.flatMap(\.events)
    let isOwn = left.allSatisfy { if case .commandFailed = $0 { true } else { false } }
    audit.expect(.refusalsChangeNothing, desk.written.count <= 1 && isOwn) {
      "\(line.command.name.rawValue) was refused and left \(left.map(\.type))"
    }
    guard var before else { return audit.expect(.refusalsChangeNothing, true) { "" } }
    let now = desk.registry
    before.sequence = now.sequence
    before.lastAt = now.lastAt
    before.events = now.events
    before.answers = now.answers
    for event in left { before.tallies.count(event, at: now.lastAt) }
    // The attempt stands in the timeline of what it was about.
    if let id = left.lazy.compactMap(\.processID).first, let number = now.processNumber(id) {
      before.processes[number].records = now.processes[number].records
      before.processes[number].updatedAt = now.processes[number].updatedAt
    }
    audit.expect(.refusalsChangeNothing, before == now) {
      "\(line.command.name.rawValue) was refused and changed \(before.differences(from: now))"
    }
  }

  /// The same key and fields give the first answer again; other fields are a conflict.
  private func checkKey(
    _ key: String, _ bytes: [UInt8], _ answer: Answer,
    _ known: (line: [UInt8], answer: Answer)?
  ) {
    guard let known else {
      if answer.code != .idempotencyConflict, !isAtTheDoor(answer) {
        answers[key] = (bytes, answer)
      }
      return
    }
    if known.line != bytes {
      return audit.expect(.answersRepeat, answer.code == .idempotencyConflict) {
        "\(key) was used for another command and answered \(answer.code?.rawValue ?? "OK")"
      }
    }
    guard known.answer.code != .serviceBusy else {
      answers[key] = (bytes, answer)
      return
    }
    audit.expect(.answersRepeat, answer == known.answer) {
      "\(key) was answered \(String(decoding: known.answer.json, as: UTF8.self)) and then "
        + String(decoding: answer.json, as: UTF8.self)
    }
  }

  /// What the door refuses leaves no trace, and no key.
  private func isAtTheDoor(_ answer: Answer) -> Bool {
    [.badRequest, .readOnly, .notSandbox].contains(answer.code)
  }

  // MARK: Crashes

  /// Forgets everything in memory and starts again from the bytes.
  private func die(_ point: CrashPoint) throws {
    desk.crash = nil
    let before = desk.registry
    let isFromSnapshot = try desk.restart(fromSnapshot: dice.once(in: 20))
    desk.tally.crashes[point, default: 0] += 1
    if isFromSnapshot { desk.tally.snapshotRestarts += 1 } else { desk.tally.journalRestarts += 1 }
    audit.expect(.acknowledgedIsKept, desk.registry.sequence == audit.sequence) {
      "after the restart there are \(desk.registry.sequence) records, not \(audit.sequence)"
    }
    if before.sequence == desk.registry.sequence, dice.once(in: 3) {
      let differences = desk.registry.settled.differences(from: before.settled)
      audit.expect(.replayIsEqual, differences.isEmpty) {
        "the restart gives another state: \(differences)"
      }
    }
    // A program that starts first does what is due.
    try desk.begin()
    try audit.check()
  }
}
