package import Countersign

/// What users read on their phones: polite, without codes or names of systems.
extension Texts {
  /// The sentence on the user's phone when a step is refused.
  package func userMessage(_ code: Code) -> String {
    switch code {
    case .serviceBusy: self("服务繁忙，请稍后重试", "The service is busy, please try again later")
    case .verificationFailed:
      self("验证未通过，请核对后重试", "That did not match, please check and try again")
    case .verificationAttemptsExceeded:
      self("验证次数已用完，本次签约已结束", "No attempts are left; this signing has ended")
    case .verificationNotAllowed:
      self("您不能使用该验证方式，请选择其他方式", "Please choose another way to verify")
    case .processClosed: self("本次签约已结束", "This signing has ended")
    case .sessionExpired:
      self("链接已过期，请联系发起方重新发起", "This link has expired; please ask for a new one")
    case .sessionInvalid: self("链接无效，请核对短信中的链接", "This link is not valid; please check the message")
    case .wrongStep: self("页面已更新，请按当前步骤操作", "The page has moved on; please follow its present step")
    case .duplicateProcess:
      self("您有另一份进行中的签约，请打开最新的链接", "Another signing is under way; please open the newest link")
    case .badRequest: self("输入有误，请核对后重试", "Please check what you typed and try again")
    case .invalidTemplate, .missingPartyInfo, .idempotencyConflict, .readOnly, .notSandbox,
      .notFound, .duplicateTemplateVersion, .unsafeTemplate, .invalidPartyInfo,
      .invalidCallbackURL, .personalInUse, .personalErased, .invalidInstitution,
      .merchantNotQualified, .userFrozen, .accountNotFound, .accountFrozen, .accountClosed,
      .accountTypeNotAllowed, .accountNotEmpty, .accountRejected, .duplicateAccount,
      .bindingExists, .noValidBinding, .insufficientBalance, .feeInvalid, .duplicateSplit,
      .splitUnresolved, .clearingRejected, .freezeTargetNotFound, .instructionConflict,
      .invalidStatement:
      self("暂时无法办理，请联系客服", "This cannot be done now; please contact support")
    }
  }
}
