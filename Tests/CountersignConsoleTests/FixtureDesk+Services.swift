import Countersign
import CountersignConsole

/// What the desk shows of the systems outside.
struct OutsideDesk {
  var services = ServiceSamples.services()
  var alerts: [Alert] = []
  var day = ServiceSamples.day()
  var callbacks = ServiceSamples.callbacks()
  var callback: CallbackView?
}

extension FixtureDesk {
  func serviceView(_ query: Query) -> View {
    switch query {
    case .services: return .services(outside.services)
    case .alerts:
      let rows = outside.alerts
      return .alerts(ListView(total: rows.count, matching: rows.count, first: 0, rows: rows))
    case .day: return .day(outside.day)
    case .callbacks(let window):
      return .callbacks(
        cut(outside.callbacks, window, \.callbackID) {
          "callback_id:\($0.callbackID) process_id:\($0.processID) status:\($0.status.rawValue)"
        })
    case .callback(let id):
      guard let line = outside.callbacks.first(where: { $0.callbackID == id }) else {
        return .callback(nil)
      }
      return .callback(outside.callback ?? ServiceSamples.view(of: line))
    default: return .callback(nil)
    }
  }

  /// Raises alerts as the desk would: in the header those that nobody acknowledged.
  mutating func raise(_ alerts: [Alert]) {
    outside.alerts = alerts
    let open = alerts.filter { $0.acknowledgedAt == nil }
    header.alerts = Array(open.prefix(3))
    header.openAlerts = alerts.count
    header.unacknowledgedAlerts = open.count
    send(.changed)
  }
}
