import Countersign

/// The moment of all pictures: 2026-11-21 14:32:07 in China.
let paneNow = Instant(milliseconds: 1_795_242_727_000)

/// A moment so many seconds before that.
func before(_ seconds: Int64) -> Instant { paneNow.adding(seconds: -seconds) }

/// Phones as the store would show them.
enum PhoneSamples {
  static let agreement = AgreementText(
    html: """
      <h1>分账业务授权协议</h1>
      <p>流程编号：P20261121-000007</p>
      <table><tr><th>甲方（付方）</th><td>北京蜀味坊餐饮管理有限公司</td></tr>
      <tr><th>乙方（收方）</th><td>王小明</td></tr></table>
      <hr>
      <p>甲方是从事连锁餐饮经营的收单商户，已在平台开立天财收款账户；乙方是甲方的合作方。</p>
      <h2>第一条　定义</h2>
      <p>1.1 “平台”指为甲乙双方提供签约、账户管理和分账处理服务的系统及其运营方。</p>
      <p>1.2 “分账”指平台根据甲方的授权和指令，将甲方天财收款账户内的可用资金划付至乙方账户的行为。</p>
      <h2>第二条　分账授权</h2>
      <p>2.1 甲方授权平台依据分账指令，将可用资金划付至乙方名下账户（无需逐笔确认）。</p>
      <ol><li>每笔金额以分账指令载明的金额为准，平台不审核其商业合理性；</li><li>费率为分账金额的0.30%，由甲方承担。</li></ol>
      <p>甲方（电子签名）：北京蜀味坊餐饮管理有限公司</p>
      <p>乙方（电子签名）：王小明</p>
      """)

  /// A person who has opened the page and must choose.
  static func person(_ step: PageStep = .chooseVerification) -> PhoneView {
    var view = PhoneView()
    view.processID = "P20261121-000007"
    view.userID = "PS-WXM-01"
    view.role = .payee
    view.name = "王小明"
    view.title = "分账业务授权协议"
    view.agreement = agreement
    view.agreementSHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    view.token = "token-of-wang"
    view.bankCardTail = "1234"
    view.hasOpened = true
    view.smsText = """
      【签约平台】您有一份《分账业务授权协议》待签署，请在30分钟内打开链接完成：\
      https://sign.countersign.example/h5/Zk3vQ9xR2mT7wY1bN5cH8dJ4gL6pS0aFeUiOqWrXtBk
      """
    view.page.processID = view.processID
    view.page.userID = view.userID
    view.page.status = .verifying
    view.page.step = step
    view.page.options = [.microDeposit, .face]
    view.page.attemptsLeft = 3
    if step == .sign || step == .waitForOthers || step == .completeFace {
      view.page.verificationType = .face
    }
    view.page.expiresAt = paneNow.adding(seconds: 1721)
    return view
  }

  /// A company waiting for its deposit's amount.
  static func company(_ step: PageStep = .submitAmount) -> PhoneView {
    var view = person(step)
    view.userID = "HQ-SWF-01"
    view.role = .payer
    view.name = "北京蜀味坊餐饮管理有限公司"
    view.token = "token-of-shuwei"
    view.page.userID = view.userID
    view.page.options = [.microDeposit]
    view.page.verificationType = .microDeposit
    view.depositNotice = Fen(37)
    return view
  }

  static func ended(_ reason: EndReason, isOwn: Bool) -> PhoneView {
    var view = person(isOwn ? .declined : .chooseVerification)
    view.page.status = .failed
    view.endReason = reason
    return view
  }

  static func expired(isResumable: Bool) -> PhoneView {
    var view = person()
    view.page.status = .expired
    view.endReason = .timedOut
    view.isResumable = isResumable
    return view
  }
}

/// Process pages as the store would show them.
enum ProcessSamples {
  static func open() -> ProcessView {
    var view = ProcessView()
    view.line.processID = "P20261121-000007"
    view.line.scene = .relationBind
    view.line.payer = "北京蜀味坊餐饮管理有限公司"
    view.line.payee = "王**"
    view.line.status = .verifying
    view.templateID = "FZ-AUTH"
    view.templateVersion = "2.1"
    view.templateTitle = "分账业务授权协议"
    view.createdAt = before(700)
    view.expiresAt = paneNow.adding(seconds: 1721)
    view.callbackURL = "https://sandai.example.cn/callbacks/signing"
    view.parties = [company(), person()]
    view.whys = [
      .notSigned(userID: "PS-WXM-01", name: "王**", since: before(40)),
      .depositUnanswered(
        userID: "HQ-SWF-01", name: "北京蜀味坊餐饮管理有限公司",
        until: paneNow.adding(seconds: 601_200), attemptsLeft: 2),
    ]
    view.timeline = timeline()
    return view
  }

