import Countersign
import Testing

@Suite("Bindings")
struct BindingRuleTests {
  @Test("The last signature makes it valid in its own record")
  func signed() throws {
    let scene = WalletScene()
    let binding = scene.desk.registry.wallet.bindings[1]
    #expect(binding.isValid && binding.agreementStatus == .signed)
    let types = scene.desk.records[binding.record - 1].events.map(\.type)
    #expect(types.contains("PROCESS_SIGNED"))
    #expect(types.contains("BINDING_RELATIONSHIP_ESTABLISHED"))
    var again = scene
    #expect(again.request("hq", "wang").code == .bindingExists)
  }

  @Test("An agreement that is not signed leaves it unsigned, with the reason")
  func unsigned() {
    var scene = WalletScene(bound: false)
    scene.request("hq", "wang")
    let token = StubTools.token(1, 1)
    scene.desk.run(.h5Open(PageStepInput(token)))
    scene.desk.run(.h5Decline(PageDecline(token, reason: "不认识")))
    scene.request("hq", "ouyang")
    scene.desk.wait(seconds: 1800)
    let bindings = scene.desk.registry.wallet.bindings.all
    #expect(bindings.map(\.agreementStatus) == [.unsigned, .unsigned])
    #expect(bindings.map(\.reason) == ["DECLINED: 不认识", "TIMED_OUT"])
  }

  @Test("A resumed process may still make it valid, unless another did")
  func resumed() {
    var scene = WalletScene(bound: false)
    scene.request("hq", "wang")
    scene.desk.wait(seconds: 1800)
    var other = scene
    scene.sign(1)
    #expect(scene.desk.registry.wallet.bindings[1].isValid)
    #expect(scene.desk.registry.wallet.bindings[1].reason == nil)
    other.bind("hq", "wang")
    #expect(
      other.desk.run(.h5Open(PageStepInput(StubTools.token(1, 0)))).code == .bindingExists)
  }

  @Test(
    "Who cannot be bound",
    arguments: [
      ("wang", "hq", Code.accountTypeNotAllowed), ("hq", "nobody", .notFound),
      ("hq", "frozen", .userFrozen), ("hq", "held", .accountFrozen), ("hq", "gone", .accountClosed),
    ])
  func refused(payer: String, receiver: String, code: Code) {
    var scene = WalletScene(bound: false)
    let name = ["frozen": "ouyang", "held": "supplier", "gone": "store"][receiver] ?? receiver
    let change = AccountChange(scene.account(name), reason: "核查")
    switch receiver {
    case "frozen":
      let fields = MerchantInstruction("I1", scene.user(name), reason: "核查")
      scene.desk.run(.wallet(.freezeMerchant(fields)))
    case "held": scene.desk.run(.wallet(.accountFreeze(change)))
    case "gone": scene.desk.run(.wallet(.accountClose(change)))
    default: break
    }
    #expect(scene.request(payer, name).code == code)
  }

  @Test("What was invalidated allows no split")
  func invalidated() {
    var scene = WalletScene()
    let fields = BindingInvalidate("BD-000001", reason: "解约")
    #expect(scene.desk.run(.wallet(.bindingInvalidate(fields))).code == nil)
    #expect(scene.submit("S1", 1000).code == .noValidBinding)
    scene.bind("hq", "wang")
    #expect(scene.submit("S2", 1000).code == nil)
  }
}
