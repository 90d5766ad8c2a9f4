/// The checks of a split in the seeds' order a, b, c, each with the values seen and the record that
/// proves them (seed 004, 4.4; contract 7.5).
struct SplitChecks {
  private(set) var list = CheckList()
  private(set) var binding: Binding?
  /// True when the two accounts may pay and be paid.
  private(set) var hasAccounts = false
  /// True while the balance may still suffice.
  private(set) var mayCover = false

  /// - Parameter quote: what billing said; nil while it was not asked.
  init(_ fields: SplitSubmit, _ registry: Registry, quote: FeeQuote?) {
    let wallet = registry.wallet
    let payer = wallet.account(fields.payerAccountID)
    let receiver = wallet.account(fields.receiverAccountID)
    note(payer, fields.payerAccountID, "payer_account", mustCollect: true)
    note(receiver, fields.receiverAccountID, "receiver_account", mustCollect: false)
    hasAccounts = list.first == nil
    noteBalance(fields, payer, quote)
    noteBinding(payer, receiver, registry)
    noteFee(fields, quote)
  }

  private mutating func noteFee(_ fields: SplitSubmit, _ quote: FeeQuote?) {
    guard let quote else { return list.skip("fee") }
    list.note(
      "fee", quote.isRight(for: fields.amount), .feeInvalid, quote.reason ?? "",
      values: quote.values)
  }

  private mutating func note(
    _ account: Account?, _ id: String, _ name: String, mustCollect: Bool
  ) {
    guard let account else {
      return list.note(name, false, .accountNotFound, id, values: ["account_id": id])
    }
    let code: Code =
      switch account.status {
      case .normal: .accountTypeNotAllowed
      case .frozen: .accountFrozen
      case .closed: .accountClosed
      }
    let isRight = !mustCollect || account.type == .collection
    list.note(
      name, account.status == .normal && isRight, code, id, values: Registry.values(account),
      record: account.statusRecord)
  }

  /// The balance must cover amount and fee; without a fee only a shortfall of the amount is sure.
  private mutating func noteBalance(_ fields: SplitSubmit, _ payer: Account?, _ quote: FeeQuote?) {
    guard hasAccounts, let payer else { return list.skip("balance") }
    var values = [
      "balance": String(payer.balance.count), "held": String(payer.held.count),
      "available": String(payer.available.count), "amount": String(fields.amount.count),
    ]
    var needed = fields.amount
    if let fee = quote?.fee(for: fields.amount) {
      values["fee"] = String(fee.count)
      needed = fields.amount.adding(fee) ?? Fen(Int64.max)
    }
    mayCover = payer.available >= needed
    guard quote?.isRight(for: fields.amount) == true || !mayCover else {
      return list.skip("balance")
    }
    let short = needed.count - payer.available.count
    list.note(
      "balance", mayCover, .insufficientBalance, "\(Fen(max(0, short)).yuan) short",
      values: values, record: payer.moneyRecord)
  }

  /// Where none is valid, the latest one of that direction shows how far it came.
  private mutating func noteBinding(
    _ payer: Account?, _ receiver: Account?, _ registry: Registry
  ) {
    guard let payer, let receiver else { return list.skip("binding") }
    var values = ["payer_user_id": payer.userID, "receiver_user_id": receiver.userID]
    binding = registry.wallet.validBinding(payer.userID, receiver.userID)
    let shown = binding ?? registry.wallet.latestBinding(payer.userID, receiver.userID)
    if let shown {
      values["binding_id"] = shown.bindingID
      values["agreement_status"] = shown.agreementStatus.rawValue
      values["is_valid"] = shown.isValid ? "true" : "false"
      values["process_id"] = shown.processID
      values["signed_at"] = shown.signedAt?.text
      values["reason"] = shown.reason
    }
    if let number = registry.processNumber(shown?.processID ?? "") {
      values["process_status"] = registry.processes[number].status.rawValue
      values["end_reason"] = registry.processes[number].endReason?.rawValue
    }
    list.note(
      "binding", binding != nil, .noValidBinding, "\(payer.userID) → \(receiver.userID)",
      values: values, record: shown?.record)
  }
}

/// What billing said a split costs.
struct FeeQuote {
  var millionths: Int64?
  var minimum: Int64?
  var fee: Fen?
  /// Why there is none.
  var reason: String?

  init(_ policy: Policy, _ amount: Fen) {
    millionths = policy.feeMillionths
    minimum = policy.feeMinimumFen
    fee = Self.fee(amount, policy.feeMillionths, policy.feeMinimumFen)
  }

  init(_ reply: ServiceReply) {
    guard reply.outcome == .ok else {
      reason = reply.values["reason"] ?? reply.outcome.rawValue
      return
    }
    millionths = reply.values["rate_millionths"].flatMap { Int64($0) }
    minimum = reply.values["minimum"].flatMap { Int64($0) }
    fee = reply.values["fee"].flatMap { Int64($0) }.map { Fen($0) }
  }

  /// The rate's share, rounded half up to a fen, and at least the minimum.
  static func fee(_ amount: Fen, _ millionths: Int64, _ minimum: Int64) -> Fen? {
    guard millionths >= 0, minimum >= 0 else { return nil }
    return amount.share(millionths: millionths).map { max($0, Fen(minimum)) }
  }

  /// Our own sum is held against billing's (seed 004, 4.4 c).
  func isRight(for amount: Fen) -> Bool {
    guard let millionths, let minimum, let fee else { return false }
    return fee == Self.fee(amount, millionths, minimum) && amount.adding(fee) != nil
  }

  func fee(for amount: Fen) -> Fen? { isRight(for: amount) ? fee : nil }

  var values: [String: String] {
    var values: [String: String] = [:]
    values["fee"] = fee.map { String($0.count) }
    values["rate_millionths"] = millionths.map { String($0) }
    values["minimum"] = minimum.map { String($0) }
    return values
  }
}
