import Countersign
import Testing

@Suite("The checks of a split")
struct SplitRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var amount: Int64 = 1000
    var payer = "hq"
    var receiver = "wang"
    var isBound = true
    var frozen: [String] = []
    var billing = ServiceMode.ok
    var answer: String
    /// payer, receiver, balance, binding, fee: passed, failed or not reached.
    var checks: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "all well", answer: "SUCCESS", checks: "ppppp"),
    Case(name: "no payer", payer: "none", answer: "ACCOUNT_NOT_FOUND", checks: "fpnnn"),
    Case(name: "no receiver", receiver: "none", answer: "ACCOUNT_NOT_FOUND", checks: "pfnnn"),
    Case(name: "payer frozen", frozen: ["hq"], answer: "ACCOUNT_FROZEN", checks: "fpnpn"),
    Case(name: "receiver frozen", frozen: ["wang"], answer: "ACCOUNT_FROZEN", checks: "pfnpn"),
    Case(name: "both frozen", frozen: ["hq", "wang"], answer: "ACCOUNT_FROZEN", checks: "ffnpn"),
    Case(
      name: "a receiver pays", payer: "ouyang", receiver: "hq",
      answer: "ACCOUNT_TYPE_NOT_ALLOWED", checks: "fpnfn"),
    Case(name: "unbound", receiver: "ouyang", answer: "NO_VALID_BINDING", checks: "pppfp"),
    Case(
      name: "against the binding", payer: "store", receiver: "hq", answer: "INSUFFICIENT_BALANCE",
      checks: "ppffn"),
    Case(
      name: "short of the amount", amount: 1_000_001, answer: "INSUFFICIENT_BALANCE",
      checks: "ppfpn"),
    Case(
      name: "short of the fee", amount: 1_000_000, answer: "INSUFFICIENT_BALANCE", checks: "ppfpp"),
    Case(name: "to the last fen", amount: 997_009, answer: "SUCCESS", checks: "ppppp"),
    Case(name: "a fen more", amount: 997_010, answer: "INSUFFICIENT_BALANCE", checks: "ppfpp"),
    Case(
      name: "short and unbound", amount: 1_000_000, isBound: false,
      answer: "INSUFFICIENT_BALANCE", checks: "ppffp"),
    Case(name: "billing refuses", billing: .reject, answer: "FEE_INVALID", checks: "ppnpf"),
    Case(name: "billing raves", billing: .garbage, answer: "FEE_INVALID", checks: "ppnpf"),
    Case(
      name: "billing refuses, unbound", isBound: false, billing: .reject,
      answer: "NO_VALID_BINDING", checks: "ppnff"),
  ]

  @Test("In the seeds' order", arguments: cases)
  func checks(case: Case) {
    var scene = WalletScene(bound: `case`.isBound)
    for name in `case`.frozen {
      scene.desk.run(.wallet(.accountFreeze(AccountChange(scene.account(name), reason: "核查"))))
    }
    scene.set(.billing, `case`.billing)
    let answer = scene.submit("S1", `case`.amount, from: `case`.payer, to: `case`.receiver)
    #expect(WalletScene.word(answer) == `case`.answer)
    #expect(Self.told(scene.split("S1").checks) == `case`.checks)
    #expect(scene.desk.registry.wallet.faults == [])
    // The same id is the same split, for good.
    #expect(
      WalletScene.word(scene.submit("S1", `case`.amount, from: `case`.payer, to: `case`.receiver))
        == `case`.answer)
    #expect(
      scene.submit("S1", `case`.amount + 1, from: `case`.payer, to: `case`.receiver).code
        == .duplicateSplit)
  }

  private static func told(_ checks: [Check]) -> String {
    checks.map {
      switch $0.outcome {
      case .passed: "p"
      case .failed: "f"
      case .notReached: "n"
      }
    }.joined()
  }

  @Test(
    "Billing that cannot be asked leaves the id free",
    arguments: [ServiceMode.unavailable, .timeout, .lostReply])
  func busy(mode: ServiceMode) {
    var scene = WalletScene()
    scene.set(.billing, mode)
    #expect(scene.submit("S1", 1000).code == .serviceBusy)
    #expect(scene.desk.registry.wallet.split("S1") == nil)
    scene.mend(.billing)
    #expect(WalletScene.word(scene.submit("S1", 1000)) == "SUCCESS")
  }

  @Test(
    "Clearing as it behaves: now, asked later, and what was paid",
    arguments: [
      (ServiceMode.ok, "SUCCESS", "SUCCESS", Int64(1000)),
      (.slow, "SUCCESS", "SUCCESS", 1000),
      (.reject, "CLEARING_REJECTED", "FAILED", 0),
      (.unavailable, "PROCESSING", "SUCCESS", 1000),
      (.timeout, "PROCESSING unresolved", "FAILED", 0),
      (.garbage, "PROCESSING unresolved", "FAILED", 0),
      (.lostReply, "PROCESSING unresolved", "SUCCESS", 1000),
    ])
  func clearing(mode: ServiceMode, now: String, later: String, paid: Int64) {
    var scene = WalletScene()
    scene.set(.clearing, mode)
    #expect(WalletScene.word(scene.submit("S1", 1000)) == now)
    let isOpen = now.hasPrefix("PROCESSING")
    #expect(scene.row("hq").held.count == (isOpen ? 1003 : 0))
    if now.hasSuffix("unresolved") {
      #expect(scene.submit("S1", 1000).code == .splitUnresolved)
      #expect(scene.query("S1").code == .serviceBusy)
    }
    scene.mend(.clearing)
    #expect(WalletScene.word(scene.query("S1")) == later)
    #expect(scene.row("wang").balance.count == paid)
    #expect(scene.row("hq").held == .zero)
    #expect(scene.desk.registry.wallet.faults == [])
    #expect(scene.desk.registry.wallet.openAlerts.isEmpty)
  }

  @Test("An unresolved split becomes an alert, and stops being one")
  func alert() {
    var scene = WalletScene()
    scene.set(.clearing, .lostReply)
    scene.submit("S1", 1000)
    scene.desk.wait(seconds: 59)
    #expect(scene.desk.registry.wallet.alerts.count == 0)
    scene.desk.wait(seconds: 1)
    #expect(scene.desk.registry.wallet.alerts.all.map(\.subject) == ["S1"])
    scene.mend(.clearing)
    scene.query("S1")
    #expect(scene.desk.registry.wallet.alerts[1].resolvedAt != nil)
  }

  @Test("By hand only where clearing cannot say", arguments: [SplitStatus.success, .failed])
  func byHand(outcome: SplitStatus) {
    var scene = WalletScene()
    var fields = SplitResolve()
    fields.requestID = "S1"
    fields.outcome = outcome
    fields.evidence = "清结算回单"
    fields.reason = "清结算停机"
    let resolve = Command.wallet(.splitResolve(fields))
    #expect(scene.desk.run(resolve).code == .notFound)
    scene.set(.clearing, .timeout)
    scene.submit("S1", 1000)
    #expect(WalletScene.word(scene.desk.run(resolve)) == outcome.rawValue)
    #expect(scene.row("wang").balance.count == (outcome == .success ? 1000 : 0))
    #expect(scene.desk.run(resolve).code == .wrongStep)
    scene.mend(.clearing)
    scene.set(.clearing, .lostReply)
    fields.requestID = "S2"
    scene.submit("S2", 1000)
    scene.mend(.clearing)
    #expect(scene.desk.run(.wallet(.splitResolve(fields))).code == .wrongStep)
    #expect(scene.split("S2").status == .success)
  }
}
