import CountersignSimulation
import Testing

@Suite("Simulation")
struct SimulationTests {
  @Test("It runs")
  func runs() {
    #expect(Simulation(seed: 1, steps: 100, hasFaults: true).run().finding == nil)
  }
}
