import ArgumentParser
import CountersignConsole
import CountersignSimulation
import Glibc

/// `simulate`: random commands, faults and crashes in memory, invariants looked at after each step.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Plays worlds at random and checks what must always hold. 仿真。")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Where chance begins. 种子。", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("How many steps. 步数。", valueName: "m"))
  var steps = 10_000

  @Flag(help: "Services fail and the program crashes. 注入故障。")
  var faults = false

  mutating func validate() throws {
    if steps < 1 { throw ValidationError("--steps takes 1 or more.") }
  }

  func run() throws {
    try global.run {
      let began = Stopwatch()
      var simulation = Simulation(seed: seed, steps: steps, hasFaults: faults)
      simulation.threads = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      let report = simulation.run()
      try Output.line(SimulationText(report, global.texts).text)
      let rate = SimulationText.grouped(Int(Double(report.stepsMade) / began.seconds))
      Output.error(global.texts("每秒 \(rate) 步", "\(rate) steps a second"))
      if let finding = report.finding {
        throw ProgramFailure(
          1, "\(finding.violation.invariant.code): \(finding.violation.detail)")
      }
    }
  }
}

/// Time that passes, whatever the clock on the wall says.
struct Stopwatch {
  private let began = Self.now

  var seconds: Double { max(Self.now - began, 0.001) }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}
