internal import Countersign
internal import Terminal

/// What a party's time was spent on.
enum CoursePhase: CaseIterable, Equatable, Sendable {
  /// The text message is not out yet: the platform's time.
  case sending
  /// The link lies in the party's inbox.
  case unopened
  case verifying
  /// Verified, not signed yet.
  case signing

  func word(_ texts: Texts) -> String {
    switch self {
    case .sending: texts("等短信", "SMS")
    case .unopened: texts("等打开", "to open")
    case .verifying: texts("验证", "verify")
    case .signing: texts("签署", "sign")
    }
  }

  /// The line it is drawn with.
  func glyph(isASCII: Bool) -> String {
    switch self {
    case .sending: isASCII ? "." : "·"
    case .unopened: isASCII ? "-" : "┄"
    case .verifying: isASCII ? "=" : "─"
    case .signing: isASCII ? "#" : "━"
    }
  }

  var role: Role {
    switch self {
    case .sending: .textMuted
    case .unopened: .statusPending
    case .verifying: .statusRunning
    case .signing: .accent
    }
  }
}

/// What happened at one moment, as a sign on a party's lane.
enum CourseMark: CaseIterable, Comparable, Sendable {
  case sms, opened, delayed, verified, signed, failed

  func word(_ texts: Texts) -> String {
    switch self {
    case .sms: texts("短信", "SMS")
    case .opened: texts("打开", "opened")
    case .delayed: texts("服务不可用", "service down")
    case .verified: texts("通过", "verified")
    case .signed: texts("签署", "signed")
    case .failed: texts("未成", "failed")
    }
  }

  func glyph(isASCII: Bool) -> String {
    switch self {
    case .sms: isASCII ? "s" : "◷"
    case .opened: "o"
    case .delayed: "!"
    case .verified: isASCII ? "v" : "◐"
    case .signed: isASCII ? "S" : "✓"
    case .failed: isASCII ? "X" : "✕"
    }
  }

  var role: Role {
    switch self {
    case .sms: .statusPending
    case .opened: .text
    case .delayed: .warning
    case .verified: .statusRunning
    case .signed: .statusDone
    case .failed: .statusFailed
    }
  }

  init?(_ line: AuditLine) {
    switch StepKind(rawValue: line.type) {
    case .smsSent: self = .sms
    case .pageOpened: self = .opened
    case .verificationDelayed: self = .delayed
    case .verificationResult: self = line.isFailure ? .failed : .verified
    case .partySigned, .processSigned: self = .signed
    case .smsFailed, .depositFailed, .verificationFailed, .cardAttemptsUsed, .partyDeclined,
      .processFailed, .processExpired:
      self = .failed
    default: return nil
    }
  }
}

/// A party's way through a process, or the process's own.
struct PartyCourse: Equatable, Sendable {
  struct Part: Equatable, Sendable {
    let phase: CoursePhase
    let start: Instant
    let end: Instant

    var length: Int64 { end.since(start) }
  }

  struct Sign: Equatable, Sendable {
    let at: Instant
    let mark: CourseMark
  }

  /// Nil for the process as a whole.
  let userID: String?
  let parts: [Part]
  let signs: [Sign]

  /// - Parameter end: when the process ended, or now.
  init(_ party: PartyView, _ view: ProcessView, end: Instant) {
    userID = party.userID
    signs = Self.signs(view) { $0.userID == party.userID }
    let sent = signs.first { $0.mark == .sms }?.at
    let opened = party.openedAt ?? signs.first { $0.mark == .opened }?.at
    let marks: [(CoursePhase, Instant?)] = [
      (.sending, sent ?? opened), (.unopened, opened), (.verifying, party.verifiedAt),
      (.signing, party.signedAt),
    ]
    let last = party.signedAt ?? end
    var parts: [Part] = []
    var start = view.createdAt
    for (phase, reached) in marks {
      let stop = min(reached ?? last, last)
      if stop > start { parts.append(Part(phase: phase, start: start, end: stop)) }
      guard let reached else { break }
      start = max(start, reached)
    }
    self.parts = parts
  }

  /// What belongs to no party: how the process ended, and what went wrong with it.
  init(_ view: ProcessView) {
    userID = nil
    parts = []
    signs = Self.signs(view) { $0.userID == nil }
  }

  private static func signs(
    _ view: ProcessView, _ isOurs: (AuditLine) -> Bool
  ) -> [Sign] {
    view.timeline.filter(isOurs).compactMap { line in
      CourseMark(line).map { Sign(at: line.at, mark: $0) }
    }
  }

  /// How long a phase took in all; nil where it was not reached.
  func length(_ phase: CoursePhase) -> Int64? {
    parts.first { $0.phase == phase }?.length
  }
}
