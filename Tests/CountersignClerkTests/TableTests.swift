import Countersign
import CountersignClerk
import CountersignStore
import Testing

/// What `query` prints: the seeds' columns under their names, in their order, personal data masked.
@Suite struct TableTests {
  /// The seeds' columns come first, in the seeds' order; ours follow.
  private static let columns: [TableName: (seed: [String], ours: [String])] = [
    .agreementTemplate: (
      [
        "id", "template_id", "version", "biz_scene", "content_html", "variables_config",
        "is_active", "created_at", "created_by",
      ], ["content_sha256"]
    ),
    .signingProcess: (
      [
        "process_id", "biz_scene", "template_id", "template_version", "status",
        "h5_session_token", "callback_url", "expires_at", "created_at", "updated_at",
      ], ["end_reason", "reason", "ended_at", "agreement_sha256"]
    ),
    .signingParty: (
      [
        "id", "process_id", "user_id", "role", "name", "id_no", "bank_card_no",
        "verification_type", "verification_status", "signed_at", "meta_info",
      ], ["party_type", "h5_session_token"]
    ),
    .processAuditLog: (
      ["id", "process_id", "event_type", "event_data", "created_at"],
      ["actor", "via", "command", "seq"]
    ),
    .users: (
      ["user_id", "institution_id", "merchant_type", "role", "status"],
      [
        "name", "id_no", "bank_card_no", "mobile", "created_at", "payment_enabled_at", "freezes",
      ]
    ),
    .accounts: (
      ["account_id", "user_id", "account_type", "balance", "status"],
      [
        "held", "available", "in_flight", "frozen_by_hand", "freezes", "opened_at", "closed_at",
      ]
    ),
    .bindings: (
      ["binding_id", "payer_user_id", "receiver_user_id", "agreement_status", "is_valid"],
      ["process_id", "reason", "created_at", "signed_at", "invalidated_at"]
    ),
    .splits: (
      [
        "request_id", "payer_account_id", "receiver_account_id", "amount", "fee", "status",
        "settlement_ref",
      ],
      [
        "unresolved", "code", "detail", "binding_id", "created_at", "finished_at",
        "unresolved_at", "freezes", "frozen", "checks",
      ]
    ),
    .instructions: (
      [], ["instruction_id", "kind", "target", "reason", "at", "lifted_at", "lifted_by"]
    ),
    .alerts: (
      [],
      [
        "alert_id", "level", "code", "subject", "raised_at", "resolved_at", "detail",
        "next_step", "work_item", "acknowledged_at", "acknowledged_by", "note",
        "first_raised_at", "times",
      ]
    ),
    .callbacks: (
      [],
      [
        "callback_id", "process_id", "url", "status", "attempts", "next_at", "last_error",
        "created_at", "delivered_at",
      ]
    ),
    .serviceCalls: (
      [],
      [
        "id", "service", "operation", "attempt", "outcome", "started_at", "duration_ms",
        "process_id", "request_id", "error",
      ]
    ),
    .services: (
      [], ["service", "mode", "breaker", "calls", "failures", "opened_at", "last_error"]
    ),
  ]

