package import Countersign
internal import Terminal

/// What alerts say: what is wrong in a sentence, and what to do next.
extension Texts {
  package func word(_ level: AlertLevel) -> String {
    switch level {
    case .warning: self("警告", "warning")
    case .critical: self("严重", "critical")
    }
  }

  /// What an alert is called where it is one step among others.
  package func word(_ code: AlertCode) -> String {
    switch code {
    case .splitUnresolved: self("结果未明", "result unknown")
    case .freezeNotInStep: self("外部未同步", "out of step outside")
    case .breakerOpen: self("服务熔断", "breaker open")
    case .serviceUnavailable: self("服务接连失败", "service keeps failing")
    case .requestsWaiting: self("请求积压", "requests waiting")
    case .processFailureRate: self("流程失败偏多", "many processes fail")
    case .outboxStuck: self("回调未送达", "callback not taken")
    case .expiryWave: self("集中过期", "many processes expire")
    case .reconciliationBreak: self("对账不符", "statement differs")
    }
  }

  /// What is wrong, and with what; of what is over, that it was.
  package func sentence(_ alert: Alert) -> String {
    let sentence = trouble(alert)
    return alert.resolvedAt == nil ? sentence : sentence + self("（现已恢复）", " (over now)")
  }

  private func trouble(_ alert: Alert) -> String {
    let subject = alert.subject
    switch alert.code {
    case .splitUnresolved:
      return self(
        "分账 \(subject) 结果未明，不知是否已划款", "split \(subject) has no known result")
    case .freezeNotInStep: return notInStep(alert)
    case .breakerOpen:
      let name = serviceName(subject)
      return self("\(name)服务已熔断，只放行试探调用", "the \(name) breaker is open: trial calls only")
    case .serviceUnavailable:
      let name = serviceName(subject)
      let count = firstWord(alert).map { self("（\($0) 次）", " (\($0))") } ?? ""
      return self("\(name)服务接连失败\(count)", "the \(name) service keeps failing\(count)")
    case .requestsWaiting:
      let name = serviceName(subject)
      return self("发给\(name)的请求多轮未成，仍在等待", "requests to the \(name) service keep waiting")
    case .processFailureRate:
      let count = firstWord(alert).map { self("：\($0) 未签成", ": \($0)") } ?? ""
      return self("签约流程失败偏多\(count)", "too many processes end unsigned\(count)")
    case .outboxStuck:
      return alert.level == .critical
        ? self("回调 \(subject) 已放弃，三代尚不知结果", "callback \(subject) was given up")
        : self("回调 \(subject) 久未送达，三代尚不知结果", "callback \(subject) is not taken")
    case .expiryWave:
      let count = firstWord(alert) ?? ""
      return self("短时间内有 \(count) 个流程过期", "\(count) processes timed out at once")
    case .reconciliationBreak:
      return alert.isAboutSplit
        ? self("分账 \(subject) 与对账单不符", "split \(subject) differs from the statement")
        : self("对账不平：\(subject)", "the statement does not match: \(subject)")
    }
  }

  private func firstWord(_ alert: Alert) -> String? {
    alert.detail?.split(separator: " ").first.map(String.init)
  }

  private func notInStep(_ alert: Alert) -> String {
    alert.isAboutSplit
      ? self(
        "交易 \(alert.subject) 已冻结或解冻，清结算尚未知悉",
        "freeze of \(alert.subject) not told to clearing")
      : self(
        "账户 \(alert.subject) 状态有变，账户系统尚未知悉",
        "account \(alert.subject) is out of step outside")
  }

  private func serviceName(_ subject: String) -> String {
    ServiceName(rawValue: subject).map(word) ?? subject
  }

  /// What somebody should do now.
  package func nextStep(_ alert: Alert) -> String {
    guard alert.resolvedAt == nil else {
      return self("核对无误后确认，即可了结", "see that all is well, then acknowledge it")
    }
    return switch alert.code {
    case .splitUnresolved:
      self("查询结果；对方也答不出时，凭凭证人工处理", "query it; else resolve it with evidence")
    case .freezeNotInStep:
      self("系统会继续通知；若被拒绝，线下核对一致后再确认", "told again by itself; else call them")
    case .breakerOpen:
      self("系统会自动试探，通了就恢复；久不恢复请联系对方", "trial calls go out by themselves; wait")
    case .serviceUnavailable:
      self("查看最近的错误并联系对方；在等的请求会自动重试", "read the last error, then call them")
    case .processFailureRate: self("查看失败的流程，找出共同的原因", "look for what the failed ones share")
    case .requestsWaiting:
      self("查看该服务的错误；恢复后会自动续办，不必重做", "mend it; they go on by themselves")
    case .outboxStuck:
      alert.level == .critical
        ? self("与三代核对地址和错误，修好后手工重发", "settle it with them, then resend it")
        : self("核对地址和错误；修好后会自动续发，也可手工重发", "check address and error; or resend it")
    case .expiryWave: self("查看短信是否送达、页面能否打开", "check that SMS arrive and pages open")
    case .reconciliationBreak: self("对照账单与这笔分账，查明差异", "compare the statement with the split")
    }
  }

  /// What else is known of it, the contract's words told in the language.
  func detail(_ alert: Alert) -> String {
    var text = ""
    var name = ""
    for scalar in (alert.detail ?? "").unicodeScalars {
      if scalar.isASCII, scalar == "_" || scalar.properties.isAlphabetic {
        name.unicodeScalars.append(scalar)
      } else {
        text += meaning(name)
        text.unicodeScalars.append(scalar)
        name = ""
      }
    }
    return text + meaning(name)
  }

  private func meaning(_ name: String) -> String {
    if let outcome = CallOutcome(rawValue: name) { return self.outcome(outcome) }
    if let operation = ServiceOperation(rawValue: name) { return word(operation) }
    if let service = ServiceName(rawValue: name) { return word(service) }
    if let kind = BreakKind(rawValue: name) { return word(kind) }
    return switch name {
    case "SUCCESS": self("成功", "paid")
    case "FAILED": self("失败", "failed")
    case "PROCESSING": self("处理中", "processing")
    default: name
    }
  }

  /// How many more alerts there are.
  func otherAlerts(_ count: Int) -> String { self("另有 \(count) 条", "\(count) more") }
}

extension Alert {
  /// Its subject is a split rather than an account, where it could be either.
  var isAboutSplit: Bool { nextStep.hasPrefix("split.") }
}

extension StatusMark {
  /// How urgent an alert is, or that it is over.
  package init(_ alert: Alert, _ texts: Texts) {
    guard alert.resolvedAt == nil else {
      self.init(glyph: "✓", word: texts("已恢复", "over"), role: .statusDone)
      return
    }
    let level = alert.level
    switch level {
    case .warning: self.init(glyph: "▲", word: texts.word(level), role: .warning)
    case .critical: self.init(glyph: "◆", word: texts.word(level), role: .danger)
    }
  }
}
