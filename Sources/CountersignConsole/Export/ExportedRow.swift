internal import Countersign

/// A row that can be exported: what the screen shows of it, uncut.
protocol ExportedRow: ListRow {
  static func exportFields(_ texts: Texts) -> [ExportField<Self>]
}

extension TemplateLine: ExportedRow {
  static func exportFields(_ texts: Texts) -> [ExportField<TemplateLine>] {
    [
      ExportField("template_id", texts("模板编号", "template")) { .text($0.templateID) },
      ExportField("version", texts("版本", "version")) { .text($0.version) },
      ExportField("title", texts("标题", "title")) { .text($0.title) },
      ExportField("biz_scene", texts("场景", "scene")) {
        .code($0.scene.rawValue, word: texts.word($0.scene))
      },
      ExportField("is_active", texts("启用", "active")) { .flag($0.isActive) },
      ExportField("created_at", texts("创建时间", "created")) { .moment($0.createdAt) },
      ExportField("created_by", texts("创建人", "created by")) { .text($0.createdBy) },
      ExportField("content_sha256", "SHA-256") { .text($0.contentSHA256) },
    ]
  }
}

extension ProcessLine: ExportedRow {
  static func exportFields(_ texts: Texts) -> [ExportField<ProcessLine>] {
    [
      ExportField("process_id", texts("流程编号", "process")) { .text($0.processID) },
      ExportField("biz_scene", texts("场景", "scene")) {
        .code($0.scene.rawValue, word: texts.word($0.scene))
      },
      ExportField("payer", texts("付方", "payer")) { .text($0.payer) },
      ExportField("payee", texts("收方", "payee")) { .text($0.payee) },
      ExportField("status", texts("状态", "status")) {
        .code($0.status.rawValue, word: texts.word($0.status))
      },
      ExportField("end_reason", texts("结束原因", "end reason")) {
        .code($0.endReason?.rawValue, word: $0.endReason.map(texts.word) ?? "")
      },
      ExportField("why", texts("为何", "why")) { .text($0.why.map(texts.whyShort)) },
      ExportField("updated_at", texts("更新时间", "updated")) { .moment($0.updatedAt) },
    ]
  }
}

extension UserLine: ExportedRow {
  static func exportFields(_ texts: Texts) -> [ExportField<UserLine>] {
    [
      ExportField("user_id", texts("用户编号", "user")) { .text($0.userID) },
      ExportField("name", texts("名称", "name")) { .text($0.name) },
      ExportField("institution_id", texts("机构", "institution")) { .text($0.institutionID) },
      ExportField("role", texts("角色", "role")) {
        .code($0.role.rawValue, word: texts.word($0.role))
      },
      ExportField("merchant_type", texts("类型", "type")) {
        .code($0.type.rawValue, word: texts.word($0.type))
      },
      ExportField("status", texts("状态", "status")) {
        .code($0.status.rawValue, word: texts.word($0.status))
      },
      ExportField("balance", texts("余额（元）", "balance (yuan)")) { .money($0.balance) },
      ExportField("held", texts("占用（元）", "held (yuan)")) { .money($0.held) },
      ExportField("payment_enabled", texts("已开通付款", "payment enabled")) {
        .flag($0.isPaymentEnabled)
      },
      ExportField("accounts", texts("账户", "accounts")) {
        .text($0.accounts.map(\.accountID).joined(separator: " "))
      },
      ExportField("created_at", texts("创建时间", "created")) { .moment($0.createdAt) },
    ]
  }
}

