import CountersignStore

/// Several writers on one disk in memory, each with a journal object of its own as in a process of
/// its own, going by the clerk's protocol: write under the lock, let others in, sync, acknowledge.
///
/// Time is a row of steps, so that every order of theirs can be tried.
final class Writers {
  /// One writer's next move.
  enum Step: Hashable, Sendable {
    case write(Int)
    case sync(Int)
    /// Answers from what was read, without writing anything.
    case answer(Int)
    /// Signs how far the journal goes, then writes.
    case sign(Int)
    case snapshot(Int)
    /// Another process takes a writer's place, knowing nothing.
    case replace(Int)

    var writer: Int {
      switch self {
      case .write(let writer), .sync(let writer), .answer(let writer), .sign(let writer),
        .snapshot(let writer), .replace(let writer):
        writer
      }
    }
  }

  /// The step cannot be taken now: the process would wait.
  struct MustWait: Error {}

  let volume: CrashVolume
  private let planted: any Volume
  private let bug: ProtocolBug?
  private var journals: [Int: Journal] = [:]
  /// Writers with a sync on its way, and up to where it will cover.
  private var inFlight: [Int: Int] = [:]
  private let keys: KeyRing
  private(set) var known: Submitted
  /// Those whose disk failed: they are done for good.
  private(set) var stopped: Set<Int> = []

  /// - Parameter open: Writers that had opened the journal before.
  init(
    _ volume: CrashVolume, _ bug: ProtocolBug?, known: Submitted, keys: KeyRing, open: [Int]
  ) throws {
    self.volume = volume
    self.bug = bug
    self.known = known
    self.keys = keys
    planted = bug.map { PlantedProtocolVolume(base: volume, bug: $0) } ?? volume
    for writer in open { _ = try recovered(writer) }
  }

  /// Takes a step; a writer whose disk fails takes none from then on.
  func take(_ step: Step) throws {
    guard !stopped.contains(step.writer) else { return }
    do {
      try move(step)
    } catch is JournalStopped {
      stopped.insert(step.writer)
      inFlight[step.writer] = nil
      try lookAgain()
    } catch let failure as VolumeFailure where failure.operation != .read {
      // A checkpoint or snapshot that cannot be written stops nobody.
      inFlight[step.writer] = nil
    }
  }

  private func move(_ step: Step) throws {
    switch step {
    case .write(let writer):
      let journal = try recovered(writer)
      try write(writer, journal)
    case .sync(let writer): try sync(writer)
    case .answer(let writer):
      let journal = try recovered(writer)
      inFlight[writer] = known.records.count
      if bug == .answerNotSynced { inFlight[writer] = nil }
      // An answer says that all it rests on stays.
      if bug == .answerNotSynced { known.acknowledged = journal.position.records }
    case .sign(let writer):
      let journal = try recovered(writer)
      if bug != .signedAheadOfSync { try journal.sync() }
      let checkpoint = keys.checkpoint("S1", journal.position, at: "2026-11-21T00:00:00.000Z")
      try CheckpointLog(on: planted).append(checkpoint)
      try write(writer, journal)
    case .snapshot(let writer):
      let journal = try recovered(writer)
      if bug != .snapshotAheadOfSync { try journal.sync() }
      try ReplacedFile(on: planted).write(Self.text(journal.position))
    case .replace(let writer):
      journals[writer] = nil
      inFlight[writer] = nil
    }
  }

  /// What a failed write was to add may be there, wholly or not: the next writer goes on from what
  /// it finds.
  private func lookAgain() throws {
    let copy = volume.copy()
    copy.clearPlans()
    let found = try SampleJournal.recovered(on: copy, SampleJournal.sectors).records
    if found.count >= known.acknowledged { known.records = found }
  }

  private func recovered(_ writer: Int) throws -> Journal {
    guard inFlight[writer] == nil else { throw MustWait() }
    let journal =
      try journals[writer] ?? Journal(on: planted, options: SampleJournal.sectors)
    journals[writer] = journal
    try journal.recover(
      afterSyncs: { [self] in
        if bug != .openedDuringSync, !inFlight.isEmpty { throw MustWait() }
      }) { _, _ in }
    return journal
  }

  private func write(_ writer: Int, _ journal: Journal) throws {
    let record = SampleJournal.record(known.records.count)
    // Submitted before it is written: it may be there, whatever comes.
    known.records.append(record)
    PlantedProtocolVolume.isUnderLock.withLock { $0 = true }
    defer { PlantedProtocolVolume.isUnderLock.withLock { $0 = false } }
    _ = try journal.write([record])
    inFlight[writer] = known.records.count
    if bug == .acknowledgedBeforeSync { known.acknowledged = known.records.count }
  }

  private func sync(_ writer: Int) throws {
    guard let end = inFlight[writer], let journal = journals[writer] else { return }
    do {
      try journal.sync()
    } catch let stop as JournalStopped {
      if bug != .syncFailureNotFinal { throw stop }
    }
    inFlight[writer] = nil
    if bug == .othersWritesCounted {
      // Takes the file's end after its sync for what the sync covered.
      known.acknowledged = known.records.count
    } else {
      known.acknowledged = max(known.acknowledged, end)
    }
  }

  /// A snapshot that knows its place and nothing else.
  static func text(_ position: JournalPosition) -> [UInt8] {
    Array("\(position.records) \(position.head) \(position.file) \(position.offset)".utf8)
  }

  static func position(_ text: [UInt8]) -> JournalPosition? {
    let words = String(decoding: text, as: UTF8.self).split(separator: " ").map(String.init)
    guard words.count == 4, let records = Int(words[0]), let head = ChainHash(hex: words[1]),
      let file = Int(words[2]), let offset = Int(words[3])
    else { return nil }
    return JournalPosition(records: records, head: head, file: file, offset: offset)
  }
}
