import Testing

/// What the wallet is for, in a real terminal, with keys alone: a headquarters pays a store, sees
/// why it may not, and is frozen and thawed.
struct WalletJourneyTests {
  private static let headquarters = "北京蜀味坊餐饮管理有限公司"
  private static let store = "蜀味坊南门店"

  /// From nothing to money at the store.
  @Test(arguments: WalletWords.all)
  func aHeadquartersPaysItsStore(_ words: WalletWords) throws {
    let desk = try Desk()
    let terminal = try desk.console(words.journey, ["--screen", "accounts"])
    try terminal.see(words.noAccounts)
    try register(terminal, Self.headquarters, words)
    try fund(terminal, words)
    try register(terminal, Self.store, words)
    try terminal.press("End")
    try terminal.see("▸ \(Self.headquarters.prefix(8))")
    try bind(terminal, words)
    try pay(terminal, words)
    let split = try #require(try desk.rows("split_requests").first)
    #expect(split["status"] == "SUCCESS" && split["amount"] == 120_050 && split["fee"] == 360)
    let balances = try desk.rows("accounts").compactMap { $0["balance"].number }
    #expect(balances.sorted() == [120_050, 4_879_590])
    try terminal.press("q")
    #expect(try terminal.left() == 0)
    #expect(try desk.verify().status == 0)
  }

  /// A user with an account; the institution is that of the one before.
  private func register(_ terminal: Terminal, _ name: String, _ words: WalletWords) throws {
    try terminal.press("+")
    try terminal.see("user.register")
    if name == Self.headquarters {
      try terminal.fill("JG1", nil, nil)
    } else {
      try terminal.press("Up", "Right")
      try terminal.see("STORE")
      try terminal.press("Enter")
    }
    try terminal.fill(
      name, People.creditCode, "13812345678", People.card("622202123456789"))
    try terminal.send(words, "INST_JG1_TYPE_ENTERPRISE_SEQ_")
    // The newest stands first; the selection stays where it was.
    try terminal.press("Home")
    try terminal.see("▸ \(name.prefix(8))")
    try terminal.press("a")
    try terminal.see("account.open", "COLLECTION")
    try terminal.send(words, "AC0000", words.collection)
  }

  private func fund(_ terminal: Terminal, _ words: WalletWords) throws {
    try terminal.press("m")
    try terminal.see("sandbox.fund")
    try terminal.type("50,000")
    try terminal.see("¥50,000.00 = 5000000")
    try terminal.send(words, "¥50,000.00")
  }

  /// The binding is requested on a form, and signed on both phones.
  private func bind(_ terminal: Terminal, _ words: WalletWords) throws {
    try terminal.press("b")
    try terminal.see("binding.request")
    try terminal.type("南门")
    try terminal.see("Tab", Self.store)
    try terminal.press("Tab")
    try terminal.send(words, "session_token")
    try terminal.press("2")
    try terminal.see(words.journey.sent)
    try terminal.press("p")
    try terminal.signByDeposit(words.journey)
    try terminal.signByDeposit(words.journey)
    try terminal.see(words.journey.signedByAll)
    try terminal.press("3")
    try terminal.see(words.valid)
  }

  private func pay(_ terminal: Terminal, _ words: WalletWords) throws {
    try terminal.press("s")
    try terminal.see("split.submit")
    try terminal.type("南门")
    try terminal.see(Self.store)
    try terminal.press("Tab")
    try terminal.press("Enter")
    try terminal.type("1,200.50")
    try terminal.see("¥1,200.50 = 120050")
    try terminal.press("C-s")
    try terminal.see("¥1,200.50\(words.fee)¥3.60", words.paid)
    try terminal.press("Escape")
    try terminal.wait("no card") { !$0.contains("╭─ ") }
  }
}

/// Refusals, followed to what mends them.
struct WalletRefusalJourneyTests {
  @Test(arguments: WalletWords.all)
  func aMissingBindingIsMadeFromTheRefusal(_ words: WalletWords) throws {
    let wallet = try WalletDesk()
    let terminal = try wallet.desk.console(words.journey, ["--screen", "splits"])
    try terminal.see(words.noSplits)
    try submit(terminal, wallet, to: 1)
    try terminal.see(words.noBinding, "NO_VALID_BINDING")
    try terminal.press("R")
    try terminal.see("binding.request", "\"payer_user_id\":\"\(wallet.users[0])\"")
    try terminal.send(words, "session_token")
    try leaveTheForm(terminal)
    try terminal.press("2")
    try terminal.see(words.journey.sent)
    try terminal.press("p")
    try terminal.signByDeposit(words.journey)
    try terminal.signByDeposit(words.journey)
    try terminal.see(words.journey.signedByAll)
    // The refused one stays refused; its page offers the same under a new id.
    try terminal.press("4")
    try terminal.see("1 / 1", "R ")
    try sendAgain(terminal, words)
    #expect(try wallet.desk.rows("split_requests").map { $0["status"] } == ["FAILED", "SUCCESS"])
  }

