import Glibc
import Testing

/// What an operator does in the console, in a real terminal, with keys alone.
struct ConsoleJourneyTests {
  @Test(arguments: JourneyWords.all)
  func theFirstRunShowsTheSample(_ words: JourneyWords) throws {
    let folder = try Folder()
    let store = folder.file("desk")
    // In one language the folder is there already, and empty.
    if words.language == "en" { mkdir(store, 0o755) }
    let terminal = try Terminal(["--store", store, "--lang", words.language])
    let shown = try terminal.see(words.firstRun, words.sent, "P20")
    #expect(shown.contains(store))
    try terminal.press("q")
    #expect(try terminal.left() == 0)
    #expect(Folder.mode(of: store) == S_IFDIR | 0o700)
    #expect(try Program.run(["verify", "--store", store]).status == 0)
    let processes = try Program.run(
      ["query", "signing_process", "--format", "jsonl", "--store", store])
    #expect(processes.lines.count >= 40)
  }

  @Test func theFormOfThePaletteCreatesAProcess() throws {
    let desk = try Desk()
    let terminal = try desk.console(.chinese)
    try terminal.see("2 流程 0")
    try terminal.press(":")
    try terminal.see("╭─ 命令")
    try terminal.type("process.create")
    try terminal.see("▸ 新建流程")
    try terminal.press("Enter")
    try terminal.see("╭─ 新建流程", "▸ 模板编号")
    try fillIn(terminal)
    try terminal.press("C-s")
    try terminal.see("已完成", "session_token")
    try terminal.press("Escape")
    try terminal.see("2 流程 1", "短信已发", "欧**")
    let process = try #require(try desk.rows("signing_process").first)
    #expect(process["status"] == "SMS_SENT")
    #expect(process["template_id"] == "T1")
  }

  private func fillIn(_ terminal: Terminal) throws {
    let (company, person) = (People.enterprise(), People.person())
    for value in ["T1"] + fields(company) + fields(person) + ["https://partner.example/callback"] {
      if value.isEmpty {
        try terminal.press("Down")
      } else {
        try terminal.type(value)
        try terminal.see(String(value.prefix(12)))
        try terminal.press("Enter")
      }
    }
  }

  /// In the form's order; the party's type is left to the number.
  private func fields(_ party: JSON) -> [String] {
    ["user_id", "name", "id_no", "bank_card_no", "mobile"].map { party[$0].string ?? "" } + [""]
  }

  @Test func aRefusedFormStaysAndSaysWhy() throws {
    let desk = try Desk()
    let terminal = try desk.console(.chinese)
    try terminal.see("2 流程 0")
    try terminal.press("+")
    try terminal.see("╭─ 新建流程", "▸ 模板编号")
    try terminal.type("NOPE")
    try terminal.press("Enter")
    for value in fields(People.enterprise()) + fields(People.person()) + ["ftp://nowhere"] {
      if value.isEmpty {
        try terminal.press("Down")
      } else {
        try terminal.type(value)
        try terminal.press("Enter")
      }
    }
    try terminal.press("C-s")
    try terminal.see("INVALID_TEMPLATE", "NOPE")
    #expect(try desk.rows("signing_process").isEmpty)
  }

  @Test func helpOpensAndCloses() throws {
    let desk = try Desk()
    let terminal = try desk.console(.chinese)
    try terminal.see("2 流程 0")
    try terminal.press("?")
    try terminal.see("╭─ 帮助", "Ctrl-L", "重画屏幕", ":bangzhu")
    try terminal.press("Escape")
    try terminal.wait("help gone") { !$0.contains("╭─ 帮助") }
  }

  @Test(arguments: ["templates", "模板", "moban"])
  func thePaletteGoesToPanels(_ name: String) throws {
    let desk = try Desk()
    let terminal = try desk.console(.chinese)
    try terminal.see("2 流程 0")
    try terminal.press(":")
    try terminal.see("╭─ 命令")
    try terminal.type(name)
    try terminal.see(":\(name)", "▸ 面板 模板")
    try terminal.press("Enter")
    try terminal.see("授权协议", "开通付款", "T1")
  }

