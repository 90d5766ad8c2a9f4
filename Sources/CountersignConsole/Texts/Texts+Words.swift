package import Countersign

/// The words for the closed sets of the rules.
extension Texts {
  package func word(_ status: ProcessStatus) -> String {
    switch status {
    case .created: self("已创建", "created")
    case .smsSent: self("短信已发", "SMS sent")
    case .verifying: self("验证中", "verifying")
    case .signed: self("已签署", "signed")
    case .failed: self("失败", "failed")
    case .expired: self("已过期", "expired")
    }
  }

  package func word(_ reason: EndReason) -> String {
    switch reason {
    case .completed: self("已签署", "signed")
    case .declined: self("用户拒签", "declined")
    case .cancelled: self("已撤销", "cancelled")
    case .attemptsExceeded: self("验证超次", "attempts used")
    case .timedOut: self("已过期", "timed out")
    }
  }

  package func word(_ status: PartyStatus) -> String {
    switch status {
    case .pending: self("未验证", "not verified")
    case .verified: self("已验证", "verified")
    case .signed: self("已签署", "signed")
    case .failed: self("未通过", "failed")
    }
  }

  package func word(_ type: VerificationType) -> String {
    switch type {
    case .microDeposit: self("打款验证", "micro-deposit")
    case .face: self("人脸验证", "face check")
    }
  }

  package func word(_ role: PartyRole) -> String {
    switch role {
    case .payer: self("付方", "payer")
    case .payee: self("收方", "payee")
    }
  }

  package func word(_ type: PartyType) -> String {
    switch type {
    case .enterprise: self("企业", "enterprise")
    case .individualBusiness: self("个体户", "sole trader")
    case .person: self("个人", "person")
    }
  }

  package func word(_ scene: BizScene) -> String {
    switch scene {
    case .relationBind: self("关系绑定", "binding")
    case .openPayment: self("开通付款", "payment")
    }
  }

  package func word(_ step: PageStep) -> String {
    switch step {
    case .chooseVerification: self("选择验证方式", "choose how to verify")
    case .submitAmount: self("回填打款金额", "enter the amount received")
    case .completeFace: self("完成人脸验证", "complete the face check")
    case .sign: self("确认签署", "sign")
    case .waitForOthers: self("等待对方签署", "wait for the other party")
    case .signed: self("已签署", "signed")
    case .declined: self("已拒签", "declined")
    }
  }

  package func word(_ service: ServiceName) -> String {
    switch service {
    case .sms: self("短信", "SMS")
    case .bank: self("银行", "bank")
    case .face: self("人脸", "face")
    case .accountSystem: self("账户系统", "accounts")
    case .clearing: self("清结算", "clearing")
    case .billing: self("计费", "billing")
    case .merchantReview: self("三代审核", "merchant review")
    case .callback: self("回调", "callback")
    }
  }

  package func word(_ mode: ServiceMode) -> String {
    switch mode {
    case .ok: self("正常", "ok")
    case .slow: self("缓慢", "slow")
    case .unavailable: self("不可用", "unavailable")
    case .reject: self("一律拒绝", "rejects")
    case .garbage: self("应答乱码", "garbage")
    case .timeout: self("超时（未执行）", "times out")
    case .lostReply: self("应答丢失（已执行）", "loses replies")
    }
  }

  package func word(_ state: BreakerState) -> String {
    switch state {
    case .closed: self("正常", "closed")
    case .open: self("已熔断", "open")
    case .halfOpen: self("试探中", "half open")
    }
  }

  package func word(_ status: Callback.Status) -> String {
    switch status {
    case .pending: self("待送达", "pending")
    case .delivered: self("已送达", "delivered")
    case .givenUp: self("已放弃", "given up")
    }
  }

  package func word(_ state: SmsState) -> String {
    switch state {
    case .requested: self("发送中", "being sent")
    case .sent: self("已发送", "sent")
    case .failed: self("发送失败", "not sent")
    }
  }
}