  @Test(arguments: WalletWords.all)
  func aFrozenMerchantPaysAgainOnceThawed(_ words: WalletWords) throws {
    let wallet = try WalletDesk()
    let terminal = try wallet.desk.console(words.journey, ["--screen", "accounts"])
    try freeze(terminal, wallet, words)
    try terminal.press("4")
    try terminal.see(words.noSplits)
    try terminal.press("e")
    try terminal.see("split.explain")
    try fillIn(terminal, wallet, to: 2)
    try terminal.see(words.wouldBeRefused, words.payerFails)
    try leaveTheForm(terminal)
    #expect(try wallet.desk.rows("split_requests").isEmpty, "explaining changes nothing")
    try submit(terminal, wallet, to: 2)
    try terminal.see(words.payerFails, "ACCOUNT_FROZEN")
    try terminal.press("R")
    try terminal.see("╭─ \(words.thaw)")
    try terminal.type("核实无误")
    try terminal.see("核实无误")
    try terminal.press("Enter")
    try terminal.see(words.thawed)
    try sendAgain(terminal, words)
    #expect(try wallet.desk.rows("split_requests").map { $0["status"] } == ["FAILED", "SUCCESS"])
    #expect(try wallet.account(0)["status"] == "NORMAL")
  }

  /// The id of whom it strikes is typed in full, and a reason is given.
  private func freeze(_ terminal: Terminal, _ wallet: WalletDesk, _ words: WalletWords) throws {
    try terminal.see(wallet.users[2])
    try terminal.press("End")
    try terminal.see("3 / 3", wallet.users[0])
    try terminal.press("F")
    try terminal.see("╭─ \(words.freeze)")
    try terminal.type("涉嫌套现")
    try terminal.press("Enter")
    try terminal.see(words.typeTheID)
    try terminal.press("C-u")
    try terminal.type(wallet.users[0])
    try terminal.press("Enter")
    try terminal.type("涉嫌套现")
    try terminal.see("涉嫌套现")
    try terminal.press("Enter")
    try terminal.see(words.frozen)
    #expect(try wallet.account(0)["status"] == "FROZEN")
  }

  private func submit(_ terminal: Terminal, _ wallet: WalletDesk, to receiver: Int) throws {
    try terminal.press("+")
    try terminal.see("split.submit")
    try fillIn(terminal, wallet, to: receiver)
  }

  private func fillIn(_ terminal: Terminal, _ wallet: WalletDesk, to receiver: Int) throws {
    try terminal.fill(wallet.accounts[0], wallet.accounts[receiver])
    try terminal.type("88")
    try terminal.see("¥88.00 = 8800")
    try terminal.press("C-s")
  }

  /// Closes the card of checks, and the form below that holds what was typed.
  private func leaveTheForm(_ terminal: Terminal) throws {
    try terminal.press("Escape")
    try terminal.wait("the form") { $0.contains("split.") && !$0.contains("✕ a") }
    try terminal.press("Escape")
    try terminal.see("╭─ ", "Enter ")
    try terminal.press("Enter")
    try terminal.wait("no form") { !$0.contains("╭─ ") }
  }

  private func sendAgain(_ terminal: Terminal, _ words: WalletWords) throws {
    try terminal.press("R")
    try terminal.see("split.submit", "¥88.00 = 8800")
    try terminal.press("C-s")
    try terminal.see("¥88.00\(words.fee)¥0.26", words.paid)
  }
}

/// A statement against our splits.
struct StatementJourneyTests {
  @Test(arguments: WalletWords.all)
  func aBreakLeadsToItsSplitAndIsSettled(_ words: WalletWords) throws {
    let wallet = try WalletDesk()
    _ = try wallet.desk.exec([
      wallet.split("S-1", 1000), Command.service("clearing", "lost_reply"),
      wallet.split("S-2", 2000), Command.service("clearing", "ok"),
    ])
    let terminal = try wallet.desk.console(words.journey, ["--screen", "splits"])
    try terminal.see("S-2", words.unknown)
    try terminal.press("=")
    try terminal.see(words.oneBreak, "¥20.00 \(words.unknown)", "¥20.00 \(words.paid)")
    try terminal.press("Enter")
    try terminal.see(words.leadsBack)
    try terminal.press("s")
    try terminal.wait("the result") { !$0.contains(words.unknown) && $0.contains(words.paid) }
    try terminal.press("=")
    try terminal.see(words.allAgree)
    #expect(try wallet.row("S-2")["status"] == "SUCCESS")
  }

  /// By its path, as far as Tab completes it.
  @Test(arguments: WalletWords.all)
  func aStatementIsImportedFromItsFile(_ words: WalletWords) throws {
    let wallet = try WalletDesk()
    let file = wallet.desk.folder.file("statement-11.csv")
    try Folder.write(
      Array("settlement_ref,request_id,amount,status\n`CX1,`S-9,`12.00,`SUCCESS\n".utf8), to: file)
    let terminal = try wallet.desk.console(words.journey, ["--screen", "splits"])
    try terminal.see(words.noSplits)
    try terminal.press(":")
    try terminal.see("╭─ ")
    try terminal.type("statement.import")
    try terminal.press("Enter")
    try terminal.see("CSV")
    try terminal.type(wallet.desk.folder.file("st"))
    try terminal.press("C-s")
    try terminal.see(words.noSuchFile)
    try terminal.press("Tab")
    try terminal.see("statement-11.csv  store/")
    try terminal.type("a")
    try terminal.press("Tab")
    try terminal.see(file)
    try terminal.press("C-s")
    try terminal.see("S-9", words.notInOurs)
    try terminal.press("Enter")
    try terminal.see(words.nothingToOpen)
    #expect(try wallet.desk.rows("alerts", "code=RECONCILIATION_BREAK").count == 1)
  }
}