  @Test func theFilterHidesAndShowsAgain() throws {
    let desk = try Desk(copying: Desk.sample.get())
    let terminal = try desk.console(.chinese)
    try terminal.see("/ 111 行", "川湘汇")
    try terminal.press("/")
    try terminal.type("一茗春")
    try terminal.see("一茗春")
    try terminal.press("Enter")
    let shown = try terminal.wait("fewer rows") {
      $0.contains("已过滤 一茗春") && !$0.contains("/ 111 行")
    }
    #expect(list(shown).allSatisfy { $0.contains("一茗春") })
    try terminal.press("Escape")
    try terminal.see("/ 111 行", "川湘汇")
  }

  /// The rows of the process list: those that begin with a process's id.
  private func list(_ screen: String) -> [Substring] {
    screen.split(separator: "\n").filter { $0.dropFirst(2).hasPrefix("P20") && $0.contains("│") }
  }

  /// Another process's command is seen, and the selection stays with its record.
  @Test func othersCommandsAreSeenAtOnce() throws {
    let desk = try Desk()
    let first = try Signing(desk)
    let terminal = try desk.console(.chinese)
    try terminal.see("▸ \(first.id)", "◷ 短信已发")
    let second = try Signing(desk, [People.enterprise("E2"), People.person("P2", number: 2)])
    try terminal.see("  \(second.id)", "▸ \(first.id)", "2 流程 2")
    #expect(try first.signByFace("P1") == ["OK", "OK", "OK", "OK"])
    try terminal.see("▸ \(first.id)", "◐ 验证中")
  }

  @Test func aServiceThatIsDownIsSaidAsTheUserSeesIt() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    _ = try desk.exec([
      Command.page("open", signing.token("E1")), Command.service("bank", "unavailable"),
    ])
    let terminal = try desk.console(.chinese)
    try terminal.see(signing.id)
    try terminal.press("p")
    try terminal.see("▸ 打 款 验 证 ◂")
    try terminal.press("Enter")
    try terminal.see("服务繁忙，请稍后重试", "SERVICE_BUSY")
    _ = try desk.exec(Command.service("bank", "ok"))
    try terminal.see("▸ 再次查询打款 ◂")
    try terminal.press("Enter")
    try terminal.see("的账户收到")
  }

  @Test func theUserDeclinesWithAReason() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let terminal = try desk.console(.chinese)
    try terminal.see(signing.id)
    try terminal.press("p")
    try terminal.see("▸ 打 开 链 接 ◂")
    try terminal.press("Enter")
    try terminal.see("不同意，拒绝签署")
    try terminal.press("x")
    try terminal.see("确 认 拒 绝")
    try terminal.type("条款不清楚")
    try terminal.see("条款不清楚")
    try terminal.press("Enter")
    try terminal.see("用户拒签")
    #expect(try signing.end() == "FAILED DECLINED")
  }

  /// Cancelling asks for the record's id and a reason.
  @Test func theOperatorCancels() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let terminal = try desk.console(.chinese)
    try terminal.see(signing.id)
    try terminal.press("c")
    try terminal.see("╭─ 撤销流程 \(signing.id)")
    try terminal.type("P1")
    try terminal.press("Tab")
    try terminal.type("客户改签线下协议")
    try terminal.see("客户改签线下协议")
    try terminal.press("Enter")
    try terminal.see("请完整输入编号")
    try terminal.press("BTab")
    try terminal.press("C-u")
    try terminal.type(signing.id)
    try terminal.press("Enter")
    try terminal.see("✕ 已撤销")
    #expect(try signing.end() == "FAILED CANCELLED")
  }

  @Test func aReadOnlyConsoleChangesNothing() throws {
    let desk = try Desk()
    let signing = try Signing(desk)
    let before = Folder.contents(of: desk.store)
    let terminal = try desk.console(.chinese, ["--read-only"])
    try terminal.see(signing.id, "只读画面")
    try terminal.press("s")
    try terminal.see("只读模式，不能更改")
    try terminal.press("q")
    #expect(try terminal.left() == 0)
    #expect(Folder.contents(of: desk.store) == before)
  }
}
