import Countersign
import Testing

@Suite("Who may have which account")
struct AccountRuleTests {
  @Test(
    "Type follows role",
    arguments: [
      (UserRole.headquarters, Cast.firmA, AccountType.collection, "NORMAL"),
      (.headquarters, .firmA, .receiver, "ACCOUNT_TYPE_NOT_ALLOWED"),
      (.store, .traderD, .collection, "NORMAL"),
      (.store, .traderE, .receiver, "ACCOUNT_TYPE_NOT_ALLOWED"),
      (.store, .personB, .collection, "ACCOUNT_TYPE_NOT_ALLOWED"),
      (.nonAcquiringMerchant, .firmF, .receiver, "NORMAL"),
      (.nonAcquiringMerchant, .firmF, .collection, "ACCOUNT_TYPE_NOT_ALLOWED"),
      (.person, .personC, .receiver, "NORMAL"),
      (.person, .personC, .collection, "ACCOUNT_TYPE_NOT_ALLOWED"),
    ])
  func types(role: UserRole, who: Cast, type: AccountType, expected: String) {
    var scene = WalletScene(bound: false)
    let id = scene.register(role, who).outcome?.wallet?.userID ?? ""
    let answer = scene.desk.run(.wallet(.accountOpen(AccountOpen(id, type))))
    #expect(WalletScene.word(answer) == expected)
  }

  @Test("Ids are never given twice, and say whose they are")
  func ids() {
    let scene = WalletScene(bound: false)
    #expect(
      WalletScene.cast.map { scene.user($0.name) } == [
        "INST_JG1_TYPE_ENTERPRISE_SEQ_1", "INST_JG1_TYPE_ENTERPRISE_SEQ_2",
        "INST_JG1_TYPE_ENTERPRISE_SEQ_3", "INST_JG1_TYPE_PERSON_SEQ_4",
        "INST_JG1_TYPE_PERSON_SEQ_5",
      ])
  }

  @Test(
    "An opening as its services behave",
    arguments: [
      (ServiceName.merchantReview, ServiceMode.reject, "MERCHANT_NOT_QUALIFIED", "NORMAL"),
      (.merchantReview, .unavailable, "SERVICE_BUSY", "NORMAL"),
      (.merchantReview, .lostReply, "SERVICE_BUSY", "NORMAL"),
      (.accountSystem, .reject, "ACCOUNT_REJECTED", "NORMAL"),
      (.accountSystem, .garbage, "SERVICE_BUSY", "NORMAL"),
      (.accountSystem, .lostReply, "SERVICE_BUSY", "NORMAL"),
    ])
  func services(service: ServiceName, mode: ServiceMode, first: String, later: String) {
    var scene = WalletScene(bound: false)
    let id = scene.register(.store, .traderE).outcome?.wallet?.userID ?? ""
    let before = scene.desk.registry.wallet.accounts.count
    scene.set(service, mode)
    let open = Command.wallet(.accountOpen(AccountOpen(id, .collection)))
    #expect(WalletScene.word(scene.desk.run(open)) == first)
    scene.mend(service)
    #expect(WalletScene.word(scene.desk.run(open)) == later)
    #expect(scene.desk.registry.wallet.accounts.count == before + 1)
    #expect(WalletScene.word(scene.desk.run(open)) == "DUPLICATE_ACCOUNT")
  }

  @Test("Asked again at once, an opening is told once")
  func askedAgain() {
    var scene = WalletScene(bound: false)
    let id = scene.register(.store, .traderE).outcome?.wallet?.userID ?? ""
    let open = Command.wallet(.accountOpen(AccountOpen(id, .collection)))
    scene.set(.accountSystem, .lostReply)
    #expect(scene.desk.run(open).code == .serviceBusy)
    scene.set(.accountSystem, .ok)
    #expect(scene.desk.run(open).code == nil)
    #expect(scene.desk.run(open).code == .duplicateAccount)
  }

  @Test("An account is closed only when it is empty")
  func closing() {
    var scene = WalletScene()
    func close(_ name: String) -> Answer {
      scene.desk.run(.wallet(.accountClose(AccountChange(scene.account(name), reason: "销户"))))
    }
    #expect(close("hq").code == .accountNotEmpty)
    #expect(close("ouyang").code == nil)
    #expect(close("ouyang").code == .accountClosed)
    #expect(scene.row("ouyang").status == .closed)
  }
}
