internal import Terminal

/// The help overlay: the action table for where we are, and why some of it is off now.
extension Console {
  var helpTitle: String { texts("帮助 · ", "Help · ") + panel.title(texts) }

  var helpPage: [PageLine] {
    let here = contexts
    let first = ActionContext.allCases.filter { here.contains($0) && $0 != .everywhere }
    var page: [PageLine] = []
    for context in first + [.everywhere] { page += helpSection(context, isHere: true) }
    page += filterHelp
    for context in ActionContext.allCases where !here.contains(context) {
      page += helpSection(context, isHere: false)
    }
    return page
  }

  /// One context; what belongs to another place is muted, for it does nothing here.
  private func helpSection(_ context: ActionContext, isHere: Bool) -> [PageLine] {
    let actions = options.keyMap.actions.filter { $0.contexts.contains(context) }
    guard !actions.isEmpty else { return [] }
    var page = [
      PageLine([
        (context.title(texts), Style(isHere ? .accent : .textMuted, .bold)),
        (isHere ? "" : texts("（不在此处）", " (elsewhere)"), Style(.textMuted)),
      ])
    ]
    page += actions.map { helpRow($0, isHere: isHere) }
    return page + [.blank]
  }

  private func helpRow(_ action: Action, isHere: Bool) -> PageLine {
    let off = isHere ? self.off(action) : nil
    let keys = options.width.fit(KeyTable.keys(action, texts), columns: 22)
    let label = options.width.fit(action.label(texts), columns: 22)
    let dim = Style(.textDisabled)
    guard isHere, off == nil else {
      return PageLine([("  ", dim), (keys, dim), (label, dim), (off ?? "", Style(.textMuted))])
    }
    return PageLine([
      ("  ", .plain), (keys, Style(.key, .bold)),
      (label, action.danger == .typed ? Style(.danger) : .plain),
      (action.paletteName(texts), Style(.textMuted)),
    ])
  }
}
