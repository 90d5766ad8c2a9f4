/// Something a person must look at.
package struct Alert: Record, Equatable {
  package var alertID = ""
  package var level = AlertLevel.warning
  package var code = AlertCode.splitUnresolved
  /// What it is about: an account, a split, a service, a callback, a table.
  package var subject = ""
  package var detail: String?
  /// The command that would mend it.
  package var nextStep = ""
  package var raisedAt = Instant(milliseconds: 0)
  /// When it was raised for the first time, and how often it came back since.
  package var firstRaisedAt = Instant(milliseconds: 0)
  package var times = 1
  /// When what it warns of was over.
  package var resolvedAt: Instant?
  /// A person must close it, also when it is over.
  package var isWorkItem = false
  package var acknowledgedAt: Instant?
  package var acknowledgedBy: String?
  package var note: String?

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("alert_id", &alertID)
    fields.field("level", &level)
    fields.field("code", &code)
    fields.field("subject", &subject)
    fields.field("detail", &detail)
    fields.field("next_step", &nextStep)
    fields.field("raised_at", &raisedAt)
    fields.field("first_raised_at", &firstRaisedAt)
    fields.field("times", &times)
    fields.field("resolved_at", &resolvedAt)
    fields.field("work_item", &isWorkItem)
    fields.field("acknowledged_at", &acknowledgedAt)
    fields.field("acknowledged_by", &acknowledgedBy)
    fields.field("note", &note)
  }

  /// True while a person has to look: until it is over, and work until it is acknowledged too.
  package var isOpen: Bool { resolvedAt == nil || isWorkItem && acknowledgedAt == nil }

  package var key: String { Self.key(code, subject) }
  package static func key(_ code: AlertCode, _ subject: String) -> String {
    "\(code.rawValue) \(subject)"
  }
}
