import ArgumentParser
import Countersign
import CountersignClerk
import CountersignConsole
import Foundation
import Glibc
import Terminal

/// `demo`: plays the main journey in the console, on a store that is thrown away.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Plays the main journey. 演示主要流程。")

  @Option(help: ArgumentHelp("zh or en. 界面语言。", valueName: "zh|en"))
  var lang: String?

  @Option(help: ArgumentHelp("How fast, 1 being slow enough to read. 速度。", valueName: "factor"))
  var speed = 1.0

  @Flag(help: "Without a terminal and without waiting: does it all still come? 只核对，不演示。")
  var rehearse = false

  @Option(help: ArgumentHelp("Writes a screen of the rehearsal. 存一张图。", valueName: "svg"))
  var picture: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes zh or en.")
    }
    guard speed > 0, speed <= 100 else { throw ValidationError("--speed takes 0.1 to 100.") }
    if picture != nil, !rehearse { throw ValidationError("--picture goes with --rehearse.") }
  }

  func run() throws {
    let folder = try Self.temporaryFolder()
    defer { Self.remove(folder) }
    var words = ["--store", "\(folder)/desk", "--operator", "demo"]
    if let lang { words += ["--lang", lang] }
    let global = try GlobalOptions.parse(words)
    try global.run {
      guard rehearse else { return try play(global) }
      try StoreMaker(global: global).make(isSandbox: true, sample: .some(nil))
      try DemoRehearsal(global: global).run(picture: picture)
    }
  }

  private func play(_ global: GlobalOptions) throws {
    let library = Themes.library
    let name = Environment["COUNTERSIGN_THEME"] ?? "ink"
    let theme = (try? library.theme(named: name)) ?? .builtIn
    let display: CursesDisplay
    do throws(DisplayProblem) {
      display = try CursesDisplay(theme: theme)
    } catch {
      throw ProgramFailure(64, error.description(chinese: global.language == .chinese))
    }
    defer { display.leave() }
    display.say(global.texts.preparing)
    try StoreMaker(global: global).make(isSandbox: true, sample: .some(nil))
    var stage = try DemoStage(global: global, display: display, speed: speed)
    try stage.run()
  }

  private static func temporaryFolder() throws -> String {
    let root = Environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(root)/countersign-demo-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw ProgramFailure(74, "\(root): \(String(cString: strerror(errno)))")
    }
    return String(cString: made)
  }

  /// Removes what the demonstration made; never follows a link.
  private static func remove(_ folder: String) {
    try? FileManager.default.removeItem(atPath: folder)
  }
}
