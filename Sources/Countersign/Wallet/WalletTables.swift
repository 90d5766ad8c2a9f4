/// The wallet's rows in a snapshot.
package struct WalletTables: Record {
  package var users: [User] = []
  package var accounts: [Account] = []
  package var bindings: [Binding] = []
  package var splits: [Split] = []
  package var instructions: [Instruction] = []
  package var alerts: [Alert] = []
  package var ledger = Ledger()
  package var lastStatement: StatementImported?

  package init() {}

  init(_ wallet: Wallet) {
    users = Array(wallet.users.all)
    accounts = Array(wallet.accounts.all)
    bindings = Array(wallet.bindings.all)
    splits = Array(wallet.splits.all)
    instructions = Array(wallet.instructions.all)
    alerts = Array(wallet.alerts.all)
    ledger = wallet.ledger
    lastStatement = wallet.lastStatement
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("users", &users)
    fields.field("accounts", &accounts)
    fields.field("binding_relationships", &bindings)
    fields.field("split_requests", &splits)
    fields.field("risk_instructions", &instructions)
    fields.field("alerts", &alerts)
    fields.field("ledger", &ledger)
    fields.field("last_statement", &lastStatement)
  }

  /// The wallet these rows are, with every index made anew.
  func wallet() throws(JSONFault) -> Wallet {
    var wallet = Wallet()
    for user in users { wallet.add(user) }
    for account in accounts { wallet.add(account) }
    wallet.bindings = Rows(bindings)
    for (place, binding) in bindings.enumerated() {
      guard wallet.bindingNumber(binding.bindingID) == place + 1 else {
        throw JSONFault("bindings are out of order", at: 0)
      }
      wallet.index(place + 1)
    }
    wallet.splits = Rows(splits)
    for number in 1..<wallet.splits.next { wallet.indexSplit(number) }
    wallet.instructions = Rows(instructions)
    for (place, instruction) in instructions.enumerated() {
      wallet.instructionNumbers[instruction.instructionID] = place + 1
    }
    wallet.alerts = Rows(alerts)
    for (place, alert) in alerts.enumerated() {
      wallet.latestAlerts[alert.key] = place + 1
      if alert.resolvedAt == nil { wallet.openAlerts[alert.key] = place + 1 }
      if alert.isOpen { wallet.standingAlerts.insert(place + 1) }
    }
    wallet.lastStatement = lastStatement
    wallet.ledger = ledger
    return wallet
  }
}
