/// The lists that screens show windows of.
package enum ListName: String, CaseIterable, Sendable {
  case templates, processes, users, splits, audit, services, callbacks, alerts

  /// What filters and sorting know of its rows, by name; a word without a field is looked for in
  /// all of them but the times.
  package var fields: [ListField] {
    switch self {
    case .templates: Self.templateFields
    case .processes: Self.processFields
    case .users: Self.userFields
    case .splits: Self.splitFields
    case .audit: Self.auditFields
    case .services: Self.serviceFields
    case .callbacks: Self.callbackFields
    case .alerts: Self.alertFields
    }
  }

  package func field(_ name: String) -> ListField? { fields.first { $0.name == name } }

  /// True where a filter may say since when.
  package var hasTimes: Bool { self != .services }

  /// True where the rows can stand in another order than their own.
  package var isSortable: Bool { fields.contains { $0.isSortable } }
}

/// A field of a list's rows.
package struct ListField: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case text
    /// Money, which filters compare in yuan.
    case amount
    case count
    /// A time: for sorting only, for filters say `since:`.
    case moment
  }

  package let name: String
  package let kind: Kind
  package let isSortable: Bool
  /// All it can be, where that is known.
  package let values: [String]?

  init(_ name: String, _ kind: Kind = .text, isSortable: Bool = true, values: [String]? = nil) {
    self.name = name
    self.kind = kind
    self.isSortable = isSortable
    self.values = values
  }
}

extension ListName {
  private static let scenes = BizScene.allCases.map(\.rawValue)

  private static let templateFields = [
    ListField("template_id"), ListField("version"), ListField("title"),
    ListField("biz_scene", values: scenes), ListField("active", values: ["true", "false"]),
    ListField("created_at", .moment),
  ]

  private static let processFields = [
    ListField("process_id"), ListField("biz_scene", values: scenes), ListField("payer"),
    ListField("payee"), ListField("status", values: ProcessStatus.allCases.map(\.rawValue)),
    ListField("end_reason", values: EndReason.allCases.map(\.rawValue)),
    ListField("template_id"), ListField("user_id", isSortable: false),
    ListField("updated_at", .moment),
  ]

  private static let userFields = [
    ListField("user_id"), ListField("name"), ListField("institution_id"),
    ListField("role", values: UserRole.allCases.map(\.rawValue)),
    ListField("merchant_type", values: PartyType.allCases.map(\.rawValue)),
    ListField("status", values: UserStatus.allCases.map(\.rawValue)),
    ListField("account_id", isSortable: false),
    ListField("account_type", isSortable: false, values: AccountType.allCases.map(\.rawValue)),
    ListField("account_status", isSortable: false, values: AccountStatus.allCases.map(\.rawValue)),
    ListField("balance", .amount), ListField("held", .amount), ListField("accounts", .count),
    ListField("created_at", .moment),
  ]

  private static let splitFields = [
    ListField("request_id"), ListField("payer"), ListField("receiver"),
    ListField("payer_account_id"), ListField("receiver_account_id"), ListField("payer_user_id"),
    ListField("receiver_user_id"),
    ListField("status", values: SplitStatus.allCases.map(\.rawValue)),
    ListField("queue", values: SplitQueue.allCases.map { "\($0)" }),
    ListField("code", values: Code.allCases.map(\.rawValue)), ListField("amount", .amount),
    ListField("fee", .amount), ListField("binding_id"), ListField("created_at", .moment),
  ]

  /// Its order is the journal's.
  private static let auditFields = [
    "event_type", "process_id", "actor", "via", "command", "user_id", "data", "at", "seq",
  ].map { ListField($0, isSortable: false) }

  private static let serviceFields = [
    ListField("service", values: ServiceName.allCases.map(\.rawValue)),
    ListField("mode", values: ServiceMode.allCases.map(\.rawValue)),
    ListField("breaker", values: BreakerState.allCases.map(\.rawValue)),
    ListField("failures", .count), ListField("calls", .count), ListField("waiting", .count),
    ListField("latency", .count), ListField("last_error"),
  ]

  private static let callbackFields = [
    ListField("callback_id"), ListField("process_id"), ListField("url"),
    ListField("status", values: Callback.Status.allCases.map(\.rawValue)),
    ListField("last_error"), ListField("attempts", .count), ListField("created_at", .moment),
  ]

  private static let alertFields = [
    "alert_id", "level", "code", "subject", "detail", "next_step", "status", "by", "note", "at",
  ].map { ListField($0, isSortable: false) }
}
