internal import Countersign
internal import Terminal

/// How much a line of the timeline weighs: what people did stands out, what machines asked of each
/// other is quiet.
enum TimelineKind: Equatable {
  case failure, milestone, act, quiet

  init(_ line: AuditLine) {
    if line.isFailure {
      self = .failure
    } else if let kind = StepKind(rawValue: line.type) {
      self = Self.of(kind)
    } else if RequestKind(rawValue: line.type) != nil || line.type == "SERVICE_CALLED" {
      self = .quiet
    } else {
      self = .act
    }
  }

  private static func of(_ kind: StepKind) -> TimelineKind {
    switch kind {
    case .verificationResult, .partySigned, .processSigned: .milestone
    case .heartbeat, .processCompleted, .attemptReturned: .quiet
    case .partyDeclined, .processExpired, .cardAttemptsUsed: .failure
    default: .act
    }
  }

  var isQuiet: Bool { self == .quiet }

  var glyph: String {
    switch self {
    case .failure: "✕"
    case .milestone: "●"
    case .act: "○"
    case .quiet: "·"
    }
  }

  var role: Role {
    switch self {
    case .failure: .statusFailed
    case .milestone: .statusDone
    case .act: .textMuted
    case .quiet: .textDisabled
    }
  }

  var noteRole: Role { self == .failure ? .statusFailed : .text }
}
