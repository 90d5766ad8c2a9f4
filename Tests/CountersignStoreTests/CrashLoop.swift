import CountersignStore

/// Something done to a store, and what must hold whenever the power goes in the middle.
struct Scenario<Known> {
  /// Makes the store as it is before; nothing goes wrong here.
  var prepare: (any Volume) throws -> Void
  /// Does it, and notes in `Known` what was acknowledged, as soon as it is.
  var run: (any Volume, inout Known) throws -> Void
  /// Looks at the store after the power is back.
  ///
  /// Answers what is wrong, nil when all is well.
  var check: (any Volume, Known) throws -> String?
  /// What is known before.
  var known: () -> Known
}

/// Moves the moment of power loss forward, call by call, until the scenario completes.
struct CrashLoop {
  /// Puts a planted bug between the store and the disk.
  var plant: (any Volume) -> any Volume = { $0 }
  var tearStep = 1
  /// Also stops the power at every call of the check, which begins with recovery.
  var crashesInCheck = false
  private(set) var states = 0
  private(set) var violations: [String] = []

  init(
    plant: @escaping (any Volume) -> any Volume = { $0 }, tearStep: Int = 1,
    crashesInCheck: Bool = false
  ) {
    self.plant = plant
    self.tearStep = tearStep
    self.crashesInCheck = crashesInCheck
  }

  mutating func run<Known>(_ scenario: Scenario<Known>) throws {
    let prepared = CrashVolume()
    try scenario.prepare(prepared)
    var call = 0
    var isDone = false
    while !isDone, violations.isEmpty {
      call += 1
      let volume = prepared.copy()
      volume.plan(.powerLoss, atCall: call)
      var known = scenario.known()
      do {
        try scenario.run(plant(volume), &known)
        isDone = true
      } catch is CrashVolume.PowerLost {
      } catch let stopped as JournalStopped {
        violations.append("stopped without a fault: \(stopped)")
      }
      PowerLoss(volume, tearStep: tearStep).forEachOutcome { disk in
        if violations.isEmpty { look(at: disk, scenario, known, "power lost at call \(call)") }
      }
    }
  }

  private mutating func look<Known>(
    at disk: CrashVolume, _ scenario: Scenario<Known>, _ known: Known, _ when: String
  ) {
    states += 1
    if crashesInCheck { crashInCheck(disk, scenario, known, when) }
    note(disk, scenario, known, when)
  }

  private mutating func note<Known>(
    _ disk: CrashVolume, _ scenario: Scenario<Known>, _ known: Known, _ when: String
  ) {
    do {
      let wrong = try scenario.check(plant(disk), known)
      if let wrong { violations.append("\(when): \(wrong)") }
    } catch {
      violations.append("\(when): \(error)")
    }
  }

  /// The power goes a second time, while the store is being put in order.
  private mutating func crashInCheck<Known>(
    _ disk: CrashVolume, _ scenario: Scenario<Known>, _ known: Known, _ when: String
  ) {
    var call = 0
    var isDone = false
    while !isDone, violations.isEmpty {
      call += 1
      let volume = disk.copy()
      volume.plan(.powerLoss, atCall: call)
      do {
        _ = try scenario.check(plant(volume), known)
        isDone = true
      } catch is CrashVolume.PowerLost {
      } catch {
        violations.append("\(when): \(error)")
      }
      PowerLoss(volume, tearStep: max(7, tearStep)).forEachOutcome { again in
        guard violations.isEmpty else { return }
        states += 1
        note(again, scenario, known, "\(when), and at call \(call) after it")
      }
    }
  }
}
