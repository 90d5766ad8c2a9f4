import Countersign
import Testing

@testable import CountersignClerk

/// What the panels of accounts and splits ask for: windows and their order, filters, completion,
/// traces, and nobody's data whole in any of it.
@Suite struct WalletViewTests {
  private func desk() throws -> (clerk: Clerk, desk: WalletDesk) {
    let clerk = try TestStore().clerk()
    return (clerk, try WalletDesk(clerk))
  }

  private func users(_ clerk: Clerk, _ window: Window) throws -> ListView<UserLine> {
    guard case .users(let list) = try clerk.view(.users(window)) else { throw Refusal(.notFound) }
    return list
  }

  private func splits(_ clerk: Clerk, _ window: Window) throws -> ListView<SplitLine> {
    guard case .splits(let list) = try clerk.view(.splits(window)) else {
      throw Refusal(.notFound)
    }
    return list
  }

  private func split(_ clerk: Clerk, _ id: String) throws -> SplitView {
    guard case .split(let view?) = try clerk.view(.split(id: id)) else { throw Refusal(.notFound) }
    return view
  }

  private func explanation(_ clerk: Clerk, _ fields: SplitSubmit) throws -> SplitView {
    guard case .explanation(let view) = try clerk.view(.explanation(fields)) else {
      throw Refusal(.notFound)
    }
    return view
  }

  private func completions(
    _ clerk: Clerk, _ kind: IDKind, _ prefix: String = ""
  ) throws -> [Completion] {
    guard case .completions(let found) = try clerk.view(.completions(kind, prefix: prefix)) else {
      throw Refusal(.notFound)
    }
    return found
  }

  /// Two paid, one refused, one unresolved, then two that wait.
  private func queue(_ clerk: Clerk, _ desk: WalletDesk) throws {
    for (id, amount) in [("S-1", 1000), ("S-2", 9_999_999), ("S-3", 3000)] {
      try clerk.run(desk.split(id, amount))
    }
    try clerk.set(.clearing, .lostReply)
    try clerk.run(desk.split("S-4", 4000))
    try clerk.set(.clearing, .unavailable)
    try clerk.run(desk.split("S-5", 5000))
    try clerk.run(desk.split("S-6", 6000))
  }

  private static let order = ["S-4", "S-6", "S-5", "S-2", "S-3", "S-1"]

  // MARK: Windows

  @Test func theQueueInItsOrder() throws {
    let (clerk, desk) = try desk()
    try queue(clerk, desk)
    for (first, count) in [(0, 9), (0, 2), (1, 3), (3, 9), (5, 1), (6, 3), (99, 3), (-2, 2)] {
      let list = try splits(clerk, Window(first: first, count: count))
      let expected = Self.order.dropFirst(max(0, first)).prefix(count)
      #expect(list.rows.map(\.requestID) == Array(expected), "\(first), \(count)")
      #expect(list.total == 6 && list.matching == 6)
    }
    for (place, id) in Self.order.enumerated() {
      #expect(try splits(clerk, Window(count: 1, anchor: id)).anchorIndex == place)
      let filtered = try splits(clerk, Window(count: 1, filter: "s-", anchor: id))
      #expect(filtered.anchorIndex == place && filtered.matching == 6)
    }
    #expect(try splits(clerk, Window(count: 1, anchor: "S-9")).anchorIndex == nil)
    let line = try splits(clerk, Window(count: 1)).rows[0]
    #expect(line.queue == .unresolved && line.amount == Fen(4000) && line.fee == Fen(12))
    #expect(line.payer == SigningCase.firm && line.receiver == "欧**")
    #expect(line.payerUserID == desk.payer && line.receiverAccountID == desk.accounts[1])
  }

  @Test func usersNewestFirst() throws {
    let (clerk, desk) = try desk()
    let list = try users(clerk, Window(count: 9, anchor: desk.payer))
    #expect(list.rows.map(\.userID) == [desk.receiver, desk.payer])
    #expect(list.total == 2 && list.matching == 2 && list.anchorIndex == 1)
    #expect(try users(clerk, Window(first: 1, count: 1)).rows.map(\.userID) == [desk.payer])
    let payer = list.rows[1]
    #expect(payer.name == SigningCase.firm && payer.role == .headquarters)
    #expect(payer.accounts.map(\.accountID) == [desk.accounts[0]])
    #expect(payer.balance == Fen(100_000) && payer.held == .zero)
    #expect(payer.payees == 1 && payer.payers == 0)
    #expect(list.rows[0].payees == 0 && list.rows[0].payers == 1)
  }

