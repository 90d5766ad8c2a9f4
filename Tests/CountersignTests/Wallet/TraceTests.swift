import Countersign
import Testing

@Suite("The trace of a split, from split to verification")
struct TraceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var isBound = true
    /// Brings it about; the split is S1.
    var prepare: @Sendable (inout WalletScene) -> Void
    /// Step, outcome, and an event of the record that proves it.
    var lines: String

    var testDescription: String { name }
  }

  private static let verified = """
        verification PASSED VERIFICATION_RESULT
        verification PASSED VERIFICATION_RESULT
    """

  static let cases = [
    Case(
      name: "paid", prepare: { $0.submit("S1", 1000) },
      lines: """
        request_id PASSED FEE_QUOTE_REQUESTED
        payer_account PASSED ACCOUNT_OPENED
        receiver_account PASSED ACCOUNT_OPENED
        balance PASSED SANDBOX_FUNDED
        binding PASSED BINDING_RELATIONSHIP_ESTABLISHED
          agreement PASSED PROCESS_SIGNED
        \(verified)
        fee PASSED -
        clearing PASSED SPLIT_SUCCEEDED
        """),
    Case(
      name: "never bound", isBound: false, prepare: { $0.submit("S1", 1000) },
      lines: """
        binding FAILED -
        fee PASSED -
        clearing NOT_REACHED -
        """),
    Case(
      name: "nobody answered", isBound: false,
      prepare: { scene in
        scene.request("hq", "wang")
        let token = StubTools.token(1, 0)
        scene.desk.run(.h5Open(PageStepInput(token)))
        scene.desk.run(.h5ChooseVerification(PageChoice(token, .microDeposit)))
        scene.desk.wait(seconds: 8 * 86_400)
        scene.submit("S1", 1000)
      },
      lines: """
        binding FAILED BINDING_FAILED
          agreement FAILED PROCESS_EXPIRED
            verification NOT_REACHED DEPOSIT_ACCEPTED
            verification NOT_REACHED -
        """),
    Case(
      name: "not signed yet", isBound: false,
      prepare: { scene in
        scene.request("hq", "wang")
        scene.submit("S1", 1000)
      },
      lines: """
        binding FAILED BINDING_REQUESTED
          agreement NOT_REACHED SMS_SENT
            verification NOT_REACHED -
            verification NOT_REACHED -
        """),
    Case(
      name: "declined", isBound: false,
      prepare: { scene in
        scene.request("hq", "wang")
        let token = StubTools.token(1, 1)
        scene.desk.run(.h5Open(PageStepInput(token)))
        scene.desk.run(.h5Decline(PageDecline(token, reason: "不认识")))
        scene.submit("S1", 1000)
      },
      lines: """
        binding FAILED BINDING_FAILED
          agreement FAILED PROCESS_FAILED
            verification NOT_REACHED -
            verification FAILED -
        """),
    Case(
      name: "invalidated",
      prepare: { scene in
        let fields = BindingInvalidate("BD-000001", reason: "解约")
        scene.desk.run(.wallet(.bindingInvalidate(fields)))
        scene.submit("S1", 1000)
      },
      lines: """
        binding FAILED BINDING_INVALIDATED
          agreement PASSED PROCESS_SIGNED
        \(verified)
        """),
    Case(
      name: "frozen and short",
      prepare: { scene in
        let change = AccountChange(scene.account("hq"), reason: "核查")
        scene.desk.run(.wallet(.accountFreeze(change)))
        scene.submit("S1", 2_000_000)
      },
      lines: """
        request_id PASSED SPLIT_REFUSED_FAILED
        payer_account FAILED ACCOUNT_FROZEN
        receiver_account PASSED ACCOUNT_OPENED
        balance NOT_REACHED -
        """),
    Case(
      name: "nobody knows the result",
      prepare: { scene in
        scene.set(.clearing, .lostReply)
        scene.submit("S1", 1000)
      },
      lines: "clearing NOT_REACHED SPLIT_RESULT_UNKNOWN"),
    Case(
      name: "clearing refused",
      prepare: { scene in
        scene.set(.clearing, .reject)
        scene.submit("S1", 1000)
      },
      lines: "clearing FAILED SPLIT_FAILED"),
    Case(
      name: "it waits",
      prepare: { scene in
        scene.set(.clearing, .unavailable)
        scene.submit("S1", 1000)
      },
      lines: "clearing NOT_REACHED SPLIT_ACCEPTED"),
    Case(
      name: "a freeze kept it from being sent",
      prepare: { scene in
        scene.set(.clearing, .unavailable)
        scene.submit("S1", 1000)
        let fields = MerchantInstruction("I1", scene.user("hq"), reason: "风控")
        scene.desk.run(.wallet(.freezeMerchant(fields)))
      },
      lines: "clearing FAILED SPLIT_FAILED"),
  ]

  private func reader(_ scene: WalletScene) -> TraceReader {
    TraceReader(
      policy: scene.desk.policy, now: scene.desk.now,
      name: { Masking.name(StubTools.clear($0.name) ?? "") },
      party: { _, party in
        var view = PartyView()
        view.userID = party.userID
        return view
      })
  }

  private func scene(_ case: Case) -> WalletScene {
    var scene = WalletScene(bound: `case`.isBound)
    `case`.prepare(&scene)
    return scene
  }

  private func types(_ record: Int?, _ scene: WalletScene) -> [String] {
    guard let record, scene.desk.records.indices.contains(record - 1) else { return ["-"] }
    return scene.desk.records[record - 1].events.map(\.type)
  }

  @Test("Each line with what proves it", arguments: cases)
  func lines(case: Case) {
    let scene = scene(`case`)
    let trace = scene.desk.registry.trace(scene.split("S1"), reader(scene))
    let expected = `case`.lines.split(separator: "\n").map { $0.split(separator: " ") }
    let told = trace.map { line in
      (words: [line.step.rawValue, line.outcome.rawValue], types: types(line.record, scene))
    }
    // The lines named stand there one after the other, and all of them.
    let steps = Set(expected.compactMap { $0.first.map(String.init) })
    let shown = told.filter { steps.contains($0.words[0]) }
    #expect(shown.map(\.words) == expected.map { $0.prefix(2).map(String.init) })
    for (line, words) in zip(shown, expected) {
      #expect(line.types.contains(String(words[2])), "\(words): \(line.types)")
    }
    for line in trace { #expect(line.depth == Self.depth(line.step), "\(line.step)") }
  }

  private static func depth(_ step: TraceLine.Step) -> Int {
    switch step {
    case .agreement: 1
    case .verification: 2
    default: 0
    }
  }

  @Test("A binding that is not valid shows how far it came")
  func values() throws {
    let scene = scene(try #require(Self.cases.first { $0.name == "declined" }))
    let check = try #require(scene.split("S1").checks.first { $0.check == "binding" })
    #expect(
      check.values == [
        "payer_user_id": scene.user("hq"), "receiver_user_id": scene.user("wang"),
        "binding_id": "BD-000001", "agreement_status": "UNSIGNED", "is_valid": "false",
        "process_id": scene.desk.process(1).processID, "process_status": "FAILED",
        "end_reason": "DECLINED", "reason": "DECLINED: 不认识",
      ])
    let agreement = try #require(
      scene.desk.registry.trace(scene.split("S1"), reader(scene)).first { $0.step == .agreement })
    #expect(agreement.why == .declined(userID: scene.user("wang"), name: "王**", reason: "不认识"))
    #expect(agreement.endReason == .declined && agreement.processStatus == .failed)
  }

  @Test("What was checked stays as it was; what it rests on is shown as it is")
  func later() throws {
    var scene = WalletScene(bound: false)
    scene.request("hq", "wang")
    scene.submit("S1", 1000)
    scene.sign(1)
    let trace = scene.desk.registry.trace(scene.split("S1"), reader(scene))
    #expect(trace.first { $0.step == .binding }?.outcome == .failed)
    #expect(trace.first { $0.step == .agreement }?.outcome == .passed)
  }

  @Test("A split's life is in its records: who submitted it, and every call that was made for it")
  func records() {
    var scene = WalletScene()
    scene.set(.clearing, .unavailable)
    scene.submit("S1", 1000)
    scene.mend(.clearing)
    let split = scene.split("S1")
    #expect(split.status == .success)
    #expect(types(split.records.first, scene) == ["FEE_QUOTE_REQUESTED"])
    let about = scene.desk.records.filter { record in
      record.events.contains { event in
        switch event {
        case .serviceCalled(let fact): fact.subject == "S1"
        case .wallet(.split(_, let fact)): fact.requestID == "S1"
        case .requested(.fee, let request): request.subject == "S1"
        default: false
        }
      }
    }
    #expect(split.records == about.map(\.sequence))
    #expect(split.records.count > 3)
  }
}
