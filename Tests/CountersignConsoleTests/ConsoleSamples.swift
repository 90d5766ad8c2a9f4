import Countersign

/// A small desk for the console's screens: invented companies and people.
enum ConsoleSamples {
  static func header() -> HeaderView {
    var header = HeaderView()
    header.store = "data/desk"
    header.operatorID = "li.na"
    header.now = paneNow
    header.clockOffsetMs = 30 * 60_000
    header.templates = 10
    header.processes = 128
    header.statusCounts = [
      .created: 3, .smsSent: 5, .verifying: 11, .signed: 89, .failed: 12, .expired: 8,
    ]
    header.records = 927
    header.accounts = 41
    header.splits = 312
    header.waitingSplits = 3
    header.pendingCallbacks = 2
    header.services = ServiceName.allCases.map { ServiceHealth($0) }
    header.services[2].mode = .unavailable
    return header
  }

  private static let payers = [
    "北京蜀味坊餐饮管理有限公司", "湖北川湘汇餐饮管理有限公司", "成都老灶火锅餐饮有限公司",
  ]
  private static let payees = [
    "王**", "北京蜀味坊南门餐饮有限公司", "李*", "四川鲜达供应链有限公司", nil, "武汉川湘汇江汉餐饮有限公司",
  ]
  private static let ends: [(ProcessStatus, EndReason?)] = [
    (.verifying, nil), (.signed, .completed), (.smsSent, nil), (.failed, .attemptsExceeded),
    (.expired, .timedOut), (.failed, .declined), (.created, nil), (.failed, .cancelled),
  ]
  private static let agos: [Int64] = [40, 250, 3_700, 7_300, 80_000, 95_000, 200_000, 700_000]

  /// The process with this number, 1 being the oldest.
  static func process(_ number: Int) -> ProcessLine {
    let kind = (1024 - number) % 8
    var line = ProcessLine()
    line.processID = "P20261121-" + padded(Int64(number), 6)
    line.payer = payers[number % payers.count]
    line.payee = payees[number % payees.count]
    line.scene = line.payee == nil ? .openPayment : .relationBind
    (line.status, line.endReason) = ends[kind]
    line.updatedAt = before(agos[kind] + Int64(max(0, 128 - number) / 8) * 900)
    line.why =
      line.status.isOpen
      ? .linkNotOpened(userID: "PS-WXM-01", name: "王**", since: line.updatedAt) : nil
    return line
  }

  /// Newest first.
  static func processes() -> [ProcessLine] { (1...128).reversed().map(process) }

  static func view(of line: ProcessLine) -> ProcessView {
    var view =
      line.status == .signed
      ? ProcessSamples.signed()
      : line.status.isOpen
        ? ProcessSamples.open()
        : ProcessSamples.failed(
          line.endReason ?? .cancelled,
          line.status == .expired
            ? .expired(at: before(90), resumableUntil: paneNow.adding(seconds: 86_000))
            : .declined(userID: "PS-WXM-01", name: "王**", reason: "条款与约定不符"))
    view.line = line
    return view
  }

  static let html = """
    <h1>供应商货款分账合作协议</h1>
    <p>流程编号：{{process_id}}</p>
    <table><tr><th>甲方（采购方、付方）</th><td>{{payer_name}}</td></tr>
    <tr><th>供货品类</th><td>{{goods_category}}</td></tr></table>
    <hr>
    <p>甲方因连锁门店经营需要，向乙方采购食材、调味品、包装物及其他物料；甲方的门店营业款归集至其天财收款账户。</p>
    <h2>第一条　定义</h2>
    <p>1.1 “采购合同”指双方就具体货物的品种、规格、单价、数量和交付订立的合同、订单及其附件。</p>
    <p>1.2 “应付货款”指经甲方验收合格、双方对账确认后，甲方应当向乙方支付的含税价款。</p>
    <h2>第二条　合作内容</h2>
    <ol><li>乙方按照采购合同向甲方及其指定门店供货，供货品类为{{goods_category}}；超出该品类的供货另行书面确认。</li></ol>
    """

  static func templates() -> [TemplateLine] {
    let rows: [(String, String, String, BizScene, Bool)] = [
      ("FZ-AUTH", "1.0", "分账业务授权协议", .relationBind, false),
      ("FZ-AUTH", "2.0", "分账业务授权协议", .relationBind, false),
      ("FZ-AUTH", "2.1", "分账业务授权协议", .relationBind, true),
      ("FZ-BRAND", "1.0", "品牌使用费分账协议", .relationBind, true),
      ("FZ-RIDER", "0.9", "骑手配送费分账协议（试行）", .relationBind, false),
      ("FZ-STAFF", "1.0", "员工绩效分账协议", .relationBind, true),
      ("FZ-SUPPLY", "1.0", "供应商货款分账合作协议", .relationBind, false),
      ("FZ-SUPPLY", "1.1", "供应商货款分账合作协议", .relationBind, true),
      ("KT-PAY", "1.0", "开通付款服务协议", .openPayment, false),
      ("KT-PAY", "1.2", "开通付款服务协议", .openPayment, true),
    ]
    return rows.map { id, version, title, scene, isActive in
      var line = TemplateLine()
      line.templateID = id
      line.version = version
      line.title = title
      line.scene = scene
      line.isActive = isActive
      line.createdAt = before(800_000)
      line.createdBy = "operator:li.na"
      line.variables = id == "FZ-SUPPLY" ? ["payer_name", "goods_category", "split_ratio"] : []
      line.contentSHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
      line.content = AgreementText(html: html)
      return line
    }
  }

  /// Newest first.
  static func audit() -> [AuditLine] {
    (1...60).reversed().map { number in
      let base = ProcessSamples.timeline()
      var line = base[number % base.count]
      line.sequence = 867 + number
      line.id = "\(line.sequence)-1"
      line.at = before(Int64(60 - number) * 1_500)
      line.processID = "P20261121-" + padded(Int64(68 + number), 6)
      line.command = "process.create"
      return line
    }
  }

  static func record(_ sequence: Int) -> RecordView {
    var record = RecordView()
    record.sequence = sequence
    record.hash = "5d41402abc4b2a76b9719d911017c592ae2b4c1f9e0d6b7a8f1e2d3c4b5a6978"
    record.lines = audit().filter { $0.sequence == sequence }
    record.json = """
      {"seq":\(sequence),"at":"2026-11-21T06:32:07.123Z","actor":"user:PS-WXM-01",\
      "via":"operator:li.na","command":"h5.sign","events":[{"type":"PARTY_SIGNED",\
      "process_id":"P20261121-000007","user_id":"PS-WXM-01"},{"type":"PROCESS_CREATED",\
      "name":{"sealed":"s1:12:3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},\
      "passed":true,"attempt":1,"options":[]}]}
      """
    return record
  }
}
