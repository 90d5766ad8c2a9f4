import ArgumentParser

/// The program: one executable, one call for each thing it does (contract 1).
@main
struct CountersignProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "countersign",
    abstract: "The operators' console of an e-signing platform. 电子签约平台运营台。",
    version: "0.1.0",
    subcommands: [
      ConsoleCommand.self, ExecCommand.self, QueryCommand.self, VerifyCommand.self,
      SimulateCommand.self, ReconcileCommand.self, InitCommand.self, KeysCommand.self,
      ThemesCommand.self, DemoCommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)

  static func main() {
    Process.prepare()
    let arguments = ArgumentOrder.subcommandFirst(
      Array(CommandLine.arguments.dropFirst()),
      subcommands: Set(configuration.subcommands.compactMap { $0.configuration.commandName }))
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let failure as ProgramFailure {
      failure.report()
    } catch {
      exit(withError: error)
    }
  }
}
