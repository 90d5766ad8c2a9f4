package import Countersign
import CountersignStore

/// What the panel of splits shows.
extension Clerk {
  /// The split queue.
  func splits(_ window: Window) throws -> ListView<SplitLine> {
    let (rows, queues) = (registry.wallet.splits, registry.wallet.queues)
    // Many splits have few accounts: each name is unsealed once.
    var names: [String: String] = [:]
    func name(_ account: String) -> String {
      if let known = names[account] { return known }
      let name = self.name(of: account)
      names[account] = name
      return name
    }
    let table = ListTable<Split>(
      name: .splits, total: rows.count, row: { rows[$0] }, number: queues.number,
      place: { queues.place(of: $0, rows[$0].queue) }, all: { self.queueOrder },
      find: { self.registry.wallet.splitNumbers[$0] }, fields: splitFields(name),
      time: \.createdAt)
    return self.window(table, window) { self.line($0, name) }
  }

  /// All splits in the queue's order.
  private var queueOrder: [Int] {
    let (rows, queues) = (registry.wallet.splits, registry.wallet.queues)
    let first = [queues.unresolved, queues.waiting, queues.failed].flatMap { $0.reversed() }
    return first + (1..<rows.next).reversed().filter { rows[$0].queue == .done }
  }

  func line(_ split: Split) -> SplitLine { line(split, name) }

  private func line(_ split: Split, _ name: (String) -> String) -> SplitLine {
    var line = line(split.fields, name)
    line.fee = split.fee
    line.status = split.status
    line.isUnresolved = split.isUnresolved
    line.isFrozen = !split.freezes.isEmpty
    line.code = split.code
    line.createdAt = split.createdAt
    line.updatedAt = split.finishedAt ?? split.unresolvedAt ?? split.createdAt
    return line
  }

  private func line(_ fields: SplitSubmit, _ name: (String) -> String) -> SplitLine {
    var line = SplitLine()
    line.requestID = fields.requestID
    line.payerAccountID = fields.payerAccountID
    line.payerUserID = registry.wallet.account(fields.payerAccountID)?.userID ?? ""
    line.payer = name(fields.payerAccountID)
    line.receiverAccountID = fields.receiverAccountID
    line.receiverUserID = registry.wallet.account(fields.receiverAccountID)?.userID ?? ""
    line.receiver = name(fields.receiverAccountID)
    line.amount = fields.amount
    return line
  }

  /// Whose an account is; nothing for one that is not there.
  private func name(of accountID: String) -> String {
    registry.wallet.account(accountID).map { userName($0.userID) } ?? ""
  }

  // MARK: One split

  func split(_ id: String) throws -> SplitView? {
    guard let split = registry.wallet.split(id) else { return nil }
    var view = SplitView()
    view.line = line(split)
    view.settlementRef = split.settlementRef
    view.detail = split.detail
    view.held = split.status == .processing ? split.total : .zero
    view.frozen = split.frozen
    view.freezes = split.freezes.compactMap(registry.wallet.instruction)
    view.unresolvedAt = split.unresolvedAt
    view.finishedAt = split.finishedAt
    view.trace = try told(registry.trace(split, traceReader))
    view.remedies = registry.remedies(for: split, policy)
    for sequence in split.records.suffix(200) { view.timeline += try timeline(sequence, split) }
    return view
  }

  /// What `split.submit` would say; a field that is no good is told as the check of the id.
  func explanation(_ fields: SplitSubmit) throws -> SplitView {
    var view = SplitView()
    view.line = line(fields, name)
    do throws(Refusal) {
      try registry.check(fields)
    } catch {
      var line = TraceLine(.requestID, .failed)
      line.code = error.code
      line.detail = error.detail
      view.trace = [line]
      view.detail = error.detail
      return view
    }
    let explanation = SplitExplanation(fields, registry, policy)
    view.line.fee = explanation.fee
    view.line.code = explanation.checks.lazy.compactMap(\.code).first
    view.trace = try told(registry.trace(explanation, traceReader))
    view.remedies = explanation.remedies
    return view
  }

  /// The sandbox's own statement as it stands now; a live store has none.
  package var statement: [StatementLine]? { outside.statement(registry.wallet) }

  /// Our splits against it.
  var reconciliation: ReconciliationView? {
    statement.map { ReconciliationView(Reconciliation($0, registry.wallet)) }
  }

  private var traceReader: TraceReader {
    TraceReader(
      policy: policy, now: now, name: { self.maskedName($0) }, party: { self.party($0, $1) })
  }

  // MARK: Records

  /// The lines with the telling event of the record that proves each.
  private func told(_ trace: [TraceLine]) throws -> [TraceLine] {
    try trace.map { line in
      guard let sequence = line.record, sequence > 0, sequence <= registry.sequence else {
        return line
      }
      var line = line
      line.recordType = line.step.telling(try events(sequence).map(\.type))
      return line
    }
  }

  private func events(_ sequence: Int) throws -> [Event] {
    try JournalReading.record(sequence, try journal.record(sequence)).events
  }

  /// What a record tells of a split.
  private func timeline(_ sequence: Int, _ split: Split) throws -> [AuditLine] {
    let isFirst = sequence == split.records.first
    return try zip(events(sequence), lines(sequence)).filter { event, line in
      guard isAbout(split.requestID, event) else { return false }
      // The first thing asked for it says who submitted it.
      return !line.isBookkeeping || (isFirst && line.type == RequestKind.fee.rawValue)
    }.map(\.1)
  }

  /// True for what happened to one split.
  private func isAbout(_ id: String, _ event: Event) -> Bool {
    switch event {
    case .requested(_, let request): request.operation.isAboutSplit && request.subject == id
    case .serviceCalled(let fact): fact.operation.isAboutSplit && fact.subject == id
    case .commandFailed(let fact): fact.requestID == id
    case .wallet(.split(_, let fact)): fact.requestID == id
    case .wallet(.freeze(_, let fact)): fact.requestID == id
    case .wallet(.alert(_, let fact)):
      registry.wallet.alertNumber(fact.alertID).map { registry.wallet.alerts[$0].subject } == id
    default: false
    }
  }
}

extension TraceLine.Step {
  /// The event of a record that says what this line is about.
  fileprivate func telling(_ types: [String]) -> String? {
    for beginning in beginnings {
      if let type = types.first(where: { $0.hasPrefix(beginning) }) { return type }
    }
    let isTelling = { (type: String) in
      RequestKind(rawValue: type) == nil && !type.hasPrefix("SERVICE_CALL")
    }
    return types.first(where: isTelling) ?? types.first
  }

  /// How the names of its events begin, the most telling first.
  private var beginnings: [String] {
    switch self {
    case .requestID: ["SPLIT_", "FEE_QUOTE_REQUESTED"]
    case .payerAccount, .receiverAccount: ["ACCOUNT_", "MERCHANT_"]
    case .balance:
      [
        "SANDBOX_FUNDED", "SPLIT_SUCCEEDED", "SPLIT_FAILED", "SPLIT_ACCEPTED", "TRANSACTION_",
        "ACCOUNT_OPENED",
      ]
    case .binding: ["BINDING_"]
    case .agreement: ["PROCESS_", "SMS_", "VERIFICATION_"]
    case .verification:
      ["VERIFICATION_RESULT", "DEPOSIT_", "FACE_", "VERIFICATION_"]
    case .fee: ["SPLIT_"]
    case .clearing:
      ["SPLIT_SUCCEEDED", "SPLIT_FAILED", "SPLIT_RESULT_UNKNOWN", "SPLIT_ACCEPTED"]
    }
  }
}
