import ArgumentParser
import CountersignConsole
import Terminal

/// `keys`: the key map, the same table that the console's help shows.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Prints the key map. 按键表。")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try global.run { try Output.line(KeyTable.text(global.language)) }
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

/// Where the themes lie.
enum Themes {
  /// The operator's own come first.
  static var folders: [String] {
    ["\(Places.configuration)/themes", Places.resource("Themes")].compactMap { $0 }
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
