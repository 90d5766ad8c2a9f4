import ArgumentParser
import Countersign
import CountersignClerk
import Glibc

/// `countersign-bench`: figures anyone can make again, each as a ratio to a peer in the same run.
@main
struct BenchProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "countersign-bench",
    abstract: "Measures the store against its peers. Run it with -c release.",
    subcommands: [
      MakeCommand.self, RunCommand.self, FirstListCommand.self, HandsCommand.self, HandCommand.self,
    ],
    defaultSubcommand: RunCommand.self)
}

struct MakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Makes a believable store of so many processes.")

  @Option(help: "How many signing processes.")
  var processes = 1000

  @Option(help: "The folder of the new store.")
  var store: String

  func run() throws {
    let took = try Stopwatch.time { try StoreFiller(path: store).fill(processes) }
    let bytes = try Folder.bytes(in: "\(store)/journal")
    Report.line("\(processes) processes, journal of \(bytes) bytes, \(took.text)")
  }
}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs the measurements and prints their ratios.")

  @Option(help: "A store made by `make`; without it, one of 2,000 processes is made for the run.")
  var store: String?

  @Option(help: "Only measurements whose name has this word.")
  var only = ""

  @Option(help: "The folder to work in: its disk is what is measured.")
  var folder = "."

  func run() throws {
    let work = try Folder(in: folder)
    defer { work.remove() }
    let path = store ?? "\(work.path)/store"
    if store == nil { try StoreFiller(path: path).fill(2000) }
    Report.line(
      "machine: \(Machine.text); journal of \(try Folder.bytes(in: "\(path)/journal")) bytes")
    for measurement in Measurement.all where only.isEmpty || measurement.name.contains(only) {
      let row = try measurement.run(work, path)
      Report.line("\(measurement.name): \(row)")
    }
  }
}

/// What `run` starts to see how long a start takes, and how much memory.
struct FirstListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "first-list", abstract: "Opens a store and lists its newest processes.")

  @Option(help: "The store.")
  var store: String

  func run() throws {
    let clerk = try StoreFiller(path: store).open(isReadOnly: true)
    guard case .processes(let view) = try clerk.view(.processes(Window(count: 60))) else { return }
    for row in view.rows { Report.line("\(row.processID) \(row.status.rawValue)") }
  }
}

/// Standard output, a line at a time.
enum Report {
  static func line(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}
