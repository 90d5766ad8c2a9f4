import Countersign

/// What the panel of accounts shows.
extension Clerk {
  /// Users with their accounts, newest first.
  func users(_ window: Window) throws -> ListView<UserLine> {
    let table = ListTable<User>(
      .users, newestFirst: registry.wallet.users.count, row: { self.registry.wallet.users[$0] },
      find: { self.registry.wallet.userNumbers[$0] }, fields: userFields, time: \.createdAt)
    return self.window(table, window, line: line)
  }

  private func line(_ user: User) -> UserLine {
    var line = UserLine()
    line.userID = user.userID
    line.institutionID = user.institutionID
    line.role = user.role
    line.type = user.type
    line.status = user.status
    line.name = maskedName(user)
    line.accounts = registry.wallet.accounts(of: user.userID).map(self.line)
    let links = registry.wallet.links[user.userID]
    line.payees = links?.payees ?? 0
    line.payers = links?.payers ?? 0
    line.isPaymentEnabled = user.paymentEnabledAt != nil
    line.isErased = user.isErased
    line.createdAt = user.createdAt
    return line
  }

  private func line(_ account: Account) -> AccountLine {
    var line = AccountLine()
    line.accountID = account.accountID
    line.userID = account.userID
    line.type = account.type
    line.status = account.status
    line.balance = account.balance
    line.held = account.held
    line.inFlight = account.inFlight
    line.isFrozenByHand = account.isFrozenByHand
    line.freezes = account.freezes
    line.isOutOfStep =
      registry.wallet.openAlerts[Alert.key(.freezeNotInStep, account.accountID)] != nil
    line.openedAt = account.openedAt
    line.closedAt = account.closedAt
    line.record = account.statusRecord
    return line
  }

  // MARK: One user

  func user(_ id: String) throws -> UserView? {
    guard let user = registry.wallet.user(id) else { return nil }
    let links = registry.wallet.links[id] ?? UserLinks()
    var view = UserView()
    view.line = line(user)
    view.idNo = masked(user, user.idNo, "id_no", Masking.identity) ?? ""
    view.bankCardNo = masked(user, user.bankCardNo, "bank_card_no", Masking.card)
    view.mobile = masked(user, user.mobile, "mobile", Masking.mobile)
    view.paymentEnabledAt = user.paymentEnabledAt
    view.freezes = user.freezes.compactMap(registry.wallet.instruction)
    view.paysTo = latest(links.paysTo)
    view.paidBy = latest(links.paidBy)
    view.bindings = links.paysTo.count + links.paidBy.count
    view.splits = latestSplits(of: user)
    view.record = user.record
    return view
  }

  /// The newest first.
  private func latest(_ bindings: [Int]) -> [BindingLine] {
    bindings.suffix(UserView.bindingsShown).reversed().map { line(registry.wallet.bindings[$0]) }
  }

  private func line(_ binding: Binding) -> BindingLine {
    var line = BindingLine()
    line.bindingID = binding.bindingID
    line.payerUserID = binding.payerUserID
    line.payer = userName(binding.payerUserID)
    line.receiverUserID = binding.receiverUserID
    line.receiver = userName(binding.receiverUserID)
    line.agreementStatus = binding.agreementStatus
    line.isValid = binding.isValid
    line.processID = binding.processID
    if let number = registry.processNumber(binding.processID) {
      line.processStatus = registry.processes[number].status
      line.endReason = registry.processes[number].endReason
    }
    line.reason = binding.reason
    line.createdAt = binding.createdAt
    line.signedAt = binding.signedAt
    line.invalidatedAt = binding.invalidatedAt
    line.record = binding.record
    return line
  }

  /// The latest splits from or to a user's accounts, newest first.
  private func latestSplits(of user: User) -> [SplitLine] {
    let wallet = registry.wallet
    let numbers = (wallet.userAccounts[user.userID] ?? []).flatMap { account in
      (wallet.accountSplits[wallet.accounts[account].accountID] ?? []).suffix(UserView.splitsShown)
    }
    return Set(numbers).sorted(by: >).prefix(UserView.splitsShown).map { line(wallet.splits[$0]) }
  }

  /// A registered user's name as an operator may see it; nothing for nobody.
  func userName(_ id: String) -> String { registry.wallet.user(id).map(maskedName) ?? "" }
}
