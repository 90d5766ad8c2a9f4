import Countersign
import CountersignStore
import Dispatch
import Synchronization

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
  /// How many worlds are played at a time; the report is the same whatever it is.
  package var threads = 1
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
      let first = report.worlds
      let left = (steps + stepsPerWorld - 1) / stepsPerWorld - first
      for world in play(first..<(first + min(left, threads))) where report.finding == nil {
        report.add(world)
        head = Self.link(head, world.head)
      }
    }
    report.digest = head.hex
    return report
  }

  private static func link(_ head: ChainHash, _ next: ChainHash) -> ChainHash {
    Array(next.hex.utf8).withUnsafeBytes { head.link($0) }
  }

  /// Worlds know nothing of each other, so that each may have a thread of its own; they are counted
  /// in their order.
  private func play(_ worlds: Range<Int>) -> [PlayedWorld] {
    let played = Mutex([Int: PlayedWorld]())
    DispatchQueue.concurrentPerform(iterations: worlds.count) { place in
      let world = play(worlds.lowerBound + place)
      played.withLock { $0[place] = world }
    }
    return played.withLock { found in worlds.indices.compactMap { found[$0 - worlds.lowerBound] } }
  }

  private func play(_ number: Int) -> PlayedWorld {
    var seeds = Dice(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
    let world = World(seed: seeds.next(), hasFaults: hasFaults, tamper: tamper)
    var played = PlayedWorld()
    do {
      try world.run(min(stepsPerWorld, steps - number * stepsPerWorld))
    } catch {
      played.finding = Finding(error, world, stepsBefore: number * stepsPerWorld)
    }
    played.steps = world.stepsMade
    played.tally = world.tally
    played.head = world.desk.journal.head
    return played
  }
}

/// What is left of a world once it was played.
struct PlayedWorld: Sendable {
  var steps = 0
  var tally = Tally()
  var head = ChainHash.zero
  var finding: Finding?
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

  mutating func add(_ world: PlayedWorld) {
    worlds += 1
    stepsMade += world.steps
    tally.add(world.tally)
    finding = world.finding
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
