/// What the wallet knows: users, their accounts and money, who may pay whom, and what was paid.
package struct Wallet: Equatable, Sendable {
  package var users = Rows<User>()
  package var userNumbers = Keyed<Int>()
  /// The last sequence number given in each institution; never given again.
  package var sequences: [String: Int] = [:]
  package var accounts = Rows<Account>()
  package var accountNumbers = Keyed<Int>()
  /// The accounts of each user, in the order of opening.
  package var userAccounts = Keyed<[Int]>()
  package var bindings = Rows<Binding>()
  /// The valid binding of each direction of payment.
  package var validBindings = Keyed<Int>()
  /// The latest binding of each direction of payment, valid or not.
  package var latestBindings = Keyed<Int>()
  package var links = Keyed<UserLinks>()
  package var splits = Rows<Split>()
  package var splitNumbers = Keyed<Int>()
  package var queues = SplitQueues()
  /// The latest splits from or to each account, by number.
  package var accountSplits = Keyed<[Int]>()
  package var instructions = Rows<Instruction>()
  package var instructionNumbers = Keyed<Int>()
  package var alerts = Rows<Alert>()
  /// The alert that stands for each subject.
  package var openAlerts: [String: Int] = [:]
  /// The latest alert of each subject, whether it stands or not.
  package var latestAlerts = Keyed<Int>()
  /// The alerts that a person has to look at.
  package var standingAlerts = NumberSet()
  /// The statement that was imported last.
  package var lastStatement: StatementImported?
  package var ledger = Ledger()

  package init() {}

  package func user(_ id: String) -> User? { userNumbers[id].map { users[$0] } }
  package func account(_ id: String) -> Account? { accountNumbers[id].map { accounts[$0] } }
  package func split(_ id: String) -> Split? { splitNumbers[id].map { splits[$0] } }
  package func instruction(_ id: String) -> Instruction? {
    instructionNumbers[id].map { instructions[$0] }
  }

  package func bindingNumber(_ id: String) -> Int? {
    guard let number = Ordinal.number(of: id), bindings.contains(number),
      bindings[number].bindingID == id
    else { return nil }
    return number
  }

  package func alertNumber(_ id: String) -> Int? {
    guard let number = Ordinal.number(of: id), alerts.contains(number),
      alerts[number].alertID == id
    else { return nil }
    return number
  }

  package func accounts(of userID: String) -> [Account] {
    (userAccounts[userID] ?? []).map { accounts[$0] }
  }

  package func validBinding(_ payer: String, _ receiver: String) -> Binding? {
    validBindings[Binding.pair(payer, receiver)].map { bindings[$0] }
  }

  package func latestBinding(_ payer: String, _ receiver: String) -> Binding? {
    latestBindings[Binding.pair(payer, receiver)].map { bindings[$0] }
  }

  /// The splits that run, in the order of their numbers.
  package var openSplits: [Int] { (Array(queues.waiting) + queues.unresolved).sorted() }
}

/// The sides of the books that are nobody's account: what came in from outside, and the fees.
package struct Ledger: Record, Equatable {
  package var funded = Fen.zero
  package var fees = Fen.zero

  package init() {}

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("funded", &funded)
    fields.field("fees", &fees)
  }
}

/// One side of a movement of money; the sides of a movement add up to nothing.
package struct Entry: Record, Equatable {
  /// An account, or one of the two others.
  package var account = ""
  /// What is added to it, or taken from it where negative.
  package var amount = Fen.zero

  package init() {}

  package init(_ account: String, _ amount: Int64) {
    self.account = account
    self.amount = Fen(amount)
  }

  package mutating func visit(_ fields: inout some FieldVisitor) {
    fields.field("account", &account)
    fields.field("amount", &amount)
  }

  // No account has these names: an account's id holds no blank.
  package static let outside = "outside world"
  package static let fees = "fee income"
}

extension Wallet {
  /// Books a movement: all its sides at once.
  mutating func post(_ entries: [Entry], record: Int) {
    precondition(
      entries.reduce(0) { $0 + $1.amount.count } == 0, "a movement of money does not add up")
    for entry in entries {
      switch entry.account {
      case Entry.outside: ledger.funded = Fen(ledger.funded.count - entry.amount.count)
      case Entry.fees: ledger.fees = Fen(ledger.fees.count + entry.amount.count)
      default:
        guard let number = accountNumbers[entry.account] else {
          preconditionFailure("money moved to an account that does not exist")
        }
        accounts[number].balance = Fen(accounts[number].balance.count + entry.amount.count)
        accounts[number].moneyRecord = record
      }
    }
  }

  mutating func hold(_ amount: Int64, _ accountID: String, record: Int) {
    guard let number = accountNumbers[accountID] else { return }
    accounts[number].held = Fen(accounts[number].held.count + amount)
    accounts[number].moneyRecord = record
  }

  /// What is wrong with the books; empty while every fen is where it must be.
  package var faults: [String] {
    var faults: [String] = []
    var held: [String: Int64] = [:]
    var flights: [String: Int] = [:]
    for split in splits.all {
      if split.status == .processing {
        held[split.payerAccountID, default: 0] += split.total.count
        for account in [split.payerAccountID, split.receiverAccountID] {
          flights[account, default: 0] += 1
        }
      }
      held[split.receiverAccountID, default: 0] += split.frozen.count
    }
    for account in accounts.all {
      let id = account.accountID
      if account.balance.count < 0 { faults.append("the balance of \(id) is negative") }
      if account.available.count < 0 { faults.append("\(id) holds more than it has") }
      if account.held.count != held[id, default: 0] { faults.append("\(id) holds a wrong amount") }
      if account.inFlight != flights[id, default: 0] { faults.append("\(id) counts wrong splits") }
    }
    let paid = splits.all.filter { $0.status == .success }.reduce(0) { $0 + ($1.fee?.count ?? 0) }
    if paid != ledger.fees.count { faults.append("the fees are not those of the splits") }
    let sum = accounts.all.reduce(ledger.fees.count) { $0 + $1.balance.count }
    if sum != ledger.funded.count {
      faults.append("accounts and fees make \(sum), funded were \(ledger.funded.count)")
    }
    return faults
  }
}
