internal import Countersign

/// What would make a split pass, as one would say it to a colleague.
extension Texts {
  /// - Parameter line: the split, for the names of its two sides.
  func sentence(_ remedy: Remedy, _ line: SplitLine) -> String {
    switch CommandName(rawValue: remedy.command) {
    case .bindingRequest: binding(remedy, line)
    case .accountUnfreeze: self("解冻账户 \(account(remedy))", "unfreeze \(account(remedy))")
    case .thawMerchant:
      self(
        "解冻商户 \(name(remedy, line))\(instruction(remedy))",
        "thaw \(name(remedy, line))\(instruction(remedy))")
    case .thawTransaction:
      self(
        "解冻交易 \(line.requestID)\(instruction(remedy))",
        "thaw the transaction \(line.requestID)\(instruction(remedy))")
    case .sandboxFund: funding(remedy)
    case .accountOpen:
      self(
        "为\(name(remedy, line))开立账户", "open an account for \(name(remedy, line))")
    case .splitQuery:
      self("向清结算查询结果；不要重新发起", "ask the clearing system; do not send it again")
    case .splitSubmit: submission(remedy)
    case .processSendSMS:
      self(
        "流程 \(remedy.processID ?? "") 还没签完：重发短信，请各方签署",
        "\(remedy.processID ?? "") is not signed yet: send its links again and have it signed")
    case .splitResolve:
      self("清结算也说不清时，凭凭证人工处理", "settle it by hand, with evidence, if clearing cannot say")
    case let command?:
      remedy.processID.map { self("完成流程 \($0)", "finish the process \($0)") }
        ?? label(command)
    case nil: remedy.command
    }
  }

  private func binding(_ remedy: Remedy, _ line: SplitLine) -> String {
    let receiver = remedy.receiverUserID == line.payerUserID ? line.payer : line.receiver
    guard let processID = remedy.processID else {
      return self("重新发起绑定并由\(receiver)签署", "request the binding again and have \(receiver) sign")
    }
    return self(
      "等流程 \(processID) 签完：\(receiver)还没签署", "wait until \(processID) is signed by all")
  }

  private func funding(_ remedy: Remedy) -> String {
    let account = account(remedy)
    guard let amount = remedy.amount else {
      return self("补足账户 \(account)", "put money into \(account)")
    }
    return self(
      "给账户 \(account) 补足 \(amount.yuan)", "put \(amount.yuan) more into \(account)")
  }

  /// Once more, as something else or later.
  private func submission(_ remedy: Remedy) -> String {
    switch remedy.check {
    case "fee": return self("等计费恢复后再提交", "submit it once billing answers again")
    case "balance":
      let amount = remedy.amount.map { " \($0.yuan)" } ?? ""
      return self(
        "等账户 \(account(remedy)) 补足\(amount)，再提交",
        "submit it once\(amount) more is in \(account(remedy))")
    case "payer_account", "receiver_account":
      return remedy.accountID.map { self("改用账户 \($0) 提交", "submit it with \($0) instead") }
        ?? self("换一个能收付的账户提交", "submit it with an account that may serve")
    default:
      return self(
        "用新的请求号重新提交（用过的不能再用）", "submit it under a new id: a used one stays used")
    }
  }

  private func account(_ remedy: Remedy) -> String { remedy.accountID ?? "" }

  private func instruction(_ remedy: Remedy) -> String {
    remedy.instructionID.map { self("（冻结指令 \($0)）", " (frozen by \($0))") } ?? ""
  }

  private func name(_ remedy: Remedy, _ line: SplitLine) -> String {
    switch remedy.userID {
    case line.payerUserID: line.payer
    case line.receiverUserID: line.receiver
    case let userID: userID ?? ""
    }
  }
}
