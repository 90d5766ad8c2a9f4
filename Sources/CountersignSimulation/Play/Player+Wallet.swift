import Countersign

extension Player {
  mutating func register(_ number: Int) -> Play {
    let citizen = town.citizens[number % town.citizens.count]
    var fields = UserRegister()
    fields.institutionID = dice.once(in: 40) ? "no institution" : Town.institutions[number % 2]
    fields.type = citizen.type
    fields.role = citizen.role
    fields.name = citizen.name
    fields.idNo = citizen.idNo
    fields.bankCardNo = citizen.bankCardNo
    fields.mobile = citizen.mobile
    return Play(.userRegister, fields)
  }

  mutating func open(_ registry: Registry) -> Play {
    let type: AccountType = dice.once(in: 2) ? .collection : .receiver
    return Play(.accountOpen, AccountOpen(user(registry), type))
  }

  /// Anybody registered; sometimes nobody.
  private mutating func user(_ registry: Registry) -> String {
    let users = registry.wallet.users
    guard users.count > 0, !dice.once(in: 50) else { return "INST_JG1_TYPE_PERSON_SEQ_999" }
    return users[1 + dice.roll(users.count)].userID
  }

  /// Any account, newer ones more often; sometimes none.
  private mutating func account(_ registry: Registry) -> String {
    let accounts = registry.wallet.accounts
    guard accounts.count > 0, !dice.once(in: 60) else { return "AC999999" }
    return accounts[1 + dice.roll(accounts.count)].accountID
  }

  mutating func fund(_ registry: Registry) -> Play {
    let isOdd = dice.once(in: 50)
    let amount: Int64 = isOdd ? dice.pick([0, -5, .max]) : Int64(1 + dice.roll(200_000))
    return Play(.sandboxFund, SandboxFund(account(registry), Fen(amount)))
  }

  mutating func accountChange(_ registry: Registry) -> Play {
    let fields = AccountChange(account(registry), reason: dice.once(in: 30) ? " " : "核查")
    switch dice.roll(8) {
    case 0, 1: return Play(.accountFreeze, fields)
    case 2: return Play(.accountClose, fields)
    default: return Play(.accountUnfreeze, fields)
    }
  }

  // MARK: Bindings

  mutating func bind(_ registry: Registry) -> Play {
    let wallet = registry.wallet
    let payers = wallet.accounts.all.filter { $0.type == .collection && !$0.isClosed }
    guard let payer = payers.isEmpty ? nil : dice.pick(payers), !dice.once(in: 12) else {
      return Play(.bindingRequest, BindingRequest(user(registry), user(registry)))
    }
    var fields = BindingRequest(payer.userID, user(registry))
    fields.callbackURL = dice.once(in: 2) ? "https://sandai.example/cb" : nil
    return Play(.bindingRequest, fields)
  }

  mutating func invalidate(_ registry: Registry) -> Play {
    let number = 1 + dice.roll(registry.wallet.bindings.count + 1)
    return Play(
      .bindingInvalidate, BindingInvalidate("BD-\(Ordinal.text(number))", reason: "解约"))
  }

  mutating func enablePayment(_ registry: Registry) -> Play {
    Play(.paymentEnable, PaymentEnable(user(registry)))
  }

  // MARK: Splits

  /// Mostly along a valid binding, sometimes between anybody.
  private mutating func pair(_ registry: Registry) -> (payer: String, receiver: String) {
    let wallet = registry.wallet
    let valid = wallet.bindings.all.filter(\.isValid)
    guard let binding = valid.isEmpty ? nil : dice.pick(valid), !dice.once(in: 12) else {
      return (account(registry), account(registry))
    }
    let payer = wallet.accounts(of: binding.payerUserID).last { $0.type == .collection }
    let receiver = wallet.accounts(of: binding.receiverUserID).last
    return (payer?.accountID ?? account(registry), receiver?.accountID ?? account(registry))
  }

  private mutating func fields(_ registry: Registry) -> SplitSubmit {
    let (payer, receiver) = pair(registry)
    let amount: Int64 =
      switch dice.roll(40) {
      case 0: dice.pick([0, -1, .max, 9_000_000_000_000_000])
      case 1...4: Int64(1 + dice.roll(900_000))
      default: Int64(1 + dice.roll(20_000))
      }
    return SplitSubmit("S\(splits)", payer, receiver, Fen(amount))
  }

