import ArgumentParser
import CountersignClerk
import CountersignConsole

/// `init`: makes a store.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes a store. 新建数据目录。")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Fill it from this sample. 样例目录。", valueName: "dir"))
  var from: String?

  @Flag(help: "Without the sample. 不含样例。")
  var empty = false

  @Flag(help: "No sandbox: real people, real services. 正式环境。")
  var live = false

  func validate() throws {
    if from != nil, empty || live {
      throw ValidationError("--from goes with neither --empty nor --live.")
    }
  }

  func run() throws {
    try global.run {
      if global.readOnly { throw ProgramFailure(1, global.texts("只读模式", "Read-only")) }
      let maker = StoreMaker(global: global)
      try maker.make(isSandbox: !live, sample: empty || live ? nil : .some(from))
      Output.error(
        global.texts("已新建数据目录 \(global.storePath)", "Made a store at \(global.storePath)"))
    }
  }
}
