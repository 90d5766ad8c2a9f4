import Glibc
import Testing

/// The store on disk, read by the tests with tools of their own (contract 2).
struct StoreShapeTests {
  /// A store with a bit of everything in it: both ends, refusals, a forgotten person.
  private func lived() throws -> Desk {
    let desk = try Desk()
    let signing = try Signing(desk)
    _ = try signing.signByDeposit("E1")
    _ = try signing.signByFace("P1")
    let failed = try Signing(desk, [People.enterprise("E2"), People.person("P2", number: 2)])
    _ = try failed.code("open", "P2")
    _ = try failed.answerWrong(3, "P2")
    _ = try desk.exec(["command": "personal.erase", "user_id": "P2", "reason": "本人要求"])
    return desk
  }

  @Test func theChainHoldsAndEveryRecordIsWhole() throws {
    let desk = try lived()
    let chain = try Chain(desk.journal)
    let header = try #require(chain.records.first).json
    #expect(header["store_id"].string?.isEmpty == false)
    #expect(header["format"] == 1)
    for (number, record) in chain.records.enumerated().dropFirst() {
      #expect(record.json["seq"] == .integer(Int64(number)))
      #expect(record.json["command"].string != nil)
      #expect(!record.json["events"].items.isEmpty)
      #expect(Self.isMoment(record.json["at"].string))
      let actor = record.json["actor"].string ?? ""
      #expect(Self.isActor(actor), "\(actor)")
      if actor.hasPrefix("user:") {
        #expect(record.json["via"].string?.hasPrefix("operator:") == true)
      }
    }
    let moments = chain.records.dropFirst().compactMap { $0.json["at"].string }
    #expect(moments == moments.sorted())
    let head = try desk.verify().lines.first { $0.hasPrefix("head ") }
    #expect(head == "head \(chain.head)")
  }

  /// A moment as the contract writes it.
  private static func isMoment(_ text: String?) -> Bool {
    guard let text, text.utf8.count == 24, text.hasSuffix("Z") else { return false }
    let shape = text.map { $0.isNumber ? "0" : String($0) }.joined()
    return shape == "0000-00-00T00:00:00.000Z"
  }

  private static func isActor(_ actor: String) -> Bool {
    actor == "system" || ["operator:", "user:", "service:"].contains { actor.hasPrefix($0) }
  }

  /// The audit log is the journal: a row for each event, by the same names.
  @Test func theAuditLogIsTheJournal() throws {
    let desk = try lived()
    let events = try Chain(desk.journal).events
    let rows = try desk.rows("process_audit_log")
    let types = rows.compactMap { $0["event_type"].string }
    #expect(types == events.compactMap { $0["type"].string })
    for type in Set(types) {
      #expect(type.utf8.allSatisfy { ($0 >= 65 && $0 <= 90) || $0 == 95 }, "\(type)")
    }
    #expect(
      Set(types).isSuperset(of: ["SMS_SENT", "VERIFICATION_INITIATED", "VERIFICATION_RESULT"]))
    #expect(types.contains { $0.contains("FAIL") })
  }

  @Test func theSnapshotSaysWhereItStands() throws {
    let desk = try lived()
    let bytes = Folder.read(desk.store + "/snapshot.json")
    let snapshot = try JSON(String(decoding: bytes, as: UTF8.self))
    let chain = try Chain(desk.journal)
    #expect(snapshot["format"] == 1)
    #expect(snapshot["store_id"] == chain.records[0].json["store_id"])
    let records = try #require(snapshot["journal"]["records"].number)
    #expect(snapshot["journal"]["head"] == .text(chain.records[records - 1].hash))
    #expect(
      snapshot["tables"].names.isSuperset(of: [
        "agreement_template", "signing_process", "signing_party",
      ]))
    #expect(snapshot["tables"]["signing_process"].items.count == 2)
  }

  /// The snapshot is derived: without it, all is as it was.
  @Test func theSnapshotCanBeThrownAway() throws {
    let desk = try lived()
    let before = try desk.run(["query", "signing_process"]).text
    unlink(desk.store + "/snapshot.json")
    #expect(try desk.verify().status == 0)
    #expect(try desk.run(["query", "signing_process"]).text == before)
    #expect(try desk.code(Command.advance(1)) == "OK")
  }

  /// `cut -c66- journal/*.log` is JSON, line by line, and nothing else lies in the folder.
  @Test func linesAreForOtherToolsToo() throws {
    let desk = try lived()
    #expect(Folder.names(in: desk.store + "/journal") == ["00000001.log"])
    let cut = try Program.shell("cut -c66- \"$1\"/journal/*.log", [desk.store])
    #expect(cut.status == 0)
    for line in cut.lines { _ = try JSON(line) }
    #expect(cut.lines.count == (try Chain(desk.journal).records.count))
  }

  @Test(arguments: ["000", "022", "077", "777"])
  func onlyTheOwnerReadsIt(_ mask: String) throws {
    let folder = try Folder()
    let store = folder.file("a/b")
    mkdir(folder.file("a"), 0o755)
    for call in ["init --empty", "exec"] {
      let line = "umask \(mask); echo '\(Command.advance(1).line)' | \"$0\" \(call) --store \"$1\""
      let ended = try Program.shell(line, [store])
      #expect(ended.status == 0, "\(ended.message)")
    }
    #expect(Folder.mode(of: store) == S_IFDIR | 0o700)
    for name in ["journal", "keys"] {
      #expect(Folder.mode(of: "\(store)/\(name)") == S_IFDIR | 0o700, "\(name)")
    }
    let files = Folder.contents(of: store).keys
    #expect(files.count >= 5)
    for file in files {
      #expect(Folder.mode(of: "\(store)/\(file)") == S_IFREG | 0o600, "\(file)")
    }
  }

  /// Keys that others can read are not used.
  @Test func openKeysAreRefused() throws {
    let desk = try Desk(templates: false)
    chmod(desk.store + "/keys/store.key", 0o644)
    #expect(try desk.verify().status == 65)
    #expect(try desk.run(["exec"], input: Command.advance(1).line).status == 65)
  }

  /// What only looks changes no byte.
  @Test func lookingChangesNothing() throws {
    let desk = try lived()
    unlink(desk.store + "/snapshot.json")
    let before = Folder.contents(of: desk.store)
    #expect(try desk.verify().status == 0)
    for table in ["signing_process", "signing_party", "process_audit_log", "callbacks", "services"]
    {
      #expect(try desk.run(["query", table, "--format", "csv"]).status == 0)
    }
    #expect(Folder.contents(of: desk.store) == before)
  }

  @Test func thePolicyIsTheStoresOwn() throws {
    let desk = try Desk()
    let own = Folder.read(desk.store + "/policy.toml")
    #expect(own == Folder.read(Program.packageRoot + "/data/policy.toml"))
    try Folder.write(Array("session_timeout = \"soon\"\n".utf8), to: desk.store + "/policy.toml")
    let ended = try desk.run(["exec"], input: Command.advance(1).line)
    #expect(ended.status == 65)
    #expect(ended.message.contains("policy.toml"))
  }
}
