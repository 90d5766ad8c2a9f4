import Glibc
import Testing

/// The demonstration, and files that the console writes.
struct DemoTests {
  @Test(arguments: ["zh", "en"]) func theScriptPlaysToItsEnd(language: String) throws {
    let folder = try Folder()
    let picture = folder.file("demo.svg")
    let ended = try Program.run(
      ["demo", "--rehearse", "--lang", language, "--picture", picture])
    #expect(ended.status == 0, "\(ended.message)")
    #expect(ended.lines.count >= 10)
    let drawn = String(decoding: Folder.read(picture), as: UTF8.self)
    #expect(drawn.hasPrefix("<svg ") && drawn.hasSuffix("</svg>\n"))
    #expect(!drawn.contains("<script"))
  }

  @Test func playsInATerminalAndLeaves() throws {
    let terminal = try Terminal(["demo", "--lang", "zh", "--speed", "20"])
    try terminal.see("2 流程 111", "1/")
    try terminal.press("x")
    try terminal.see("已暂停")
    try terminal.press("x")
    try terminal.see("演示完毕")
    try terminal.press("q")
    #expect(try terminal.left() == 0)
    try terminal.expectRestored()
  }

  @Test func aListIsWrittenOnceUnlessThatWasSaid() throws {
    let desk = try Desk(copying: Desk.sample.get())
    let terminal = try desk.console(.chinese)
    let file = desk.folder.file("流程.csv")
    try terminal.see("/ 111 行")
    try export(terminal, to: file)
    try terminal.see("已导出111 行")
    let bytes = Folder.read(file)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 112)
    #expect(Folder.mode(of: file) == S_IFREG | 0o600)
    try export(terminal, to: file)
    try terminal.see("再按 Enter 覆盖")
    try terminal.press("Escape")
    #expect(Folder.read(file) == bytes)
    try export(terminal, to: desk.folder.file("nowhere/a.csv"))
    try terminal.see("✕ 没有这个文件夹", "nowhere/a.csv")
    try terminal.press("Escape")
    try terminal.wait("no question") { !$0.contains("╭─ 导出") }
    try terminal.press("q")
    #expect(try terminal.left() == 0)
  }

  private func export(_ terminal: Terminal, to path: String) throws {
    try terminal.press("w")
    try terminal.see("╭─ 导出")
    try terminal.press("C-u")
    try terminal.type(path)
    try terminal.press("Enter")
  }
}
