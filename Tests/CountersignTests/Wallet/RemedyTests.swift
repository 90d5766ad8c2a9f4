import Countersign
import Testing

@Suite("What would make a split pass")
struct RemedyTests {
  private func fields(_ case: RemedyCase, _ scene: WalletScene) -> SplitSubmit {
    SplitSubmit(
      "S1", scene.account(`case`.payer), scene.account(`case`.receiver), Fen(`case`.amount))
  }

  private func told(_ remedy: Remedy, _ scene: WalletScene) -> String {
    var words = [remedy.command, "for", remedy.check ?? "-"]
    func add(_ name: String, _ value: String?) {
      if let value { words.append("\(name)=\(value)") }
    }
    add("request", remedy.requestID)
    add("account", remedy.accountID.map(scene.name))
    add("user", remedy.userID.map(scene.name))
    add("payer", remedy.payerUserID.map(scene.name))
    add("receiver", remedy.receiverUserID.map(scene.name))
    add("process", remedy.processID.flatMap(Ordinal.number).map { "P\($0)" })
    add("instruction", remedy.instructionID)
    add("type", remedy.accountType?.rawValue)
    add("amount", remedy.amount.map { String($0.count) })
    return words.joined(separator: " ")
  }

  @Test("Each failing check has its own, and asking changes nothing", arguments: RemedyCases.all)
  func remedies(case: RemedyCase) throws {
    var scene = WalletScene(bound: `case`.isBound)
    `case`.prepare(&scene)
    let before = scene.desk.records.count
    let answer = scene.desk.run(.wallet(.splitExplain(fields(`case`, scene))))
    let wallet = try #require(answer.outcome?.wallet)
    let failed = wallet.checks?.first { $0.outcome == .failed }
    #expect(failed.map { "\($0.check) \($0.code?.rawValue ?? "-")" } ?? "-" == `case`.fails)
    #expect(wallet.wouldPass == (failed == nil))
    #expect(wallet.remedies?.map { told($0, scene) } == `case`.remedies)
    #expect(scene.desk.records.count == before)
  }

  @Test("A split that would pass needs nothing")
  func nothing() {
    let scene = WalletScene()
    let fields = SplitSubmit("S1", scene.account("hq"), scene.account("wang"), Fen(1000))
    let explanation = SplitExplanation(fields, scene.desk.registry, scene.desk.policy)
    #expect(explanation.passes && explanation.remedies == [])
    #expect(explanation.fee == Fen(3))
  }

  @Test("In a live store missing money is waited for")
  func live() {
    var scene = WalletScene()
    scene.submit("S1", 1000)
    var registry = scene.desk.registry
    registry.isSandbox = false
    let fields = SplitSubmit("S2", scene.account("hq"), scene.account("wang"), Fen(1_000_000))
    let explanation = SplitExplanation(fields, registry, scene.desk.policy)
    #expect(
      explanation.remedies.map { told($0, scene) } == [
        "split.submit for balance account=hq amount=4003"
      ])
  }

  @Test("A split's own page: nothing where it is paid, a way on where it is not")
  func pages() {
    var scene = WalletScene()
    func remedies(_ id: String) -> [String] {
      scene.desk.registry.remedies(for: scene.split(id), scene.desk.policy)
        .map { told($0, scene) }
    }
    scene.submit("S1", 1000)
    #expect(remedies("S1") == [])
    scene.submit("S2", 2_000_000)
    #expect(
      remedies("S2") == [
        "sandbox.fund for balance account=hq amount=1007003", "split.submit for request_id",
      ])
    scene.set(.clearing, .lostReply)
    scene.submit("S3", 1000)
    #expect(
      remedies("S3") == [
        "split.query for request_id request=S3", "split.resolve for request_id request=S3",
      ])
    scene.set(.clearing, .unavailable)
    scene.submit("S4", 1000)
    #expect(remedies("S4") == [])
  }

  // MARK: They are true

  @Test("Who does what they say can pay", arguments: RemedyCases.all)
  func followed(case: RemedyCase) throws {
    var scene = WalletScene(bound: `case`.isBound)
    `case`.prepare(&scene)
    // What nobody can mend: another payer, another payee, less money.
    guard
      !["a person pays", "to oneself", "nobody's account", "more than money can be"]
        .contains(`case`.name)
    else { return }
    try follow(fields(`case`, scene), &scene)
  }

  @Test("However a walk has ended, there is a way on", arguments: UInt64(1)...60)
  func walked(seed: UInt64) throws {
    var walk = WalletWalk(seed: seed)
    walk.run(150)
    var scene = walk.scene
    scene.desk.recover()
    for service in ServiceName.allCases { scene.set(service, .ok) }
    scene.desk.wait(seconds: 3600)
    let fields = SplitSubmit("last", scene.account("hq"), scene.account("wang"), Fen(5000))
    try follow(fields, &scene)
  }

  /// Does what the remedies say, a few times over, until it passes.
  private func follow(_ wanted: SplitSubmit, _ scene: inout WalletScene) throws {
    var fields = wanted
    for service in [ServiceName.billing, .clearing, .accountSystem] { scene.mend(service) }
    for round in 1...6 {
      let explanation = SplitExplanation(fields, scene.desk.registry, scene.desk.policy)
      if explanation.passes {
        let answer = scene.desk.run(.wallet(.splitSubmit(fields)))
        #expect(WalletScene.word(answer) == "SUCCESS", "round \(round)")
        return
      }
      for remedy in explanation.remedies { scene.perform(remedy, &fields) }
    }
    let left = SplitExplanation(fields, scene.desk.registry, scene.desk.policy).remedies
    // A split under way ends as it ends; all others must have passed.
    #expect(
      scene.desk.registry.wallet.split(fields.requestID)?.status == .success,
      "\(left.map { told($0, scene) })")
  }
}

extension WalletScene {
  /// Does what a remedy says.
  fileprivate mutating func perform(_ remedy: Remedy, _ fields: inout SplitSubmit) {
    let reason = "照办"
    let account = remedy.accountID ?? ""
    switch CommandName(rawValue: remedy.command) {
    case .accountUnfreeze:
      desk.run(.wallet(.accountUnfreeze(AccountChange(account, reason: reason))))
    case .thawMerchant:
      let fields = MerchantInstruction(
        remedy.instructionID ?? "", remedy.userID ?? "", reason: reason)
      desk.run(.wallet(.thawMerchant(fields)))
    case .thawTransaction:
      let fields = TransactionInstruction(
        remedy.instructionID ?? "", remedy.requestID ?? "", reason: reason)
      desk.run(.wallet(.thawTransaction(fields)))
    case .accountOpen:
      let open = AccountOpen(remedy.userID ?? "", remedy.accountType ?? .receiver)
      desk.run(.wallet(.accountOpen(open)))
    case .sandboxFund:
      desk.run(.wallet(.sandboxFund(SandboxFund(account, remedy.amount ?? .zero))))
    case .bindingRequest:
      let request = BindingRequest(remedy.payerUserID ?? "", remedy.receiverUserID ?? "")
      if desk.run(.wallet(.bindingRequest(request))).code == nil {
        sign(desk.registry.processes.count)
      }
    case .processSendSMS: sign(remedy.processID.flatMap(Ordinal.number) ?? 0)
    case .splitQuery: query(remedy.requestID ?? "")
    case .splitSubmit:
      if remedy.check == "payer_account" { fields.payerAccountID = account }
      if remedy.check == "receiver_account" { fields.receiverAccountID = account }
      if remedy.check == "request_id" { fields.requestID += "x" }
    default: break
    }
  }
}
