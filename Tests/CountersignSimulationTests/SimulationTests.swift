import Countersign
import CountersignSimulation
import Testing

@Suite("Simulation")
struct SimulationTests {
  /// 200,000 steps, and 20,000 in which nothing fails.
  private static let seeds = Array(UInt64(1)...20)

  private func run(_ seed: UInt64, _ steps: Int, faults: Bool) -> SimulationReport {
    var simulation = Simulation(seed: seed, steps: steps, hasFaults: faults)
    simulation.stepsPerWorld = 1000
    return simulation.run()
  }

  @Test("Both domains under faults and crashes: every invariant holds", arguments: seeds)
  func faults(seed: UInt64) {
    let report = run(seed, 10_000, faults: true)
    #expect(report.finding == nil, "seed \(seed)")
    #expect(report.stepsMade == 10_000)
    expectWide(report)
  }

  /// A simulation that goes nowhere finds nothing: this one came by all there is.
  private func expectWide(_ report: SimulationReport) {
    let tally = report.tally
    for invariant in Invariant.allCases {
      #expect(tally.looks[invariant.rawValue] > 0, "\(invariant.code) was never looked at")
    }
    for service in ServiceName.allCases {
      let calls = tally.calls[service] ?? [:]
      #expect(calls[.ok] ?? 0 > 0, "\(service.rawValue) never worked")
      let hasFailed = calls.keys.contains(where: \.isFailure)
      #expect(hasFailed, "\(service.rawValue) never failed")
    }
    for point in CrashPoint.allCases {
      #expect(tally.crashes[point] ?? 0 > 0, "no crash \(point.rawValue)")
    }
    for name in CommandName.allCases where !name.isInternal {
      #expect(tally.commands[name] != nil, "\(name.rawValue) was never sent")
    }
    #expect(tally.snapshotRestarts > 0 && tally.journalRestarts > 0)
  }

  @Test("Where nothing fails no service is down and nothing is unknown", arguments: [1, 2])
  func calm(seed: UInt64) {
    let report = run(seed, 10_000, faults: false)
    #expect(report.finding == nil)
    #expect(report.tally.crashes.isEmpty && report.tally.modes.values.allSatisfy { $0[.ok] != nil })
    #expect(report.tally.events["SPLIT_RESULT_UNKNOWN"] == nil)
    #expect(report.tally.events["SPLIT_SUCCEEDED"] ?? 0 > 500)
    #expect(report.tally.events["PROCESS_SIGNED"] ?? 0 > 100)
  }

  @Test("The same seed gives the same report, on one thread or on many; another seed another")
  func same() {
    var simulation = Simulation(seed: 11, steps: 4000, hasFaults: true)
    simulation.stepsPerWorld = 500
    let one = simulation.run()
    simulation.threads = 4
    #expect(simulation.run() == one)
    simulation.seed = 12
    #expect(simulation.run().digest != one.digest)
  }

  @Test("It comes by every code that its commands can be refused with")
  func codes() {
    var found: Set<String> = []
    for seed in UInt64(50)...52 {
      for answers in run(seed, 8000, faults: true).tally.commands.values {
        found.formUnion(answers.keys)
      }
    }
    let expected: Set<Code> = [
      .badRequest, .idempotencyConflict, .notFound, .duplicateTemplateVersion, .invalidTemplate,
      .invalidPartyInfo, .invalidCallbackURL, .duplicateProcess, .processClosed, .sessionInvalid,
      .sessionExpired, .wrongStep, .verificationNotAllowed, .verificationFailed,
      .verificationAttemptsExceeded, .serviceBusy, .personalInUse, .invalidInstitution,
      .merchantNotQualified, .userFrozen, .accountNotFound, .accountFrozen, .accountClosed,
      .accountTypeNotAllowed, .accountNotEmpty, .accountRejected, .duplicateAccount,
      .bindingExists, .noValidBinding, .insufficientBalance, .feeInvalid, .duplicateSplit,
      .invalidStatement, .splitUnresolved, .clearingRejected, .freezeTargetNotFound,
      .instructionConflict,
    ]
    #expect(expected.subtracting(found.compactMap(Code.init(rawValue:))) == [])
  }
}
