/// The panels, in the order of the tab line; keys 1–9 follow it.
package enum PanelName: String, CaseIterable, Sendable {
  case templates
  case processes
  case accounts
  case splits
  case audit
  case services
  case callbacks

  /// The key that shows it, counted from 1.
  package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  package func title(_ texts: Texts) -> String {
    switch self {
    case .templates: texts("模板", "Templates")
    case .processes: texts("流程", "Processes")
    case .accounts: texts("账户", "Accounts")
    case .splits: texts("分账", "Splits")
    case .audit: texts("审计", "Audit")
    case .services: texts("服务", "Services")
    case .callbacks: texts("回调", "Callbacks")
    }
  }

  var pinyin: String {
    switch self {
    case .templates: "moban"
    case .processes: "liucheng"
    case .accounts: "zhanghu"
    case .splits: "fenzhang"
    case .audit: "shenji"
    case .services: "fuwu"
    case .callbacks: "huidiao"
    }
  }

  /// All that it may be called: English, Chinese, pinyin, its number.
  var words: [String] {
    [rawValue, title(Texts(.chinese)), pinyin, "\(number)"]
  }

  /// Reads a panel's name in English, Chinese or pinyin, or its number.
  package init?(word: String) {
    let word = word.lowercased()
    guard let panel = Self.allCases.first(where: { $0.words.contains(word) }) else { return nil }
    self = panel
  }
}
