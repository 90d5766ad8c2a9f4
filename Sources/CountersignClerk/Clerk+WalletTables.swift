import Countersign
import CountersignStore

extension Clerk {
  /// Gives each row of one of the wallet's tables in turn; stops when `body` says so.
  func walletRows(of table: TableName, _ body: (TableRow) throws -> Bool) rethrows {
    let wallet = registry.wallet
    switch table {
    case .users: for user in wallet.users.all where try !body(row(user)) { return }
    case .accounts: for account in wallet.accounts.all where try !body(row(account)) { return }
    case .bindings: for binding in wallet.bindings.all where try !body(row(binding)) { return }
    case .splits: for split in wallet.splits.all where try !body(row(split)) { return }
    case .instructions:
      for instruction in wallet.instructions.all where try !body(row(instruction)) { return }
    case .alerts: for alert in wallet.alerts.all where try !body(row(alert)) { return }
    default: return
    }
  }

  /// A row of one of the wallet's tables in which nothing stands.
  func blankWallet(_ table: TableName) -> TableRow {
    switch table {
    case .users: row(User())
    case .accounts: row(Account())
    case .bindings: row(Binding())
    case .splits: row(Split())
    case .instructions: row(Instruction())
    case .alerts: row(Alert())
    default: TableRow()
    }
  }

  /// A registered user's name as an operator may see it.
  func maskedName(_ user: User) -> String {
    if case .open(let name) = user.name { return name }
    return masked(user, user.name, "name", Masking.name) ?? Masking.erased
  }

  /// A registered user's personal field, masked; nil where there is none.
  func masked(
    _ user: User, _ text: Guarded?, _ field: String, _ mask: (String) -> String
  ) -> String? {
    guard let text else { return nil }
    guard !user.isErased else { return Masking.erased }
    return masked(text, SigningProcess.context(user.userID, field), mask)
  }

  private func row(_ user: User) -> TableRow {
    var row = TableRow()
    row.add("user_id", user.userID)
    row.add("institution_id", user.institutionID)
    row.add("merchant_type", user.type)
    row.add("role", user.role)
    row.add("status", user.status)
    row.add("name", maskedName(user))
    row.add("id_no", masked(user, user.idNo, "id_no", Masking.identity))
    row.add("bank_card_no", masked(user, user.bankCardNo, "bank_card_no", Masking.card))
    row.add("mobile", masked(user, user.mobile, "mobile", Masking.mobile))
    row.add("created_at", user.createdAt)
    row.add("payment_enabled_at", user.paymentEnabledAt)
    row.add("freezes", user.freezes)
    return row
  }

  private func row(_ account: Account) -> TableRow {
    var row = TableRow()
    row.add("account_id", account.accountID)
    row.add("user_id", account.userID)
    row.add("account_type", account.type)
    row.add("balance", account.balance)
    row.add("status", account.status)
    row.add("held", account.held)
    row.add("available", account.available)
    row.add("in_flight", account.inFlight)
    row.add("frozen_by_hand", account.isFrozenByHand)
    row.add("freezes", account.freezes)
    row.add("opened_at", account.openedAt)
    row.add("closed_at", account.closedAt)
    return row
  }

  private func row(_ binding: Binding) -> TableRow {
    var row = TableRow()
    row.add("binding_id", binding.bindingID)
    row.add("payer_user_id", binding.payerUserID)
    row.add("receiver_user_id", binding.receiverUserID)
    row.add("agreement_status", binding.agreementStatus)
    row.add("is_valid", binding.isValid)
    row.add("process_id", binding.processID)
    row.add("reason", binding.reason)
    row.add("created_at", binding.createdAt)
    row.add("signed_at", binding.signedAt)
    row.add("invalidated_at", binding.invalidatedAt)
    return row
  }

  private func row(_ split: Split) -> TableRow {
    var row = TableRow()
    row.add("request_id", split.requestID)
    row.add("payer_account_id", split.payerAccountID)
    row.add("receiver_account_id", split.receiverAccountID)
    row.add("amount", split.amount)
    row.add("fee", split.fee)
    row.add("status", split.status)
    row.add("settlement_ref", split.settlementRef)
    row.add("unresolved", split.isUnresolved)
    row.add("code", split.code)
    row.add("detail", split.detail)
    row.add("binding_id", split.bindingID)
    row.add("created_at", split.createdAt)
    row.add("finished_at", split.finishedAt)
    row.add("unresolved_at", split.unresolvedAt)
    row.add("freezes", split.freezes)
    row.add("frozen", split.frozen)
    row.add("checks", split.checks)
    return row
  }

  private func row(_ instruction: Instruction) -> TableRow {
    var row = TableRow()
    row.add("instruction_id", instruction.instructionID)
    row.add("kind", instruction.kind)
    row.add("target", instruction.target)
    row.add("reason", instruction.reason)
    row.add("at", instruction.at)
    row.add("lifted_at", instruction.liftedAt)
    row.add("lifted_by", instruction.liftedBy)
    return row
  }

  private func row(_ alert: Alert) -> TableRow {
    var row = TableRow()
    row.add("alert_id", alert.alertID)
    row.add("level", alert.level)
    row.add("code", alert.code)
    row.add("subject", alert.subject)
    row.add("raised_at", alert.raisedAt)
    row.add("resolved_at", alert.resolvedAt)
    row.add("detail", alert.detail)
    row.add("next_step", alert.nextStep)
    row.add("work_item", alert.isWorkItem)
    row.add("acknowledged_at", alert.acknowledgedAt)
    row.add("acknowledged_by", alert.acknowledgedBy)
    row.add("note", alert.note)
    row.add("first_raised_at", alert.firstRaisedAt)
    row.add("times", alert.times)
    return row
  }
}
