import Countersign

/// Users with every kind of account and binding, and splits in every state.
enum WalletSamples {
  static let shuwei = "INST_88010001_TYPE_ENTERPRISE_SEQ_1"
  static let nanmen = "INST_88010001_TYPE_ENTERPRISE_SEQ_2"
  static let xianda = "INST_88010002_TYPE_ENTERPRISE_SEQ_1"
  static let wang = "INST_88010001_TYPE_PERSON_SEQ_3"
  static let chuanxiang = "INST_88010003_TYPE_ENTERPRISE_SEQ_1"
  static let li = "INST_88010003_TYPE_PERSON_SEQ_2"
  static let laozao = "INST_88010003_TYPE_INDIVIDUAL_BUSINESS_SEQ_3"

  // MARK: Users

  static func account(
    _ id: String, _ type: AccountType, _ balance: Int64, held: Int64 = 0,
    status: AccountStatus = .normal
  ) -> AccountLine {
    var line = AccountLine()
    line.accountID = id
    line.type = type
    line.status = status
    line.isFrozenByHand = status == .frozen
    line.balance = Fen(balance)
    line.held = Fen(held)
    line.openedAt = before(700_000)
    line.record = 120
    return line
  }

  private static func user(
    _ id: String, _ name: String, _ role: UserRole, _ type: PartyType, _ accounts: [AccountLine]
  ) -> UserLine {
    var line = UserLine()
    line.userID = id
    line.institutionID = String(id.split(separator: "_")[1])
    line.name = name
    line.role = role
    line.type = type
    line.accounts = accounts.map { account in
      var account = account
      account.userID = id
      return account
    }
    line.createdAt = before(800_000)
    return line
  }

  static func users() -> [UserLine] {
    var shuwei = user(
      shuwei, "北京蜀味坊餐饮管理有限公司", .headquarters, .enterprise,
      [account("AC-0001", .collection, 5_231_077, held: 1_283_840)])
    shuwei.accounts[0].inFlight = 1
    (shuwei.payees, shuwei.payers, shuwei.isPaymentEnabled) = (1, 1, true)
    let nanmen = user(
      nanmen, "北京蜀味坊南门餐饮有限公司", .store, .enterprise,
      [account("AC-0002", .collection, 80_000, status: .frozen)])
    var xianda = user(
      xianda, "四川鲜达供应链有限公司", .nonAcquiringMerchant, .enterprise,
      [account("AC-0003", .receiver, 300_000, status: .frozen)])
    xianda.status = .frozen
    xianda.accounts[0].isFrozenByHand = false
    xianda.accounts[0].freezes = ["FM-20261120-090000"]
    xianda.accounts[0].isOutOfStep = true
    var li = user(
      li, "＊", .person, .person, [account("AC-0006", .receiver, 0, status: .closed)])
    li.isErased = true
    let known = [
      shuwei, nanmen, xianda,
      user(wang, "王**", .person, .person, [account("AC-0004", .receiver, 12_345)]),
      user(chuanxiang, "湖北川湘汇餐饮管理有限公司", .headquarters, .enterprise, []),
      li,
      user(
        laozao, "老灶火锅店", .headquarters, .individualBusiness,
        [account("AC-0007", .collection, 987_654_321)]),
    ]
    return known + (8...41).map(other)
  }

  private static func other(_ number: Int) -> UserLine {
    user(
      "INST_88010009_TYPE_PERSON_SEQ_\(number)", "赵*", .person, .person,
      [account("AC-" + padded(Int64(number), 4), .receiver, Int64(number) * 1_111)])
  }

  static func binding(
    _ id: String, _ payer: String, _ receiver: String, _ status: AgreementStatus,
    _ process: ProcessStatus, _ end: EndReason? = nil, reason: String? = nil
  ) -> BindingLine {
    var line = BindingLine()
    line.bindingID = id
    line.payer = payer
    line.receiver = receiver
    line.agreementStatus = status
    line.isValid = status == .signed
    line.processID = "P20261121-" + id.suffix(6)
    line.processStatus = process
    line.endReason = end
    line.reason = reason
    line.createdAt = before(90_000)
    return line
  }

  static func instruction(_ id: String, _ kind: InstructionKind, _ target: String) -> Instruction {
    var instruction = Instruction()
    instruction.instructionID = id
    instruction.kind = kind
    instruction.target = target
    instruction.reason = "涉嫌套现，风控一组"
    instruction.at = before(100_000)
    instruction.record = 640
    return instruction
  }

