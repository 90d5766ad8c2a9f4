internal import Countersign

/// Turns a filter as people type it into the desk's: the words on the screen become the values
/// they stand for, so that `已签署` finds what is shown as 已签署.
enum DeskFilter {
  static func text(_ typed: String, panel: PanelName) -> String {
    typed.split(whereSeparator: \.isWhitespace).map { word($0, panel) }.joined(separator: " ")
  }

  private static func word(_ word: Substring, _ panel: PanelName) -> String {
    let plain = word.map { $0 == "：" ? ":" : $0 }
    guard let colon = plain.firstIndex(of: ":"), colon > 0 else {
      return value(of: String(word), panel) ?? String(word)
    }
    let field = fields(panel)[String(plain[..<colon])] ?? String(plain[..<colon])
    let rest = String(plain[(colon + 1)...])
    // A word for a value brings its own field.
    return value(of: rest, panel) ?? "\(field):\(rest)"
  }

  /// The heads of the columns in Chinese.
  private static func fields(_ panel: PanelName) -> [String: String] {
    switch panel {
    case .templates:
      ["编号": "template_id", "版本": "version", "标题": "title", "场景": "biz_scene", "状态": "active"]
    case .processes:
      ["编号": "process_id", "场景": "biz_scene", "付方": "payer", "收方": "payee", "状态": "status"]
    case .audit: ["事件": "event_type", "经手": "actor", "流程": "process_id", "记录": "seq"]
    case .accounts: accountFields
    case .splits: splitFields
    case .services, .callbacks: serviceFields
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

  private static func values(_ texts: Texts, _ panel: PanelName) -> [(word: String, value: String)]
  {
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
    case .services, .callbacks: return serviceValues(texts)
    case .audit:
      return StepKind.allCases.map { (texts.eventName($0.rawValue), "event_type:\($0.rawValue)") }
        + RequestKind.allCases.map { (texts.eventName($0.rawValue), "event_type:\($0.rawValue)") }
        + PersonalKind.allCases.map { (texts.eventName($0.rawValue), "event_type:\($0.rawValue)") }
    }
  }
}
