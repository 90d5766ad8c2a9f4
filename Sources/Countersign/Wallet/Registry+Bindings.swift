// Bindings and opened payment: made by an agreement that both sides sign (seed 004, 4.3).

extension Registry {
  func requestBinding(_ fields: BindingRequest, _ context: Context) throws(Refusal) -> Decision {
    let payer = try user(fields.payerUserID)
    let receiver = try user(fields.receiverUserID)
    var checks = CheckList()
    noteUser(payer, "payer", &checks)
    noteUser(receiver, "receiver", &checks)
    noteAccount(of: payer, "payer_account", paying: true, &checks)
    noteAccount(of: receiver, "receiver_account", paying: false, &checks)
    let other = wallet.validBinding(payer.userID, receiver.userID)
    checks.note(
      "no_other_binding", other == nil, .bindingExists, other?.bindingID ?? "",
      record: other?.record)
    try checks.refuse()
    var create = ProcessCreate()
    create.scene = .relationBind
    create.templateID = try templateID(fields.templateID, .relationBind)
    create.parties = [party(payer, .payer, context), party(receiver, .payee, context)]
    create.callbackURL = fields.callbackURL
    var decision = try self.create(create, mayBeSilent: true, context)
    var binding = Binding()
    binding.bindingID = "BD-\(Ordinal.text(wallet.bindings.next))"
    binding.payerUserID = payer.userID
    binding.receiverUserID = receiver.userID
    decision.events = decision.events.map { event in
      guard case .processCreated(var fact) = event else { return event }
      fact.process.bindingID = binding.bindingID
      binding.processID = fact.process.processID
      return .processCreated(fact)
    }
    decision.events.append(.wallet(.binding(.requested, BindingFact(binding))))
    decision.answer = Answer(
      .wallet(process: binding.processID) { $0.bindingID = binding.bindingID })
    return decision
  }

  func enablePayment(_ fields: PaymentEnable, _ context: Context) throws(Refusal) -> Decision {
    let user = try user(fields.userID)
    var checks = CheckList()
    noteUser(user, "user", &checks)
    noteAccount(of: user, "account", paying: true, &checks)
    try checks.refuse()
    var create = ProcessCreate()
    create.scene = .openPayment
    create.templateID = try templateID(fields.templateID, .openPayment)
    create.parties = [party(user, .payer, context)]
    create.callbackURL = fields.callbackURL
    var decision = try self.create(create, mayBeSilent: true, context)
    let processID = decision.answer?.outcome?.processID ?? ""
    decision.answer = Answer(.wallet(process: processID) { $0.userID = user.userID })
    return decision
  }

  private func noteUser(_ user: User, _ name: String, _ checks: inout CheckList) {
    checks.note(
      name, user.status == .normal, .userFrozen, user.userID,
      values: ["user_id": user.userID, "status": user.status.rawValue], record: user.record)
  }

  /// Both sides must have opened an account (seed 004, 4.3): the payer one that may pay.
  private func noteAccount(
    of user: User, _ name: String, paying: Bool, _ checks: inout CheckList
  ) {
    let accounts = wallet.accounts(of: user.userID)
    guard let account = accounts.last(where: { !$0.isClosed }) ?? accounts.last else {
      return checks.note(name, false, .accountNotFound, user.userID)
    }
    let code: Code =
      switch account.status {
      case .normal: .accountTypeNotAllowed
      case .frozen: .accountFrozen
      case .closed: .accountClosed
      }
    let isRight = !paying || account.type == .collection
    checks.note(
      name, account.status == .normal && isRight, code, account.accountID,
      values: Self.values(account), record: account.statusRecord)
  }

  /// What a check saw of an account.
  static func values(_ account: Account) -> [String: String] {
    [
      "account_id": account.accountID, "user_id": account.userID,
      "account_type": account.type.rawValue, "status": account.status.rawValue,
    ]
  }

  /// The template named, else the first active one of the scene that needs no values of its own.
  private func templateID(_ named: String?, _ scene: BizScene) throws(Refusal) -> String {
    if let named { return named }
    let platform = Set(PlatformVariable.allCases.map(\.rawValue))
    let found = templateOrder.lazy.compactMap { templates[$0] }.first {
      $0.isActive && $0.scene == scene && $0.variables.allSatisfy(platform.contains)
    }
    guard let found else {
      throw Refusal(.invalidTemplate, "no active template for \(scene.rawValue)")
    }
    return found.templateID
  }

  func invalidate(_ fields: BindingInvalidate) throws(Refusal) -> Decision {
    try checkReason(fields.reason)
    guard let number = wallet.bindingNumber(fields.bindingID) else {
      throw Refusal(.notFound, fields.bindingID)
    }
    let binding = wallet.bindings[number]
    let outcome = Outcome.wallet {
      $0.bindingID = binding.bindingID
      $0.status = AgreementStatus.invalidated.rawValue
    }
    if binding.agreementStatus == .invalidated { return Decision([], outcome) }
    guard binding.isValid else { throw Refusal(.noValidBinding, binding.bindingID) }
    var fact = BindingFact(binding)
    fact.processID = nil
    fact.reason = fields.reason
    // A split that was not sent yet has nothing to stand on any more.
    let waiting = wallet.queues.waiting.filter {
      wallet.splits[$0].bindingID == binding.bindingID
    }
    let dropped = drop(waiting, .noValidBinding, binding.bindingID)
    return Decision([.wallet(.binding(.invalidated, fact))] + dropped, outcome)
  }

  /// What the end of a process means to the wallet, in the same record.
  func bindingEvents(
    _ process: SigningProcess, _ status: ProcessStatus, _ endReason: EndReason, _ reason: String?
  ) -> [Event] {
    if process.scene == .openPayment {
      guard status == .signed, let payer = process.party(.payer),
        wallet.userNumbers[payer.userID] != nil
      else { return [] }
      var fact = BindingFact()
      fact.userID = payer.userID
      fact.processID = process.processID
      return [.wallet(.binding(.paymentEnabled, fact))]
    }
    guard let number = process.bindingID.flatMap(wallet.bindingNumber) else { return [] }
    var fact = BindingFact(wallet.bindings[number])
    fact.endReason = endReason
    fact.reason = reason
    return [.wallet(.binding(status == .signed ? .established : .failed, fact))]
  }
}

extension Outcome {
  /// An answer of the wallet's with a process and its links.
  static func wallet(process id: String, _ fill: (inout WalletOutcome) -> Void) -> Outcome {
    var outcome = Outcome.wallet(fill)
    outcome.processID = id
    return outcome
  }
}
