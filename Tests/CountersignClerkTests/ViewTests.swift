import Countersign
import CountersignClerk
import Testing

/// What screens ask for: windows of rows, the place of a chosen one, and nothing that is not shown.
@Suite struct ViewTests {
  private func clerk(processes: Int) throws -> (store: TestStore, clerk: Clerk) {
    let store = try TestStore()
    let clerk = try store.clerk()
    if processes > 0 { try BigStore.fill(clerk, processes: 1..<processes + 1) }
    return (store, clerk)
  }

  private func processes(_ clerk: Clerk, _ window: Window) throws -> ListView<ProcessLine> {
    guard case .processes(let list) = try clerk.view(.processes(window)) else {
      throw Refusal(.notFound)
    }
    return list
  }

  private func audit(_ clerk: Clerk, _ window: Window) throws -> ListView<AuditLine> {
    guard case .audit(let list) = try clerk.view(.audit(window)) else { throw Refusal(.notFound) }
    return list
  }

  private func templates(_ clerk: Clerk, _ window: Window) throws -> ListView<TemplateLine> {
    guard case .templates(let list) = try clerk.view(.templates(window)) else {
      throw Refusal(.notFound)
    }
    return list
  }

  private func number(_ line: ProcessLine) -> Int? { Int(line.processID.suffix(6)) }

  // MARK: Processes

  @Test func windowsOfProcesses() throws {
    let (_, clerk) = try clerk(processes: 30)
    for (first, count, expected) in [
      (0, 5, Array((26...30).reversed())), (28, 5, [2, 1]), (30, 5, []), (99, 5, []), (0, 0, []),
      (0, 99, Array((1...30).reversed())), (-3, 2, [30, 29]),
    ] {
      let list = try processes(clerk, Window(first: first, count: count))
      #expect(list.rows.compactMap(number) == expected, "\(first), \(count)")
      #expect(list.total == 30 && list.matching == 30)
      if !expected.isEmpty { #expect(list.first == max(0, first)) }
    }
  }

  @Test func anEmptyDesk() throws {
    let (_, clerk) = try clerk(processes: 0)
    for filter in ["", "status:signed"] {
      let list = try processes(clerk, Window(count: 5, filter: filter, anchor: "P20261121-000001"))
      #expect(list == ListView(total: 0, matching: 0, first: 0, rows: []))
    }
  }

  @Test(arguments: ["", "biz_scene:relation"])
  func theChosenOneIsFoundWhereItIsNow(_ filter: String) throws {
    let (_, clerk) = try clerk(processes: 10)
    let chosen = try processes(clerk, Window(count: 5)).rows[3].processID
    for more in 11...14 {
      _ = try clerk.create(more)
      let list = try processes(clerk, Window(count: 5, filter: filter, anchor: chosen))
      #expect(list.anchorIndex == 3 + more - 10)
    }
    #expect(
      try processes(clerk, Window(count: 5, filter: filter, anchor: "P1-000099")).anchorIndex == nil
    )
    let hidden = try processes(clerk, Window(count: 5, filter: "status:signed", anchor: chosen))
    #expect(hidden.anchorIndex == nil)
  }