  static func view(of line: UserLine, _ splits: [SplitLine] = splits()) -> UserView {
    var view = UserView()
    view.line = line
    view.idNo = line.isErased ? "" : "9***************13"
    view.mobile = line.isErased ? nil : "154****3504"
    view.record = 90
    view.bindings = line.payees + line.payers
    if line.status == .frozen {
      view.freezes = [instruction("FM-20261120-090000", .freezeMerchant, line.userID)]
    }
    guard line.userID == shuwei else { return view }
    view.bankCardNo = "***************1234"
    view.paymentEnabledAt = before(80_000)
    view.paidBy = [
      binding("BD-000011", "湖北川湘汇餐饮管理有限公司", line.name, .signed, .signed, .completed),
      binding(
        "BD-000012", "老灶火锅店", line.name, .unsigned, .failed, .declined, reason: "DECLINED: 条款不符"),
    ]
    view.paysTo = [
      binding("BD-000127", line.name, "北京蜀味坊南门餐饮有限公司", .signed, .signed, .completed),
      binding("BD-000128", line.name, "王**", .unsigned, .verifying),
      binding("BD-000125", line.name, "四川鲜达供应链有限公司", .unsigned, .expired, .timedOut),
      binding(
        "BD-000126", line.name, "武汉川湘汇江汉餐饮有限公司", .invalidated, .signed, .completed,
        reason: "合同到期"),
    ]
    view.bindings = 8
    view.splits = splits.filter { $0.payerUserID == line.userID }
    return view
  }

  // MARK: Splits

  private static func split(
    _ number: Int, _ amount: Int64, _ status: SplitStatus, _ code: Code? = nil,
    to receiver: (String, String, String) = (nanmen, "北京蜀味坊南门餐饮有限公司", "AC-0002"),
    ago: Int64
  ) -> SplitLine {
    var line = SplitLine()
    line.requestID = "S-20261121-" + padded(Int64(number), 4)
    (line.payerUserID, line.payer, line.payerAccountID) = (
      shuwei, "北京蜀味坊餐饮管理有限公司", "AC-0001"
    )
    (line.receiverUserID, line.receiver, line.receiverAccountID) = receiver
    line.amount = Fen(amount)
    line.fee = code == .accountFrozen ? nil : Fen(max(1, amount * 3 / 1000))
    line.status = status
    line.code = code
    line.createdAt = before(ago)
    line.updatedAt = line.createdAt
    return line
  }

  static let unresolved = "S-20261121-0051"
  static let unbound = "S-20261121-0042"
  static let short = "S-20261121-0041"
  static let frozenAccount = "S-20261121-0040"
  static let running = "S-20261121-0050"
  static let paid = "S-20261121-0038"
  static let paidFrozen = "S-20261121-0037"

  /// In the desk's order.
  static func splits() -> [SplitLine] {
    let supplier = (xianda, "四川鲜达供应链有限公司", "AC-0003")
    let person = (wang, "王**", "AC-0004")
    var lines = [
      split(51, 260_000, .processing, ago: 754), split(50, 99_900, .processing, to: person, ago: 4),
      split(49, 500_000, .processing, ago: 9_000),
      split(42, 1_280_000, .failed, .noValidBinding, to: supplier, ago: 3_600),
      split(41, 9_000_000, .failed, .insufficientBalance, ago: 7_200),
      split(40, 33_300, .failed, .accountFrozen, ago: 8_000),
      split(39, 1, .failed, .clearingRejected, to: person, ago: 9_000),
      split(38, 120_000, .success, to: person, ago: 10_000),
      split(37, 45_678, .success, to: person, ago: 90_000),
    ]
    lines[0].isUnresolved = true
    lines[2].isFrozen = true
    lines[8].isFrozen = true
    return lines
      + (1...36).reversed().map { split($0, Int64($0) * 10_050, .success, ago: 100_000) }
  }

  private static func step(
    _ step: TraceLine.Step, _ outcome: Check.Outcome, _ values: [String: String] = [:],
    code: Code? = nil, record: (Int, String)? = nil, depth: Int = 0
  ) -> TraceLine {
    var line = TraceLine(step, depth: depth, outcome)
    line.values = values
    line.code = code
    line.record = record?.0
    line.recordType = record?.1
    return line
  }

  private static func accounts(_ line: SplitLine) -> [TraceLine] {
    let isFrozen = line.code == .accountFrozen
    return [
      step(
        .payerAccount, .passed,
        ["account_id": line.payerAccountID, "account_type": "COLLECTION", "status": "NORMAL"],
        record: (18_842, "ACCOUNT_OPENED")),
      step(
        .receiverAccount, isFrozen ? .failed : .passed,
        [
          "account_id": line.receiverAccountID, "account_type": "COLLECTION",
          "status": isFrozen ? "FROZEN" : "NORMAL",
        ], code: isFrozen ? .accountFrozen : nil,
        record: isFrozen ? (20_001, "ACCOUNT_FROZEN") : (18_850, "ACCOUNT_OPENED")),
    ]
  }

  private static func balance(_ line: SplitLine) -> TraceLine {
    let isShort = line.code == .insufficientBalance
    guard line.code != .accountFrozen else { return step(.balance, .notReached) }
    return step(
      .balance, isShort ? .failed : .passed,
      [
        "balance": "5231077", "held": "1283840", "available": "3947237",
        "amount": "\(line.amount.count)", "fee": "\(line.fee?.count ?? 0)",
      ], code: isShort ? .insufficientBalance : nil, record: (20_900, "SPLIT_ACCEPTED"))
  }

