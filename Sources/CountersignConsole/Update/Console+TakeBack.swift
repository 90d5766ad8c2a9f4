internal import Countersign
internal import Terminal

/// Taking back what was just done, where the domain has an inverse: by the same question that the
/// inverse always asks.
extension Console {
  /// What would take a command back, as far as it can be known before it is done.
  func inverse(of command: Command) -> Inverse? {
    switch command {
    case .templateActivate(let fields): inverse(of: fields, isOn: true)
    case .templateDeactivate(let fields): inverse(of: fields, isOn: false)
    case .wallet(let command): inverse(of: command)
    default: nil
    }
  }

  private func inverse(of command: WalletCommand) -> Inverse? {
    switch command {
    case .accountFreeze(let fields):
      undone(.unfreezeAccount(fields.accountID), "冻结账户", "froze", fields.accountID, fields.reason)
    case .accountUnfreeze(let fields):
      undone(.freezeAccount(fields.accountID), "解冻账户", "unfroze", fields.accountID, fields.reason)
    case .freezeMerchant(let fields):
      undone(
        .thawMerchant(fields.userID, name: name(fields.userID), lifts: fields.instructionID),
        "冻结商户", "froze", fields.userID, fields.reason)
    case .thawMerchant(let fields):
      undone(
        .freezeMerchant(fields.userID, name: name(fields.userID)), "解冻商户", "thawed",
        fields.userID, fields.reason)
    case .freezeTransaction(let fields):
      undone(
        .thawTransaction(fields.requestID, lifts: fields.instructionID), "冻结交易", "froze",
        fields.requestID, fields.reason)
    case .thawTransaction(let fields):
      undone(
        .freezeTransaction(fields.requestID), "解冻交易", "thawed", fields.requestID, fields.reason)
    default: nil
    }
  }

  private func undone(
    _ act: ReasonDialog.Act, _ chinese: String, _ english: String, _ id: String, _ reason: String
  ) -> Inverse {
    let old = Self.withoutPrefix(reason)
    return Inverse(
      step: .ask(act, reason: texts("撤回：\(old)", "taken back: \(old)")),
      done: texts("已\(chinese) \(id)", "\(english) \(id)"))
  }

  /// What is taken back twice does not begin so twice.
  private static func withoutPrefix(_ reason: String) -> String {
    for prefix in ["撤回：", "taken back: "] where reason.hasPrefix(prefix) {
      return String(reason.dropFirst(prefix.count))
    }
    return reason
  }

  /// A user's name as it is on the screen, else the id.
  private func name(_ userID: String) -> String {
    users.view?.rows.first { $0.userID == userID }?.name ?? userID
  }

  /// Activating replaces the version that was active: that one is brought back.
  private func inverse(of fields: TemplateReference, isOn: Bool) -> Inverse {
    let done = texts(
      "已\(isOn ? "启用" : "停用")模板 \(fields.templateID) \(fields.version)",
      "\(isOn ? "activated" : "deactivated") \(fields.templateID) \(fields.version)")
    let replaced = templates.view?.rows.first {
      $0.templateID == fields.templateID && $0.isActive && $0.version != fields.version
    }
    if isOn, let replaced {
      let before = TemplateReference(replaced.templateID, replaced.version)
      return Inverse(step: .template(before, isOn: true), done: done)
    }
    return Inverse(step: .template(fields, isOn: !isOn), done: done)
  }

  /// Why nothing can be taken back.
  var offTakeBack: String? {
    offer == nil ? texts("没有可撤回的操作", "there is nothing to take back") : nil
  }

  mutating func takeBack() {
    switch offer?.inverse.step {
    case .ask(let act, let reason): ask(act, reason: reason)
    case .template(let reference, let isOn): confirm(reference, isOn: isOn)
    case nil: break
    }
  }

  /// The offer in the line of news, when nothing else stands there.
  var offerNotice: Notice? {
    guard let offer, let action = options.keyMap.action(.takeBack) else { return nil }
    return Notice(
      .done,
      "\(offer.inverse.done) · \(action.keyName(texts)) \(texts(action.chinese, action.english))")
  }
}