  private func store() throws -> (store: TestStore, clerk: Clerk, signing: SigningCase) {
    let store = try TestStore()
    let clerk = try store.clerk()
    let signing = try clerk.create(1)
    try clerk.signAll(signing)
    let other = try clerk.create(2)
    try clerk.step("decline", other.tokens[0], #","reason":"不同意""#)
    try WalletDesk(clerk).live(clerk)
    return (store, clerk, signing)
  }

  @Test(arguments: TableName.allCases)
  func columnsAreTheContracts(_ table: TableName) throws {
    let (_, clerk, _) = try store()
    let rows = try clerk.table(table)
    let expected = try #require(Self.columns[table], "a new table needs its columns here")
    #expect(!rows.isEmpty)
    for row in rows { #expect(row.columns.map(\.name) == expected.seed + expected.ours) }
    let empty = try TestStore(withTemplates: false).clerk()
    #expect(empty.columns(of: table) == expected.seed + expected.ours)
  }

  @Test(arguments: TableName.allCases)
  func rowsAreJSON(_ table: TableName) throws {
    let (_, clerk, _) = try store()
    for row in try clerk.table(table) {
      let text = try JSONText(row.json)
      #expect(text.members(of: text.root).map(\.key) == row.columns.map(\.name))
      // Ids are strings, whatever they look like.
      for (name, node) in text.members(of: text.root)
      where name == "id" || name.hasSuffix("_id") {
        let kind = text.nodes[node].kind
        #expect(kind == .string || kind == .null, "\(table.rawValue).\(name)")
      }
    }
  }

  @Test func personalFieldsAreMasked() throws {
    let (_, clerk, signing) = try store()
    let rows = try clerk.table(.signingParty, processID: signing.processID)
    #expect(rows.map { $0.text("name") } == [SigningCase.firm, "欧**"])
    #expect(rows.map { $0.text("id_no") } == ["9***************CY", "1***************77"])
    #expect(rows.map { $0.text("bank_card_no") } == ["***************0019", "***********0043"])
    for row in rows {
      #expect(row.text("meta_info")?.contains(#""mobile":"154****0001""#) == true)
    }
    for table in TableName.allCases {
      for row in try clerk.table(table) {
        let json = String(decoding: row.json, as: UTF8.self)
        for secret in SigningCase.secrets + signing.tokens where json.contains(secret) {
          Issue.record("\(table.rawValue) shows \(secret)")
        }
      }
    }
  }

  @Test func moneyIsAWholeNumberOfFen() throws {
    let (_, clerk, _) = try store()
    let payer = try #require(try clerk.table(.accounts).first)
    // 1000 and 2000, each with a fee of 0.30 %; the second may have been paid.
    let figures = ["balance", "held", "available"].map { payer.text($0).flatMap(Int.init) }
    let known = try figures.map { try #require($0) }
    #expect(known[0] == known[1] + known[2])
    #expect(known[2] == 100_000 - 1003 - 2006)
    let splits = try clerk.table(.splits)
    #expect(splits.map { $0.text("amount") } == ["1000", "2000"])
    #expect(splits.map { $0.text("fee") } == ["3", "6"])
    #expect(splits.map { $0.text("status") } == ["SUCCESS", "PROCESSING"])
    #expect(splits.map { $0.text("unresolved") } == ["false", "true"])
    #expect(try clerk.table(.alerts).map { $0.text("subject") } == ["S-2"])
    let users = try clerk.table(.users)
    #expect(users.map { $0.text("name") } == [SigningCase.firm, "欧**"])
    #expect(users.map { $0.text("status") } == ["NORMAL", "FROZEN"])
  }

  @Test func aTokenIsShownByItsPrint() throws {
    let (_, clerk, signing) = try store()
    let prints = signing.tokens.map { String(ChainHash.of(Array($0.utf8)).hex.prefix(12)) }
    let row = try #require(try clerk.table(.signingProcess).first)
    #expect(row.text("h5_session_token") == prints[0])
    #expect(
      try clerk.table(.signingParty, processID: signing.processID)
        .map { $0.text("h5_session_token") } == prints)
  }

  @Test func valuesOfASignedProcess() throws {
    let (_, clerk, signing) = try store()
    let row = try #require(try clerk.table(.signingProcess, processID: signing.processID).first)
    #expect(row.text("status") == "SIGNED")
    #expect(row.text("end_reason") == "COMPLETED")
    #expect(row.text("biz_scene") == "RELATION_BIND")
    #expect(row.text("template_version") == "1.0")
    #expect(row.text("created_at") == WallClock.start.text)
    #expect(row.text("agreement_sha256")?.count == 64)
    let parties = try clerk.table(.signingParty, processID: signing.processID)
    #expect(parties.map { $0.text("verification_type") } == ["MICRO_DEPOSIT", "FACE"])
    #expect(parties.map { $0.text("verification_status") } == ["SIGNED", "SIGNED"])
    #expect(parties.map { $0.text("role") } == ["PAYER", "PAYEE"])
    #expect(parties.map { $0.text("signed_at") } == [WallClock.start.text, WallClock.start.text])
    let template = try #require(try clerk.table(.agreementTemplate).first)
    #expect(template.text("is_active") == "true")
    #expect(template.text("variables_config") == #"["payer_name","process_id"]"#)
  }

  @Test func theAuditLogHasEveryEvent() throws {
    let (store, clerk, _) = try store()
    let rows = try clerk.table(.processAuditLog)
    let records = try store.records()
    #expect(rows.map { $0.text("event_type") } == records.flatMap { $0.events.map(\.type) })
    #expect(
      rows.map { $0.text("id") }
        == records.flatMap { record in
          record.events.indices.map { "\(record.sequence)-\($0 + 1)" }
        })
    #expect(
      rows.map { $0.text("seq") }
        == records.flatMap { record in record.events.map { _ in "\(record.sequence)" } })
    let types = Set(rows.compactMap { $0.text("event_type") })
    #expect(types.isSuperset(of: ["SMS_SENT", "VERIFICATION_INITIATED", "VERIFICATION_RESULT"]))
    #expect(
      types.allSatisfy { type in
        type.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (65...90).contains($0) }
      })
    for row in rows {
      let data = row.text("event_data") ?? ""
      for word in ["sealed", "card_index", "indices", "content_html", #""type":"#] {
        #expect(!data.contains(word), "\(row.text("event_type") ?? "")")
      }
    }
  }

  @Test func whoActedAndThroughWhom() throws {
    let (_, clerk, signing) = try store()
    let rows = try clerk.table(.processAuditLog, processID: signing.processID)
    let signed = try #require(rows.first { $0.text("event_type") == "PARTY_SIGNED" })
    #expect(signed.text("actor") == "user:firm-1")
    #expect(signed.text("via") == "operator:li.na")
    let created = try #require(rows.first { $0.text("event_type") == "PROCESS_CREATED" })
    #expect(created.text("actor") == "operator:li.na")
    #expect(created.text("via") == "")
    #expect(created.columns.first { $0.name == "via" }?.value == Array("null".utf8))
    let sent = try #require(rows.first { $0.text("event_type") == "SMS_SENT" })
    #expect(sent.text("actor") == "service:sms")
  }

  @Test(arguments: [
    TableName.signingProcess, .signingParty, .processAuditLog, .serviceCalls,
  ])
  func oneProcessIsThePartOfAll(_ table: TableName) throws {
    let (_, clerk, signing) = try store()
    let part = try clerk.table(table, processID: signing.processID)
    #expect(!part.isEmpty)
    let all = try clerk.table(table)
    #expect(part == all.filter { $0.text("process_id") == signing.processID })
    #expect(part.count < all.count)
    #expect(try clerk.table(table, processID: "P20261121-000099").isEmpty)
    #expect(try clerk.table(table, processID: "nobody").isEmpty)
  }

  @Test(arguments: TableName.allCases)
  func readingStopsWhenTold(_ table: TableName) throws {
    let (_, clerk, _) = try store()
    var taken = 0
    try clerk.rows(of: table) { _ in
      taken += 1
      return taken < 2
    }
    #expect(taken == min(2, try clerk.table(table).count))
  }

  @Test func callsAndServicesAgree() throws {
    let (_, clerk, _) = try store()
    let calls = try clerk.table(.serviceCalls)
    for row in try clerk.table(.services) {
      let made = calls.filter { $0.text("service") == row.text("service") }
      #expect(row.text("calls") == "\(made.count)")
    }
    #expect(try clerk.table(.services).count == ServiceName.allCases.count)
  }
}
