import Countersign

/// The systems outside on a bad afternoon: the bank is cut off, the face service comes back.
enum ServiceSamples {
  /// Calls and failures in each of 24 parts of five minutes.
  static func history(_ parts: [(Int, Int)]) -> [CallBucket] {
    parts.enumerated().map { at, part in
      var bucket = CallBucket()
      bucket.startsAt = before(Int64(24 - at) * 300)
      (bucket.calls, bucket.failures) = part
      bucket.durationMs = Int64(part.0) * 210
      return bucket
    }
  }

  private static let quiet: [(Int, Int)] = (0..<24).map { ($0 * 7 % 5, 0) }
  private static let failing: [(Int, Int)] =
    (0..<12).map { ($0 % 4 + 1, 0) }
    + [(4, 0), (5, 1), (6, 1), (5, 2), (8, 5), (9, 8), (12, 12), (3, 3), (0, 0), (0, 0)]
    + [(1, 1), (0, 0)]

  static func services() -> [ServiceLine] {
    ServiceName.allCases.map { name in
      var line = ServiceLine()
      line.health = ServiceHealth(name)
      line.health.calls = 40
      line.health.lastDurationMs = 80
      line.health.window = Array(repeating: false, count: 20)
      line.history = history(quiet)
      if name == .bank { line = bank(line) }
      if name == .face {
        line.health.breaker = .halfOpen
        line.health.openedAt = before(75)
        line.health.trials = 1
        line.waiting = 2
      }
      if name == .billing {
        line.health.mode = .slow
        line.health.lastDurationMs = 2_600
      }
      if name == .merchantReview {
        line.health.calls = 0
        line.health.window = []
        line.history = []
      }
      return line
    }
  }

  private static func bank(_ line: ServiceLine) -> ServiceLine {
    var line = line
    line.health.mode = .unavailable
    line.health.breaker = .open
    line.health.openedAt = before(24)
    line.trialAt = paneNow.adding(seconds: 36)
    line.health.calls = 187
    line.health.failures = 33
    line.health.lastError = "UNAVAILABLE"
    line.health.lastFailureAt = before(24)
    line.health.lastDurationMs = 15
    line.waiting = 7
    line.history = history(failing)
    line.calls = [
      call(120, 24, "bank", "request_deposit", 3, "UNAVAILABLE", 15),
      call(120, 25, "bank", "request_deposit", 2, "UNAVAILABLE", 15),
      call(120, 26, "bank", "request_deposit", 1, "UNAVAILABLE", 15),
      call(117, 90, "bank", "verify_amount", 1, "TIMEOUT", 5_000),
      call(101, 700, "bank", "verify_amount", 1, "OK", 184),
    ]
    return line
  }

