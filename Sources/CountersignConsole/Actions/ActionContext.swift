/// Where an action's keys work.
package enum ActionContext: String, CaseIterable, Sendable {
  /// On every panel, whatever has the keyboard.
  case everywhere
  /// In every list.
  case list
  case templates
  case processes
  case accounts
  case splits
  case audit
  case services
  case callbacks
  /// The page or pane of one process.
  case process
  /// The party's phone.
  case phone
  /// A page of text: a template's agreement, a record.
  case page
  /// A page whose lines lead on to other records.
  case links

  /// The heading in help and key table.
  package func title(_ texts: Texts) -> String {
    switch self {
    case .everywhere: texts("处处可用", "Everywhere")
    case .list: texts("列表", "Lists")
    case .templates: texts("模板", "Templates")
    case .processes: texts("流程", "Processes")
    case .accounts: texts("账户", "Accounts")
    case .splits: texts("分账", "Splits")
    case .audit: texts("审计", "Audit")
    case .services: texts("服务", "Services")
    case .callbacks: texts("回调", "Callbacks")
    case .process: texts("流程详情", "A process")
    case .phone: texts("用户手机", "The user's phone")
    case .page: texts("文本页", "Pages of text")
    case .links: texts("记录页", "Pages of records")
    }
  }
}
