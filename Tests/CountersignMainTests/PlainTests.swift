import Glibc
import Testing

/// The line mode on a terminal that can only write.
struct PlainTests {
  @Test func aDumbTerminalIsEnoughForAJourney() throws {
    let desk = try Desk(copying: Desk.sample.get())
    let terminal = try Terminal(
      ["--store", desk.store, "--lang", "zh", "--plain"], environment: ["TERM": "dumb"])
    try terminal.see("逐行模式", "流程，1 / 111 行", "第 1 行，共 111 行")
    try terminal.press("Down")
    try terminal.see("第 2 行，共 111 行")
    try terminal.press(":")
    try terminal.see("命令")
    try terminal.type("zhanghu")
    try terminal.see("zhanghu", "> 面板 账户")
    try terminal.press("Enter")
    try terminal.see("账户，1 / ")
    try terminal.press("C-z")
    try terminal.see(Terminal.restNotice)
    try terminal.press("Enter")
    try terminal.see("Enter 打开")
    try terminal.press("q")
    #expect(try terminal.left() == 0)
    try terminal.expectRestored()
  }

  @Test func withoutATerminalItSaysSo() throws {
    let folder = try Folder()
    let ended = try Program.run(["--store", folder.file("desk"), "--plain", "--lang", "en"])
    #expect(ended.status == 64 && ended.message.contains("needs a terminal"))
  }
}
