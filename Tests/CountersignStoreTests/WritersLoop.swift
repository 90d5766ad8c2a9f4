import CountersignStore
import Glibc

/// Tries every order in which several writers can take their steps, and in each takes the power at
/// every change of the disk, and looks at every disk that may be left.
struct WritersLoop {
  var bug: ProtocolBug?
  /// Each writer's steps, in order.
  var plans: [[Writers.Step]]
  /// Records before, the header not counted.
  var records = 3
  /// After every so many disks also takes the power a second time, at every change that recovery
  /// makes.
  var crashesInRecoveryEvery: Int?
  /// Which of so many, for halves that are tried beside each other.
  var crashesInRecoveryAt = 0
  /// Writers whose plan begins with a process that has nothing open.
  var fresh: Set<Int> = []
  private(set) var check = ImageCheck()

  init(
    _ plans: [[Writers.Step]], bug: ProtocolBug? = nil, records: Int = 3,
    crashesInRecoveryEvery: Int? = nil, at place: Int = 0, fresh: Set<Int> = []
  ) {
    self.plans = plans
    self.bug = bug
    self.records = records
    self.crashesInRecoveryEvery = crashesInRecoveryEvery
    crashesInRecoveryAt = place
    self.fresh = fresh
  }

  private var prepared = CrashVolume()
  private var looked = 0
  private var keys: KeyRing?

  mutating func run() throws {
    check.start = try SampleJournal.make(on: prepared, records: records).position
    prepared.put(CheckpointLog.path, [])
    keys = try KeyRing.create(on: CrashVolume(), entropy: .counting())
    try extend([], left: plans.map { $0[...] })
  }

  /// Goes on from a row of steps with each step that may come next; a row that another begins with
  /// is not tried twice.
  private mutating func extend(
    _ row: [Writers.Step], left: [ArraySlice<Writers.Step>]
  ) throws {
    for writer in left.indices where check.violations.isEmpty {
      guard let step = left[writer].first else { continue }
      guard try crash(in: row + [step]) else { continue }
      var left = left
      left[writer].removeFirst()
      try extend(row + [step], left: left)
    }
  }

  /// Takes the power at every change of the last step, and after it.
  ///
  /// Answers whether the step can be taken at all then.
  private mutating func crash(in row: [Writers.Step]) throws -> Bool {
    guard let before = try play(row.dropLast(), losingPowerAt: nil) else { return false }
    let first = before.volume.changes
    var change = 1
    while check.violations.isEmpty {
      guard let writers = try play(row, losingPowerAt: first + change) else { return false }
      look(at: writers, row)
      // Without any loss all changes were tried, and the end as well.
      if writers.volume.changes < first + change { return true }
      change += 1
    }
    return false
  }

  /// Plays a row of steps; nil where it must wait.
  private func play(
    _ row: some Sequence<Writers.Step>, losingPowerAt change: Int?
  ) throws -> Writers? {
    let writers = try begin()
    if let change { writers.volume.plan(.powerLoss, atChange: change - writers.volume.changes) }
    do {
      for step in row { try writers.take(step) }
    } catch is CrashVolume.PowerLost {
    } catch is Writers.MustWait {
      return nil
    }
    return writers
  }

  private func begin() throws -> Writers {
    guard let keys else { preconditionFailure("made by run") }
    return try Writers(
      prepared.copy(), bug,
      known: Submitted(records: SampleJournal.all(records), acknowledged: records + 1),
      keys: keys, open: plans.indices.filter { !fresh.contains($0) })
  }

  private mutating func look(at writers: Writers, _ row: [Writers.Step]) {
    let known = writers.known
    LossStates(writers.volume).forEach { image in
      check.look(at: image, known, "\(row)")
      looked += 1
      if let every = crashesInRecoveryEvery, looked % every == crashesInRecoveryAt {
        crashAgain(image, known, row)
      }
    }
  }

  private mutating func crashAgain(
    _ image: DiskImage, _ known: Submitted, _ row: [Writers.Step]
  ) {
    var change = 1
    while check.violations.isEmpty {
      let volume = image.crashVolume()
      volume.plan(.powerLoss, atChange: change)
      do {
        let (journal, _, _) = try SampleJournal.recovered(on: volume, SampleJournal.sectors)
        _ = try journal.write([JournalScenarios.after])
      } catch {}
      LossStates(volume).forEach { again in
        check.look(at: again, known, "\(row), and again at change \(change) of recovery")
      }
      if volume.changes < change { return }
      change += 1
    }
  }
}
