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

  /// Contexts whose keys work at the same time, for every place the keyboard can be at.
  static let together: [Set<ActionContext>] = PanelName.allCases.flatMap { panel in
    [Focus.list, .detail, .phone].map { of(panel, $0) }
  }

  /// The contexts of one place.
  static func of(_ panel: PanelName, _ focus: Focus) -> Set<ActionContext> {
    switch (panel, focus) {
    case (.templates, .list): [.everywhere, .list, .templates]
    case (.processes, .list): [.everywhere, .list, .processes]
    case (.audit, .list): [.everywhere, .list, .audit]
    case (.accounts, .list): [.everywhere, .list, .accounts]
    case (.splits, .list): [.everywhere, .list, .splits]
    case (.services, .list): [.everywhere, .list, .services]
    case (.callbacks, .list): [.everywhere, .list, .callbacks]
    case (.processes, .detail): [.everywhere, .process]
    case (.processes, .phone): [.everywhere, .phone]
    case (.templates, _): [.everywhere, .page, .templates]
    case (.audit, _): [.everywhere, .page, .audit]
    case (.accounts, _): [.everywhere, .links, .accounts]
    case (.splits, _): [.everywhere, .links, .splits]
    case (.services, _): [.everywhere, .page, .services]
    case (.callbacks, _): [.everywhere, .page, .callbacks]
    }
  }

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
