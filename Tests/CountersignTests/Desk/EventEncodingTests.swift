import Countersign
import Testing

@Suite("Events and records as JSON")
struct EventEncodingTests {
  private func json(_ event: Event) -> [UInt8] {
    var writer = JSONWriter()
    event.write(to: &writer)
    return writer.bytes
  }

  @Test("Each kind of event is read as it was written", arguments: EventCases.all.indices)
  func roundTrip(place: Int) throws {
    let event = EventCases.all[place]
    #expect(try Event.read(0, of: JSONText(json(event))) == event)
  }

  @Test("Types are in upper snake case, one for each kind; failures say FAIL")
  func types() {
    let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ_")
    for type in EventCases.types { #expect(type.allSatisfy(letters.contains), "\(type)") }
    // Calls share two types by their outcome; all others have one of their own.
    #expect(EventCases.all.count - EventCases.types.count == CallOutcome.allCases.count - 2)
    let seeds: Set = ["SMS_SENT", "VERIFICATION_INITIATED", "VERIFICATION_RESULT"]
    #expect(seeds.isSubset(of: EventCases.types))
    let failures = EventCases.types.filter { $0.contains("FAIL") }
    #expect(
      failures == [
        "SMS_FAILED", "DEPOSIT_FAILED", "VERIFICATION_SERVICE_FAILED", "VERIFICATION_FAILED",
        "PROCESS_FAILED", "CALLBACK_FAILED", "CALLBACK_GIVEN_UP_FAILED", "SERVICE_CALL_FAILED",
        "COMMAND_FAILED",
      ])
  }

  @Test(
    "What is no event is refused",
    arguments: [
      #"{"type":"NOBODY_KNOWS"}"#, #"{"process_id":"P1"}"#, #"{"type":1}"#, "[]", "null",
      #"{"type":"SMS_SENT"}"#, #"{"type":"sms_sent","process_id":"P1"}"#,
      #"{"type":"PROCESS_CREATED","process_id":"P1"}"#,
    ])
  func unknown(text: String) throws {
    let json = try JSONText(Array(text.utf8))
    #expect(throws: JSONFault.self) { try Event.read(0, of: json) }
  }

  @Test("Which process and whom an event is about")
  func about() {
    let silent: Set = [
      "TEMPLATE_UPLOADED", "TEMPLATE_ACTIVATED", "TEMPLATE_DEACTIVATED", "SERVICE_MODE_SET",
      "CLOCK_ADVANCED", "BREAKER_OPEN", "BREAKER_HALF_OPEN", "BREAKER_CLOSED",
    ]
    for event in EventCases.all where event.processID == nil {
      #expect(silent.contains(event.type), "\(event.type)")
    }
  }

  /// The stored properties of a record beside the fields it visits; a property that is forgotten
  /// in `visit` is lost on disk.
  @Test("No record forgets a field")
  func noFieldForgotten() {
    let records: [(any Record, inlined: Int)] = [
      (Step(), 0), (ServiceRequest(), 0), (CallbackRound(), 0), (PersonalAct(), 0),
      (ServiceCalled(), fields(ServiceCall()) - 1), (BreakerMoved(), 0), (TemplateUploaded(), 0),
      (CallbackQueued(), 0), (CommandFailed(), 0), (SandboxService(), 0), (SandboxClock(), 0),
      (SandboxPeek(), 0), (SandboxInbox(), 0), (TemplateReference(), 0), (PersonalIndex(), 0),
      (ProcessCreated(), fields(SigningProcess()) - 1), (SigningProcess(), 0), (Party(), 0),
      (Deposit(), 0), (Template(), 0), (Callback(), 0), (ServiceHealth(), 0), (ServiceCall(), 0),
      (ServiceReply(), 0), (Subject(), 0), (KeyedAnswer(), 0), (Answer(), 0), (Outcome(), 0),
      (Page(), 0), (PersonalMatch(), 0), (Check(), 0), (JournalRecord(), 0), (StoreHeader(), 0),
      (Policy(), 0), (RegistrySnapshot(), 0),
      (RegistrySnapshot.Tables(), fields(WalletTables()) - 1),
      (RegistrySnapshot.JournalMark(), 0), (TemplateUpload(), 0), (PartyInput(), 0),
      (ProcessCreate(), 0), (ProcessSendSMS(), 0), (ProcessCancel(), 0), (PageStepInput(), 0),
      (PageChoice(), 0), (PageAmount(), 0), (PageDecline(), 0), (PersonalReveal(), 0),
      (PersonalFind(), 0), (PersonalErase(), 0), (CallbackResend(), 0), (WalletTables(), 0),
      (User(), 0), (Account(), 0), (Binding(), 0), (Split(), 0), (Instruction(), 0), (Alert(), 0),
      (Ledger(), 0), (UserRegistered(), fields(User()) - 1), (AccountFact(), 0), (BindingFact(), 0),
      (SplitFact(), 0), (FreezeFact(), 0), (AlertFact(), 0), (WalletOutcome(), 0),
      (UserRegister(), 0), (AccountOpen(), 0), (AccountChange(), 0), (BindingRequest(), 0),
      (BindingInvalidate(), 0), (PaymentEnable(), 0), (SplitSubmit(), 0), (SplitReference(), 0),
      (SplitResolve(), 0), (MerchantInstruction(), 0), (TransactionInstruction(), 0),
      (AlertAcknowledge(), 0), (SandboxFund(), 0), (StoreHeader(), 0),
    ]
    for (record, inlined) in records {
      #expect(
        fields(record) == Mirror(reflecting: record).children.count + inlined, "\(type(of: record))"
      )
    }
  }

  private func fields(_ record: some Record) -> Int {
    var copy = record
    var names = FieldNames()
    copy.visit(&names)
    return Set(names.names).count == names.names.count ? names.names.count : -1
  }

  @Test("Guarded texts are found wherever they stand")
  func guarded() {
    var found: [String] = []
    for event in EventCases.all {
      var copy = event
      copy.visitGuarded { text, slots, context in
        found.append("\(event.type) \(context) \(slots)")
        text = .sealed("new")
      }
      if copy != event { found.append("changed") }
    }
    let requests = RequestKind.allCases.flatMap {
      ["\($0.rawValue) R000001/answer [7]", "changed"]
    }
    let created = ["name", "id_no", "bank_card_no", "mobile"]
    #expect(Array(found.prefix(requests.count)) == requests)
    #expect(
      found.dropFirst(requests.count)
        == ArraySlice(
          created.map { "PROCESS_CREATED user-F/\($0) [5]" }
            + created.map { "PROCESS_CREATED user-G/\($0) [3]" }
            + ["PROCESS_CREATED P20261121-000004/values [5, 3]", "changed"]))
  }
}
