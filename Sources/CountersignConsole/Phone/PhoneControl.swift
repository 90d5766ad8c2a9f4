package import Countersign

/// Something on the phone that the user can touch.
package enum PhoneControl: Hashable, Sendable {
  /// The link in the text message.
  case link
  case choose(VerificationType)
  /// The field for the amount; its button is `submitAmount`.
  case amount
  case submitAmount
  case startFace
  /// The box before 我已阅读并同意以上协议.
  case consent
  case sign
  /// The quiet way out under every step.
  case decline
  /// The field for the reason; its button is `confirmDecline`.
  case reason
  case confirmDecline
  case keepSigning
  /// Opens an expired page again by its link.
  case resume
}
