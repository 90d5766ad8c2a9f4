import Countersign
import Testing

@Suite("The snapshot as tables")
struct SnapshotTests {
  private func tables(_ registry: Registry) throws -> JSONText {
    var mark = RegistrySnapshot.JournalMark()
    mark.records = registry.sequence + 1
    mark.head = "ab"
    return try JSONText(RegistrySnapshot(registry, mark).json)
  }

  @Test("The seeds' tables under their names, with the seeds' fields")
  func names() throws {
    let text = try tables(GoldenJourney.play().registry)
    let members = Dictionary(uniqueKeysWithValues: text.members(of: 0).map { ($0.key, $0.value) })
    let tables = Dictionary(
      uniqueKeysWithValues: text.members(of: try #require(members["tables"]))
        .map { ($0.key, $0.value) })
    let fields: [String: Set<String>] = [
      "agreement_template": [
        "id", "template_id", "version", "biz_scene", "content_html", "variables_config",
        "is_active",
        "created_at", "created_by",
      ],
      "signing_process": [
        "process_id", "biz_scene", "template_id", "template_version", "status", "callback_url",
        "expires_at", "created_at", "updated_at",
      ],
      "signing_party": [
        "id", "process_id", "user_id", "role", "name", "id_no", "verification_status",
      ],
      "callbacks": ["process_id", "url", "status", "attempts"],
      "services": ["service", "mode", "breaker", "calls", "failures"],
    ]
    for (table, wanted) in fields {
      let rows = text.items(of: try #require(tables[table]))
      #expect(!rows.isEmpty)
      for row in rows {
        let missing = wanted.subtracting(text.members(of: row).map(\.key))
        #expect(missing == [], "\(table)")
      }
    }
  }

  @Test("Rows that do not fit together are refused")
  func broken() throws {
    let registry = GoldenJourney.play().registry
    try #require(registry.processes.count > 1)
    var orphan = RegistrySnapshot(registry, .init())
    orphan.tables.parties[0].processID = "P20261121-000099"
    #expect(throws: JSONFault.self) { try orphan.registry() }
    var renamed = RegistrySnapshot(registry, .init())
    renamed.tables.parties[0].processID = "P20261122-000001"
    #expect(throws: JSONFault.self) { try renamed.registry() }
    var turned = RegistrySnapshot(registry, .init())
    turned.tables.parties = []
    turned.tables.processes.swapAt(0, 1)
    #expect(throws: JSONFault.self) { try turned.registry() }
  }

  @Test("An empty desk")
  func empty() throws {
    let desk = TestDesk(withTemplates: false)
    let read = try RegistrySnapshot.read(0, of: try tables(desk.registry))
    #expect(try read.registry().settled.differences(from: desk.registry.settled) == [])
    #expect(read.journal.head == "ab")
  }

  @Test("What was due is due again after a restart")
  func timers() throws {
    var script = Script()
    script.desk.policy.jitterPercent = 0
    _ = script.play("create B | -\nsms timeout | -\ncreate C | -\ncallback timeout | -\ncancel | -")
    let read = try RegistrySnapshot.read(0, of: try tables(script.desk.registry)).registry()
    #expect(read.nextDueAt == script.desk.now.adding(seconds: 5))
    var restarted = read
    let due = restarted.takeDue(at: script.desk.now.adding(seconds: 5))
    guard case .request(let request)? = due else {
      Issue.record("nothing is due")
      return
    }
    #expect(request.operation == .deliverCallback)
  }
}
