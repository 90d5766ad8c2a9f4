internal import Countersign
internal import Terminal

/// What can be touched on each screen, in the order of Tab, and what touching it does.
extension PhonePane {
  /// Everything that has the focus in turn; nothing in a live store, where the phone is a picture.
  func controls(_ view: PhoneView) -> [PhoneControl] {
    guard view.token != nil else { return [] }
    if reason != nil { return [.reason, .confirmDecline, .keepSigning] }
    switch screen(view) {
    case .message: return [.link]
    case .page(let step): return controls(of: step, view)
    case .expired(let isResumable): return isResumable ? [.resume] : []
    case .agreement, .ended: return []
    }
  }

  private func controls(of step: PageStep, _ view: PhoneView) -> [PhoneControl] {
    let options = view.page.options
    switch step {
    case .chooseVerification:
      return [VerificationType.microDeposit, .face].filter(options.contains).map {
        .choose($0)
      } + [.decline]
    case .submitAmount:
      return [.amount, .submitAmount] + (options.contains(.face) ? [.choose(.face)] : [])
        + [.decline]
    case .completeFace:
      return [.startFace] + (options.contains(.microDeposit) ? [.choose(.microDeposit)] : [])
        + [.decline]
    case .sign: return [.consent, .sign, .decline]
    case .waitForOthers, .signed, .declined: return []
    }
  }

  /// The control that Enter means.
  func focused(_ view: PhoneView) -> PhoneControl? {
    let controls = controls(view)
    if let focus, controls.contains(focus) { return focus }
    if case .page(.chooseVerification) = screen(view), let type = view.page.verificationType,
      controls.contains(.choose(type))
    {
      return .choose(type)
    }
    return controls.first
  }

  /// Moves the focus.
  /// - Returns: false at the end, so that Tab can leave the phone.
  mutating func moveFocus(by step: Int, _ view: PhoneView) -> Bool {
    let controls = controls(view)
    guard let now = focused(view), let at = controls.firstIndex(of: now),
      controls.indices.contains(at + step)
    else { return false }
    focus = controls[at + step]
    return true
  }

  /// Touches a control.
  mutating func touch(_ control: PhoneControl, _ view: PhoneView) -> PaneIntent? {
    guard let token = view.token else { return nil }
    focus = control
    switch control {
    case .link, .resume: return send(.h5Open(PageStepInput(token)))
    case .choose(let type): return send(.h5ChooseVerification(PageChoice(token, type)))
    case .amount, .submitAmount:
      guard case .success(let fen) = amount.value else { return nil }
      return send(.h5SubmitAmount(PageAmount(token, fen)))
    case .startFace: return send(.h5CompleteFace(PageStepInput(token)))
    case .consent:
      hasAgreed.toggle()
      if hasAgreed { focus = .sign }
      return nil
    case .sign: return hasAgreed ? send(.h5Sign(PageStepInput(token))) : nil
    case .decline:
      reason = LineEditor(maximum: 100)
      focus = nil
      return nil
    case .reason, .confirmDecline: return sendDecline(token)
    case .keepSigning:
      stayOnPage()
      return nil
    }
  }

  /// Back from the question for a reason.
  mutating func stayOnPage() {
    reason = nil
    focus = nil
    refusal = nil
  }

  /// A reason of blanks is none.
  var hasReason: Bool {
    reason?.text.unicodeScalars.contains { !$0.properties.isWhitespace } == true
  }

  private mutating func sendDecline(_ token: String) -> PaneIntent? {
    guard let reason, hasReason else { return nil }
    return send(.h5Decline(PageDecline(token, reason: reason.text)))
  }

  /// One command at a time: a second touch while the first is on its way does nothing.
  mutating func send(_ command: Command) -> PaneIntent? {
    guard sent == nil else { return nil }
    sent = command.name
    refusal = nil
    return .perform(command)
  }
}
