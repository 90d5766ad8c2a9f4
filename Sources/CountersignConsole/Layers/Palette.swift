internal import Countersign
internal import Terminal

/// The command palette: what is typed, and which of the entries below is chosen.
struct Palette: Equatable, Sendable {
  var line = LineEditor(maximum: 200)
  var index = 0
}

/// One thing the palette can do.
struct PaletteEntry: Equatable, Sendable {
  enum Run: Equatable, Sendable {
    case panel(PanelName)
    case action(ActionID)
    case command(CommandName)
    case theme(String)
    case language(Language)
    case link(Link)
    case copyLink
    case saveView
    case deleteView(String)
    case sort(ColumnHead)
    /// A record of the journal.
    case record(Int)
  }

  let run: Run
  let title: String
  /// What else it may be called, shown beside it: the command's name, pinyin.
  let detail: String
  /// All that finds it, lower case.
  let words: [String]
  /// The key that does the same.
  var key = ""
  /// Why it is off.
  var off: String?

  /// How well it answers to what is typed; nil when it does not.
  func rank(_ typed: String) -> Int? {
    if typed.isEmpty { return 3 }
    if words.contains(typed) { return 0 }
    if words.contains(where: { $0.hasPrefix(typed) }) { return 1 }
    if words.contains(where: { !SearchWords.places(typed, in: Array($0.unicodeScalars)).isEmpty }) {
      return 2
    }
    return nil
  }
}

extension Console {
  /// The entries that answer to what is typed, the best first.
  func paletteEntries(_ typed: String) -> [PaletteEntry] {
    let entries = allEntries(Self.trimmed(typed))
    let typed = Self.trimmed(typed).lowercased()
    let ranked = entries.enumerated().compactMap { place, entry in
      entry.rank(typed).map { (rank: $0, place: place, entry: entry) }
    }
    return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.entry)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " || $0 == ":" || $0 == "：" })
  }

  private func allEntries(_ typed: String) -> [PaletteEntry] {
    panelEntries + actionEntries + viewEntries(typed) + recordEntries(typed)
      + commandEntries + themeEntries
      + languageEntries
  }

  private var panelEntries: [PaletteEntry] {
    PanelName.allCases.map { panel in
      PaletteEntry(
        run: .panel(panel), title: texts("面板 ", "panel ") + panel.title(texts),
        detail: "\(panel.rawValue) \(panel.pinyin)", words: panel.words, key: "\(panel.number)")
    }
  }

  /// Actions that can be done from here; mere movements are left to their keys.
  private var actionEntries: [PaletteEntry] {
    options.keyMap.offered(in: contexts).filter(\.isInPalette).map {
      PaletteEntry(
        run: .action($0.id), title: $0.label(texts), detail: "\($0.alias) \($0.pinyin)",
        words: [$0.alias, $0.pinyin, $0.chinese, $0.english.lowercased()], key: $0.keyName(texts),
        off: off($0))
    }
  }

  private var commandEntries: [PaletteEntry] {
    CommandName.allCases.filter { !$0.isInternal }.map { command in
      let label = CommandLabel(command)
      return PaletteEntry(
        run: .command(command), title: texts(label.chinese, label.english) + "…",
        detail: command.rawValue,
        words: [command.rawValue, label.chinese, label.english, label.pinyin],
        off: off(command))
    }
  }

  /// Why no form of this command would be accepted here.
  func off(_ command: CommandName) -> String? {
    // Explaining a split only asks.
    if header?.isReadOnly == true, command != .splitExplain { return texts.message(Code.readOnly) }
    if header?.isSandbox == false, command.isSandboxOnly { return texts.message(Code.notSandbox) }
    return nil
  }

  private var themeEntries: [PaletteEntry] {
    options.themes.map { name in
      PaletteEntry(
        run: .theme(name), title: texts("主题 ", "theme ") + name,
        detail: "theme \(name)" + (name == options.theme ? texts(" · 当前", " · in use") : ""),
        words: ["theme \(name)", "主题 \(name)", "zhuti \(name)"])
    }
  }

  private var languageEntries: [PaletteEntry] {
    [(Language.chinese, "中文", "lang zh"), (.english, "English", "lang en")].map {
      PaletteEntry(
        run: .language($0), title: texts("语言 ", "language ") + $1, detail: $2,
        words: [$2, $1.lowercased(), "语言 \($1)", "language \($1.lowercased())", "yuyan"])
    }
  }
}
