import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The accounts panel: its page, where its lines lead, and what is off.
struct AccountPanelTests {
  /// Chooses the line of the page with this id.
  private func choose(_ id: String, _ desk: inout FixtureDesk) {
    if desk.console.focus == .list { desk.press(.enter) }
    desk.press(.home)
    for _ in 0..<60 where desk.console.chosenLine != id { desk.press(.down) }
    #expect(desk.console.chosenLine == id)
  }

  @Test func aBindingLeadsToItsProcess() {
    var desk = FixtureDesk(panel: .accounts)
    choose("binding:BD-000126", &desk)
    desk.press(.enter)
    #expect(desk.console.panel == .processes)
    #expect(desk.console.processes.current?.processID == "P20261121-000126")
    #expect(desk.console.focus == .detail)
    #expect(desk.console.currentFilter.isEmpty, "it stands among its neighbours")
  }

  @Test func aSplitLeadsToItsPage() {
    var desk = FixtureDesk(panel: .accounts)
    choose("split:\(WalletSamples.paid)", &desk)
    desk.press(.enter)
    #expect(desk.console.panel == .splits)
    #expect(desk.console.splits.current?.requestID == WalletSamples.paid)
    #expect(desk.text.contains("清算号 CL-778812"))
  }

  @Test func anAccountLeadsToItsRecord() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.enter, .enter)
    #expect(desk.console.layers == [.record(RecordPage(sequence: 120))])
  }

  @Test func whatIsNotThereAnyMoreIsSaid() {
    var desk = FixtureDesk(panel: .accounts)
    choose("split:\(WalletSamples.paid)", &desk)
    desk.splits.removeAll { $0.requestID == WalletSamples.paid }
    desk.press(.enter)
    #expect(desk.text.contains("找不到 \(WalletSamples.paid)"))
    #expect(desk.console.focus == .list)
  }

  @Test func theWayToARecordWaitsForASlowDesk() {
    var desk = FixtureDesk(panel: .splits)
    desk.isSlow = true
    desk.press(.character(">"), .character("y"))
    #expect(desk.others.isEmpty)
    for _ in 0..<6 { desk.answer() }
    #expect(desk.others == [.copy(WalletSamples.nanmen)])
  }

  @Test func theChoiceStaysOnItsLineWhenOthersCome() {
    var desk = FixtureDesk(panel: .accounts)
    choose("split:\(WalletSamples.short)", &desk)
    var new = desk.splits[0]
    new.requestID = "S-20261121-0099"
    desk.splits.insert(new, at: 0)
    desk.send(.changed)
    #expect(desk.console.chosenLine == "split:\(WalletSamples.short)")
    desk.splits.removeAll { $0.requestID == WalletSamples.short }
    desk.send(.changed)
    #expect(desk.console.chosenLine == "account:AC-0001")
  }

  @Test func thePageNeverShowsAnotherUser() {
    var desk = FixtureDesk(panel: .accounts)
    desk.isSlow = true
    desk.press(.down)
    let page = desk.text
    #expect(!page.contains("北京蜀味坊南门餐饮有限公司"), "the first user's page is gone already")
    desk.answer()
    #expect(desk.console.shownUser?.line.userID == WalletSamples.nanmen)
  }

  @Test(
    arguments: [
      (0, "a", "该用户已有同类账户"), (0, "u", "账户没有被冻结"), (0, "p", "付款已开通"),
      (0, "U", "该商户没有被冻结"), (0, "x", "还有在途分账"), (0, "i", "先在详情页选中一条绑定"),
      (1, "f", "账户已冻结"), (1, "s", "账户已冻结"), (1, "x", "账户仍有余额"), (2, "b", "用户已冻结"),
      (2, "u", "被商户冻结：用 U 解冻商户"), (3, "s", "没有天财收款账户"), (4, "f", "该用户没有账户"),
      (5, "v", "个人信息已清除"), (5, "x", "账户已注销"),
    ] as [(Int, Unicode.Scalar, String)])
  func itSaysWhyAnActionIsOff(row: Int, key: Unicode.Scalar, reason: String) {
    var desk = FixtureDesk(columns: 160, panel: .accounts)
    for _ in 0..<row { desk.press(.down) }
    desk.press(.character(key))
    #expect(desk.console.layers.isEmpty)
    let said = desk.console.notice?.text ?? ""
    #expect(said.contains(reason), "\(said)")
  }

  @Test func whichOfSeveralAccountsIsMeantIsChosen() {
    var desk = FixtureDesk(panel: .accounts)
    desk.users[0].accounts.append(WalletSamples.account("AC-0099", .receiver, 0))
    desk.send(.changed)
    choose("binding:BD-000128", &desk)
    desk.press(.character("f"))
    #expect(desk.console.layers.isEmpty)
    #expect(desk.text.contains("先在详情页选中一个账户"))
    choose("account:AC-0099", &desk)
    desk.press(.character("f"))
    #expect(desk.text.contains("冻结账户 AC-0099"))
  }

  @Test func aLiveStoreIsNotFunded() {
    var desk = FixtureDesk(panel: .accounts)
    desk.header.isSandbox = false
    desk.send(.changed)
    desk.press(.character("m"))
    #expect(desk.console.layers.isEmpty)
    #expect(desk.text.contains("只能在沙箱中进行"))
  }

  @Test(
    arguments: [
      ("a", .accountOpen, ["user_id": WalletSamples.chuanxiang, "account_type": "COLLECTION"]),
      ("+", .userRegister, ["institution_id": "88010003"]),
    ] as [(Unicode.Scalar, CommandName, [String: String])])
  func formsKnowTheUser(key: Unicode.Scalar, command: CommandName, values: [String: String]) {
    var desk = FixtureDesk(panel: .accounts)
    for _ in 0..<4 { desk.press(.down) }
    desk.press(.character(key))
    guard case .form(let form)? = desk.console.layers.last else {
      Issue.record("no form")
      return
    }
    #expect(form.command == command)
    for (name, value) in values { #expect(form.text(name) == value) }
  }

  @Test func aSplitFromAUserKnowsItsPayerAndHasANewID() {
    var desk = FixtureDesk(panel: .accounts)
    desk.press(.character("s"))
    desk.type("AC-0004")
    desk.press(.enter)
    desk.type("95")
    desk.press(.control("s"))
    #expect(
      desk.performed == [
        .wallet(.splitSubmit(SplitSubmit("S-20261121-143207", "AC-0001", "AC-0004", Fen(9_500))))
      ])
  }

  @Test func theGraphIsPlainInASCII() {
    var desk = FixtureDesk(columns: 80, rows: 24, panel: .accounts, ascii: true)
    desk.press(.enter)
    let drawn = desk.text.unicodeScalars
    #expect(!drawn.contains { (0x2500...0x257F).contains($0.value) })
    #expect(desk.text.contains("+-> 北京蜀味坊南门餐饮有限公司"))
  }

  @Test func wordsOfTheScreenFindWhatTheyStandFor() {
    for (typed, meaning) in [
      ("总部", "role:HEADQUARTERS"), ("非收单", "role:NON_ACQUIRING_MERCHANT"), ("冻结", "status:FROZEN"),
      ("个人", "role:PERSON"), ("企业", "merchant_type:ENTERPRISE"), ("账户:AC-1", "account_id:AC-1"),
      ("天财收款账户", "account_type:COLLECTION"), ("机构:88010001", "institution_id:88010001"),
      ("名称:蜀味", "name:蜀味"),
    ] {
      #expect(DeskFilter.text(typed, panel: .accounts) == meaning)
    }
  }
}