  static func company() -> PartyView {
    var party = PartyView()
    party.userID = "HQ-SWF-01"
    party.role = .payer
    party.type = .enterprise
    party.name = "北京蜀味坊餐饮管理有限公司"
    party.idNo = "9***************13"
    party.bankCardNo = "***************1234"
    party.mobile = "154****3504"
    party.verificationType = .microDeposit
    party.attempts = 1
    party.step = .submitAmount
    party.sms = .sent
    party.openedAt = before(665)
    return party
  }

  static func person() -> PartyView {
    var party = PartyView()
    party.userID = "PS-WXM-01"
    party.role = .payee
    party.type = .person
    party.name = "王**"
    party.idNo = "5***************2X"
    party.status = .verified
    party.verificationType = .face
    party.step = .sign
    party.sms = .sent
    party.openedAt = before(107)
    party.verifiedAt = before(40)
    return party
  }

  static func signed() -> ProcessView {
    var view = open()
    view.line.status = .signed
    view.line.endReason = .completed
    view.endedAt = before(12)
    view.callbackStatus = .pending
    view.whys = [.signed(at: before(12))]
    for index in view.parties.indices {
      view.parties[index].status = .signed
      view.parties[index].signedAt = before(index == 0 ? 300 : 12)
    }
    view.timeline += [
      line(52, 12, "PARTY_SIGNED", "user:PS-WXM-01", "王**", "{}"),
      line(52, 12, "PROCESS_SIGNED", "user:PS-WXM-01", nil, #"{"end_reason":"COMPLETED"}"#),
      line(52, 12, "CALLBACK_QUEUED", "user:PS-WXM-01", nil, "{}"),
    ]
    return view
  }

  static func failed(_ reason: EndReason, _ why: Why) -> ProcessView {
    var view = open()
    view.line.status = reason == .timedOut ? .expired : .failed
    view.line.endReason = reason
    view.endedAt = before(90)
    view.whys = [why]
    view.callbackStatus = .givenUp
    view.parties[0].status = .failed
    view.parties[0].attempts = 3
    return view
  }

  static func line(
    _ sequence: Int, _ ago: Int64, _ type: String, _ actor: String, _ name: String?, _ data: String
  ) -> AuditLine {
    var line = AuditLine()
    line.id = "\(sequence)-\(type)"
    line.sequence = sequence
    line.at = before(ago)
    line.type = type
    line.isFailure = type.contains("FAIL")
    line.actor = actor
    line.via = actor.hasPrefix("user:") ? "operator:li.na" : nil
    line.name = name
    line.userID = name.map { $0 == "王**" ? "PS-WXM-01" : "HQ-SWF-01" }
    line.data = data
    return line
  }

  static func timeline() -> [AuditLine] {
    let (company, person) = ("user:HQ-SWF-01", "user:PS-WXM-01")
    let name = "北京蜀味坊餐饮管理有限公司"
    return [
      line(41, 700, "PROCESS_CREATED", "operator:li.na", nil, "{}"),
      line(42, 699, "SMS_SENT", "service:sms", name, "{}"),
      line(43, 665, "PAGE_OPENED", company, name, "{}"),
      line(
        44, 650, "VERIFICATION_INITIATED", company, name, #"{"verification_type":"MICRO_DEPOSIT"}"#),
      line(44, 650, "DEPOSIT_REQUESTED", company, name, "{}"),
      line(
        45, 650, "SERVICE_CALLED", "service:bank", name,
        #"{"service":"bank","outcome":"OK","duration_ms":184}"#),
      line(
        45, 650, "DEPOSIT_ACCEPTED", "service:bank", name,
        #"{"window_until":"2026-11-28T06:21:17.000Z"}"#),
      line(46, 410, "ATTEMPT_COUNTED", company, name, #"{"attempt":1}"#),
      line(
        47, 410, "VERIFICATION_FAILED", "service:bank", name,
        #"{"verification_type":"MICRO_DEPOSIT","attempts_left":2}"#),
      line(48, 107, "PAGE_OPENED", person, "王**", "{}"),
      line(49, 95, "VERIFICATION_INITIATED", person, "王**", #"{"verification_type":"FACE"}"#),
      line(
        50, 95, "SERVICE_CALL_FAILED", "service:face", "王**",
        #"{"service":"face","outcome":"UNAVAILABLE","duration_ms":30}"#),
      line(51, 40, "ATTEMPT_COUNTED", person, "王**", #"{"attempt":1}"#),
      line(
        51, 40, "VERIFICATION_RESULT", "service:face", "王**",
        #"{"verification_type":"FACE","passed":true}"#),
    ]
  }
}