  static func call(
    _ sequence: Int, _ ago: Int64, _ service: String, _ operation: String, _ attempt: Int,
    _ outcome: String, _ duration: Int
  ) -> AuditLine {
    var line = ProcessSamples.line(
      sequence, ago, outcome == "OK" ? "SERVICE_CALLED" : "SERVICE_CALL_FAILED",
      "service:\(service)", nil,
      #"{"service":"\#(service)","operation":"\#(operation)","attempt":\#(attempt),"#
        + #""outcome":"\#(outcome)","duration_ms":\#(duration)}"#)
    line.id = "\(sequence)-\(attempt)"
    line.processID = "P20261121-" + padded(Int64(sequence), 6)
    return line
  }

  static func day() -> DayView {
    var day = DayView()
    day.hours = (0..<24).map { at in
      var hour = DayView.Hour()
      hour.startsAt = before(Int64(23 - at) * 3600 + 32 * 60 + 7)
      guard at > 8 else { return hour }
      hour.processesCreated = at % 5 + 1
      hour.processesSigned = at % 4
      hour.processesFailed = at > 20 ? 3 : at % 7 == 0 ? 1 : 0
      hour.splitsSubmitted = at * 3
      hour.splitsPaid = at * 3 - (at == 19 ? 9 : 0)
      hour.splitsFailed = at == 19 ? 9 : 0
      return hour
    }
    // Quiet nights, two busy times of the day, and an hour in which a service was down.
    let busy = [0, 0, 0, 0, 0, 0, 1, 2, 5, 9, 14, 11, 6, 7, 12, 16, 13, 8, 4, 3, 2, 1, 0, 0]
    day.activity = (0..<288).compactMap { at -> DayView.Activity? in
      let start = TimeGrid.start(of: before(Int64(287 - at) * 300))
      let hour = (at / 12 + 14) % 24
      let events = busy[hour]
      let isDown = (250..<258).contains(at) || at == 120
      guard events > 0 || isDown else { return nil }
      return DayView.Activity(
        start, events: events + at % 4 + (isDown ? 3 : 0), failures: isDown ? 3 : 0)
    }
    return day
  }

  static func alert(
    _ number: Int, _ code: AlertCode, _ subject: String, _ level: AlertLevel = .warning,
    ago: Int64 = 190, next: String = ""
  ) -> Alert {
    var alert = Alert()
    alert.alertID = "AL-" + padded(Int64(number), 6)
    alert.code = code
    alert.level = level
    alert.subject = subject
    alert.raisedAt = before(ago)
    alert.nextStep = next
    return alert
  }

  static func alerts() -> [Alert] {
    var old = alert(1, .splitUnresolved, "SR-20261120-7", ago: 90_000, next: "split.query")
    old.acknowledgedAt = before(80_000)
    old.acknowledgedBy = "operator:li.na"
    old.note = "已电话联系清结算"
    var freeze = alert(
      3, .freezeNotInStep, "A20261121-000012", .critical, ago: 40, next: "account.freeze")
    freeze.isWorkItem = true
    freeze.detail = "account_system: TIMEOUT"
    return [
      freeze,
      alert(2, .splitUnresolved, "SR-20261121-0042", next: "split.query"), old,
    ]
  }

  static func callbacks() -> [CallbackLine] {
    (1...26).reversed().map { number in
      var line = CallbackLine()
      line.callbackID = "CB-" + padded(Int64(number), 6)
      line.processID = "P20261121-" + padded(Int64(number * 4), 6)
      line.url = "https://sandai.example.cn/callbacks/signing"
      line.createdAt = before(Int64(27 - number) * 600)
      line.attempts = 1
      switch number % 6 {
      case 2:
        line.attempts = 4
        line.nextAt = paneNow.adding(seconds: 5_400)
        line.lastError = "UNAVAILABLE"
      case 4:
        line.status = .givenUp
        line.attempts = 10
        line.lastError = "410"
      default:
        line.status = .delivered
        line.deliveredAt = line.createdAt.adding(seconds: 1)
      }
      return line
    }
  }

  static func view(of line: CallbackLine) -> CallbackView {
    var view = CallbackView()
    view.line = line
    view.processStatus = .signed
    view.endReason = .completed
    view.body = """
      {"type":"SigningProcessCompleted","timestamp":"2026-11-21T06:32:07.123Z","data":\
      {"process_id":"\(line.processID)","status":"SIGNED","end_reason":"COMPLETED","parties":\
      [{"role":"PAYER","user_id":"HQ-SWF-01","status":"SIGNED"},\
      {"role":"PAYEE","user_id":"PS-WXM-01","status":"SIGNED"}]}}
      """
    if line.status == .delivered { view.receivedAt = [line.createdAt, before(20)] }
    view.timeline = [
      ProcessSamples.line(60, 2_400, "CALLBACK_QUEUED", "user:PS-WXM-01", nil, "{}"),
      call(61, 2_399, "callback", "deliver_callback", 1, "UNAVAILABLE", 15),
      ProcessSamples.line(
        61, 2_399, "CALLBACK_FAILED", "service:callback", nil,
        #"{"attempt":1,"error":"UNAVAILABLE","next_at":"2026-11-21T05:52:13.000Z"}"#),
      call(64, 2_390, "callback", "deliver_callback", 1, "OK", 92),
    ]
    return view
  }
}
