internal import Countersign

/// Completing what is typed in a filter.
extension DeskFilter {
  /// What a word may become: a field's name or a word that is shown; after a colon, what the field
  /// can be.
  static func completions(_ word: String, _ panel: PanelName, _ texts: Texts) -> [String] {
    let isNegated = word.first.map { "-!！".contains($0) } == true
    let sign = isNegated ? String(word.prefix(1)) : ""
    let typed = word.dropFirst(sign.count)
    guard !typed.isEmpty else { return [] }
    var found: [String] = []
    var known: Set<String> = []
    for text in candidates(typed, panel, texts) {
      let folded = text.lowercased()
      guard text.count > typed.count, folded.hasPrefix(typed.lowercased()), !text.contains(" "),
        known.insert(folded).inserted
      else { continue }
      found.append(sign + text)
    }
    return found
  }

  private static func candidates(
    _ typed: Substring, _ panel: PanelName, _ texts: Texts
  ) -> [String] {
    let shown = values(texts, panel)
    guard let colon = typed.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      return names(panel, texts).map { "\($0):" } + shown.map(\.word)
    }
    let head = String(typed[...colon])
    let name = String(typed[..<colon])
    if let side = times[name.lowercased()] {
      let times = texts.isChinese ? chineseTimes : englishTimes
      return (side == "day" ? times.days : times.days + times.lengths).map { head + $0 }
    }
    let field = fields(panel)[name] ?? name.lowercased()
    // What stands in the column of the status may be the reason why it is so.
    let asked = field == "status" ? ["status", "end_reason", "code", "queue"] : [field]
    let words = asked.flatMap { field in
      shown.filter { $0.value.hasPrefix("\(field):") }.map(\.word)
    }
    return (words + (panel.listName.field(field)?.values ?? [])).map { head + $0 }
  }

  private static let chineseTimes = (days: ["今天", "昨天"], lengths: ["1小时", "30分", "7天"])
  private static let englishTimes = (days: ["today", "yesterday"], lengths: ["1h", "30m", "7d"])

  /// The names that a filter of this panel knows, the screen's language first.
  static func names(_ panel: PanelName, _ texts: Texts) -> [String] {
    let known = panel.listName.fields.filter { $0.kind != .moment }.map(\.name)
    let times = panel.listName.hasTimes
    let english = known + (times ? ["since", "until", "day"] : [])
    guard texts.isChinese else { return english }
    let heads = fields(panel).sorted { one, other in
      (known.firstIndex(of: one.value) ?? 0, one.key)
        < (known.firstIndex(of: other.value) ?? 0, other.key)
    }
    return heads.map(\.key) + (times ? ["自", "至", "当天"] : []) + english
  }
}
