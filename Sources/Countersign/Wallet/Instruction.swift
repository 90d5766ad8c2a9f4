/// An instruction of risk control, remembered for ever: it takes effect once.
package struct Instruction: Record, Equatable {
  package var instructionID = ""
  package var kind = InstructionKind.freezeMerchant
  /// The user or the split it is about.
  package var target = ""
  package var reason = ""
  package var at = Instant(milliseconds: 0)
  /// Of a freeze: when it was lifted, and by which instruction.
  package var liftedAt: Instant?
  package var liftedBy: String?
  package var record = 0

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("instruction_id", &instructionID)
    fields.field("kind", &kind)
    fields.field("target", &target)
    fields.field("reason", &reason)
    fields.field("at", &at)
    fields.field("lifted_at", &liftedAt)
    fields.field("lifted_by", &liftedBy)
    fields.field("record", &record)
  }
}
