import Countersign
import Testing

@Suite("Personal data")
struct PersonalTests {
  private func played(_ table: String) -> TestDesk {
    var script = Script()
    _ = script.play(table)
    return script.desk
  }

  private func find(_ change: (inout PersonalFind) -> Void) -> Command {
    var find = PersonalFind()
    change(&find)
    return .personalFind(find)
  }

  private func erase(_ cast: Cast) -> Command {
    var erase = PersonalErase()
    erase.userID = cast.userID
    erase.reason = "本人要求"
    return .personalErase(erase)
  }

  @Test("Found by a whole number: whose it is, and where they are a party")
  func find() {
    var desk = played("create A B | -\ncreate D B | -\ncancel | -")
    let byID = desk.run(find { $0.idNo = Cast.personB.idNo })
    #expect(byID.outcome?.matches?.map(\.userID) == ["user-B"])
    #expect(
      byID.outcome?.matches?.first?.processIDs == ["P20261121-000001", "P20261121-000002"])
    // Two who share a card are both found.
    let byCard = desk.run(find { $0.bankCardNo = Cast.firmA.bankCardNo })
    #expect(byCard.outcome?.matches?.map(\.userID).sorted() == ["user-A", "user-D"])
    let byMobile = desk.run(find { $0.mobile = "15400000001" })
    #expect(byMobile.outcome?.matches?.count == 3)
    for miss in [String(Cast.personB.idNo.dropLast()), "0", ""] {
      #expect(desk.run(find { $0.idNo = miss }).outcome?.matches == [])
    }
    // A number of one kind is not found as another.
    #expect(desk.run(find { $0.mobile = Cast.personB.idNo }).outcome?.matches == [])
    guard case .personal(.searched, let act)? = desk.records.last?.events.first else {
      Issue.record("the search left no trace")
      return
    }
    #expect(act.kind == "mobile" && act.matches == 0 && act.userID == nil)
  }

  @Test("One number is asked for, not none and not two")
  func findBadly() {
    var desk = played("create A B | -")
    #expect(desk.run(find { _ in }).code == .badRequest)
    let two = find {
      $0.mobile = "15400000001"
      $0.idNo = Cast.personB.idNo
    }
    #expect(desk.run(two).code == .badRequest)
  }

  @Test("Revealed with a reason, which is written down")
  func reveal() throws {
    var desk = played("create A B | -\ncancel | -\ncreate A B | -")
    let answer = desk.run(.personalReveal(PersonalReveal(userID: "user-B", reason: "客户来电核对")))
    #expect(answer.outcome?.processID == "P20261121-000002", "the latest process of theirs")
    let record = try #require(desk.records.last)
    guard case .personal(.revealed, let act)? = record.events.first else {
      Issue.record("the look left no trace")
      return
    }
    #expect(act.reason == "客户来电核对" && act.userID == "user-B")
    let first = PersonalReveal(userID: "user-B", processID: "P20261121-000001", reason: "核对")
    #expect(desk.run(.personalReveal(first)).outcome?.processID == "P20261121-000001")
  }

  @Test(
    "Not revealed",
    arguments: [
      ("user-B", "P20261121-000001", "", Code.badRequest),
      ("user-B", "P20261121-000001", " \u{3000}\n", .badRequest),
      ("user-B", "P20261121-000001", String(repeating: "因", count: 501), .badRequest),
      ("user-G", "P20261121-000001", "核对", .notFound), ("user-G", nil, "核对", .notFound),
      ("user-B", "P20261121-000009", "核对", .notFound), ("user-B", "x", "核对", .notFound),
      ("user-B", "P20261122-000001", "核对", .notFound),
    ] as [(String, String?, String, Code)])
  func notRevealed(user: String, process: String?, reason: String, code: Code) {
    var desk = played("create A B | -")
    let before = desk.records.count
    let answer = desk.run(
      .personalReveal(PersonalReveal(userID: user, processID: process, reason: reason)))
    #expect(answer.code == code)
    #expect(desk.records.count == before)
  }

  @Test("Erasing: not while anything is open; then the key goes, and every way to the person")
  func erasing() {
    var desk = played("create A B | -\ncancel | -\ncreate G B | -")
    #expect(desk.run(erase(.personB)).code == .personalInUse)
    desk.run(.processCancel(ProcessCancel("P20261121-000002", reason: "撤销")))
    let before = desk.records.count
    #expect(desk.run(erase(.personB)).code == nil)
    let types = desk.records[before...].map { $0.events.map(\.type) }
    #expect(types == [["PERSONAL_ERASED"], ["PERSONAL_KEY_DESTROYED"]])
    #expect(desk.registry.pendingErasures == [])
    #expect(desk.run(find { $0.idNo = Cast.personB.idNo }).outcome?.matches == [])
    #expect(desk.run(find { $0.mobile = "15400000001" }).outcome?.matches?.count == 2)
    let reveal = PersonalReveal(userID: "user-B", processID: "P20261121-000001", reason: "核对")
    #expect(desk.run(.personalReveal(reveal)).code == .personalErased)
    #expect(
      desk.registry.processes.all.map { $0.parties.map(\.isErased) } == [
        [false, true], [false, true],
      ])
    #expect(desk.run(.h5Open(PageStepInput("1:1"))).code == .sessionInvalid)
    #expect(desk.run(erase(.personB)).code == .notFound)
    #expect(desk.run(erase(.traderD)).code == .notFound)
  }

  @Test("Whoever comes back after an erasure is somebody new, with a new key")
  func comesBack() {
    var desk = played("create A B | -\ncancel | -")
    desk.run(erase(.personB))
    desk.run(.processCreate(Cast.request([.firmA, .personB])))
    #expect(desk.registry.processes.all.map { $0.parties.map(\.slot) } == [[1, 2], [1, 3]])
    let found = desk.run(find { $0.idNo = Cast.personB.idNo })
    #expect(found.outcome?.matches?.map(\.processIDs) == [["P20261121-000002"]])
    let old = PersonalReveal(userID: "user-B", processID: "P20261121-000001", reason: "核对")
    #expect(desk.run(.personalReveal(old)).code == .personalErased)
  }

  @Test("A key whose destruction was promised is destroyed after a crash, too")
  func promised() {
    let desk = played("create B | -\ncancel | -")
    let decision = try? desk.registry.decide(erase(.personB), desk.context("operator:li.na"))
    var record = JournalRecord()
    record.sequence = desk.registry.sequence + 1
    record.at = desk.now
    record.command = "personal.erase"
    record.events = decision?.events ?? []
    var registry = desk.replayed()
    registry.apply(record)
    #expect(registry.pendingErasures == [1])
    #expect(
      registry.takeDue(at: desk.now) == .command(.due(.keyDestruction(slot: 1)), at: desk.now))
  }

  @Test("Nothing personal is in the clear in any record")
  func sealed() {
    let desk = played(
      """
      create D B     | -
      B deposit      | -
      B amount wrong | -
      D face         | -
      D show own     | -
      D sign         | -
      cancel         | -
      """
    )
    let secrets = [Cast.personB, .traderD].flatMap {
      [$0.name, $0.idNo, $0.bankCardNo ?? "none", "15400000001"]
    }
    for record in desk.records {
      var copy = record
      // The stub's keyed indices are the numbers themselves; the store's are not.
      for place in copy.events.indices { copy.events[place] = withoutIndices(copy.events[place]) }
      let text = String(decoding: copy.json, as: UTF8.self)
      for secret in secrets { #expect(!text.contains(secret)) }
      #expect(!text.contains(#""answer":""#), "an amount that was answered is sealed")
    }
  }

  private func withoutIndices(_ event: Event) -> Event {
    guard case .processCreated(var fact) = event else { return event }
    fact.found = []
    for place in fact.process.parties.indices { fact.process.parties[place].cardIndex = nil }
    return .processCreated(fact)
  }
}
