internal import Countersign

/// Turns a filter as people type it into the desk's: the words on the screen become the values
/// they stand for, so that `已签署` finds what is shown as 已签署.
enum DeskFilter {
  static func text(_ typed: String, panel: PanelName) -> String {
    typed.split(whereSeparator: \.isWhitespace).map { word($0, panel) }.joined(separator: " ")
  }

  private static func word(_ word: Substring, _ panel: PanelName) -> String {
    guard word.count > 1, let first = word.first, "-!！".contains(first) else {
      return plain(word, panel)
    }
    return "-" + plain(word.dropFirst(), panel)
  }

  private static func plain(_ word: Substring, _ panel: PanelName) -> String {
    let plain = word.map { $0 == "：" ? ":" : $0 }
    guard let colon = plain.firstIndex(of: ":"), colon > 0 else {
      return days.contains(String(word))
        ? "day:\(word)" : value(of: String(word), panel) ?? String(word)
    }
    let name = String(plain[..<colon])
    let field = times[name] ?? fields(panel)[name] ?? name
    let rest = String(plain[(colon + 1)...])
    // A word for a value brings its own field.
    return value(of: rest, panel) ?? "\(field):" + String(rest.map(signs))
  }

  /// Days that stand for themselves.
  private static let days: Set<String> = ["今天", "今日", "昨天", "昨日", "前天", "today", "yesterday"]

  static let times = [
    "自": "since", "起": "since", "日期": "since", "至": "until", "止": "until", "当天": "day",
    "since": "since", "until": "until", "day": "day",
  ]

  /// True for a name under which a filter asks for a time.
  static func isTime(_ name: String) -> Bool { times[name.lowercased()] != nil }

  /// A comparison from a Chinese keyboard.
  private static func signs(_ letter: Character) -> Character {
    switch letter {
    case "＞", "》": ">"
    case "＜", "《": "<"
    case "＝": "="
    default: letter
    }
  }

  /// The heads of the columns in Chinese.
  static func fields(_ panel: PanelName) -> [String: String] {
    switch panel {
    case .templates:
      ["编号": "template_id", "版本": "version", "标题": "title", "场景": "biz_scene", "状态": "active"]
    case .processes:
      ["编号": "process_id", "场景": "biz_scene", "付方": "payer", "收方": "payee", "状态": "status"]
    case .audit: ["事件": "event_type", "经手": "actor", "流程": "process_id", "记录": "seq"]
    case .accounts: accountFields
    case .splits: splitFields
    case .services: serviceFields
    case .callbacks: callbackFields
    }
  }

  /// The value a word of the screen stands for, in either language.
  private static func value(of word: String, _ panel: PanelName) -> String? {
    for language in Language.allCases {
      let texts = Texts(language)
      if let found = values(texts, panel).first(where: { $0.word == word }) { return found.value }
    }
    return nil
  }

  static func values(_ texts: Texts, _ panel: PanelName) -> [(word: String, value: String)] {
    let scenes = BizScene.allCases.map { (texts.word($0), "biz_scene:\($0.rawValue)") }
    switch panel {
    case .templates:
      return scenes + [
        (texts("启用", "active"), "active:true"), (texts("停用", "off"), "active:false"),
      ]
    case .processes:
      return scenes + ProcessStatus.allCases.map { (texts.word($0), "status:\($0.rawValue)") }
        + EndReason.allCases.map { (texts.word($0), "end_reason:\($0.rawValue)") }
    case .accounts: return accountValues(texts)
    case .splits: return splitValues(texts)
    case .services: return []
    case .callbacks: return callbackValues(texts)
    case .audit:
      return StepKind.allCases.map { (texts.eventName($0.rawValue), "event_type:\($0.rawValue)") }
        + RequestKind.allCases.map { (texts.eventName($0.rawValue), "event_type:\($0.rawValue)") }
        + PersonalKind.allCases.map { (texts.eventName($0.rawValue), "event_type:\($0.rawValue)") }
    }
  }
}
