import CountersignStore
import Glibc
import Synchronization

/// Makes every change of the disk fail in turn while several writers take their steps, lets another
/// process go on, and then takes the power.
struct FailingWritersLoop {
  var bug: ProtocolBug?
  var rows: [[Writers.Step]]
  var records = 1
  /// A process that begins in the very moment when a failure was seen and not yet noted.
  var beginsMeanwhile = false
  private(set) var check = ImageCheck()
  private(set) var stops = 0

  init(
    _ rows: [[Writers.Step]], bug: ProtocolBug? = nil, records: Int = 1,
    beginsMeanwhile: Bool = false
  ) {
    self.rows = rows
    self.bug = bug
    self.records = records
    self.beginsMeanwhile = beginsMeanwhile
  }

  mutating func run(_ fault: CrashVolume.Fault) throws {
    let prepared = CrashVolume()
    check.start = try SampleJournal.make(on: prepared, records: records).position
    let keys = try KeyRing.create(on: CrashVolume(), entropy: .counting())
    for row in rows where check.violations.isEmpty {
      var change = 1
      while check.violations.isEmpty {
        let writers = try Writers(
          prepared.copy(), bug,
          known: Submitted(records: SampleJournal.all(records), acknowledged: records + 1),
          keys: keys, open: [0, 1])
        let before = writers.volume.changes
        writers.volume.plan(fault, atChange: change)
        if beginsMeanwhile { letAnotherBegin(writers) }
        for step in row { try? writers.take(step) }
        if writers.volume.changes < before + change { break }
        writers.volume.clearPlans()
        stops += writers.stopped.count
        try goOn(writers, "\(row), \(fault) at change \(change)")
        change += 1
      }
    }
  }

  private func letAnotherBegin(_ writers: Writers) {
    // One thread takes all the steps, this one among them.
    nonisolated(unsafe) let writers = writers
    writers.volume.whileFailing.withLock {
      $0 = {
        // Nobody else gets in while the lock is held.
        guard !PlantedProtocolVolume.isUnderLock.value else { return }
        try? writers.take(.write(8))
        try? writers.take(.sync(8))
      }
    }
  }

  /// The power goes; or a process that knows nothing goes on, and then it goes.
  private mutating func goOn(_ writers: Writers, _ when: String) throws {
    LossStates(writers.volume).forEach { check.look(at: $0, writers.known, when) }
    for writer in 0...1 { try? writers.take(.replace(writer)) }
    do {
      for step in [Writers.Step.write(9), .sync(9), .write(9), .sync(9)] { try writers.take(step) }
    } catch {
      return check.note("\(when), then the next process: \(error)")
    }
    if writers.stopped.contains(9) { return check.note("\(when): the next process was stopped") }
    LossStates(writers.volume).forEach { check.look(at: $0, writers.known, "\(when), and later") }
  }
}
