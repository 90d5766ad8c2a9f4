package import Countersign

/// Why a process stands where it stands, in one sentence.
extension Texts {
  /// The sentence for the operator.
  /// - Parameter now: the store's clock, for how long ago and how long still.
  package func why(_ why: Why, now: Instant) -> String {
    switch why {
    case .signed(let at):
      return self("各方已签署，\(moment(at, now: now))", "all have signed, \(moment(at, now: now))")
    case .declined(_, let name, let reason):
      return self("\(name)拒绝签署：\(reason)", "\(name) declined: \(reason)")
    case .cancelled(let reason):
      return self("运营已撤销：\(reason)", "cancelled by an operator: \(reason)")
    case .attemptsExceeded(_, let name):
      return self("\(name)的验证次数已用完", "\(name) has used all verification attempts")
    case .expired(let at, let until): return expired(at, until, now)
    case .smsNotSent, .linkNotOpened, .choosesVerification, .serviceDown, .depositUnanswered,
      .faceNotDone, .notSigned:
      return whyOpen(why, now: now)
    }
  }

  private func expired(_ at: Instant, _ until: Instant?, _ now: Instant) -> String {
    let ended = self("\(moment(at, now: now))超时过期", "timed out \(moment(at, now: now))")
    guard let until else {
      return ended + self("；同一对签约方已有新流程，不能恢复", "; the pair has a newer process")
    }
    if until <= now { return ended + self("，恢复期已过", "; too late to resume") }
    return ended
      + self(
        "，原链接 \(span(until.since(now))) 内可恢复", "; the link resumes it for \(span(until.since(now)))"
      )
  }

  private func whyOpen(_ why: Why, now: Instant) -> String {
    switch why {
    case .smsNotSent(_, let name):
      return self("给\(name)的短信没有发出，请重发", "the SMS to \(name) was not sent: send it again")
    case .linkNotOpened(_, let name, let since):
      return self(
        "\(name)还没打开链接（短信发出 \(passed(since, now))）",
        "\(name) has not opened the link (SMS sent \(ago(since, now: now)))")
    case .choosesVerification(_, let name, let since):
      return self(
        "等待\(name)选择验证方式（已打开 \(passed(since, now))）",
        "\(name) is choosing how to verify (opened \(ago(since, now: now)))")
    case .serviceDown(let service, _, let name, let since):
      return self(
        "\(word(service))服务不可用，\(name)在等待（\(passed(since, now))），不计次数",
        "the \(word(service)) service is down; \(name) waits since \(passed(since, now)), no attempt lost"
      )
    case .depositUnanswered(_, let name, let until, let left):
      return self(
        "等待\(name)回填打款金额（还可试 \(left) 次，\(span(until.since(now)))后截止）",
        "\(name) has yet to enter the amount (\(left) left, \(span(until.since(now))) to go)")
    case .faceNotDone(_, let name, let left):
      return self(
        "等待\(name)完成人脸验证（还可试 \(left) 次）", "\(name) has yet to show the face (\(left) left)")
    case .notSigned(_, let name, let since):
      return self(
        "等待\(name)确认签署（验证已通过 \(passed(since, now))）",
        "\(name) has yet to sign (verified \(ago(since, now: now)))")
    case .signed, .declined, .cancelled, .attemptsExceeded, .expired: return self.why(why, now: now)
    }
  }

  private func passed(_ since: Instant, _ now: Instant) -> String { span(now.since(since)) }

  /// The same in a few words, for a list.
  package func whyShort(_ why: Why) -> String {
    switch why {
    case .smsNotSent: self("短信未发出", "SMS not sent")
    case .linkNotOpened: self("未打开链接", "link not opened")
    case .choosesVerification: self("在选验证方式", "choosing")
    case .serviceDown(let service, _, _, _):
      self("\(word(service))不可用", "\(word(service)) down")
    case .depositUnanswered: self("等金额回填", "awaits amount")
    case .faceNotDone: self("等人脸验证", "awaits face")
    case .notSigned: self("等确认签署", "awaits signing")
    case .signed: self("各方已签署", "all signed")
    case .declined: self("用户拒签", "declined")
    case .cancelled: self("运营撤销", "cancelled")
    case .attemptsExceeded: self("次数用完", "attempts used")
    case .expired(_, let until): until == nil ? self("不可恢复", "blocked") : self("超时", "timed out")
    }
  }
}
