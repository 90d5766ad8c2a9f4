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
    switch alert.code {
    case .reconciliationBreak where !alert.isAboutSplit:
      self = .rows(.audit, filter: "event_type:STATEMENT_IMPORTED")
    case .splitUnresolved, .reconciliationBreak:
      self = .rows(.splits, filter: "request_id:\(subject)")
    case .freezeNotInStep:
      self =
        alert.isAboutSplit
        ? .rows(.splits, filter: "request_id:\(subject)")
        : .rows(.accounts, filter: "account_id:\(subject)")
    case .expiryWave: self = .rows(.processes, filter: "status:EXPIRED")
    case .processFailureRate: self = .rows(.processes, filter: "status:FAILED")
    case .outboxStuck: self = .rows(.callbacks, filter: "callback_id:\(subject)")
    case .breakerOpen, .serviceUnavailable, .requestsWaiting:
      // Of a service that is not known here.
      self = .rows(.audit, filter: "event_type:ALERT_RAISED")
    }
  }

  var panel: PanelName {
    switch self {
    case .service: .services
    case .rows(let panel, _): panel
    }
  }
}
