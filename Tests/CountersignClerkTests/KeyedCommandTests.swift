import Countersign
import CountersignClerk
import Testing

/// Idempotency keys: a repeated command has one effect and one answer, whatever lies between.
@Suite struct KeyedCommandTests {
  @Test func aRepetitionHasTheFirstAnswer() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let first = try clerk.run(SigningCase.line(1, key: "K-1"))
    #expect(first.isOK)
    let bytes = try store.bytes(TestStore.journal)
    #expect(try clerk.run(SigningCase.line(1, key: "K-1")) == first)
    #expect(try clerk.run(SigningCase.line(2, key: "K-1")).code == .idempotencyConflict)
    #expect(try store.bytes(TestStore.journal) == bytes)
    #expect(try clerk.run(SigningCase.line(2, key: "K-2")).isOK)
  }

  @Test(arguments: [false, true])
  func aRepetitionAfterAReopen(withSnapshot: Bool) throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let first = try clerk.run(SigningCase.line(1, key: "K-1"))
    if withSnapshot { try clerk.writeSnapshot() }
    let bytes = try store.bytes(TestStore.journal)
    let again = try store.clerk("wang.lei")
    #expect(try again.run(SigningCase.line(1, key: "K-1")) == first)
    #expect(try again.run(SigningCase.line(2, key: "K-1")).code == .idempotencyConflict)
    #expect(try store.bytes(TestStore.journal) == bytes)
  }

  @Test func aRefusalIsAnAnswerToo() throws {
    let store = try TestStore(withTemplates: false)
    let clerk = try store.clerk()
    let first = try clerk.run(SigningCase.line(1, key: "K-1"))
    #expect(first.code == .invalidTemplate)
    try clerk.run(
      #"{"command":"template.upload","template_id":"FZ-AUTH","version":"1","biz_scene":"RELATION_BIND","content":"<p>协议</p>","variables":[]}"#
    )
    try clerk.run(#"{"command":"template.activate","template_id":"FZ-AUTH","version":"1"}"#)
    #expect(try clerk.run(SigningCase.line(1, key: "K-1")) == first)
    #expect(try store.clerk().run(SigningCase.line(1, key: "K-1")) == first)
    #expect(try clerk.run(SigningCase.line(1, key: "K-2")).isOK)
  }

  @Test func whatAServiceAnsweredIsTheAnswer() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let signing = try clerk.create()
    let first = try clerk.choose(.microDeposit, signing.tokens[0], key: "K-1")
    #expect(try first.text("step") == "SUBMIT_AMOUNT")
    let bytes = try store.bytes(TestStore.journal)
    #expect(try clerk.choose(.microDeposit, signing.tokens[0], key: "K-1") == first)
    #expect(try store.clerk().choose(.microDeposit, signing.tokens[0], key: "K-1") == first)
    #expect(try store.bytes(TestStore.journal) == bytes)
    #expect(
      try clerk.choose(.microDeposit, signing.tokens[1], key: "K-1").code == .idempotencyConflict)
  }

  @Test func aBusyServiceIsNoLastWord() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let signing = try clerk.create()
    try clerk.set(.sms, .unavailable)
    let line = #"{"command":"process.send_sms","process_id":"\#(signing.processID)","key":"K-1"}"#
    #expect(try clerk.run(line).code == .serviceBusy)
    try clerk.set(.sms, .ok)
    let sent = try clerk.run(line)
    #expect(sent.isOK)
    let bytes = try store.bytes(TestStore.journal)
    // Done is done: the third time nothing is sent any more.
    #expect(try clerk.run(line) == sent)
    #expect(try store.bytes(TestStore.journal) == bytes)
  }

  @Test func aKeyedLookLeavesARecord() throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let signing = try clerk.create()
    try clerk.signAll(signing)
    let line = #"{"command":"h5.open","token":"\#(signing.tokens[0])","key":"K-1"}"#
    let first = try clerk.run(line)
    #expect(try first.text("step") == "SIGNED")
    #expect(try store.clerk().run(line) == first)
  }

  /// A command whose record was written, and whose service had not answered when the program died.
  enum Interrupted: String, CaseIterable {
    case deposit, amount, face, verdict, sms
  }

  @Test(arguments: Interrupted.allCases)
  func aCrashBetweenTheRecordAndTheReply(_ kind: Interrupted) throws {
    let store = try TestStore()
    let clerk = try store.clerk()
    let signing = try clerk.create()
    let line = try prepare(kind, clerk, signing)
    let before = try store.records().count
    let whole = try clerk.run(line)
    #expect(whole.isOK, "\(whole.answer)")
    let record = try #require(try store.records().dropFirst(before).first)
    let requests = Self.requests(record)
    #expect(requests.count == (kind == .sms ? 2 : 1))
    try store.cut(toRecords: record.sequence)

    let after = try store.clerk()
    #expect(try after.doDueWork())
    let asked = try store.records().dropFirst(record.sequence).flatMap(\.events)
      .compactMap { event -> String? in
        if case .serviceCalled(let fact) = event { fact.requestID } else { nil }
      }
    #expect(asked == requests, "under the same ids, once each")
    let bytes = try store.bytes(TestStore.journal)
    let repeated = try after.run(line)
    #expect(repeated.answer.code == nil)
    #expect(repeated.result == whole.result)
    #expect(try store.bytes(TestStore.journal) == bytes)
    #expect(after.registry.requests.isEmpty)
  }

  private func prepare(
    _ kind: Interrupted, _ clerk: Clerk, _ signing: SigningCase
  ) throws -> String {
    let (firm, person) = (signing.tokens[0], signing.tokens[1])
    switch kind {
    case .deposit:
      return Self.line("choose_verification", firm, #","verification_type":"MICRO_DEPOSIT""#)
    case .amount:
      try clerk.choose(.microDeposit, firm)
      let amount = try #require(clerk.sandboxDeposit(signing.processID, signing.users[0]))
      return Self.line("submit_amount", firm, #","amount":\#(amount)"#)
    case .face: return Self.line("choose_verification", person, #","verification_type":"FACE""#)
    case .verdict:
      try clerk.choose(.face, person)
      return Self.line("complete_face", person)
    case .sms:
      return #"{"command":"process.send_sms","process_id":"\#(signing.processID)","key":"K-1"}"#
    }
  }

  private static func line(_ command: String, _ token: String, _ more: String = "") -> String {
    #"{"command":"h5.\#(command)","token":"\#(token)"\#(more),"key":"K-1"}"#
  }

  private static func requests(_ record: JournalRecord) -> [String] {
    record.events.compactMap { event in
      if case .requested(_, let request) = event { request.requestID } else { nil }
    }
  }
}
