internal import Countersign

/// Where the thing is that an alert is about.
enum AlertPlace: Equatable, Sendable {
  case service(ServiceName)
  /// The rows of a panel that this filter leaves.
  case rows(PanelName, filter: String)

  init(_ alert: Alert) {
    let subject = alert.subject
    if let service = ServiceName(rawValue: subject) {
      self = .service(service)
      return
    }
    switch alert.code.rawValue {
    case "RECONCILIATION_BREAK" where !alert.isAboutSplit:
      self = .rows(.audit, filter: "event_type:STATEMENT_IMPORTED")
    case "SPLIT_UNRESOLVED", "RECONCILIATION_BREAK":
      self = .rows(.splits, filter: "request_id:\(subject)")
    case "FREEZE_NOT_IN_STEP":
      self =
        alert.isAboutSplit
        ? .rows(.splits, filter: "request_id:\(subject)")
        : .rows(.accounts, filter: "account_id:\(subject)")
    case "EXPIRY_WAVE": self = .rows(.processes, filter: "status:EXPIRED")
    case "PROCESS_FAILURE_RATE": self = .rows(.processes, filter: "status:FAILED")
    case "OUTBOX_STUCK": self = .rows(.callbacks, filter: "callback_id:\(subject)")
    default: self = .rows(.audit, filter: "event_type:ALERT_RAISED")
    }
  }

  var panel: PanelName {
    switch self {
    case .service: .services
    case .rows(let panel, _): panel
    }
  }
}
