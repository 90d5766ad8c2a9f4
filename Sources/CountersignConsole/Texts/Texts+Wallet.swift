package import Countersign

/// The wallet's words, as seed 004 has them.
extension Texts {
  package func word(_ role: UserRole) -> String {
    switch role {
    case .headquarters: self("总部", "headquarters")
    case .store: self("门店", "store")
    case .nonAcquiringMerchant: self("非收单商户", "non-acquiring")
    case .person: self("个人", "person")
    }
  }

  /// The same for a narrow column.
  func short(_ role: UserRole) -> String {
    switch role {
    case .headquarters: self("总部", "HQ")
    case .nonAcquiringMerchant: self("非收单", "non-acq.")
    case .store, .person: word(role)
    }
  }

  package func word(_ type: AccountType) -> String {
    switch type {
    case .collection: self("天财收款账户", "collection account")
    case .receiver: self("天财接收方账户", "receiver account")
    }
  }

  package func word(_ status: UserStatus) -> String {
    switch status {
    case .normal: self("正常", "normal")
    case .frozen: self("冻结", "frozen")
    }
  }

  package func word(_ status: AccountStatus) -> String {
    switch status {
    case .normal: self("正常", "normal")
    case .frozen: self("冻结", "frozen")
    case .closed: self("注销", "closed")
    }
  }

  package func word(_ status: AgreementStatus) -> String {
    switch status {
    case .unsigned: self("未签署", "unsigned")
    case .signed: self("已签署", "signed")
    case .invalidated: self("已失效", "invalidated")
    }
  }

  package func word(_ status: SplitStatus) -> String {
    switch status {
    case .processing: self("处理中", "processing")
    case .success: self("成功", "paid")
    case .failed: self("失败", "failed")
    }
  }

  /// The parts of the queue, as a person would work through them.
  func word(_ queue: SplitQueue) -> String {
    switch queue {
    case .unresolved: self("要查询", "to ask")
    case .waiting: self("处理中", "running")
    case .failed: self("失败", "failed")
    case .done: self("已完成", "done")
    }
  }

  /// Why a split failed, in the few letters that a list has; nil for codes that no split ends with.
  func short(_ code: Code) -> String? {
    switch code {
    case .accountNotFound: self("无此账户", "no account")
    case .accountFrozen: self("账户冻结", "acct frozen")
    case .accountClosed: self("账户注销", "acct closed")
    case .accountTypeNotAllowed: self("账户不符", "wrong acct")
    case .noValidBinding: self("未绑定", "no binding")
    case .insufficientBalance: self("余额不足", "too little")
    case .feeInvalid: self("计费异常", "fee invalid")
    case .clearingRejected: self("清算拒绝", "refused")
    case .duplicateSplit: self("号码重复", "duplicate")
    case .serviceBusy: self("服务繁忙", "busy")
    case .userFrozen: self("用户冻结", "user frozen")
    default: nil
    }
  }

  // MARK: The checks of a split

  /// The seeds' letter; each check has one, what only stands beside or under a check has none.
  func letter(_ step: TraceLine.Step) -> String {
    switch step {
    case .payerAccount: "a"
    case .binding: "b"
    case .fee: "c"
    case .clearing: "d"
    case .requestID, .receiverAccount, .balance, .agreement, .verification: " "
    }
  }

  func name(_ step: TraceLine.Step) -> String {
    switch step {
    case .requestID: self("请求号", "request id")
    case .payerAccount: self("付方账户", "payer account")
    case .receiverAccount: self("收方账户", "receiver")
    case .balance: self("余额", "balance")
    case .binding: self("绑定关系", "binding")
    case .agreement: self("协议", "agreement")
    case .verification: self("验证", "verification")
    case .fee: self("计费", "fee")
    case .clearing: self("清结算", "clearing")
    }
  }
}