  private static func binding(_ line: SplitLine) -> [TraceLine] {
    guard line.code == .noValidBinding else {
      return [
        step(
          .binding, .passed, ["binding_id": "BD-000127"], record: (20_100, "BINDING_ESTABLISHED"))
      ]
    }
    var agreement = step(
      .agreement, .failed, record: (20_388, "PROCESS_EXPIRED"), depth: 1)
    agreement.processID = "P20261121-000125"
    agreement.processStatus = .expired
    agreement.endReason = .timedOut
    agreement.why = .expired(at: before(4_000), resumableUntil: paneNow.adding(seconds: 82_400))
    var verification = step(
      .verification, .failed, record: (20_377, "DEPOSIT_ACCEPTED"), depth: 2)
    var party = ProcessSamples.company()
    party.name = line.receiver
    party.role = .payee
    party.attempts = 0
    verification.party = party
    return [
      step(
        .binding, .failed, code: .noValidBinding, record: (20_120, "BINDING_REQUESTED")),
      agreement, verification,
    ]
  }

  static func trace(_ line: SplitLine) -> [TraceLine] {
    var fee = step(
      .fee, .passed, ["fee": "\(line.fee?.count ?? 0)", "rate_millionths": "3000", "minimum": "1"],
      record: (20_991, "FEE_QUOTED"))
    if line.code == .accountFrozen { fee = step(.fee, .notReached) }
    let clearing =
      line.status == .success
      ? step(
        .clearing, .passed, ["settlement_ref": "CL-778812"], record: (21_004, "SPLIT_EXECUTED"))
      : line.code == .clearingRejected
        ? step(.clearing, .failed, code: .clearingRejected, record: (21_003, "SPLIT_FAILED"))
        : step(.clearing, .notReached)
    return accounts(line) + [balance(line)] + binding(line) + [fee, clearing]
  }

  static func remedies(_ line: SplitLine) -> [Remedy] {
    switch line.code {
    case .noValidBinding:
      var remedy = Remedy(.bindingRequest, mends: "binding")
      remedy.payerUserID = line.payerUserID
      remedy.receiverUserID = line.receiverUserID
      return [remedy]
    case .insufficientBalance:
      var remedy = Remedy(.sandboxFund, mends: "balance")
      remedy.accountID = line.payerAccountID
      remedy.amount = Fen(5_079_763)
      return [remedy]
    case .accountFrozen:
      var remedy = Remedy(.accountUnfreeze, mends: "receiver_account")
      remedy.accountID = line.receiverAccountID
      return [remedy]
    default: return []
    }
  }

  static func view(of line: SplitLine) -> SplitView {
    var view = SplitView()
    view.line = line
    view.trace = trace(line)
    view.remedies = remedies(line)
    if line.status == .processing { view.held = Fen(line.amount.count + (line.fee?.count ?? 0)) }
    if line.status == .success {
      view.settlementRef = "CL-778812"
      view.finishedAt = line.createdAt.adding(seconds: 1)
    }
    if line.isUnresolved { view.unresolvedAt = before(750) }
    if line.isFrozen {
      view.freezes = [instruction("FT-20261121-100000", .freezeTransaction, line.requestID)]
      if line.status == .success { view.frozen = line.amount }
    }
    view.timeline = [
      ProcessSamples.line(700, 754, "FEE_REQUESTED", "operator:li.na", nil, "{}"),
      ProcessSamples.line(
        701, 753, "SERVICE_CALLED", "service:billing", nil,
        #"{"service":"billing","outcome":"OK","duration_ms":12}"#),
    ]
    if line.isUnresolved {
      view.timeline.append(
        ProcessSamples.line(
          702, 750, "SERVICE_CALL_FAILED", "service:clearing", nil,
          #"{"service":"clearing","outcome":"TIMED_OUT","duration_ms":3000}"#))
    }
    return view
  }

  /// The same as a question beforehand.
  static func explanation(_ fields: SplitSubmit) -> SplitView {
    var line = splits().first { $0.requestID == unbound } ?? SplitLine()
    line.requestID = fields.requestID
    line.amount = fields.amount
    line.fee = Fen(max(1, fields.amount.count * 3 / 1000))
    var view = SplitView()
    view.trace = [step(.requestID, .passed)] + trace(line)
    view.remedies = remedies(line)
    line.status = .failed
    view.line = line
    return view
  }

  static func completions(_ kind: IDKind, _ prefix: String) -> [Completion] {
    let users = users()
    let all: [Completion] =
      switch kind {
      case .user: users.map { Completion($0.userID, note: $0.name) }
      case .account, .collectionAccount:
        users.flatMap { user in
          user.accounts.filter { kind == .account || $0.type == .collection }.map {
            Completion($0.accountID, note: "\(user.name) \($0.available.yuan)")
          }
        }
      case .split: splits().map { Completion($0.requestID, note: $0.amount.yuan) }
      default: []
      }
    return all.filter { $0.id.hasPrefix(prefix) }
  }
}
