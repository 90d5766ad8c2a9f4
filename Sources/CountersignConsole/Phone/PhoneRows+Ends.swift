internal import Countersign
internal import Terminal

/// The screens without an agreement: the message, and the ends.
extension PhoneRows {
  mutating func message() {
    gap()
    if let text = view.smsText {
      say(texts("短信", "Message"), Self.ink.with(.bold))
      let lines = TextWidth.standard.wrap(text, columns: columns)
      for line in lines.prefix(Self.messageLines) { add(.text(line, Self.ink, .left)) }
      if lines.count > Self.messageLines { add(.text("…", Self.muted, .left)) }
    } else {
      say(texts("还没有收到签约短信", "No message has come yet"), Self.muted, .centre)
    }
    gap()
    refusal()
    guard view.token != nil else { return }
    button(
      .link,
      view.smsText == nil ? texts("用链接打开", "Open by link") : texts("打开链接", "Open the link"))
  }

  /// The longest message shown whole; its end is the link, which the button stands for.
  private static let messageLines = 9

  mutating func expired(_ isResumable: Bool) {
    heading("⊘", texts("页面已过期", "This page has expired"), .statusExpired)
    gap()
    say(texts("您长时间未操作，为安全起见已退出。", "Nothing happened for a while, so we signed you out."))
    gap()
    refusal()
    if isResumable {
      button(.resume, texts("重新进入", "Enter again"))
      hint(texts("原链接仍可恢复本次签约", "The same link brings it back"))
    } else {
      say(texts("链接已失效，请联系发起方重新发起。", "The link no longer works; please ask for a new one."))
    }
  }

  mutating func ended(_ reason: EndReason, _ isOwn: Bool) {
    switch (reason, isOwn) {
    case (.declined, true):
      heading("✕", texts("您已拒绝签署", "You declined to sign"), .statusFailed)
      gap()
      say(texts("协议未生效，拒绝签署不产生费用。", "The agreement is not in effect. Nothing is charged."))
    case (.declined, false):
      heading("✕", texts("对方已拒绝签署", "The other party declined"), .statusFailed)
      gap()
      say(texts("本次签约已结束，协议未生效。", "This signing has ended; the agreement is not in effect."))
    case (.attemptsExceeded, true):
      heading("✕", texts("验证次数已用完", "No attempts are left"), .statusFailed)
      gap()
      say(texts("本次签约已结束，请联系发起方。", "This signing has ended; please contact its sender."))
    case (.attemptsExceeded, false):
      heading("✕", texts("对方验证未通过", "The other party was not verified"), .statusFailed)
      gap()
      say(texts("本次签约已结束，协议未生效。", "This signing has ended; the agreement is not in effect."))
    case (.cancelled, _), (.completed, _), (.timedOut, _):
      heading("✕", texts("本次签约已结束", "This signing has ended"), .statusFailed)
      gap()
      say(texts("发起方已撤销本次签约，链接已失效。", "Its sender withdrew it; the link no longer works."))
    }
    gap()
    hint(view.processID)
  }

  private mutating func heading(_ glyph: String, _ text: String, _ role: Role) {
    say(glyph, Style(role, on: .phoneText).with(.bold), .centre)
    say(text, Self.ink.with(.bold), .centre)
  }
}
