internal import Countersign

/// What the commands and their fields are called on the screen.
extension Texts {
  func label(_ command: CommandName) -> String {
    let name = CommandLabel(command)
    return self(name.chinese, name.english)
  }

  /// A field of a form: its word, as far as it has one besides its own name.
  func fieldLabel(_ name: String) -> String {
    switch name {
    case "template_id": self("模板编号", "template")
    case "version": self("版本", "version")
    case "biz_scene": self("业务场景", "scene")
    case "content": self("协议内容 HTML", "content (HTML)")
    case "variables": self("模板变量", "variables")
    case "process_id": self("流程编号", "process")
    case "user_id": self("用户编号", "user")
    case "reason": self("原因", "reason")
    case "token": self("链接令牌", "link token")
    case "verification_type": self("验证方式", "verify by")
    case "amount": self("金额（元）", "amount (yuan)")
    case "name": self("名称", "name")
    case "id_no": self("证件号码", "ID or credit code")
    case "bank_card_no": self("银行卡号", "bank card")
    case "mobile": self("手机号", "mobile")
    case "party_type": self("主体类型", "party type")
    case "callback_url": self("回调地址", "callback address")
    case "callback_id": self("回调编号", "callback")
    case "service": self("服务", "service")
    case "mode": self("模式", "mode")
    case "seconds": self("秒数", "seconds")
    default: walletFieldLabel(name)
    }
  }

  private func walletFieldLabel(_ name: String) -> String {
    switch name {
    case "institution_id": self("机构号", "institution")
    case "merchant_type": self("商户类型", "merchant type")
    case "role": self("角色", "role")
    case "account_id": self("账户编号", "account")
    case "account_type": self("账户类型", "account type")
    case "payer_user_id": self("付方用户", "payer")
    case "receiver_user_id": self("收方用户", "receiver")
    case "payer_account_id": self("付方账户", "payer account")
    case "receiver_account_id": self("收方账户", "receiver account")
    case "binding_id": self("绑定编号", "binding")
    case "request_id": self("分账请求号", "split request")
    case "instruction_id": self("指令号", "instruction")
    case "outcome": self("处理结果", "outcome")
    case "evidence": self("凭证", "evidence")
    case "alert_id": self("告警编号", "alert")
    case "note": self("备注", "note")
    case "from": self("起始日期", "first day")
    case "to": self("截止日期", "last day")
    case "status": self("状态", "status")
    case "balance": self("余额", "balance")
    case "held": self("占用", "held")
    case "available": self("可用", "available")
    case "fee": self("手续费", "fee")
    case "settlement_ref": self("清算号", "settlement ref")
    case "unresolved": self("结果未知", "unresolved")
    default: name
    }
  }

  /// How to fill a field in, where its name does not say.
  func fieldHint(_ field: FormField) -> String {
    switch field.kind {
    case .choice: self("← → 选择", "← → to choose")
    case .list: self("用逗号分隔", "commas between them")
    case .pairs: self("名=值；名=值", "name=value; name=value")
    case .number: self("整数", "a whole number")
    case .yuan: self("按元填写，如 1,234.56", "in yuan, such as 1,234.56")
    case .file: self("文件的路径", "the file's path")
    case .text:
      field.isOptional ? self("可不填", "may be left empty") : ""
    }
  }

  /// A word of the contract with its meaning, for choices.
  func choiceWord(_ word: String) -> String {
    if let scene = BizScene(rawValue: word) { return self.word(scene) }
    if let type = PartyType(rawValue: word) { return self.word(type) }
    if let type = VerificationType(rawValue: word) { return self.word(type) }
    if let service = ServiceName(rawValue: word) { return self.word(service) }
    if let mode = ServiceMode(rawValue: word) { return self.word(mode) }
    if let role = UserRole(rawValue: word) { return self.word(role) }
    if let type = AccountType(rawValue: word) { return self.word(type) }
    if let status = SplitStatus(rawValue: word) { return self.word(status) }
    if let status = AccountStatus(rawValue: word) { return self.word(status) }
    return word
  }

  /// The desk's words about an id, the contract's among them in ours.
  func noteText(_ note: String) -> String {
    note.split(separator: " ").map { choiceWord(String($0)) }.joined(separator: " ")
  }

  /// A value of a result as people read it: money in yuan, the contract's words in ours.
  func resultText(_ name: String, _ text: String) -> String {
    switch name {
    case "amount", "fee", "held", "balance", "available":
      Int64(text).map { Fen($0).yuan } ?? text
    case "status", "account_type": choiceWord(text)
    default: text
    }
  }
}

/// A command's name in words, with its pinyin for the palette.
struct CommandLabel: Equatable, Sendable {
  let chinese: String
  let english: String
  let pinyin: String

  private init(_ chinese: String, _ english: String, _ pinyin: String) {
    self.chinese = chinese
    self.english = english
    self.pinyin = pinyin
  }

