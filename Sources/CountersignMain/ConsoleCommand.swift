import ArgumentParser
import Countersign
import CountersignClerk
import CountersignConsole
import Terminal

/// The console itself, and what `countersign` alone does.
struct ConsoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Opens the console. 打开操作台。")

  @OptionGroup var global: GlobalOptions

  @Option(help: "A theme's name. 主题。")
  var theme: String?

  @Flag(help: "Borders of plain ASCII. 纯 ASCII 边框。")
  var ascii = false

  @Flag(help: "Line by line, for screen readers and any terminal. 逐行输出，供读屏软件。")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "The panel, or the link of a view, to open first. 首屏：面板或链接。", valueName: "panel|link"))
  var screen: String?

  func validate() throws {
    if let screen, PanelName(word: screen) == nil, Link(text: screen) == nil {
      throw ValidationError("There is no panel and no link \(VisibleText.of(screen)).")
    }
  }

  func run() throws {
    try global.run {
      // The terminal first: without one, no store is made for nothing.
      let library = Themes.library
      let chosen = try chooseTheme(library)
      let display = try openDisplay(chosen)
      defer { display.leave() }
      let isFirstRun = try makeStoreIfMissing(display)
      var options = ConsoleOptions(
        language: global.language, themes: library.names(), theme: chosen.name, ascii: ascii,
        panel: screen.flatMap(PanelName.init(word:)) ?? .processes, isFirstRun: isFirstRun)
      options.link = screen.flatMap(Link.init(text:))
      (options.settings, options.settingsFault) =
        SettingsFile(folder: Places.settings, texts: global.texts).read()
      (options.keyMap, options.keyTrouble) = Keys.read(global.language, isBrief: true)
      var shell = try ConsoleShell(
        global: global, options: options, library: library, display: display,
        followsBackground: !plain && theme == nil && Environment["COUNTERSIGN_THEME"] == nil)
      try shell.run()
    }
  }

  private func chooseTheme(_ library: ThemeLibrary) throws -> Theme {
    do throws(ThemeProblem) {
      if let theme { return try library.theme(named: theme) }
      let name = Environment["COUNTERSIGN_THEME"] ?? "ink"
      return library.names().contains(name) ? try library.theme(named: name) : .builtIn
    } catch {
      throw ProgramFailure(64, error.description(chinese: global.language == .chinese))
    }
  }

  private func openDisplay(_ theme: Theme) throws -> any TerminalDisplay {
    do throws(DisplayProblem) {
      return plain ? try PlainDisplay() : try CursesDisplay(theme: theme)
    } catch {
      throw ProgramFailure(64, error.description(chinese: global.language == .chinese))
    }
  }

  /// - Returns: true when the store was made just now.
  private func makeStoreIfMissing(_ display: any TerminalDisplay) throws -> Bool {
    guard !Opening.exists(at: global.storePath) else { return false }
    if global.readOnly {
      throw ProgramFailure(
        64, global.texts("只读模式下不能新建数据目录", "A read-only call makes no store"))
    }
    display.say(global.texts.preparing)
    try StoreMaker(global: global).make(isSandbox: true, sample: .some(nil))
    return true
  }
}
