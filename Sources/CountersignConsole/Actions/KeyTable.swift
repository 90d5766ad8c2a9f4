internal import Terminal

/// The key table of `countersign keys` and of the manual.
package enum KeyTable {
  /// Every action by context: keys, what it does, its names in the palette.
  package static func text(_ language: Language) -> String {
    let texts = Texts(language)
    return ActionContext.allCases.map { section($0, texts) }.joined(separator: "\n")
  }

  private static func section(_ context: ActionContext, _ texts: Texts) -> String {
    var text = context.title(texts) + "\n"
    for action in ActionTable.all where action.contexts.contains(context) {
      text += row(action, texts) + "\n"
    }
    return text
  }

  private static func row(_ action: Action, _ texts: Texts) -> String {
    let width = TextWidth.standard
    let row =
      "  " + width.fit(keys(action, texts), columns: 30) + " "
      + (action.isInPalette
        ? width.fit(action.label(texts), columns: 22) + " " + action.paletteName(texts)
        : action.label(texts))
    return row
  }

  /// The names of all keys of an action.
  static func keys(_ action: Action, _ texts: Texts) -> String {
    action.keys.map { $0.name(chinese: texts.isChinese) }.joined(separator: " ")
  }
}
