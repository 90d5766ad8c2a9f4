internal import Countersign
internal import Terminal

/// Acknowledges one of the alerts that stand, with a note for whoever comes after.
///
/// It is about the alerts as they were when it was opened, whatever comes meanwhile.
struct AlertDialog: Equatable, Sendable {
  let alerts: [Alert]
  var index = 0
  var note = LineEditor(maximum: 500)

  /// - Parameter alerts: at least one.
  init(_ alerts: [Alert]) { self.alerts = alerts }

  var alert: Alert { alerts[index] }

  var isTouched: Bool { !note.isEmpty }

  var command: Command {
    var fields = AlertAcknowledge(alert.alertID)
    let isBlank = note.text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    if !isBlank { fields.note = note.text }
    return .wallet(.alertAcknowledge(fields))
  }

  mutating func move(by step: Int) { index = min(max(0, index + step), alerts.count - 1) }
}