  mutating func submit(_ registry: Registry) -> Play {
    if let last = lastSplit, dice.roll(7) == 0 {
      // The same id once more: the same fields, or others.
      var again = last
      if dice.once(in: 3) { again.amount = Fen(last.amount.count ^ 1) }
      return Play(.splitSubmit, again)
    }
    splits += 1
    let fields = fields(registry)
    lastSplit = fields
    return Play(.splitSubmit, fields)
  }

  mutating func explain(_ registry: Registry) -> Play {
    Play(.splitExplain, dice.once(in: 4) ? lastSplit ?? fields(registry) : fields(registry))
  }

  /// A split that waits or is unresolved, more often than any other.
  private mutating func splitID(_ registry: Registry) -> String {
    let wallet = registry.wallet
    if !wallet.openSplits.isEmpty, dice.roll(3) > 0 {
      return wallet.splits[dice.pick(wallet.openSplits)].requestID
    }
    return "S\(max(0, splits - dice.roll(12)))"
  }

  mutating func query(_ registry: Registry) -> Play {
    Play(.splitQuery, SplitReference(splitID(registry)))
  }

  mutating func resolve(_ registry: Registry) -> Play {
    var fields = SplitResolve()
    fields.requestID = splitID(registry)
    fields.outcome = dice.pick(SplitStatus.allCases)
    fields.evidence = "回单 \(dice.roll(100))"
    fields.reason = "清算停机"
    return Play(.splitResolve, fields)
  }

  /// What clearing says of the latest splits, or nearly that.
  mutating func statement(_ registry: Registry) -> Play {
    var text = "settlement_ref,request_id,amount,status\n"
    for split in registry.wallet.splits.all.suffix(12) {
      guard let ref = split.settlementRef, !dice.once(in: 15) else { continue }
      let amount = dice.once(in: 15) ? Fen(split.amount.count ^ 1) : split.amount
      let status = dice.once(in: 15) ? SplitStatus.failed : split.status
      text += "`\(ref),`\(split.requestID),`\(Self.yuan(amount)),`\(status.rawValue)\n"
    }
    var fields = StatementImport()
    fields.content = dice.once(in: 10) ? String(text.dropLast(9)) : text
    return Play(.statementImport, fields)
  }

  private static func yuan(_ amount: Fen) -> String {
    let cents = amount.count % 100
    return "\(amount.count / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  // MARK: Risk control

  /// A new instruction's id, or one that was given lately.
  private mutating func instruction() -> String {
    if dice.roll(3) > 0 || instructions == 0 {
      instructions += 1
      return "I\(instructions)"
    }
    return "I\(max(1, instructions - dice.roll(8)))"
  }

  mutating func merchantInstruction(_ registry: Registry) -> Play {
    let wallet = registry.wallet
    let frozen = wallet.users.all.filter { $0.status == .frozen }
    if let user = frozen.isEmpty ? nil : dice.pick(frozen), dice.roll(4) > 0 {
      // By the freeze's own id, or by another.
      let id = dice.once(in: 2) ? user.freezes.last ?? "" : instruction()
      return Play(.thawMerchant, MerchantInstruction(id, user.userID, reason: "解冻"))
    }
    let fields = MerchantInstruction(instruction(), user(registry), reason: "风控")
    return dice.once(in: 6) ? Play(.thawMerchant, fields) : Play(.freezeMerchant, fields)
  }

  mutating func transactionInstruction(_ registry: Registry) -> Play {
    let wallet = registry.wallet
    let from = max(1, wallet.splits.next - 40)
    let frozen = (from..<wallet.splits.next).filter { !wallet.splits[$0].freezes.isEmpty }
    if let number = frozen.isEmpty ? nil : dice.pick(frozen), dice.once(in: 2) {
      let split = wallet.splits[number]
      let id = dice.once(in: 2) ? split.freezes.last ?? "" : instruction()
      return Play(
        .thawTransaction, TransactionInstruction(id, split.requestID, reason: "解冻"))
    }
    let fields = TransactionInstruction(instruction(), splitID(registry), reason: "风控")
    return dice.once(in: 8)
      ? Play(.thawTransaction, fields) : Play(.freezeTransaction, fields)
  }
}