extension SplitLine: ExportedRow {
  static func exportFields(_ texts: Texts) -> [ExportField<SplitLine>] {
    [
      ExportField("request_id", texts("请求号", "request")) { .text($0.requestID) },
      ExportField("payer_account_id", texts("付方账户", "payer account")) {
        .text($0.payerAccountID)
      },
      ExportField("payer", texts("付方", "payer")) { .text($0.payer) },
      ExportField("receiver_account_id", texts("收方账户", "receiver account")) {
        .text($0.receiverAccountID)
      },
      ExportField("receiver", texts("收方", "receiver")) { .text($0.receiver) },
      ExportField("amount", texts("金额（元）", "amount (yuan)")) { .money($0.amount) },
      ExportField("fee", texts("手续费（元）", "fee (yuan)")) { .money($0.fee) },
      ExportField("status", texts("状态", "status")) {
        .code($0.status.rawValue, word: StatusMark($0, texts).word)
      },
      ExportField("unresolved", texts("结果未知", "unknown")) { .flag($0.isUnresolved) },
      ExportField("frozen", texts("冻结", "frozen")) { .flag($0.isFrozen) },
      ExportField("code", texts("代码", "code")) { .text($0.code?.rawValue) },
      ExportField("created_at", texts("提交时间", "submitted")) { .moment($0.createdAt) },
      ExportField("updated_at", texts("更新时间", "updated")) { .moment($0.updatedAt) },
    ]
  }
}

extension AuditLine: ExportedRow {
  static func exportFields(_ texts: Texts) -> [ExportField<AuditLine>] {
    [
      ExportField("id", texts("记录", "record")) { .text($0.id) },
      ExportField("created_at", texts("时间", "time")) { .moment($0.at) },
      ExportField("event_type", texts("事件", "event")) {
        .code($0.type, word: texts.eventName($0.type))
      },
      ExportField("failure", texts("失败", "failure")) { .flag($0.isFailure) },
      ExportField("actor", texts("经手", "actor")) { .text($0.actor) },
      ExportField("via", texts("操作人", "via")) { .text($0.via) },
      ExportField("command", texts("命令", "command")) { .text($0.command) },
      ExportField("process_id", texts("流程编号", "process")) { .text($0.processID) },
      ExportField("user_id", texts("用户编号", "user")) { .text($0.userID) },
      ExportField("name", texts("姓名", "name")) { .text($0.name) },
      ExportField("event_data", texts("内容", "data")) { .text($0.data) },
    ]
  }
}

extension ServiceLine: ExportedRow {
  static func exportFields(_ texts: Texts) -> [ExportField<ServiceLine>] {
    [
      ExportField("service", texts("服务", "service")) {
        .code($0.health.service.rawValue, word: texts.word($0.health.service))
      },
      ExportField("mode", texts("模式", "mode")) {
        .code($0.health.mode.rawValue, word: texts.shortWord($0.health.mode))
      },
      ExportField("breaker", texts("熔断器", "breaker")) {
        .code($0.health.breaker.rawValue, word: texts.stand($0.health.breaker))
      },
      ExportField("calls", texts("调用", "calls")) { .number($0.health.calls) },
      ExportField("failures", texts("失败", "failures")) { .number($0.health.failures) },
      ExportField("waiting", texts("等待", "waiting")) { .number($0.waiting) },
      ExportField("last_error", texts("最近错误", "last error")) { .text($0.health.lastError) },
    ]
  }
}

extension CallbackLine: ExportedRow {
  static func exportFields(_ texts: Texts) -> [ExportField<CallbackLine>] {
    [
      ExportField("callback_id", texts("回调编号", "callback")) { .text($0.callbackID) },
      ExportField("process_id", texts("流程编号", "process")) { .text($0.processID) },
      ExportField("url", texts("地址", "address")) { .text($0.url) },
      ExportField("status", texts("状态", "status")) {
        .code($0.status.rawValue, word: texts.word($0.status))
      },
      ExportField("attempts", texts("次数", "attempts")) { .number($0.attempts) },
      ExportField("next_at", texts("下次", "next")) { .moment($0.nextAt) },
      ExportField("last_error", texts("最近错误", "last error")) { .text($0.lastError) },
      ExportField("created_at", texts("创建时间", "created")) { .moment($0.createdAt) },
      ExportField("delivered_at", texts("送达时间", "delivered")) { .moment($0.deliveredAt) },
    ]
  }
}
