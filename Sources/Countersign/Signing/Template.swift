/// A version of an agreement template (seed 000, table agreement_template).
package struct Template: Record, Equatable {
  package var id = ""
  package var templateID = ""
  package var version = ""
  package var scene = BizScene.relationBind
  package var contentHTML = ""
  package var variables: [String] = []
  package var isActive = false
  package var createdAt = Instant(milliseconds: 0)
  package var createdBy = ""
  package var contentSHA256 = ""
  /// The journal record that uploaded it.
  package var record = 0

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("id", &id)
    fields.field("template_id", &templateID)
    fields.field("version", &version)
    fields.field("biz_scene", &scene)
    fields.field("content_html", &contentHTML)
    fields.field("variables_config", &variables)
    fields.field("is_active", &isActive)
    fields.field("created_at", &createdAt)
    fields.field("created_by", &createdBy)
    fields.field("content_sha256", &contentSHA256)
    fields.field("record", &record)
  }

  /// The key of a version among all templates.
  package static func key(_ templateID: String, _ version: String) -> String {
    // A space cannot stand in an id.
    "\(templateID) \(version)"
  }

  /// The title a reader sees: the first heading, else the template's id.
  package var title: String { AgreementText.title(of: contentHTML) ?? templateID }
}

/// The variables every template may use and only the platform fills.
package enum PlatformVariable: String, CaseIterable, Sendable {
  case payerName = "payer_name"
  case payeeName = "payee_name"
  case payerUserID = "payer_user_id"
  case payeeUserID = "payee_user_id"
  case processID = "process_id"
  case signingDate = "signing_date"
}
