package import Countersign
internal import Terminal

/// What the panels of services and callbacks say.
extension Texts {
  /// A mode in one short word, for a column.
  func shortWord(_ mode: ServiceMode) -> String {
    switch mode {
    case .ok: self("正常", "ok")
    case .slow: self("缓慢", "slow")
    case .unavailable: self("不可用", "unavailable")
    case .reject: self("一律拒绝", "rejects")
    case .garbage: self("乱码", "garbage")
    case .timeout: self("超时", "times out")
    case .lostReply: self("丢应答", "reply lost")
    }
  }

  /// What a mode does to those who use the service, in a sentence.
  func effect(_ mode: ServiceMode) -> String {
    switch mode {
    case .ok: self("按约应答，一切照常", "answers as agreed; all goes well")
    case .slow: self("几秒后才应答，用户多等一会儿", "answers after seconds; the user waits a little")
    case .unavailable:
      self("连不上；重试后用户看到“服务繁忙”", "no connection; after retries the user sees \"busy\"")
    case .reject: self("明确拒绝，不再重试，用户这一步不通过", "a clear no, never retried; the step fails")
    case .garbage: self("应答无法辨认，按结果未知处理", "an unreadable answer: the result is unknown")
    case .timeout: self("未执行也无应答；用户看到“服务繁忙”", "not done, no answer; the user sees \"busy\"")
    case .lostReply: self("已执行但应答丢失，重试也不会做两遍", "done, the answer lost; a retry never doubles it")
    }
  }

  /// How a breaker stands, in one word.
  func stand(_ state: BreakerState) -> String {
    switch state {
    case .closed: self("闭合", "closed")
    case .open: self("断开", "open")
    case .halfOpen: self("半开", "half open")
    }
  }

  /// What users and partners notice while no call goes out to a service.
  func impact(_ service: ServiceName) -> String {
    switch service {
    case .sms: self("短信发不出去，会自动补发", "text messages are not sent yet; they are sent later")
    case .bank, .face:
      self(
        "用户看到“服务繁忙，请稍后重试”，不计次数", "users see \"busy, try again later\" and lose no attempt")
    case .accountSystem:
      self("开户答复“服务繁忙”，冻结和注销稍后补通知", "opening an account answers \"busy\"; freezes are told later")
    case .clearing:
      self("分账停在处理中，款项绝不会划两次", "splits stay in processing; money never moves twice")
    case .billing: self("新的分账答复“服务繁忙”", "new splits are answered \"busy\"")
    case .merchantReview:
      self("开户前的审核答复“服务繁忙”", "the review before an opening answers \"busy\"")
    case .callback: self("结果留在待发队列，按计划续发", "results stay in the outbox and go out in rounds")
    }
  }

  /// The breaker in a sentence: how it stands, since when, and what comes next.
  func breaker(_ line: ServiceLine, now: Instant) -> String {
    let health = line.health
    let since = health.openedAt.map { "\(moment($0, now: now))" } ?? ""
    switch health.breaker {
    case .closed:
      let failed = health.window.count { $0 }
      let recent = health.window.count
      if recent == 0 { return self("熔断器闭合：还没有调用。", "The breaker is closed; no calls yet.") }
      return self(
        "熔断器闭合：照常调用，最近 \(recent) 次失败 \(failed) 次。",
        "The breaker is closed: calls go out; \(failed) of the last \(recent) failed.")
    case .open:
      return self(
        "熔断器自 \(since) 断开：不再调用。\(trial(line.trialAt, now))",
        "The breaker is open since \(since): no calls go out. \(trial(line.trialAt, now))")
    case .halfOpen:
      return self(
        "熔断器半开：逐次放行试探，已成功 \(health.trials) 次；连续成功后闭合，一次失败又断开。",
        "The breaker is half open: trial calls go out, \(health.trials) succeeded; enough of them "
          + "close it, one failure opens it again.")
    }
  }

  private func trial(_ at: Instant?, _ now: Instant) -> String {
    guard let at else { return "" }
    if at <= now { return self("下一次调用即为试探。", "The next call is a trial.") }
    return self(
      "\(clock(at))（\(span(at.since(now)))后）放行试探。",
      "A trial call may go out at \(clock(at)), in \(span(at.since(now))).")
  }

  /// What was asked of a service, in a word.
  func word(_ operation: ServiceOperation) -> String {
    switch operation {
    case .sendSMS: self("发短信", "send SMS")
    case .requestDeposit: self("打款", "deposit")
    case .verifyAmount: self("核对金额", "amount check")
    case .startFace: self("人脸会话", "face session")
    case .verifyFace: self("人脸比对", "face match")
    case .deliverCallback: self("送回调", "callback")
    case .reviewMerchant: self("审核商户", "review")
    case .openAccount: self("开户", "open account")
    case .changeAccount: self("账户变更", "account change")
    case .quoteFee: self("计费", "fee")
    case .transfer: self("划转", "transfer")
    case .queryTransfer: self("查划转", "query transfer")
    case .holdMoney: self("冻结资金", "hold money")
    }
  }

  /// How long until a moment, in one unit: `5 分后`.
  func until(_ moment: Instant, now: Instant) -> String {
    let seconds = moment.since(now) / 1000
    if seconds <= 0 { return self("即将", "due now") }
    if seconds < 60 { return self("\(seconds) 秒后", "in \(seconds) s") }
    if seconds < 3600 { return self("\(seconds / 60) 分后", "in \(seconds / 60) min") }
    if seconds < 86400 { return self("\(seconds / 3600) 小时后", "in \(seconds / 3600) h") }
    return self("\(seconds / 86400) 天后", "in \(seconds / 86400) d")
  }

  /// A call's length: `0.18 秒`.
  func seconds(_ milliseconds: Int64) -> String {
    let most = max(0, milliseconds)
    return self(
      "\(most / 1000).\(padded(most % 1000 / 10, 2)) 秒",
      "\(most / 1000).\(padded(most % 1000 / 10, 2)) s")
  }

  /// What a service answered when it failed; a word of its own is shown as it is.
  func serviceError(_ text: String) -> String {
    CallOutcome(rawValue: text).map(outcome) ?? text
  }

  /// A part of a whole in per cent, or a dash where there is nothing.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "—" }
    return "\(min(100, (part * 100 + whole / 2) / whole))%"
  }
}

extension StatusMark {
  init(_ breaker: BreakerState, _ texts: Texts) {
    let word = texts.stand(breaker)
    switch breaker {
    case .closed: self.init(glyph: "●", word: word, role: .statusDone)
    case .open: self.init(glyph: "✕", word: word, role: .statusFailed)
    case .halfOpen: self.init(glyph: "◐", word: word, role: .statusRunning)
    }
  }

  package init(_ status: Callback.Status, _ texts: Texts) {
    let word = texts.word(status)
    switch status {
    case .pending: self.init(glyph: "◷", word: word, role: .statusPending)
    case .delivered: self.init(glyph: "✓", word: word, role: .statusDone)
    case .givenUp: self.init(glyph: "✕", word: word, role: .statusFailed)
    }
  }
}
