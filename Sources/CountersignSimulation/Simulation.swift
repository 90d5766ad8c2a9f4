import Countersign
import CountersignStore

/// A simulation: worlds of some thousand steps, one after the other, each from its own seed.
///
/// The same seed gives the same report, byte for byte. A world's steps do not depend on how many are
/// asked for, so the step at which something was found is all that is needed to find it again.
package struct Simulation: Sendable {
  package var seed: UInt64
  package var steps: Int
  package var hasFaults: Bool
  /// How many steps a world has before the next one begins.
  package var stepsPerWorld = 2000
  package var tamper = Tamper()

  package init(seed: UInt64, steps: Int, hasFaults: Bool) {
    self.seed = seed
    self.steps = steps
    self.hasFaults = hasFaults
  }

  package func run() -> SimulationReport {
    var report = SimulationReport(self)
    var head = ChainHash.zero
    while report.stepsMade < steps, report.finding == nil {
      var seeds = Dice(seed: seed &+ UInt64(report.worlds) &* 0x9E37_79B9)
      let world = World(seed: seeds.next(), hasFaults: hasFaults, tamper: tamper)
      do {
        try world.run(min(stepsPerWorld, steps - report.stepsMade))
      } catch {
        report.finding = Finding(error, world, stepsBefore: report.stepsMade)
      }
      report.worlds += 1
      report.stepsMade += world.stepsMade
      report.tally.add(world.desk.tally)
      head = world.desk.journal.head.hex.utf8.withContiguousStorageIfAvailable {
        head.link(UnsafeRawBufferPointer($0))
      } ?? head
    }
    report.digest = head.hex
    return report
  }
}

/// What a simulation found.
package struct SimulationReport: Equatable, Sendable {
  package var seed: UInt64
  package var steps: Int
  package var hasFaults: Bool
  package var stepsMade = 0
  package var worlds = 0
  package var tally = Tally()
  /// SHA-256 over the heads of all worlds' journals.
  package var digest = ""
  package var finding: Finding?

  init(_ simulation: Simulation) {
    seed = simulation.seed
    steps = simulation.steps
    hasFaults = simulation.hasFaults
  }
}

/// An invariant that broke, and how to see it again.
package struct Finding: Equatable, Sendable {
  package var violation: Violation
  /// The step at which it was seen, counted over all worlds; a run of so many steps ends there.
  package var step: Int
  /// What was typed last, newest last.
  package var lines: [String]
  /// The last records of the world's journal.
  package var records: [String]

  init(_ error: any Error, _ world: World, stepsBefore: Int) {
    violation =
      error as? Violation
      ?? Violation(
        invariant: .journalInOrder, detail: "\(error)", record: world.audit.sequence)
    step = stepsBefore + world.stepsMade
    lines = world.lately
    records = world.desk.journal.lastRecords
  }
}
