/// A registered user (seed 004, table users).
package struct User: Record, Equatable {
  package var userID = ""
  package var institutionID = ""
  package var type = PartyType.person
  package var role = UserRole.person
  package var name = Guarded.open("")
  package var idNo = Guarded.open("")
  package var bankCardNo: Guarded?
  package var mobile: Guarded?
  /// The place of this subject's key in the key log.
  package var slot = 0
  /// The merchant freezes that stand, by instruction.
  package var freezes: [String] = []
  package var createdAt = Instant(milliseconds: 0)
  /// When they signed the agreement that opens payment.
  package var paymentEnabledAt: Instant?
  /// The key was destroyed: who this was can no longer be read.
  package var isErased = false
  /// The journal record that last changed who they are or whether they may act.
  package var record = 0

  package init() {}

  package var status: UserStatus { freezes.isEmpty ? .normal : .frozen }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("user_id", &userID)
    fields.field("institution_id", &institutionID)
    fields.field("merchant_type", &type)
    fields.field("role", &role)
    fields.field("name", &name)
    fields.field("id_no", &idNo)
    fields.field("bank_card_no", &bankCardNo)
    fields.field("mobile", &mobile)
    fields.field("slot", &slot)
    fields.field("freezes", &freezes)
    fields.field("created_at", &createdAt)
    fields.field("payment_enabled_at", &paymentEnabledAt)
    fields.field("erased", &isErased)
    fields.field("record", &record)
  }

  /// Visits the user's own guarded texts.
  package mutating func visitGuarded(
    _ body: (_ text: inout Guarded, _ slots: [Int], _ context: String) throws -> Void
  ) rethrows {
    try body(&name, [slot], SigningProcess.context(userID, "name"))
    try body(&idNo, [slot], SigningProcess.context(userID, "id_no"))
    if var card = bankCardNo {
      try body(&card, [slot], SigningProcess.context(userID, "bank_card_no"))
      bankCardNo = card
    }
    if var number = mobile {
      try body(&number, [slot], SigningProcess.context(userID, "mobile"))
      mobile = number
    }
  }
}
