/// Every figure of the rules, read from `policy.toml`; the defaults are those of `data/policy.toml`.
package struct Policy: Record, Equatable {
  // Signing.
  /// Inactivity after which an open process expires (seed 000 rule 3).
  package var sessionSeconds: Int64 = 1800
  /// How long an amount may be answered after the bank took the deposit, and how long a deposit may
  /// be on its way (contract 7.2).
  package var depositWindowSeconds: Int64 = 604_800
  /// How long an expired process can be resumed by its original link.
  package var resumeSeconds: Int64 = 86_400
  /// Wrong answers a party may give.
  package var verificationAttempts = 3
  /// Sets of attempts used up on one card before it is locked, and over how long.
  package var cardSets = 2
  package var cardLockSeconds: Int64 = 2_592_000
  /// Where a party's page lives; the token follows.
  package var h5BaseURL = "https://sign.countersign.example/h5/"
  // Services.
  package var serviceTries = 3
  package var backoffBaseMs: Int64 = 200
  package var backoffPercent: Int64 = 200
  package var jitterPercent: Int64 = 20
  /// How long after a round without success the next one begins.
  package var requestRetrySeconds: Int64 = 60
  package var breakerWindow = 20
  package var breakerMinimumCalls = 10
  package var breakerFailurePercent = 50
  package var breakerOpenSeconds: Int64 = 60
  package var breakerTrialCalls = 3
  /// Rounds of a callback: seconds to wait before each.
  package var callbackScheduleSeconds: [Int64] = [
    0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400,
  ]
  // The wallet.
  /// The sandbox's billing: share of the amount in millionths, and the least fee in fen.
  package var feeMillionths: Int64 = 3000
  package var feeMinimumFen: Int64 = 1
  /// How long a split may be unresolved before it is an alert.
  package var unresolvedAlertSeconds: Int64 = 60
  // Alerts.
  /// Of a service's calls over so long, at least so many: the share of failures that is too much.
  package var availabilityWindowSeconds: Int64 = 900
  package var availabilityMinimumCalls = 20
  package var availabilityFailurePercent = 20
  /// Of the processes that ended over so long, at least so many: the share that is too much.
  package var processFailureWindowSeconds: Int64 = 3600
  package var processFailureMinimum = 10
  package var processFailurePercent = 50
  /// So many processes that expired within so long are a wave.
  package var expiryWaveSeconds: Int64 = 600
  package var expiryWaveCount = 20
  /// Rounds without success after which a waiting request is an alert of its service.
  package var stuckRequestRounds = 5
  /// How long a callback's rounds may fail before it is an alert.
  package var outboxStuckSeconds: Int64 = 3600
  /// What comes back so soon after it was over is the same alert again.
  package var alertRepeatSeconds: Int64 = 3600

  // Signed checkpoints.
  /// After so many records, or so long, the journal's head is signed.
  package var checkpointRecords = 256
  package var checkpointSeconds: Int64 = 60
  /// A folder, on another disk or host, that gets every checkpoint too; none when empty.
  package var checkpointCopy = ""
  /// A program, its path and arguments, that is handed every checkpoint; none when empty.
  package var checkpointCommand: [String] = []
  package var checkpointCommandSeconds: Int64 = 10

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("session_seconds", &sessionSeconds)
    fields.field("deposit_window_seconds", &depositWindowSeconds)
    fields.field("resume_seconds", &resumeSeconds)
    fields.field("verification_attempts", &verificationAttempts)
    fields.field("card_sets", &cardSets)
    fields.field("card_lock_seconds", &cardLockSeconds)
    fields.field("h5_base_url", &h5BaseURL)
    fields.field("service_tries", &serviceTries)
    fields.field("backoff_base_ms", &backoffBaseMs)
    fields.field("backoff_percent", &backoffPercent)
    fields.field("jitter_percent", &jitterPercent)
    fields.field("request_retry_seconds", &requestRetrySeconds)
    fields.field("breaker_window", &breakerWindow)
    fields.field("breaker_minimum_calls", &breakerMinimumCalls)
    fields.field("breaker_failure_percent", &breakerFailurePercent)
    fields.field("breaker_open_seconds", &breakerOpenSeconds)
    fields.field("breaker_trial_calls", &breakerTrialCalls)
    fields.field("callback_schedule_seconds", &callbackScheduleSeconds)
    fields.field("fee_millionths", &feeMillionths)
    fields.field("fee_minimum_fen", &feeMinimumFen)
    fields.field("unresolved_alert_seconds", &unresolvedAlertSeconds)
    visitLater(&fields)
  }

  private mutating func visitLater(_ fields: inout some FieldVisitor) {
    fields.field("availability_window_seconds", &availabilityWindowSeconds)
    fields.field("availability_minimum_calls", &availabilityMinimumCalls)
    fields.field("availability_failure_percent", &availabilityFailurePercent)
    fields.field("process_failure_window_seconds", &processFailureWindowSeconds)
    fields.field("process_failure_minimum", &processFailureMinimum)
    fields.field("process_failure_percent", &processFailurePercent)
    fields.field("expiry_wave_seconds", &expiryWaveSeconds)
    fields.field("expiry_wave_count", &expiryWaveCount)
    fields.field("stuck_request_rounds", &stuckRequestRounds)
    fields.field("outbox_stuck_seconds", &outboxStuckSeconds)
    fields.field("alert_repeat_seconds", &alertRepeatSeconds)
    fields.field("checkpoint_records", &checkpointRecords)
    fields.field("checkpoint_seconds", &checkpointSeconds)
    fields.field("checkpoint_copy", &checkpointCopy)
    fields.field("checkpoint_command", &checkpointCommand)
    fields.field("checkpoint_command_seconds", &checkpointCommandSeconds)
  }

  /// Figures that came later, with their defaults: the file of a store made before lacks them.
  package static var later: [(name: String, value: LaterFigure)] {
    var figures = LaterFigures()
    var policy = Policy()
    policy.visitLater(&figures)
    return figures.list
  }
}

/// A figure's value as a policy file writes it.
package enum LaterFigure: Equatable {
  case number(Int64)
  case text(String)
  case texts([String])
}

/// Collects figures by name.
private struct LaterFigures: FieldVisitor {
  var list: [(name: String, value: LaterFigure)] = []

  mutating func field<Value: FieldValue>(_ name: StaticString, _ value: inout Value) {
    if let number = (value as? Int64) ?? (value as? Int).map(Int64.init) {
      list.append(("\(name)", .number(number)))
    } else if let text = value as? String {
      list.append(("\(name)", .text(text)))
    } else if let texts = value as? [String] {
      list.append(("\(name)", .texts(texts)))
    }
  }
}
