import CountersignStore
import Glibc

/// Makes every call of some appends fail in turn, then lets another process go on, then takes
/// the power: the writer must have stopped, and nothing acknowledged may be lost by then.
struct FaultLoop {
  var plant: (any Volume) -> any Volume = { $0 }
  private(set) var faults = 0
  private(set) var stops = 0
  private(set) var states = 0
  private(set) var violations: [String] = []

  init(plant: @escaping (any Volume) -> any Volume = { $0 }) {
    self.plant = plant
  }

  mutating func run(_ fault: CrashVolume.Fault) throws {
    let prepared = CrashVolume()
    try SampleJournal.make(on: prepared, records: 1)
    var call = 0
    while violations.isEmpty {
      call += 1
      let volume = prepared.copy()
      var known = Submitted(records: SampleJournal.all(1), acknowledged: 2)
      volume.plan(fault, atCall: call)
      let hasFailed = write(to: plant(volume), &known)
      if !hasFailed, volume.calls < prepared.calls + call { return }
      faults += 1
      volume.clearPlans()
      nextProcess(on: volume, known, "\(fault) at call \(call)")
    }
  }

  /// Appends until something fails, and then once more.
  ///
  /// Answers whether anything failed.
  private mutating func write(to volume: any Volume, _ known: inout Submitted) -> Bool {
    var journal: Journal?
    do {
      let opened = try SampleJournal.recovered(on: volume).journal
      journal = opened
      for numbers in [2...2, 3...4, 5...5] {
        try JournalScenarios.submit(numbers, to: opened, &known)
      }
      return false
    } catch is JournalStopped {
      stops += 1
      if let journal { refuses(journal) }
      return true
    } catch {
      return true
    }
  }

  private mutating func refuses(_ journal: Journal) {
    do {
      _ = try journal.append([SampleJournal.record(9)])
      violations.append("an append was acknowledged after a failure")
    } catch is JournalStopped {
    } catch {
      violations.append("not stopped for good: \(error)")
    }
  }

  private mutating func nextProcess(on volume: CrashVolume, _ known: Submitted, _ when: String) {
    do {
      let planted = plant(volume)
      let (journal, found, _) = try SampleJournal.recovered(on: planted)
      if found.count < known.acknowledged || !known.records.starts(with: found) {
        violations.append("\(when): \(known.acknowledged) acknowledged, \(found.count) found")
      }
      var known = Submitted(records: found, acknowledged: found.count)
      try JournalScenarios.submit(8...8, to: journal, &known)
      try JournalScenarios.submit(9...9, to: journal, &known)
      PowerLoss(volume, tearStep: 17).forEachOutcome { disk in
        guard violations.isEmpty else { return }
        states += 1
        note(disk, known, when)
      }
    } catch {
      violations.append("\(when), then the next process: \(error)")
    }
  }

  private mutating func note(_ disk: CrashVolume, _ known: Submitted, _ when: String) {
    do {
      let wrong = try JournalScenarios.check(disk, known)
      if let wrong { violations.append("\(when): \(wrong)") }
    } catch {
      violations.append("\(when): \(error)")
    }
  }
}
