internal import Countersign
internal import Terminal

/// The steps of the page.
extension PhoneRows {
  mutating func choose() {
    let asked = view.page.verificationType
    switch asked {
    case nil: say(texts("请选择验证方式", "How would you like to verify?"), Self.ink.with(.bold))
    case .microDeposit:
      say(texts("打款正在路上", "The deposit is on its way"), Self.ink.with(.bold))
      say(
        texts("银行受理后即可回填金额", "Enter the amount once it is accepted"), Self.muted)
    case .face:
      say(texts("正在连接人脸识别", "Connecting to the face check"), Self.ink.with(.bold))
    }
    gap()
    for type in [VerificationType.microDeposit, .face] {
      let isOn = view.page.options.contains(type)
      button(.choose(type), label(type, isAskedAgain: asked == type), isOn: isOn)
      hint(isOn ? explanation(type) : reasonAgainst(type))
      gap()
    }
    refusal()
    add(.link(.decline, texts("不同意，拒绝签署", "I do not agree")))
  }

  private func label(_ type: VerificationType, isAskedAgain: Bool) -> String {
    switch (type, isAskedAgain) {
    case (.microDeposit, false): texts("打款验证", "Micro-deposit")
    case (.microDeposit, true): texts("再次查询打款", "Ask the bank again")
    case (.face, false): texts("人脸验证", "Face check")
    case (.face, true): texts("再次连接", "Connect again")
    }
  }

  private func explanation(_ type: VerificationType) -> String {
    switch type {
    case .microDeposit: return texts("银行向\(card)打入随机金额", "The bank pays a small sum to \(card)")
    case .face: return texts("由本人面对摄像头完成", "You look into the camera yourself")
    }
  }

  /// Why a way is closed to this party (contract 5): there are only these two reasons.
  private func reasonAgainst(_ type: VerificationType) -> String {
    switch type {
    case .microDeposit: texts("未登记银行卡，不能打款", "No bank card on file")
    case .face: texts("未以身份证登记，不能使用", "Needs an ID card number on file")
    }
  }

  private var card: String {
    guard let tail = view.bankCardTail else { return texts("您的银行卡", "your card") }
    return texts("尾号\(tail)的卡", "your card ending \(tail)")
  }

  mutating func submitAmount() {
    say(texts("请输入\(card)收到的金额", "How much arrived on \(card)?"), Self.ink.with(.bold))
    gap()
    add(.amount)
    refusal()
    attemptsLeft()
    gap()
    button(.submitAmount, texts("提交金额", "Submit"), isOn: (try? pane.amount.value.get()) != nil)
    if view.page.options.contains(.face) {
      gap()
      add(.link(.choose(.face), texts("改用人脸验证", "Use the face check instead")))
    }
    declineLink()
  }

  mutating func completeFace() {
    for line in [
      "┌──        ──┐", "   ╭──────╮   ", "   │ ·  · │   ", "   │  ──  │   ", "   ╰──────╯   ",
      "└──        ──┘",
    ] {
      add(.art(line))
    }
    say(texts("请正对屏幕，保持光线充足", "Face the screen in good light"), Self.ink, .centre)
    refusal()
    attemptsLeft()
    gap()
    button(.startFace, texts("开始识别", "Start"))
    if view.page.options.contains(.microDeposit) {
      gap()
      add(.link(.choose(.microDeposit), texts("改用打款验证", "Use a micro-deposit instead")))
    }
    declineLink()
  }

  mutating func sign() {
    let how = view.page.verificationType.map(texts.word) ?? texts("身份验证", "Verification")
    say(texts("✓ \(how)已通过", "✓ Verified by \(how)"), Style(.statusDone, on: .phoneText))
    gap()
    add(.consent(texts("我已阅读并同意以上协议", "I have read and agree to it")))
    refusal()
    gap()
    button(.sign, texts("确认签署", "Sign"), isOn: pane.hasAgreed)
    declineLink()
  }

  mutating func wait() {
    say(texts("✓ 您已签署", "✓ You have signed"), Style(.statusDone, on: .phoneText).with(.bold))
    say(texts("正在等待对方签署，完成后协议生效。", "It takes effect once the other party has signed."))
    gap()
    digest()
  }

  mutating func agreement() {
    say(
      texts("✓ 各方已签署，协议生效", "✓ Signed by all, in effect"),
      Style(.statusDone, on: .phoneText).with(.bold))
    gap()
    digest()
  }

  /// The first and last bytes of what was signed.
  private mutating func digest() {
    let whole = view.agreementSHA256
    let short = whole.utf8.count > 20 ? "\(whole.prefix(12))…\(whole.suffix(8))" : whole
    hint("SHA-256 \(short)")
    hint(view.processID)
  }
}
