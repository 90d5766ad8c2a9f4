import Glibc
import Testing

/// The program in the hands of its terminal: it gives it back as it was, and keeps to its size.
struct TerminalMannersTests {
  @Test(arguments: ["q", "C-c"])
  func leavingRestoresTheTerminal(_ key: String) throws {
    let desk = try Desk(templates: false)
    let terminal = try desk.console(.chinese)
    try terminal.see("签约台", "2 流程 0")
    #expect(try terminal.value("alternate_on") == "1")
    try terminal.press(key)
    #expect(try terminal.left() == 0)
    try terminal.expectRestored()
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func signalsRestoreTheTerminal(_ number: Int32) throws {
    let desk = try Desk(templates: false)
    let terminal = try desk.console(.chinese)
    try terminal.see("签约台", "2 流程 0")
    kill(try terminal.processID(), number)
    _ = try terminal.left()
    try terminal.expectRestored()
    #expect(try desk.verify().status == 0)
  }

  @Test func suspendedAndBroughtBackItDrawsAgain() throws {
    let desk = try Desk(templates: false)
    let terminal = try desk.console(.chinese)
    try terminal.see("签约台", "2 流程 0")
    try terminal.press("C-z")
    try terminal.see(Terminal.restNotice)
    #expect(try terminal.value("alternate_on") == "0")
    #expect(try terminal.value("mouse_any_flag") == "0")
    try terminal.press("Enter")
    try terminal.see("签约台", "2 流程 0")
    try terminal.press("q")
    #expect(try terminal.left() == 0)
    try terminal.expectRestored()
  }

  /// A terminal that goes away takes the program with it: no orphan is left spinning.
  @Test func aLostTerminalEndsTheProgram() throws {
    let desk = try Desk(templates: false)
    let terminal = try desk.console(.chinese)
    try terminal.see("签约台", "2 流程 0")
    let process = try terminal.processID()
    try terminal.hangUp()
    let deadline = ContinuousClock.now + Terminal.patience
    // Between two looks at what is shown, not a wait for time.
    while kill(process, 0) == 0, ContinuousClock.now < deadline { usleep(10_000) }
    #expect(kill(process, 0) != 0)
    #expect(try desk.verify().status == 0)
  }

  @Test func anySizeWillDo() throws {
    let desk = try Desk(copying: Desk.sample.get())
    let terminal = try desk.console(.chinese)
    try terminal.see("▸ P20", "111 行")
    for (columns, rows) in [(80, 24), (40, 12), (20, 5), (2, 2), (1, 1), (300, 1), (1, 90), (7, 3)]
    {
      try terminal.resize(columns: columns, rows: rows)
      try terminal.press("C-l")
      #expect(try terminal.value("alternate_on") == "1", "\(columns)×\(rows)")
    }
    try terminal.resize(columns: 120, rows: 40)
    try terminal.see("▸ P20", "111 行", "q 退出")
    try terminal.press("q")
    #expect(try terminal.left() == 0)
  }

  @Test func chineseIsShownWithoutALocale() throws {
    let desk = try Desk(templates: false)
    let terminal = try Terminal(
      ["--store", desk.store], environment: ["LANG": "C", "LC_ALL": "C"])
    try terminal.see("签约台", "模板", "流程", "审计", "──────")
  }

  @Test func aTerminalThatCannotMoveItsCursorIsRefused() throws {
    let folder = try Folder()
    let terminal = try Terminal(
      ["--store", folder.file("desk"), "--lang", "zh"], environment: ["TERM": "dumb"])
    #expect(try terminal.left() == 64)
    #expect(terminal.errors.contains("dumb"))
    #expect(!Folder.exists(folder.file("desk")), "no store is made for nothing")
  }

  @Test(arguments: ["zh", "en"])
  func withoutATerminalItSaysSo(_ language: String) throws {
    let folder = try Folder()
    let ended = try Program.run(["--store", folder.file("desk"), "--lang", language])
    #expect(ended.status == 64)
    #expect(ended.output.isEmpty)
    #expect(ended.message.contains(language == "zh" ? "终端" : "terminal"))
    #expect(!Folder.exists(folder.file("desk")))
  }
}
