import Countersign
import Testing

@Suite("Freezes and thaws")
struct FreezeRuleTests {
  private func freeze(_ id: String, _ user: String, _ scene: WalletScene) -> Command {
    .wallet(.freezeMerchant(MerchantInstruction(id, scene.user(user), reason: "风控")))
  }

  private func thaw(_ id: String, _ user: String, _ scene: WalletScene) -> Command {
    .wallet(.thawMerchant(MerchantInstruction(id, scene.user(user), reason: "解除")))
  }

  @Test("A thaw lifts its own freeze only")
  func own() {
    var scene = WalletScene()
    scene.desk.run(.wallet(.accountFreeze(AccountChange(scene.account("wang"), reason: "挂失"))))
    #expect(scene.desk.run(freeze("I1", "wang", scene)).code == nil)
    #expect(scene.desk.run(freeze("I2", "wang", scene)).code == nil)
    let records = scene.desk.records.count
    #expect(scene.desk.run(freeze("I1", "wang", scene)).code == nil)
    #expect(scene.desk.records.count == records)
    #expect(scene.desk.run(freeze("I1", "hq", scene)).code == .instructionConflict)
    #expect(scene.desk.run(freeze("I3", "nobody", scene)).code == .freezeTargetNotFound)
    #expect(scene.desk.run(thaw("I1", "wang", scene)).code == nil)
    #expect(scene.desk.registry.wallet.user(scene.user("wang"))?.status == .frozen)
    #expect(scene.desk.run(thaw("T2", "wang", scene)).code == nil)
    #expect(scene.desk.registry.wallet.user(scene.user("wang"))?.status == .normal)
    #expect(scene.row("wang").status == .frozen)
    #expect(scene.desk.run(thaw("T3", "wang", scene)).code == .freezeTargetNotFound)
  }

  @Test("Frozen here also where the account system cannot be told")
  func notInStep() {
    var scene = WalletScene()
    scene.set(.accountSystem, .unavailable)
    #expect(scene.desk.run(freeze("I1", "wang", scene)).code == nil)
    #expect(scene.row("wang").status == .frozen)
    #expect(scene.desk.registry.wallet.alerts.all.map(\.code) == [.freezeNotInStep])
    #expect(scene.desk.registry.wallet.alerts[1].isWorkItem)
    scene.mend(.accountSystem)
    #expect(scene.desk.registry.wallet.alerts[1].resolvedAt != nil)
  }

  @Test("After a freeze nothing is sent to clearing")
  func waiting() {
    var scene = WalletScene()
    scene.set(.clearing, .unavailable)
    scene.submit("S1", 1000)
    #expect(scene.desk.run(freeze("I1", "wang", scene)).code == nil)
    scene.mend(.clearing)
    #expect(scene.split("S1").status == .failed)
    #expect(scene.split("S1").code == .accountFrozen)
    #expect(scene.row("hq").held == .zero)
  }

  @Test(
    "A transaction's money is held where it is",
    arguments: [
      (ServiceMode.ok, "wang", Int64(1000)), (.unavailable, "hq", 1003), (.lostReply, "hq", 1003),
    ])
  func transaction(mode: ServiceMode, holder: String, held: Int64) {
    var scene = WalletScene()
    scene.set(.clearing, mode)
    scene.submit("S1", 1000)
    scene.mend(.clearing)
    if mode != .ok { scene = waitingScene(mode) }
    let fields = TransactionInstruction("X1", "S1", reason: "风控")
    let answer = scene.desk.run(.wallet(.freezeTransaction(fields)))
    #expect(answer.outcome?.wallet?.held == Fen(1000))
    #expect(scene.row(holder).held.count == held)
    scene.mend(.clearing)
    scene.query("S1")
    if mode == .lostReply { #expect(scene.row("wang").held.count == 1000) }
    #expect(scene.desk.run(.wallet(.thawTransaction(fields))).code == nil)
    #expect(scene.row("wang").held == .zero)
    #expect(scene.row("hq").held == .zero)
    #expect(scene.row("wang").balance.count == 1000)
    #expect(scene.desk.registry.wallet.faults == [])
  }

  private func waitingScene(_ mode: ServiceMode) -> WalletScene {
    var scene = WalletScene()
    scene.set(.clearing, mode)
    scene.submit("S1", 1000)
    return scene
  }
}
