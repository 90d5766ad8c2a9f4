internal import Countersign

/// What a filter does not understand.
extension Texts {
  func sentence(_ problem: FilterProblem, _ panel: PanelName) -> String {
    switch problem {
    case .unknownField(let name):
      let known = panel.listName.fields.map(\.name).joined(separator: " ")
      return self(
        "没有字段 \(name)，按原文查找；有 \(known)", "no field \(name), taken as text; there are \(known)")
    case .unknownValue(let field, let value):
      let known = panel.listName.field(field)?.values ?? []
      let some =
        known.prefix(Self.valuesShown).joined(separator: " ")
        + (known.count > Self.valuesShown ? " …" : "")
      return self("\(field) 没有 \(value) 这个值；有 \(some)", "\(field) is never \(value); it is \(some)")
    case .unreadableTime(let text):
      return self(
        "读不懂时间 \(text)，如 30m 2h 1d 今天 昨天 2026-11-20 14:30",
        "\(text) is no time: 30m 2h 1d today yesterday 2026-11-20 14:30")
    case .unreadableAmount(let text):
      return self(
        "读不懂金额 \(text)，按元写，如 >1000 100..500 >=1.5万",
        "\(text) is no amount in yuan: >1000 100..500")
    case .unreadableNumber(let text):
      return self("读不懂数 \(text)，如 3 >3 1..5", "\(text) is no number: 3 >3 1..5")
    case .noTimes:
      return self("此处的行没有时间", "these rows have no time")
    }
  }

  private static let valuesShown = 8
}

extension PanelName {
  /// The list that it shows.
  var listName: ListName {
    switch self {
    case .templates: .templates
    case .processes: .processes
    case .accounts: .users
    case .splits: .splits
    case .audit: .audit
    case .services: .services
    case .callbacks: .callbacks
    }
  }
}
