import ArgumentParser
import CountersignConsole
import Terminal

/// `keys`: the key map, the same table that the console's help shows.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Prints the key map. 按键表。")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try global.run {
      let (keyMap, trouble) = Keys.read(global.language)
      try Output.line(KeyTable.text(global.language, keyMap))
      if let trouble { throw ProgramFailure(1, trouble) }
    }
  }
}

/// `themes`: each theme with a sample.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "Lists the themes. 主题。")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try global.run {
      let library = Themes.library
      for name in library.names() {
        let theme = try library.theme(named: name)
        let isChinese = global.language == .chinese
        let kind = theme.isDark ? global.texts("深色", "dark") : global.texts("浅色", "light")
        try Output.line("\(name)\t\(theme.title(chinese: isChinese))\t\(kind)")
        if Output.isTerminal, Environment["NO_COLOR"] ?? "" == "" {
          try Output.line(ThemeSample.text(theme, global.texts))
        }
      }
    }
  }
}

/// The operator's own keys.
enum Keys {
  /// The keys of `keys.toml`; the default ones where there is no such file, or with what is wrong
  /// with it.
  /// - Parameter isBrief: names the file without its folder, for a line of news.
  static func read(
    _ language: Language, isBrief: Bool = false
  ) -> (keyMap: KeyMap, trouble: String?) {
    do throws(KeyProblem) {
      guard let file = try KeyFile(at: "\(Places.settings)/keys.toml") else {
        return (.standard, nil)
      }
      return (try KeyMap(file), nil)
    } catch {
      let place = isBrief ? "keys.toml" : error.file
      let problem = KeyProblem(file: place, line: error.line, error.reason)
      return (.standard, problem.description(chinese: language == .chinese))
    }
  }
}

/// Where the themes lie.
enum Themes {
  /// The operator's own come first.
  static var folders: [String] {
    ["\(Places.settings)/themes", Places.resource("Themes")].compactMap { $0 }
  }

  static var library: ThemeLibrary {
    ThemeLibrary(folders: folders)
  }
}

/// A line that shows a theme's colours by their meaning.
enum ThemeSample {
  static func text(_ theme: Theme, _ texts: Texts) -> String {
    let samples: [(String, Role)] = [
      (texts("◷ 待签署", "◷ waiting"), .statusPending),
      (texts("◐ 验证中", "◐ verifying"), .statusRunning),
      (texts("✓ 已签署", "✓ signed"), .statusDone), (texts("✕ 失败", "✕ failed"), .statusFailed),
      ("¥1,234.56", .moneyIn), (texts("危险", "danger"), .danger), (texts("重点", "accent"), .accent),
    ]
    var canvas = Canvas(Size(columns: 76, rows: 1))
    var column = 2
    for (text, role) in samples {
      column += canvas.put(text, at: Point(x: column, y: 0), style: Style(role)) + 2
    }
    return canvas.ansi(theme: theme, depth: .trueColour)
  }
}
