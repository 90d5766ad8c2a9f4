internal import Countersign

/// An offer to take back what was just done.
///
/// It names its record, and is about that record whatever is selected meanwhile.
struct Offer: Equatable, Sendable {
  /// How long it stands, in milliseconds.
  static let stands: Int64 = 20_000

  let inverse: Inverse
  /// When it ends, in milliseconds of the console's running.
  let until: Int64

  init(_ inverse: Inverse, until: Int64) {
    self.inverse = inverse
    self.until = until
  }
}

/// What would bring back how things stood, and the words of what it takes back.
struct Inverse: Equatable, Sendable {
  enum Step: Equatable, Sendable {
    /// Asked by the question that this step always has, the reason filled in beforehand.
    case ask(ReasonDialog.Act, reason: String)
    case template(TemplateReference, isOn: Bool)
  }

  let step: Step
  /// What was done, such as 已冻结账户 AC-0001.
  let done: String
}
