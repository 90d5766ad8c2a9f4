internal import Countersign

/// The names of the wallet's events in the audit log.
extension Texts {
  /// An event of the wallet's in words; nil for a type that is none.
  func walletEventName(_ type: String) -> String? {
    if let kind = AccountKind(rawValue: type) { return word(kind) }
    if let kind = BindingKind(rawValue: type) { return word(kind) }
    if let kind = SplitKind(rawValue: type) { return word(kind) }
    if let kind = FreezeKind(rawValue: type) { return word(kind) }
    if let kind = AlertKind(rawValue: type) { return word(kind) }
    if type == "STATEMENT_IMPORTED" { return self("对账单已导入", "statement imported") }
    return type == "USER_REGISTERED" ? self("用户已登记", "user registered") : nil
  }

  private func word(_ kind: AccountKind) -> String {
    switch kind {
    case .opened: self("账户已开立", "account opened")
    case .answered: self("开户结果已告知", "opening told")
    case .openingFailed: self("开户失败", "opening failed")
    case .frozen: self("账户已冻结", "account frozen")
    case .unfrozen: self("账户已解冻", "account unfrozen")
    case .closed: self("账户已注销", "account closed")
    case .told: self("账户系统已知悉", "account system told")
    case .tellingFailed: self("账户系统未通知到", "account system not told")
    case .funded: self("模拟入金", "account funded")
    }
  }

  private func word(_ kind: BindingKind) -> String {
    switch kind {
    case .requested: self("发起绑定", "binding requested")
    case .established: self("绑定已生效", "binding established")
    case .failed: self("绑定未成", "binding failed")
    case .invalidated: self("绑定已失效", "binding invalidated")
    case .paymentEnabled: self("付款已开通", "payment opened")
    }
  }

  private func word(_ kind: SplitKind) -> String {
    switch kind {
    case .accepted: self("分账已受理", "split accepted")
    case .refused: self("分账校验未过", "split refused")
    case .executed: self("沙箱内已划转", "sandbox moved money")
    case .succeeded: self("分账成功", "split succeeded")
    case .failed: self("分账失败", "split failed")
    case .unresolved: self("分账结果未明", "split result unknown")
    case .queryFailed: self("查询无结果", "query failed")
    case .resolveAsked: self("申请人工处理", "resolution by hand asked")
    case .resolveDropped: self("人工处理作罢", "resolution by hand dropped")
    case .resolved: self("人工处理完毕", "resolved by hand")
    case .processed: self("分账处理完成事件", "split processed")
    }
  }

  private func word(_ kind: FreezeKind) -> String {
    switch kind {
    case .merchantFrozen: self("商户已冻结", "merchant frozen")
    case .merchantThawed: self("商户已解冻", "merchant thawed")
    case .transactionFrozen: self("交易已冻结", "transaction frozen")
    case .transactionThawed: self("交易已解冻", "transaction thawed")
    case .moneyHeld: self("交易资金已冻结", "transaction's money held")
    case .told: self("清结算已知悉", "clearing told")
    case .tellingFailed: self("清结算未通知到", "clearing not told")
    }
  }

  private func word(_ kind: AlertKind) -> String {
    switch kind {
    case .raised: self("告警", "alert raised")
    case .resolved: self("告警解除", "alert resolved")
    case .acknowledged: self("告警已确认", "alert acknowledged")
    }
  }
}