  @Test func anEmptyDesk() throws {
    let clerk = try TestStore().clerk()
    for filter in ["", "status:normal"] {
      let window = Window(count: 5, filter: filter, anchor: "x")
      #expect(try users(clerk, window) == ListView(total: 0, matching: 0, first: 0, rows: []))
      #expect(try splits(clerk, window) == ListView(total: 0, matching: 0, first: 0, rows: []))
    }
    #expect(try clerk.view(.user(id: "x")) == .user(nil))
    #expect(try clerk.view(.split(id: "")) == .split(nil))
    for kind in IDKind.allCases where kind != .template {
      #expect(try completions(clerk, kind) == [])
    }
  }

  // MARK: Filters

  @Test(arguments: [
    ("queue:unresolved", ["S-4"]), ("queue:waiting", ["S-6", "S-5"]), ("queue:failed", ["S-2"]),
    ("queue:done", ["S-3", "S-1"]), ("status:processing", ["S-4", "S-6", "S-5"]),
    ("code:INSUFFICIENT", ["S-2"]), ("amount:50.00", ["S-5"]), ("request_id:s-3", ["S-3"]),
    ("payer:试味坊 queue:done", ["S-3", "S-1"]), ("receiver:欧 s-6", ["S-6"]),
    ("binding_id:BD-000001", ["S-4", "S-6", "S-5", "S-3", "S-1"]), ("nofield:x", []),
    ("receiver:若水", []),
  ])
  func splitsAreFiltered(_ filter: String, _ expected: [String]) throws {
    let (clerk, desk) = try desk()
    try queue(clerk, desk)
    let list = try splits(clerk, Window(count: 9, filter: filter))
    #expect(list.rows.map(\.requestID) == expected)
    #expect(list.matching == expected.count && list.total == 6)
  }

