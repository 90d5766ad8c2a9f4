internal import Countersign
internal import Terminal

/// Doing what the panels of accounts and splits offer.
extension Console {
  /// Returns false when the action is not one of these panels'.
  mutating func runOnWallet(_ id: ActionID, _ key: Key) -> Bool {
    switch id {
    case .openLine: if let intent = page.flatMap(pagePane.opening) { follow(intent, .action) }
    case .moveLine: _ = takePageKey(key)
    case .registerUser: openForm(.userRegister)
    case .openAccount: openForm(.accountOpen)
    case .requestBinding: openForm(.bindingRequest)
    case .enablePayment: openForm(.paymentEnable)
    case .fundAccount: openForm(.sandboxFund)
    case .submitFrom, .submitSplit: openForm(.splitSubmit)
    case .explainSplit: openForm(.splitExplain)
    case .reconcile: openStatement()
    case .querySplit: if let split = splits.current { query(split.requestID) }
    case .remedySplit: beginRemedy()
    case .goToPayer: if let split = splits.current { open(.accounts, id: split.payerUserID) }
    case .goToReceiver: if let split = splits.current { open(.accounts, id: split.receiverUserID) }
    case .goToBinding: if let id = tracedProcess { open(.processes, id: id) }
    default: return askBefore(id)
    }
    return true
  }

  /// What moves or blocks money, or cannot be undone, is asked about first.
  private mutating func askBefore(_ id: ActionID) -> Bool {
    guard let act = walletAct(id) else { return false }
    ask(act)
    return true
  }

  /// Opens the question, bound to the record as it is now.
  /// - Parameter reason: stands in it beforehand; the operator may change it.
  mutating func ask(_ act: ReasonDialog.Act, reason: String = "") {
    var dialog = ReasonDialog(act, seen: state(of: act))
    dialog.propose(reason: reason)
    switch act {
    case .freezeMerchant: dialog.propose(lastProposal.next("FM", now))
    case .thawMerchant(_, _, let lifts): dialog.propose(lifts ?? lastProposal.next("TM", now))
    case .freezeTransaction: dialog.propose(lastProposal.next("FT", now))
    case .thawTransaction(_, let lifts): dialog.propose(lifts ?? lastProposal.next("TT", now))
    default: break
    }
    layers.append(.reason(dialog))
  }

  private func walletAct(_ id: ActionID) -> ReasonDialog.Act? {
    switch id {
    case .freezeAccount: targetAccount.map { .freezeAccount($0.accountID) }
    case .unfreezeAccount: targetAccount.map { .unfreezeAccount($0.accountID) }
    case .closeAccount: targetAccount.map { .closeAccount($0.accountID) }
    case .invalidateBinding: targetBinding.map { .invalidateBinding($0.bindingID) }
    case .freezeMerchant: users.current.map { .freezeMerchant($0.userID, name: $0.name) }
    case .thawMerchant:
      users.current.map {
        .thawMerchant($0.userID, name: $0.name, lifts: standing(shownUser?.freezes))
      }
    case .revealUser:
      users.current.map { .reveal(processID: nil, userID: $0.userID, name: $0.name) }
    case .freezeTransaction: splits.current.map { .freezeTransaction($0.requestID) }
    case .thawTransaction:
      splits.current.map { .thawTransaction($0.requestID, lifts: standing(shownSplit?.freezes)) }
    case .resolveSplit: splits.current.map { .resolveSplit($0.requestID) }
    default: nil
    }
  }

  /// Which freeze a thaw must name: where several stand, the chosen one or else the first.
  private func standing(_ freezes: [Instruction]?) -> String? {
    guard let freezes, freezes.count > 1 else { return nil }
    let chosen = freezes.first { "freeze:\($0.instructionID)" == chosenLine }
    return (chosen ?? freezes.first)?.instructionID
  }

  private mutating func query(_ requestID: String) {
    send(.wallet(.splitQuery(SplitReference(requestID))))
  }

  // MARK: What would make a split pass

  /// The first thing to do.
  var remedy: Remedy? { shownSplit.flatMap { SplitRemedies($0).list.first } }

  private mutating func beginRemedy() {
    guard let remedy, let line = shownSplit?.line else { return }
    begin(remedy, line)
  }

