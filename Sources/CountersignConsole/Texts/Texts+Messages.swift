package import Countersign

/// What operators read when a command is refused; `exec` prints the same as `message`.
extension Texts {
  /// The rule that was broken, and what exactly is wrong.
  package func message(_ refusal: Refusal) -> String {
    let rule = message(refusal.code)
    let detail = detail(refusal)
    return detail.isEmpty ? rule : rule + self("：", ": ") + detail
  }

  /// What exactly is wrong, where the rules say it in a word of their own.
  private func detail(_ refusal: Refusal) -> String {
    switch refusal.code {
    case .serviceBusy: return ServiceName(rawValue: refusal.detail).map(word) ?? refusal.detail
    case .verificationFailed:
      guard let left = Int(refusal.detail) else { return refusal.detail }
      return self("还可尝试 \(left) 次", "\(left) \(left == 1 ? "try" : "tries") left")
    default: return detail(refusal.detail)
    }
  }

  /// A sentence of the rules on what exactly is wrong, in this language.
  package func detail(_ sentence: String) -> String {
    // What a service did is kept in a word of the table of its calls.
    if let outcome = CallOutcome(rawValue: sentence) { return self.outcome(outcome) }
    if sentence == "NOT_EXECUTED" { return self("对方没有执行", "it was not carried out") }
    return self(DetailSentence.chinese(sentence), sentence)
  }

  /// The broken rule in a sentence.
  package func message(_ code: Code) -> String {
    switch code {
    case .invalidTemplate, .duplicateTemplateVersion, .unsafeTemplate: templateMessage(code)
    case .badRequest, .idempotencyConflict, .readOnly, .notSandbox, .notFound: doorMessage(code)
    case .missingPartyInfo, .invalidPartyInfo, .invalidCallbackURL, .duplicateProcess,
      .processClosed, .sessionInvalid, .sessionExpired, .wrongStep, .verificationNotAllowed,
      .verificationFailed, .verificationAttemptsExceeded, .serviceBusy, .personalInUse,
      .personalErased:
      signingMessage(code)
    case .invalidInstitution, .merchantNotQualified, .userFrozen, .accountNotFound,
      .accountFrozen, .accountClosed, .accountTypeNotAllowed, .accountNotEmpty, .accountRejected,
      .duplicateAccount, .bindingExists, .noValidBinding, .insufficientBalance, .feeInvalid,
      .duplicateSplit, .splitUnresolved, .clearingRejected, .freezeTargetNotFound,
      .instructionConflict, .invalidStatement:
      walletMessage(code)
    }
  }

  private func doorMessage(_ code: Code) -> String {
    switch code {
    case .badRequest: self("请求有误", "the request is not well formed")
    case .idempotencyConflict:
      self("幂等键已用于内容不同的请求", "the idempotency key was used with other fields")
    case .readOnly: self("只读模式，不能更改", "read-only mode: nothing can be changed")
    case .notSandbox: self("只能在沙箱中进行", "this works in a sandbox only")
    case .notFound: self("查无此项", "not found")
    default: code.rawValue
    }
  }

  private func templateMessage(_ code: Code) -> String {
    switch code {
    case .invalidTemplate:
      self("模板不存在、未启用或变量不符", "the template is missing, inactive or its variables do not fit")
    case .duplicateTemplateVersion: self("该模板版本已存在", "this version of the template exists")
    case .unsafeTemplate:
      self("模板内容含不允许的标签或链接", "the template's content has forbidden markup or links")
    default: code.rawValue
    }
  }

  private func signingMessage(_ code: Code) -> String {
    switch code {
    case .missingPartyInfo: self("签约方信息不全", "a party's information is incomplete")
    case .invalidPartyInfo: self("签约方信息有误", "a party's information is not valid")
    case .invalidCallbackURL: self("回调地址不合规", "the callback address is not allowed")
    case .duplicateProcess:
      self("同一对签约方在该场景下已有进行中的流程", "this pair has an open process in this scene")
    case .processClosed: self("流程已结束", "the process is closed")
    case .sessionInvalid: self("链接无效", "the link is not valid")
    case .sessionExpired: self("链接已过期", "the link has expired")
    case .wrongStep: self("当前步骤不能进行此操作", "not possible at this step")
    case .verificationNotAllowed: self("该签约方不能使用这种验证方式", "this party may not verify that way")
    case .verificationFailed: self("验证未通过", "the verification failed")
    case .verificationAttemptsExceeded: self("验证次数已用完", "no verification attempts are left")
    case .serviceBusy: self("服务繁忙，请稍后重试", "the service is busy, please try again later")
    case .personalInUse:
      self("该用户有未结束的流程，不能清除", "something of this user's is open: nothing can be erased")
    case .personalErased: self("该用户的个人信息已清除", "this user's personal data was erased")
    default: code.rawValue
    }
  }

  private func walletMessage(_ code: Code) -> String {
    switch code {
    case .invalidInstitution: self("机构号不合规", "the institution is not valid")
    case .merchantNotQualified: self("商户未通过三代审核", "the merchant did not pass review")
    case .userFrozen: self("用户已冻结", "the user is frozen")
    case .accountNotFound: self("账户不存在", "there is no such account")
    case .accountFrozen: self("账户已冻结", "the account is frozen")
    case .accountClosed: self("账户已注销", "the account is closed")
    case .accountTypeNotAllowed: self("该账户类型不允许", "this type of account is not allowed")
    case .accountNotEmpty: self("账户仍有余额，不能注销", "the account is not empty")
    case .accountRejected: self("账户系统拒绝", "the account system refused")
    case .duplicateAccount: self("该用户已有同类账户", "the user has such an account")
    case .bindingExists: self("绑定关系已存在", "the binding exists")
    case .noValidBinding: self("没有生效的绑定关系", "there is no valid binding")
    case .insufficientBalance: self("可用余额不足", "the available balance is too low")
    case .feeInvalid: self("手续费有误", "the fee is not valid")
    case .duplicateSplit: self("分账请求号已用于另一笔", "the request id was used for another split")
    case .splitUnresolved: self("该笔分账结果未明，请先查询", "the result is unknown: query it first")
    case .clearingRejected: self("清结算拒绝", "the clearing system refused")
    case .invalidStatement:
      self("对账单有误，未导入任何内容", "the statement is malformed; nothing of it was taken")
    case .freezeTargetNotFound: self("找不到冻结对象", "there is nothing to freeze under that id")
    case .instructionConflict: self("与已有的指令冲突", "the instruction is at odds with an earlier one")
    default: code.rawValue
    }
  }
}
