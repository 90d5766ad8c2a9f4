internal import Countersign

/// The names of events in the audit log.
extension Texts {
  /// An event in words; a type that is not known (of a newer version) is shown as it is.
  package func eventName(_ type: String) -> String {
    if let kind = StepKind(rawValue: type) { return word(kind) }
    if let kind = RequestKind(rawValue: type) { return word(kind) }
    if let kind = CallbackRoundKind(rawValue: type) { return word(kind) }
    if let kind = PersonalKind(rawValue: type) { return word(kind) }
    if let name = walletEventName(type) { return name }
    switch type {
    case "TEMPLATE_UPLOADED": return self("模板已上传", "template uploaded")
    case "TEMPLATE_ACTIVATED": return self("模板已启用", "template activated")
    case "TEMPLATE_DEACTIVATED": return self("模板已停用", "template deactivated")
    case "PROCESS_CREATED": return self("流程已创建", "process created")
    case "SERVICE_CALLED": return self("服务已应答", "service answered")
    case "SERVICE_CALL_FAILED": return self("服务调用失败", "service call failed")
    case "BREAKER_OPEN": return self("服务已熔断", "breaker opened")
    case "BREAKER_HALF_OPEN": return self("熔断试探中", "breaker half open")
    case "BREAKER_CLOSED": return self("熔断已恢复", "breaker closed")
    case "CALLBACK_QUEUED": return self("回调已入队", "callback queued")
    case "COMMAND_FAILED": return self("操作被拒", "command refused")
    case "SERVICE_MODE_SET": return self("服务模式已改", "service mode set")
    case "CLOCK_ADVANCED": return self("时钟已拨快", "clock advanced")
    case "SANDBOX_PEEKED": return self("查看用户手机", "phone looked at")
    case "SANDBOX_INBOX_READ": return self("查看三代收件", "inbox read")
    default: return type
    }
  }

  private func word(_ kind: StepKind) -> String {
    switch kind {
    case .smsSent: self("短信已发", "SMS sent")
    case .smsFailed: self("短信未发出", "SMS failed")
    case .pageOpened: self("打开页面", "page opened")
    case .heartbeat: self("页面在线", "page alive")
    case .processResumed: self("流程已恢复", "process resumed")
    case .verificationInitiated: self("选择验证方式", "verification chosen")
    case .depositAccepted: self("打款已受理", "deposit accepted")
    case .depositFailed: self("打款被拒", "deposit failed")
    case .depositMade: self("款项已到账", "deposit arrived")
    case .faceStarted: self("人脸会话已建", "face check started")
    case .verificationDelayed: self("验证服务不可用", "verification service failed")
    case .attemptCounted: self("计入一次尝试", "attempt counted")
    case .attemptReturned: self("退回一次尝试", "attempt returned")
    case .verificationResult: self("验证结果", "verification result")
    case .verificationFailed: self("验证未通过", "verification failed")
    case .cardAttemptsUsed: self("银行卡次数用完", "card attempts used up")
    case .partySigned: self("一方已签署", "party signed")
    case .partyDeclined: self("一方拒签", "party declined")
    case .processSigned: self("流程已签署", "process signed")
    case .processFailed: self("流程失败", "process failed")
    case .processExpired: self("流程已过期", "process expired")
    case .processCompleted: self("签约完成事件", "completion published")
    }
  }

  private func word(_ kind: RequestKind) -> String {
    switch kind {
    case .sms: self("请求发短信", "SMS requested")
    case .deposit: self("请求打款", "deposit requested")
    case .amountCheck: self("请求核对金额", "amount check requested")
    case .faceStart: self("请求人脸会话", "face check requested")
    case .faceCheck: self("请求人脸比对", "face match requested")
    case .review: self("请求三代审核", "merchant review requested")
    case .accountOpening: self("请求开户", "account opening requested")
    case .accountChange: self("通知账户系统", "account change to be told")
    case .fee: self("请求计费", "fee quote requested")
    case .transfer: self("请求划转", "transfer requested")
    case .transferQuery: self("请求查询划转", "transfer query requested")
    case .hold: self("通知清结算冻结", "freeze to be told")
    case .callback: self("请求回调", "callback requested")
    case .retry: self("等待重试", "waiting to retry")
    case .settled: self("请求已了结", "request settled")
    }
  }

  private func word(_ kind: CallbackRoundKind) -> String {
    switch kind {
    case .delivered: self("回调已送达", "callback delivered")
    case .failed: self("回调失败", "callback failed")
    case .givenUp: self("回调已放弃", "callback given up")
    case .received: self("三代已收到", "callback received")
    case .resent: self("重发回调", "callback resend asked")
    }
  }

  private func word(_ kind: PersonalKind) -> String {
    switch kind {
    case .revealed: self("查看个人信息", "personal data revealed")
    case .searched: self("按号码查人", "person searched")
    case .erased: self("清除个人信息", "personal data erased")
    case .keyDestroyed: self("密钥已销毁", "key destroyed")
    }
  }
}
