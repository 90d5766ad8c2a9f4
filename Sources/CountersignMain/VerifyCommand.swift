import ArgumentParser
import CountersignClerk
import CountersignConsole

/// `verify`: every link, every record, the snapshot and the keys; changes nothing.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks the journal's hash chain and that replaying it gives the snapshot. 校验。")

  @OptionGroup var global: GlobalOptions

  @Flag(help: "There must be signed checkpoints. 须有签名检查点。")
  var checkpoints = false

  @Option(
    help: ArgumentHelp(
      "A folder that keeps the checkpoints too. 检查点副本目录。", valueName: "dir"))
  var checkpointCopy: String?

  func run() throws {
    try global.run {
      let found = try Verification(
        of: global.storePath, copy: checkpointCopy,
        needsCheckpoints: checkpoints || checkpointCopy != nil)
      let texts = global.texts
      try Output.line("records \(found.records)")
      try Output.line("events \(found.events)")
      try Output.line("processes \(found.processes)")
      let older = found.isSnapshotOlder ? " older" : ""
      try Output.line("snapshot \(found.snapshotRecords.map(String.init) ?? "-")\(older)")
      try Output.line("sealed \(found.sealedFields)")
      try Output.line("destroyed_keys \(found.destroyedKeys)")
      try Output.line("checkpoints \(found.checkpoints)")
      let changed = found.changedFigures.isEmpty ? ["-"] : found.changedFigures
      try Output.line("changed_figures " + changed.joined(separator: " "))
      try Output.line("head \(found.head)")
      Output.error(texts("校验通过", "All well"))
    }
  }
}