  init(_ command: CommandName) {
    switch command {
    case .templateUpload: self.init("上传模板", "upload a template", "shangchuanmoban")
    case .templateActivate: self.init("启用模板", "activate a template", "qiyongmoban")
    case .templateDeactivate: self.init("停用模板", "deactivate a template", "tingyongmoban")
    case .processCreate: self.init("新建流程", "create a process", "xinjianliucheng")
    case .processSendSMS: self.init("重发短信", "send the SMS again", "chongfaduanxin")
    case .processCancel: self.init("撤销流程", "cancel a process", "chexiaoliucheng")
    case .personalReveal: self.init("查看个人信息", "reveal personal data", "chakangerenxinxi")
    case .personalFind: self.init("按号码查人", "find a person", "anhaomacharen")
    case .personalErase: self.init("清除个人信息", "erase personal data", "qingchugerenxinxi")
    case .callbackResend: self.init("重发回调", "resend a callback", "chongfahuidiao")
    case .statementImport: self.init("导入对账单", "import a statement", "daoruduizhangdan")
    case .sandboxService: self.init("切换服务模式", "set a service's mode", "qiehuanfuwumoshi")
    case .sandboxAdvanceClock: self.init("拨快时钟", "advance the clock", "bokuaishizhong")
    case .sandboxPeek: self.init("查看用户手机", "look at a user's phone", "chakanyonghushouji")
    case .sandboxInbox: self.init("查看三代收件", "read the callback inbox", "chakansandaishoujian")
    case .userRegister: self.init("登记用户", "register a user", "dengjiyonghu")
    case .accountOpen: self.init("开立账户", "open an account", "kailizhanghu")
    case .accountFreeze: self.init("冻结账户", "freeze an account", "dongjiezhanghu")
    case .accountUnfreeze: self.init("解冻账户", "unfreeze an account", "jiedongzhanghu")
    case .accountClose: self.init("注销账户", "close an account", "zhuxiaozhanghu")
    case .bindingRequest: self.init("发起关系绑定", "request a binding", "faqiguanxibangding")
    case .bindingInvalidate: self.init("解除绑定", "invalidate a binding", "jiechubangding")
    case .paymentEnable: self.init("开通付款", "open payment", "kaitongfukuan")
    case .splitSubmit: self.init("提交分账", "submit a split", "tijiaofenzhang")
    case .splitExplain: self.init("试算分账", "explain a split", "shisuanfenzhang")
    case .splitQuery: self.init("查询分账结果", "query a split", "chaxunfenzhangjieguo")
    case .splitResolve: self.init("人工处理分账", "resolve a split by hand", "rengongchulifenzhang")
    case .freezeMerchant: self.init("冻结商户", "freeze a merchant", "dongjieshanghu")
    case .thawMerchant: self.init("解冻商户", "thaw a merchant", "jiedongshanghu")
    case .freezeTransaction: self.init("冻结交易", "freeze a transaction", "dongjiejiaoyi")
    case .thawTransaction: self.init("解冻交易", "thaw a transaction", "jiedongjiaoyi")
    case .alertAcknowledge: self.init("确认告警", "acknowledge an alert", "querengaojing")
    case .sandboxFund: self.init("模拟入金", "fund an account", "monirujin")
    case .h5Open, .h5ChooseVerification, .h5SubmitAmount, .h5CompleteFace, .h5Sign, .h5Decline,
      .h5Heartbeat, .reply, .expiry, .keyDestruction, .unresolvedSplit, .alertCheck:
      self.init(step: command)
    }
  }

  private init(step: CommandName) {
    switch step {
    case .h5Open: self.init("打开签约页", "open the page", "dakaiqianyueye")
    case .h5ChooseVerification:
      self.init("选择验证方式", "choose how to verify", "xuanzeyanzhengfangshi")
    case .h5SubmitAmount: self.init("回填打款金额", "enter the amount", "huitiandakuanjine")
    case .h5CompleteFace: self.init("完成人脸验证", "complete the face check", "wanchengrenlianyanzheng")
    case .h5Sign: self.init("确认签署", "sign", "querenqianshu")
    case .h5Decline: self.init("拒绝签署", "decline", "jujueqianshu")
    case .h5Heartbeat: self.init("页面心跳", "keep the page alive", "yemianxintiao")
    case .reply: self.init("服务应答", "a service's reply", "fuwuyingda")
    case .expiry: self.init("流程到期", "a process's expiry", "liuchengdaoqi")
    case .unresolvedSplit:
      self.init("分账未明提醒", "an unresolved split's alert", "fenzhangweimingtixing")
    case .alertCheck: self.init("告警检查", "an alert's check", "gaojingjiancha")
    default: self.init("销毁密钥", "destroy a key", "xiaohuimiyao")
    }
  }
}