  /// Begins what a remedy says: asked, dialled or filled in, never done behind the operator's back.
  mutating func begin(_ remedy: Remedy, _ line: SplitLine) {
    switch (CommandName(rawValue: remedy.command), remedy) {
    case (.splitQuery, _): query(remedy.requestID ?? line.requestID)
    case (.splitResolve, _): ask(.resolveSplit(remedy.requestID ?? line.requestID))
    case (.accountUnfreeze, _): ask(.unfreezeAccount(remedy.accountID ?? ""))
    case (.thawTransaction, _):
      ask(.thawTransaction(remedy.requestID ?? line.requestID, lifts: remedy.instructionID))
    case (.thawMerchant, _):
      let userID = remedy.userID ?? ""
      let name = userID == line.payerUserID ? line.payer : line.receiver
      ask(.thawMerchant(userID, name: name, lifts: remedy.instructionID))
    case (_, let remedy) where remedy.processID != nil:
      if let id = remedy.processID { open(.processes, id: id) }
    case (let command?, _): openForm(command, values(of: remedy, line))
    case (nil, _): break
    }
  }

  private func values(of remedy: Remedy, _ line: SplitLine) -> [String: String] {
    var values: [String: String] = [:]
    if remedy.command == CommandName.splitSubmit.rawValue {
      values = Self.fields(of: line)
      values["request_id"] = remedy.requestID
      // Another account of the same user may do instead.
      if remedy.check == "payer_account" { values["payer_account_id"] = remedy.accountID }
      if remedy.check == "receiver_account" { values["receiver_account_id"] = remedy.accountID }
      return values
    }
    values["account_id"] = remedy.accountID
    values["account_type"] = remedy.accountType?.rawValue
    values["user_id"] = remedy.userID
    values["payer_user_id"] = remedy.payerUserID
    values["receiver_user_id"] = remedy.receiverUserID
    if let amount = remedy.amount { values["amount"] = YuanText.text(amount) }
    return values
  }

  /// The same split once more; its id is always a new one.
  static func fields(of line: SplitLine) -> [String: String] {
    [
      "payer_account_id": line.payerAccountID, "receiver_account_id": line.receiverAccountID,
      "amount": YuanText.text(line.amount),
    ]
  }

  // MARK: What it is about

  /// The selected user's page, once it has come.
  var shownUser: UserView? { user.flatMap { $0.line.userID == users.current?.userID ? $0 : nil } }

  var shownSplit: SplitView? {
    split.flatMap { $0.line.requestID == splits.current?.requestID ? $0 : nil }
  }

  /// The id of the chosen line of the page.
  var chosenLine: String? { page.flatMap(pagePane.chosenID) }

  /// The account that is meant: the chosen line's, else the only one there is.
  var targetAccount: AccountLine? {
    let accounts = (shownUser?.line ?? users.current)?.accounts ?? []
    if let chosen = accounts.first(where: { UserPage.id($0) == chosenLine }) { return chosen }
    let open = accounts.filter { $0.status != .closed }
    return open.count == 1 ? open.first : nil
  }

  /// The binding of the chosen line.
  var targetBinding: BindingLine? {
    guard let view = shownUser else { return nil }
    return (view.paysTo + view.paidBy).first { UserPage.id($0) == chosenLine }
  }

  /// The process in which the binding of the split's trace was, or is, signed.
  var tracedProcess: String? { shownSplit?.trace.lazy.compactMap(\.processID).first }

  /// What the selection says about the next command.
  func prefilledWallet(_ command: CommandName) -> [String: String] {
    switch panel {
    case .accounts: prefilledFromUser(command)
    case .splits: prefilledFromSplit(command)
    default: [:]
    }
  }

  private func prefilledFromUser(_ command: CommandName) -> [String: String] {
    guard let line = users.current else { return [:] }
    var values = ["user_id": line.userID, "payer_user_id": line.userID]
    values["institution_id"] = line.institutionID
    values["account_id"] = targetAccount?.accountID
    values["payer_account_id"] =
      line.accounts.first { $0.type == .collection && $0.status != .closed }?.accountID
    values["account_type"] = Self.accountType(line).rawValue
    return values
  }

  /// The only type that such a user may have.
  static func accountType(_ line: UserLine) -> AccountType {
    line.role.isAcquiring ? .collection : .receiver
  }

  private func prefilledFromSplit(_ command: CommandName) -> [String: String] {
    guard let line = splits.current else { return [:] }
    switch command {
    case .splitExplain:
      // What is explained is the same thing again; a new one is filled in by the operator.
      return Self.fields(of: line)
    case .splitQuery: return ["request_id": line.requestID]
    case .bindingRequest:
      return ["payer_user_id": line.payerUserID, "receiver_user_id": line.receiverUserID]
    default: return [:]
    }
  }
}
