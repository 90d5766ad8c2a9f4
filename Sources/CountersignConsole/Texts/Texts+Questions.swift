internal import Countersign

/// What is asked before something is done for good.
extension Texts {
  func title(_ act: ReasonDialog.Act) -> String {
    switch act {
    case .cancel(let id): self("撤销流程 \(id)", "Cancel \(id)")
    case .reveal(_, _, let name): self("查看 \(name) 的个人信息", "Reveal \(name)")
    case .freezeAccount(let id): self("冻结账户 \(id)", "Freeze \(id)")
    case .unfreezeAccount(let id): self("解冻账户 \(id)", "Unfreeze \(id)")
    case .closeAccount(let id): self("注销账户 \(id)", "Close \(id)")
    case .invalidateBinding(let id): self("解除绑定 \(id)", "Invalidate \(id)")
    case .freezeMerchant(_, let name): self("冻结商户 \(name)", "Freeze \(name)")
    case .thawMerchant(_, let name, _): self("解冻商户 \(name)", "Thaw \(name)")
    case .freezeTransaction(let id): self("冻结交易 \(id)", "Freeze \(id)")
    case .thawTransaction(let id, _): self("解冻交易 \(id)", "Thaw \(id)")
    case .resolveSplit(let id): self("人工处理分账 \(id)", "Resolve \(id) by hand")
    }
  }

  /// What it will bring about, before the fields.
  func question(_ act: ReasonDialog.Act) -> [String] {
    switch act {
    case .cancel(let id):
      [
        self(
          "撤销后各方的链接立即失效，三代会收到回调，不能恢复。",
          "All links stop working, the requester is told, and there is no way back."),
        typeIt(id),
      ]
    case .reveal:
      [
        self(
          "将显示完整的证件号、卡号和手机号，并记入审计日志。", "Shows the full numbers; it is written to the audit log.")
      ]
    case .freezeAccount:
      [
        self(
          "冻结后此账户不能付款也不能收款，账户系统会收到通知。",
          "It can neither pay nor be paid, and the account system is told.")
      ]
    case .unfreezeAccount:
      [
        self(
          "解冻后此账户恢复收付，账户系统会收到通知。",
          "It may pay and be paid again, and the account system is told.")
      ]
    case .closeAccount(let id):
      [self("注销后不能恢复。", "A closed account stays closed."), typeIt(id)]
    case .invalidateBinding(let id):
      [
        self(
          "解除后付方不能再向收方分账，要恢复须重新签约。",
          "No more splits between the two; only a new agreement brings it back."),
        typeIt(id),
      ]
    case .resolveSplit(let id):
      [
        self(
          "会先再向清结算查询一次；清结算有明确结果时以它为准。人工处理不能撤回。",
          "Clearing is asked once more and its word stands. What is settled by hand stays so."),
        typeIt(id),
      ]
    case .freezeMerchant, .thawMerchant, .freezeTransaction, .thawTransaction: instruction(act)
    }
  }

  private func instruction(_ act: ReasonDialog.Act) -> [String] {
    switch act {
    case .freezeMerchant(let id, _):
      [
        self(
          "冻结用户和名下所有账户，账户系统会收到通知；在途分账按清结算的结果了结。",
          "The user and all accounts are frozen; the account system is told. What is out is settled by its result."
        ),
        typeIt(id),
      ]
    case .thawMerchant(_, _, let lifts):
      [
        self(
          "只解除这一条冻结；单独冻结的账户仍然冻结。",
          "Only this freeze is lifted; an account frozen by hand stays so.")
      ] + several(lifts)
    case .freezeTransaction:
      [
        self(
          "冻结这笔交易的资金：未划转的停在付方，已到账的冻在收方。",
          "Its money is held: at the payer if it has not moved, else at the receiver.")
      ]
    case .thawTransaction(_, let lifts):
      [
        self(
          "解除后资金可用；还没划转的分账会继续执行。",
          "The money is free again; a split that was stopped goes on.")
      ] + several(lifts)
    default: []
    }
  }

  /// A thaw must say which of several freezes it lifts: by that freeze's own instruction.
  private func several(_ lifts: String?) -> [String] {
    guard let lifts else { return [] }
    return [
      self(
        "此次解除冻结指令 \(lifts)，不影响其他冻结。", "This lifts \(lifts), and no other freeze.")
    ]
  }

  private func typeIt(_ id: String) -> String {
    self("请输入编号 \(id) 并填写原因。", "Type \(id) and give a reason.")
  }

  func label(_ field: ReasonDialog.Field) -> String {
    switch field {
    case .id: self("输入编号", "type the id")
    case .instruction: self("指令号", "instruction")
    case .outcome: self("处理结果", "outcome")
    case .evidence: self("凭证", "evidence")
    case .reason: self("原因", "reason")
    }
  }
}
