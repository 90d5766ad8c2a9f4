import Countersign
import CountersignSimulation
import Testing

/// The harness is believed because it sees these.
@Suite("PlantedBug: bugs made on purpose are found")
struct PlantedBugTests {
  @Test("Found, and by the right name", arguments: PlantedBug.allCases)
  func found(_ bug: PlantedBug) throws {
    var simulation = Simulation(seed: 7, steps: 20_000, hasFaults: true)
    simulation.stepsPerWorld = 1000
    simulation.tamper = bug.tamper
    let finding = try #require(simulation.run().finding, "nobody saw \(bug)")
    #expect(
      bug.invariants.contains(finding.violation.invariant),
      "\(finding.violation.invariant.code): \(finding.violation.detail)")
  }

  @Test("The step it names is where it is found again, and one step less finds nothing")
  func reproduced() throws {
    var simulation = Simulation(seed: 7, steps: 20_000, hasFaults: true)
    simulation.tamper = PlantedBug.aSplitSettlesTwice.tamper
    let finding = try #require(simulation.run().finding)
    simulation.steps = finding.step
    #expect(simulation.run().finding == finding)
    #expect(!finding.lines.isEmpty && !finding.records.isEmpty)
  }
}
