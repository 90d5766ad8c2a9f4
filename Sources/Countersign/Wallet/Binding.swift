/// Who may pay whom (seed 004, table binding_relationships).
package struct Binding: Record, Equatable {
  package var bindingID = ""
  package var payerUserID = ""
  package var receiverUserID = ""
  package var agreementStatus = AgreementStatus.unsigned
  package var isValid = false
  /// The signing process whose completion makes it valid.
  package var processID = ""
  /// Why it is not signed, or not valid any more.
  package var reason: String?
  package var createdAt = Instant(milliseconds: 0)
  package var signedAt: Instant?
  package var invalidatedAt: Instant?
  /// The journal record that brought it where it stands.
  package var record = 0

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("binding_id", &bindingID)
    fields.field("payer_user_id", &payerUserID)
    fields.field("receiver_user_id", &receiverUserID)
    fields.field("agreement_status", &agreementStatus)
    fields.field("is_valid", &isValid)
    fields.field("process_id", &processID)
    fields.field("reason", &reason)
    fields.field("created_at", &createdAt)
    fields.field("signed_at", &signedAt)
    fields.field("invalidated_at", &invalidatedAt)
    fields.field("record", &record)
  }

  package var pair: String { Self.pair(payerUserID, receiverUserID) }

  /// The key of a direction of payment; a space cannot stand in an id.
  package static func pair(_ payer: String, _ receiver: String) -> String { "\(payer) \(receiver)" }
}
