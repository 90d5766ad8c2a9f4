internal import Terminal

/// The key table of `countersign keys` and of the manual.
package enum KeyTable {
  /// Every action by context: keys, what it does, its names in the palette.
  ///
  /// - Parameter keyMap: the user's keys.
  package static func text(_ language: Language, _ keyMap: KeyMap = .standard) -> String {
    let texts = Texts(language)
    return ActionContext.allCases.map { section($0, keyMap, texts) }.joined(separator: "\n")
  }

  private static func section(
    _ context: ActionContext, _ keyMap: KeyMap, _ texts: Texts
  ) -> String {
    var text = context.title(texts) + "\n"
    for action in keyMap.actions where action.contexts.contains(context) {
      text += row(action, texts) + "\n"
    }
    return text
  }

  private static func row(_ action: Action, _ texts: Texts) -> String {
    let width = TextWidth.standard
    let palette = width.fit(action.paletteName(texts), columns: 24)
    return "  " + width.fit(keys(action, texts), columns: 30) + " "
      + width.fit(action.label(texts), columns: 22) + " " + palette + " " + action.id.rawValue
  }

  /// The names of all keys of an action.
  static func keys(_ action: Action, _ texts: Texts) -> String {
    action.keys.map { $0.name(chinese: texts.isChinese) }.joined(separator: " ")
  }
}
