internal import Countersign
internal import Terminal

/// What an event's fields say, in a few words for its line.
struct TimelineNote {
  private let fields: [String: String]
  /// Who did it is told beside: a service does not name itself again.
  private let actor: String
  private let texts: Texts
  private let now: Instant

  /// - Parameter line: its data is a JSON object; anything else is no fields.
  init(_ line: AuditLine, now: Instant, texts: Texts) {
    fields = Self.fields(line.data)
    actor = line.actor
    self.texts = texts
    self.now = now
  }

  /// The parts that are there, joined by `·`; empty where the event's name says it all.
  var text: String {
    [service, verdict, way, attempt, left, until, ended, code, reason].compactMap(\.self)
      .joined(separator: " · ")
  }

  /// What was asked of a service, where it is a call; its event's name would say nothing more.
  var operation: String? {
    fields["outcome"] == nil
      ? nil : word("operation") { (operation: ServiceOperation) in texts.word(operation) }
  }

  private static func fields(_ data: String) -> [String: String] {
    guard let json = try? JSONText(Array(data.utf8)),
      json.nodes[json.root].kind == .object
    else { return [:] }
    var fields: [String: String] = [:]
    for (key, node) in json.members(of: json.root) {
      switch json.nodes[node].kind {
      case .string, .escapedString: fields[key] = json.string(node)
      case .integer, .true, .false: fields[key] = String(decoding: json.raw(node), as: UTF8.self)
      default: break
      }
    }
    return fields
  }

  private func word<Kind: RawRepresentable>(
    _ field: String, _ word: (Kind) -> String
  ) -> String? where Kind.RawValue == String {
    fields[field].map { text in Kind(rawValue: text).map(word) ?? text }
  }

  /// `银行 0.18 秒`, or how the call failed.
  private var service: String? {
    guard let name = word("service", { (name: ServiceName) in texts.word(name) }) else {
      return nil
    }
    let isActor = actor == "service:\(fields["service"] ?? "")"
    let parts = [isActor ? nil : name, call].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// How long the call took, or how it failed.
  private var call: String? {
    guard let outcome = fields["outcome"] else { return nil }
    if outcome != CallOutcome.ok.rawValue {
      return CallOutcome(rawValue: outcome).map(texts.outcome) ?? outcome
    }
    guard let duration = fields["duration_ms"].flatMap(Int64.init), duration >= 0 else {
      return nil
    }
    let seconds = "\(duration / 1000).\(padded(duration % 1000 / 10, 2))"
    return texts("\(seconds) 秒", "\(seconds) s")
  }

  private var verdict: String? {
    switch fields["passed"] {
    case "true": texts("通过", "passed")
    case "false": texts("不符", "no match")
    default: nil
    }
  }

  private var way: String? {
    word("verification_type") { (type: VerificationType) in texts.word(type) }
  }

  private var attempt: String? {
    fields["attempt"].map { texts("第 \($0) 次", "attempt \($0)") }
  }

  private var left: String? {
    fields["attempts_left"].map { texts("剩 \($0) 次", "\($0) left") }
  }

  private var until: String? {
    guard let until = fields["window_until"].flatMap(Instant.init(text:)) else { return nil }
    let date = texts.date(until).dropFirst(5)
    return texts("\(date) 前有效", "until \(date)")
  }

  private var ended: String? { word("end_reason") { (reason: EndReason) in texts.word(reason) } }

  private var code: String? { word("code") { (code: AlertCode) in texts.word(code) } }

  /// What somebody said, or the service's own word.
  private var reason: String? {
    guard let reason = fields["reason"] ?? fields["error"] else { return nil }
    return CallOutcome(rawValue: reason).map(texts.outcome) ?? reason
  }
}

extension Texts {
  /// How a call to a service ended.
  func outcome(_ outcome: CallOutcome) -> String {
    switch outcome {
    case .ok: self("成功", "ok")
    case .rejected: self("被拒", "rejected")
    case .unavailable: self("不可用", "unavailable")
    case .timedOut: self("超时", "timed out")
    case .garbage: self("应答乱码", "unreadable answer")
    case .breakerOpen: self("已熔断，未调用", "not called, breaker open")
    }
  }
}