  @Test func usersAreFiltered() throws {
    let (clerk, desk) = try desk()
    let change = #"{"command":"account.freeze","account_id":"\#(desk.accounts[1])","reason":"核查"}"#
    try clerk.run(change)
    func found(_ filter: String) throws -> [String] {
      try users(clerk, Window(count: 9, filter: filter)).rows.map(\.userID)
    }
    #expect(try found("role:person") == [desk.receiver])
    #expect(try found("name:试味坊") == [desk.payer])
    #expect(try found("merchant_type:enterprise status:normal") == [desk.payer])
    #expect(try found("account_status:frozen") == [desk.receiver])
    #expect(try found("account_type:collection") == [desk.payer])
    #expect(try found("account_id:\(desk.accounts[1])") == [desk.receiver])
    #expect(try found("institution_id:jg1") == [desk.receiver, desk.payer])
    #expect(try found("欧") == [desk.receiver])
    for secret in SigningCase.secrets { #expect(try found(secret) == [], "\(secret)") }
    #expect(try found("name:若水") == [])
  }

  // MARK: Pages

  @Test func aUsersPage() throws {
    let (clerk, desk) = try desk()
    try queue(clerk, desk)
    try clerk.run(
      #"{"command":"risk.freeze_merchant","instruction_id":"FX-1","user_id":"\#(desk.receiver)","reason":"核查"}"#
    )
    guard case .user(let view?) = try clerk.view(.user(id: desk.receiver)) else {
      Issue.record("there is such a user")
      return
    }
    #expect(view.line.status == .frozen && view.line.accounts[0].freezes == ["FX-1"])
    #expect(view.freezes.map(\.instructionID) == ["FX-1"])
    #expect(view.paysTo == [] && view.bindings == 1)
    #expect(view.paidBy.map(\.bindingID) == ["BD-000001"])
    #expect(view.paidBy[0].isValid && view.paidBy[0].processStatus == .signed)
    #expect(view.splits.map(\.requestID) == ["S-6", "S-5", "S-4", "S-3", "S-2", "S-1"])
    // The freeze ended what waited.
    #expect(view.splits[0].code == .accountFrozen)
    #expect(view.idNo.hasPrefix("1*") && view.mobile == "154****0001")
  }

  @Test func aSplitsPageIsATrace() throws {
    let (clerk, desk) = try desk()
    try queue(clerk, desk)
    let paid = try split(clerk, "S-1")
    #expect(
      paid.trace.map { "\($0.step.rawValue) \($0.outcome.rawValue) \($0.recordType ?? "-")" } == [
        "request_id PASSED FEE_QUOTE_REQUESTED", "payer_account PASSED ACCOUNT_OPENED",
        "receiver_account PASSED ACCOUNT_OPENED", "balance PASSED SANDBOX_FUNDED",
        "binding PASSED BINDING_RELATIONSHIP_ESTABLISHED", "agreement PASSED PROCESS_SIGNED",
        "verification PASSED VERIFICATION_RESULT", "verification PASSED VERIFICATION_RESULT",
        "fee PASSED -", "clearing PASSED SPLIT_SUCCEEDED",
      ])
    #expect(paid.trace.compactMap { $0.party?.name } == [SigningCase.firm, "欧**"])
    #expect(paid.settlementRef != nil && paid.remedies == [] && paid.held == .zero)
    #expect(paid.timeline.first?.type == "FEE_QUOTE_REQUESTED")
    #expect(paid.timeline.first?.actor == "operator:li.na")
    #expect(
      paid.timeline.dropFirst().map(\.type) == [
        "SERVICE_CALLED", "SPLIT_ACCEPTED", "SERVICE_CALLED", "SANDBOX_TRANSFER_EXECUTED",
        "SPLIT_SUCCEEDED", "SPLIT_REQUEST_PROCESSED",
      ])
    let unknown = try split(clerk, "S-4")
    #expect(unknown.remedies.map(\.command) == ["split.query", "split.resolve"])
    #expect(unknown.held == Fen(4012) && unknown.unresolvedAt != nil)
    #expect(unknown.trace.last?.recordType == "SPLIT_RESULT_UNKNOWN")
    #expect(unknown.trace.last?.code == .splitUnresolved)
    let refused = try split(clerk, "S-2")
    #expect(refused.remedies.map(\.command) == ["sandbox.fund", "split.submit"])
    #expect(refused.trace.last?.outcome == .notReached)
    // Each try that waits is there to be seen.
    let before = try split(clerk, "S-5").timeline.count
    try clerk.advance(300)
    #expect(try split(clerk, "S-5").timeline.count > before)
  }

  @Test func anAlertStandsInItsSplitsLife() throws {
    let (clerk, desk) = try desk()
    try queue(clerk, desk)
    try clerk.advance(90)
    #expect(try split(clerk, "S-4").timeline.contains { $0.type == "ALERT_RAISED" })
    try clerk.set(.clearing, .ok)
    try clerk.advance(600)
    try clerk.run(#"{"command":"split.query","request_id":"S-4"}"#)
    let view = try split(clerk, "S-4")
    #expect(view.line.status == .success)
    #expect(view.timeline.contains { $0.type == "ALERT_RESOLVED" })
    #expect(try !split(clerk, "S-5").timeline.contains { $0.type.hasPrefix("ALERT") })
  }

  @Test func anExplanationHasNoEffect() throws {
    let (clerk, desk) = try desk()
    let before = clerk.registry
    let fields = SplitSubmit("S-1", desk.accounts[0], desk.accounts[1], Fen(1000))
    let passing = try explanation(clerk, fields)
    #expect(passing.trace.count == 10 && passing.remedies == [])
    #expect(passing.line.fee == Fen(3) && passing.line.payer == SigningCase.firm)
    #expect(passing.trace.last?.outcome == .notReached)
    let back = SplitSubmit("S-1", desk.accounts[1], desk.accounts[0], Fen(1000))
    #expect(try explanation(clerk, back).line.code == .accountTypeNotAllowed)
    for wrong in [
      SplitSubmit("", desk.accounts[0], desk.accounts[1], Fen(1)),
      SplitSubmit("S 1", desk.accounts[0], desk.accounts[1], Fen(1)),
      SplitSubmit("S-1", desk.accounts[0], desk.accounts[1], .zero),
    ] {
      let view = try explanation(clerk, wrong)
      #expect(view.trace.map(\.outcome) == [.failed])
      #expect(view.trace.first?.code == .badRequest && view.remedies == [])
    }
    #expect(clerk.registry == before)
  }

  @Test func theHeaderCounts() throws {
    let (clerk, desk) = try desk()
    try queue(clerk, desk)
    guard case .header(let view) = try clerk.view(.header) else { throw Refusal(.notFound) }
    #expect(view.accounts == 2 && view.splits == 6)
    #expect(view.unresolvedSplits == 1 && view.waitingSplits == 2)
  }

  // MARK: Completion

  @Test func idsAreCompleted() throws {
    let (clerk, desk) = try desk()
    try queue(clerk, desk)
    #expect(
      try completions(clerk, .user, "inst_JG1").map(\.id) == [desk.receiver, desk.payer])
    #expect(
      try completions(clerk, .user, "欧") == [
        Completion(desk.receiver, note: "欧** PERSON NORMAL")
      ])
    #expect(try completions(clerk, .user, "试味").map(\.id) == [desk.payer])
    #expect(try completions(clerk, .user, "若水") == [])
    #expect(try completions(clerk, .account).map(\.id) == desk.accounts.reversed())
    #expect(try completions(clerk, .collectionAccount).map(\.id) == [desk.accounts[0]])
    #expect(try completions(clerk, .split, "S-").count == 6)
    #expect(
      try completions(clerk, .split, "S-1").map(\.note) == [
        "\(SigningCase.firm) → 欧** ¥10.00 SUCCESS"
      ])
    #expect(try completions(clerk, .binding).map(\.id) == ["BD-000001"])
    #expect(try completions(clerk, .process).count == 1)
    #expect(try completions(clerk, .callback, "cb-").count == 1)
    #expect(try completions(clerk, .template, "授权").map(\.id) == ["KT-PAY", "FZ-AUTH"])
    #expect(try completions(clerk, .template, "FZ").map(\.id) == ["FZ-AUTH"])
    #expect(try completions(clerk, .alert, "x") == [])
    for number in 7...40 { try clerk.run(desk.split("T-\(number)", 1_000_000)) }
    #expect(try completions(clerk, .split, "T-").count == 20)
    #expect(try completions(clerk, .split, "T-").first?.id == "T-40")
  }

  // MARK: Privacy and cost

  @Test func nobodyIsShownWhole() throws {
    let (clerk, desk) = try desk()
    try queue(clerk, desk)
    let fields = SplitSubmit("S-1", desk.accounts[0], desk.accounts[1], Fen(1000))
    let queries: [Query] =
      [
        .header, .users(Window(count: 9)), .user(id: desk.payer), .user(id: desk.receiver),
        .splits(Window(count: 9)), .explanation(fields),
      ] + Self.order.map { .split(id: $0) }
      + IDKind.allCases.map { .completions($0, prefix: "") }
    for query in queries {
      let told = "\(try clerk.view(query))"
      for secret in SigningCase.secrets {
        #expect(!told.contains(secret), "\(query): \(secret)")
      }
    }
  }

  /// A window looks at its own rows and at no others, however many there are.
  @Test func aWindowCostsWhatItShows() throws {
    let (clerk, _) = try desk()
    var asked: [Int] = []
    for total in [100, 1_000_000] {
      asked = []
      let table = ListTable<Int>(
        name: .splits, total: total,
        row: { number in
          asked.append(number)
          return number
        },
        number: { total - $0 }, place: { total - $0 },
        all: {
          Issue.record("nobody filters")
          return []
        }, find: { Int($0) }, fields: [], time: { _ in Instant(milliseconds: 0) })
      let list = clerk.window(table, Window(first: 40, count: 20, anchor: "7")) { $0 }
      #expect(asked == (40..<60).map { total - $0 })
      #expect(list.rows == asked && list.total == total && list.anchorIndex == total - 7)
    }
  }

  /// The queue keeps lists of those that need somebody; of what is done there is none to look at.
  @Test func whatIsDoneIsFoundWithoutAList() throws {
    let (clerk, desk) = try desk()
    try clerk.batch { batch in
      for number in 1...400 {
        let line = desk.split("S-\(number)", number % 9 == 0 ? 10_000_000 : 1)
        _ = try batch.perform(CommandLineText(Array(line.utf8)))
      }
    }
    let queues = clerk.registry.wallet.queues
    #expect(queues.unresolved.isEmpty && queues.waiting.isEmpty && queues.failed.count == 44)
    #expect(queues.count(.done) == 356)
    let expected =
      (1...400).reversed().filter { $0 % 9 == 0 } + (1...400).reversed().filter { $0 % 9 != 0 }
    for first in [0, 43, 44, 200, 398] {
      let list = try splits(clerk, Window(first: first, count: 3))
      #expect(
        list.rows.map(\.requestID) == expected.dropFirst(first).prefix(3).map { "S-\($0)" })
    }
  }
}
