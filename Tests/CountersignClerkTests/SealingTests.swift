import Countersign
import CountersignClerk
import CountersignStore
import Testing

/// Personal data is sealed before it reaches the disk, and gone when its key is.
@Suite struct SealingTests {
  /// A store in which every personal field has been used in every way.
  private func lived() throws -> (store: TestStore, clerk: Clerk, signing: SigningCase) {
    let store = try TestStore()
    let clerk = try store.clerk()
    try clerk.run(
      #"{"command":"template.upload","template_id":"FZ-SUM","version":"1","biz_scene":"RELATION_BIND","content":"<p>{{payee_name}}，开户行：{{bank_name}}</p>","variables":["payee_name","bank_name"]}"#
    )
    try clerk.run(#"{"command":"template.activate","template_id":"FZ-SUM","version":"1"}"#)
    let line = SigningCase.line(1, key: "K-1")
      .replacing("FZ-AUTH", #"FZ-SUM","variables":{"bank_name":"试用银行朝阳支行"},"x":""#)
      .replacing(#","x":"""#, with: "")
    let signing = try SigningCase(try clerk.run(line))
    try clerk.step("open", signing.tokens[0])
    try clerk.choose(.microDeposit, signing.tokens[0])
    try clerk.step("submit_amount", signing.tokens[0], #","amount":7777777777"#)
    try clerk.sign(signing, 0)
    try clerk.sign(signing, 1)
    try clerk.run(#"{"command":"personal.find","mobile":"\#(SigningCase.mobile)","key":"K-2"}"#)
    try clerk.run(
      #"{"command":"personal.reveal","user_id":"person-1","reason":"来电核对","key":"K-3"}"#)
    try clerk.run(
      #"{"command":"sandbox.peek","process_id":"\#(signing.processID)","user_id":"person-1","key":"K-4"}"#
    )
    try WalletDesk(clerk).live(clerk)
    // Refused, with the numbers in it: the refusal is a record too.
    let wrong = SigningCase.line(2, key: "K-5").replacing(
      SigningCase.personID, "11011819901203117X")
    #expect(try clerk.run(wrong).code == .invalidPartyInfo)
    try clerk.writeSnapshot()
    return (store, clerk, signing)
  }

  @Test func nothingPersonalIsOnTheDisk() throws {
    let (store, clerk, signing) = try lived()
    let files = FileText.names(in: store.path).filter { $0.contains(".") } + [TestStore.journal]
    #expect(files.contains("snapshot.json"))
    var secrets =
      SigningCase.secrets + signing.tokens + ["试用银行朝阳支行", "11011819901203117X", "7777777777"]
    secrets += try #require(signing.tokens.first).prefixes
    for file in files {
      let bytes = try store.bytes(file)
      for secret in secrets where bytes.holds(secret) {
        Issue.record("\(file) has \(secret)")
      }
    }
    // The probe itself sees: a company's name is public.
    #expect(try store.bytes(TestStore.journal).holds(SigningCase.firm))
    // And all of it can be read by who has the keys.
    let shown = try clerk.run(
      #"{"command":"personal.reveal","user_id":"person-1","reason":"来电核对"}"#)
    #expect(try shown.text("name") == SigningCase.person)
    #expect(try shown.text("id_no") == SigningCase.personID)
    #expect(try shown.text("bank_card_no") == SigningCase.personCard)
    #expect(try shown.text("mobile") == SigningCase.mobile)
  }

  @Test func keysAreNowhereElse() throws {
    let (store, _, _) = try lived()
    let journal = try store.bytes(TestStore.journal) + store.bytes("snapshot.json")
    let keys = try store.bytes(KeyRing.subjectsFile)
    let first = String(decoding: keys[15..<79], as: UTF8.self)
    #expect(first.allSatisfy { $0.isHexDigit })
    #expect(!journal.holds(first))
  }

  @Test func anErasedPersonIsGone() throws {
    let (store, clerk, signing) = try lived()
    let other = try clerk.create(3)
    #expect(
      try clerk.step("open", signing.tokens[0]).text("agreement_text")?.contains(SigningCase.person)
        == true)
    let erase = #"{"command":"personal.erase","user_id":"person-1","reason":"本人要求删除"}"#
    #expect(try clerk.run(erase).isOK)
    for clerk in [clerk, try store.clerk()] {
      let row = try #require(try clerk.table(.signingParty, processID: signing.processID).last)
      #expect(row.text("user_id") == "person-1")
      for field in ["name", "id_no", "bank_card_no"] { #expect(row.text(field) == Masking.erased) }
      #expect(row.text("meta_info")?.contains(#""mobile":"\#(Masking.erased)""#) == true)
      guard case .process(let view?) = try clerk.view(.process(id: signing.processID)) else {
        Issue.record("the process is still there")
        continue
      }
      #expect(view.parties[1].isErased)
      #expect(view.parties[1].name == Masking.erased)
      #expect(view.parties[0].name == SigningCase.firm)
      // What both signed named both of them.
      let page = try clerk.step("open", signing.tokens[0])
      #expect(page.isOK)
      #expect(try page.text("agreement_text") == "")
      #expect(try clerk.step("open", signing.tokens[1]).code == .sessionInvalid)
      let found = try clerk.run(
        #"{"command":"personal.find","id_no":"\#(SigningCase.personID)"}"#)
      let owners = try (0..<9).compactMap { try found.text("matches.\($0).user_id") }
      #expect(owners.contains("person-3") && !owners.contains("person-1"))
      #expect(
        try clerk.run(#"{"command":"personal.reveal","user_id":"person-1","reason":"核对"}"#).code
          == .notFound)
      // Somebody else with the same numbers is somebody else.
      let kept = try clerk.run(
        #"{"command":"personal.reveal","user_id":"person-3","reason":"核对"}"#)
      #expect(try kept.text("name") == SigningCase.person)
      #expect(try clerk.step("open", other.tokens[1]).isOK)
    }
    let found = try Verification(of: store.path)
    #expect(found.destroyedKeys == 1)
    #expect(found.records == (try store.records().count + 1))
  }

  @Test func thatKeyAndNoOtherIsDestroyed() throws {
    let (store, clerk, signing) = try lived()
    let slot = try #require(clerk.registry.subjects["person-1"]?.slot)
    let before = try store.bytes(KeyRing.subjectsFile)
    try clerk.run(#"{"command":"personal.erase","user_id":"person-1","reason":"删除"}"#)
    let after = try store.bytes(KeyRing.subjectsFile)
    #expect(before.count == after.count)
    let place = (slot - 1) * KeyRing.slotWidth
    let changed = before.indices.filter { before[$0] != after[$0] }
    #expect(!changed.isEmpty)
    #expect(changed.allSatisfy { (place..<place + KeyRing.slotWidth).contains($0) })
    #expect(!after.holds(String(decoding: before[(place + 15)..<(place + 79)], as: UTF8.self)))
    #expect(try store.types().suffix(2) == ["PERSONAL_ERASED", "PERSONAL_KEY_DESTROYED"])
    #expect(signing.users.contains("person-1"))
  }

  @Test func aCrashBeforeTheKeyIsDestroyed() throws {
    let (store, clerk, _) = try lived()
    let keys = try store.bytes(KeyRing.subjectsFile)
    let erased = clerk.registry.sequence + 1
    try clerk.run(#"{"command":"personal.erase","user_id":"person-1","reason":"删除"}"#)
    try store.write(KeyRing.subjectsFile, keys)
    try store.cut(toRecords: erased)
    let after = try store.clerk()
    #expect(after.registry.pendingErasures.count == 1)
    #expect(try after.doDueWork())
    #expect(after.registry.pendingErasures.isEmpty)
    #expect(try Verification(of: store.path).destroyedKeys == 1)
    #expect(try store.types().last == "PERSONAL_KEY_DESTROYED")
  }

  @Test func whoIsInAnOpenProcessStays() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    _ = try clerk.create()
    let erase = #"{"command":"personal.erase","user_id":"person-1","reason":"删除"}"#
    #expect(try clerk.run(erase).code == .personalInUse)
    #expect(try store.types().last == "COMMAND_FAILED")
    #expect(try Verification(of: store.path).destroyedKeys == 0)
  }
}

extension String {
  fileprivate func replacing(_ text: String, _ other: String) -> String {
    replacing(text, with: other)
  }

  /// Long pieces of a secret: half of it would be too much already.
  fileprivate var prefixes: [String] { [String(prefix(24)), String(suffix(24))] }
}

extension [UInt8] {
  /// True when a text stands somewhere in these bytes.
  fileprivate func holds(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
