internal import Countersign

/// Why an action of the panels of accounts and splits is off just now.
extension Console {
  func offWallet(_ id: ActionID) -> String? {
    switch id {
    case .openLine: return offLine
    case .explainSplit, .submitSplit, .registerUser: return nil
    case .reconcile: return offStatement
    default: break
    }
    if Self.accountActions.contains(id) { return offSelection ?? offUser(id) }
    if Self.splitActions.contains(id) { return offSelection ?? offSplit(id) }
    return nil
  }

  private static let accountActions = Set(ActionTable.accounts.map(\.id))
  private static let splitActions = Set(ActionTable.splits.map(\.id))

  private var offLine: String? {
    guard let page else { return texts("正在读取…", "reading…") }
    guard let row = pagePane.chosen(page) else {
      return texts("这一页没有可打开的行", "no line of this page leads on")
    }
    return page.rows[row].intent == nil
      ? texts("这一行没有可打开的记录", "this line leads nowhere") : nil
  }

  // MARK: Accounts

  private func offUser(_ id: ActionID) -> String? {
    guard let line = shownUser?.line ?? users.current else { return nil }
    switch id {
    case .openAccount:
      if let frozen = offFrozen(line) { return frozen }
      let has = line.accounts.contains { $0.status != .closed && $0.type == Self.accountType(line) }
      return has ? texts.message(Code.duplicateAccount) : nil
    case .requestBinding, .enablePayment, .submitFrom:
      if id == .enablePayment, line.isPaymentEnabled {
        return texts("付款已开通", "payment is open already")
      }
      return offFrozen(line) ?? offPaying(line)
    case .freezeMerchant: return nil
    case .thawMerchant:
      return line.status == .frozen ? nil : texts("该商户没有被冻结", "this merchant is not frozen")
    case .revealUser: return line.isErased ? texts.message(Code.personalErased) : nil
    case .invalidateBinding: return offBinding
    default: return offAccount(id, line)
    }
  }

  private func offFrozen(_ line: UserLine) -> String? {
    line.status == .frozen ? texts.message(Code.userFrozen) : nil
  }

  /// Only a collection account that is in order pays.
  private func offPaying(_ line: UserLine) -> String? {
    let open = line.accounts.filter { $0.status != .closed }
    guard let account = open.first(where: { $0.type == .collection }) else {
      return texts("没有天财收款账户，不能付款", "no collection account: it cannot pay")
    }
    return account.status == .frozen ? texts.message(Code.accountFrozen) : nil
  }

  private func offAccount(_ id: ActionID, _ line: UserLine) -> String? {
    if id == .fundAccount, header?.isSandbox == false { return texts.message(Code.notSandbox) }
    guard let account = targetAccount else {
      return line.accounts.isEmpty
        ? texts("该用户没有账户", "this user has no account")
        : texts("先在详情页选中一个账户", "choose an account on the page first")
    }
    if account.status == .closed { return texts.message(Code.accountClosed) }
    switch id {
    case .freezeAccount:
      return account.isFrozenByHand ? texts.message(Code.accountFrozen) : nil
    case .unfreezeAccount:
      if account.isFrozenByHand { return nil }
      return account.status == .frozen
        ? texts(
          "被商户冻结：用 \(keyName(.thawMerchant)) 解冻商户",
          "frozen with its merchant: thaw that (\(keyName(.thawMerchant)))")
        : texts("账户没有被冻结", "the account is not frozen")
    case .closeAccount:
      if account.inFlight > 0 { return texts("还有在途分账", "splits are under way") }
      return account.balance > .zero ? texts.message(Code.accountNotEmpty) : nil
    default: return nil
    }
  }

  private var offBinding: String? {
    guard let binding = targetBinding else {
      return texts("先在详情页选中一条绑定", "choose a binding on the page first")
    }
    return binding.isValid ? nil : texts("这条绑定没有生效", "this binding is not valid")
  }

  // MARK: Splits

  private func offSplit(_ id: ActionID) -> String? {
    guard let line = shownSplit?.line ?? splits.current else { return nil }
    switch id {
    case .querySplit, .resolveSplit:
      guard !line.isUnresolved else { return nil }
      let word = StatusMark(line, texts).word
      return texts("结果已知（\(word)）", "its result is known (\(word))")
    case .remedySplit: return offRemedy
    case .freezeTransaction:
      return line.status == .failed ? texts("失败的分账没有资金", "a failed split has no money") : nil
    case .thawTransaction:
      return line.isFrozen ? nil : texts("该交易没有被冻结", "this transaction is not frozen")
    case .goToBinding:
      return tracedProcess == nil ? texts("没有查到签约流程", "no process is traced") : nil
    case .goToPayer: return offUnknown(line.payerUserID)
    case .goToReceiver: return offUnknown(line.receiverUserID)
    default: return nil
    }
  }

  private func offUnknown(_ userID: String) -> String? {
    userID.isEmpty ? texts("没有这个用户", "there is no such user") : nil
  }

  private var offRemedy: String? {
    guard shownSplit != nil else { return texts("正在读取…", "reading…") }
    guard let remedy else { return texts("没有要做的事", "nothing need be done") }
    return CommandName(rawValue: remedy.command).flatMap(off)
  }
}