  @Test func filtersSeeOnlyWhatIsShown() throws {
    let (_, clerk) = try clerk(processes: 12)
    let signing = try clerk.create(13)
    try clerk.signAll(signing)
    func found(_ filter: String) throws -> [Int] {
      let list = try processes(clerk, Window(count: 99, filter: filter))
      #expect(list.matching == list.rows.count && list.total == 13)
      return list.rows.compactMap(number)
    }
    #expect(try found("status:signed") == [13])
    #expect(try found("STATUS:Signed end_reason:completed") == [13])
    #expect(try found("person-7") == [7])
    #expect(try found("payee:欧") == Array((1...13).reversed()))
    #expect(try found("payer:试味坊 user_id:firm-12") == [12])
    #expect(try found(signing.processID) == [13])
    #expect(try found("status:signed person-7") == [])
    for secret in SigningCase.secrets { #expect(try found(secret) == [], "\(secret)") }
    for piece in ["若水", "110118", "1800", "154", signing.tokens[0]] where piece != "1800" {
      #expect(try found("payee:\(piece)") == [], "\(piece)")
    }
    #expect(try found("nofield:欧") == [])
  }

  @Test func windowsOfAFilteredList() throws {
    let (_, clerk) = try clerk(processes: 12)
    let list = try processes(clerk, Window(first: 1, count: 2, filter: "firm-1"))
    #expect(list.matching == 4)
    #expect(list.first == 1)
    #expect(list.rows.compactMap(number) == [11, 10])
    #expect(try processes(clerk, Window(first: 4, count: 2, filter: "firm-1")).rows.isEmpty)
  }

  @Test func aProcessAndItsTimeline() throws {
    let (_, clerk) = try clerk(processes: 3)
    let signing = try clerk.create(4)
    try clerk.signAll(signing)
    guard case .process(let view?) = try clerk.view(.process(id: signing.processID)) else {
      Issue.record("there is such a process")
      return
    }
    #expect(view.line.processID == signing.processID)
    #expect(view.parties.map(\.name) == [SigningCase.firm, "欧**"])
    #expect(view.callbackStatus == .delivered)
    #expect(view.timeline.allSatisfy { $0.processID == signing.processID })
    #expect(view.timeline.map(\.sequence) == view.timeline.map(\.sequence).sorted())
    #expect(view.timeline.first?.type == "PROCESS_CREATED")
    #expect(view.timeline.contains { $0.type == "PROCESS_SIGNED" })
    let told = view.timeline.map(\.data).joined() + view.parties.map(\.idNo).joined()
    for secret in SigningCase.secrets { #expect(!told.contains(secret)) }
    #expect(try clerk.view(.process(id: "P20261121-000099")) == .process(nil))
    #expect(try clerk.view(.process(id: "")) == .process(nil))
  }

  // MARK: Templates

  @Test func windowsOfTemplates() throws {
    let (_, clerk) = try clerk(processes: 0)
    let all = try templates(clerk, Window(count: 9))
    #expect(all.rows.map(\.templateID) == ["KT-PAY", "FZ-AUTH"])
    let one = try templates(
      clerk, Window(count: 9, filter: "template_id:fz", anchor: all.rows[1].id))
    #expect(one.matching == 1 && one.total == 2 && one.anchorIndex == 0)
    #expect(try templates(clerk, Window(first: 1, count: 9)).rows == [all.rows[1]])
    #expect(try templates(clerk, Window(first: 7, count: 9)).rows.isEmpty)
    #expect(try templates(clerk, Window(count: 9, filter: "active:true 授权")).matching == 2)
  }

  // MARK: The audit log

  @Test func windowsOfTheAuditLogAreTheWholeOfIt() throws {
    let (_, clerk) = try clerk(processes: 4)
    let whole = try clerk.table(.processAuditLog).compactMap { $0.text("id") }
    var found: [String] = []
    for first in stride(from: 0, to: whole.count + 7, by: 7) {
      let list = try audit(clerk, Window(first: first, count: 7))
      #expect(list.total == whole.count && list.matching == whole.count)
      #expect(list.rows.count == min(7, max(0, whole.count - first)))
      found += list.rows.map(\.id)
    }
    #expect(found == whole.reversed())
  }

  @Test func aChosenLineIsFoundWhereItIsNow() throws {
    let (_, clerk) = try clerk(processes: 4)
    let before = try audit(clerk, Window(count: 10))
    let chosen = before.rows[3].id
    #expect(try audit(clerk, Window(count: 10, anchor: chosen)).anchorIndex == 3)
    // So many new lines that it is far outside the window.
    _ = try clerk.create(5)
    _ = try clerk.create(6)
    let after = try audit(clerk, Window(count: 10, anchor: chosen))
    #expect(after.anchorIndex == 3 + after.total - before.total)
    #expect(after.total - before.total > 10)
    let there = try audit(clerk, Window(first: after.anchorIndex ?? 0, count: 1))
    #expect(there.rows.map(\.id) == [chosen])
  }

  @Test func aFilteredAuditLog() throws {
    let (_, clerk) = try clerk(processes: 4)
    let all = try clerk.table(.processAuditLog)
    let sent = all.filter { $0.text("event_type") == "SMS_SENT" }.compactMap { $0.text("id") }
    let list = try audit(clerk, Window(count: 99, filter: "event_type:sms_sent"))
    #expect(list.rows.map(\.id) == sent.reversed())
    #expect(list.matching == sent.count && list.total == all.count)
    let page = try audit(
      clerk, Window(first: 2, count: 2, filter: "event_type:sms_sent", anchor: sent[0]))
    #expect(page.rows.map(\.id) == Array(sent.reversed()[2..<4]))
    #expect(page.first == 2 && page.matching == sent.count)
    #expect(page.anchorIndex == sent.count - 1)
    for secret in SigningCase.secrets {
      #expect(try audit(clerk, Window(count: 9, filter: secret)).matching == 0)
    }
  }

  @Test func aRecordAsItLies() throws {
    let (store, clerk) = try clerk(processes: 1)
    let lines = try store.lines()
    for sequence in 1..<lines.count {
      guard case .record(let view?) = try clerk.view(.record(sequence: sequence)) else {
        Issue.record("record \(sequence) is there")
        continue
      }
      #expect(view.sequence == sequence)
      #expect(
        Array("\(view.hash) \(view.json)\n".utf8) == lines[sequence], "record \(sequence)")
      #expect(!view.lines.isEmpty)
    }
    for sequence in [-1, 0, lines.count, Int.max] {
      #expect(try clerk.view(.record(sequence: sequence)) == .record(nil))
    }
  }

  // MARK: Header and phone

  @Test func theHeader() throws {
    let (store, clerk) = try clerk(processes: 3)
    try clerk.advance(60)
    guard case .header(let view) = try clerk.view(.header) else {
      Issue.record("there is a header")
      return
    }
    #expect(view.store == store.path)
    #expect(view.processes == 3 && view.templates == 2)
    #expect(view.statusCounts[.smsSent] == 3)
    #expect(view.clockOffsetMs == 60_000)
    #expect(view.now == store.wall.now.adding(seconds: 60))
    #expect(view.services.count == ServiceName.allCases.count)
    #expect(view.operatorID == "li.na" && view.isSandbox && !view.isReadOnly)
  }

  private func phone(_ clerk: Clerk, _ signing: SigningCase, _ place: Int) throws -> PhoneView {
    guard
      case .phone(let view?) = try clerk.view(
        .phone(processID: signing.processID, userID: signing.users[place]))
    else { throw Refusal(.notFound) }
    return view
  }

  @Test func aPhoneInASandbox() throws {
    let (store, clerk) = try clerk(processes: 0)
    let signing = try clerk.create()
    let view = try phone(clerk, signing, 1)
    #expect(view.name == SigningCase.person)
    #expect(view.token == signing.tokens[1])
    #expect(view.smsText?.contains(signing.tokens[1]) == true)
    #expect(view.bankCardTail == "0043")
    #expect(view.depositNotice == nil)
    try clerk.choose(.microDeposit, signing.tokens[1])
    let notice = try phone(clerk, signing, 1).depositNotice
    #expect(notice.map { (1...99).contains($0.count) } == true)
    let reader = try store.clerk(isReadOnly: true)
    #expect(try phone(reader, signing, 1).token == nil)
    #expect(try clerk.view(.phone(processID: signing.processID, userID: "x")) == .phone(nil))
  }

  @Test func aPhoneInALiveStoreIsAPictureOnly() throws {
    let store = try TestStore(isSandbox: false)
    let clerk = try store.clerk(outside: NobodyOutside())
    let view = try phone(clerk, try clerk.create(), 1)
    #expect(view.name == "欧**")
    #expect(view.token == nil && view.smsText == nil && view.depositNotice == nil)
    #expect(view.agreement.blocks.isEmpty)
  }
}
