import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// A file of keys changes what keys do, everywhere they are told of, and never takes away those that
/// everybody knows.
struct KeyMapTests {
  private static func map(_ text: String) throws -> KeyMap {
    try KeyMap(try KeyFile(text, path: "keys.toml"))
  }

  private static func desk(_ text: String, panel: PanelName = .processes) throws -> FixtureDesk {
    var desk = FixtureDesk(panel: panel)
    desk.console.options.keyMap = try map(text)
    return desk
  }

  @Test func anActionGetsAnotherKeyAndLosesItsOwn() throws {
    var desk = try Self.desk(#""process.send_sms" = "X""#)
    desk.press(.character("s"))
    #expect(desk.performed.isEmpty)
    desk.press(.character("X"))
    #expect(desk.performed == [.processSendSMS(ProcessSendSMS("P20261121-000128"))])
    #expect(desk.text.contains("X 重发短信") && !desk.text.contains("s 重发短信"))
    desk.press(.character("?"))
    #expect(desk.text.contains("X                     重发短信"))
  }

  @Test func keysOfTheContractAreKept() throws {
    var desk = try Self.desk(#"palette = ["Ctrl-P", "F2"]"#)
    for key in [Key.control("p"), .function(2), .character(":")] {
      desk.press(key)
      #expect(!desk.console.layers.isEmpty)
      desk.press(.escape)
    }
  }

  @Test func movementsTakeAKeyForEachDirection() throws {
    var desk = try Self.desk("[list.move]\ndown = \"Ctrl-N\"\nup = [\"Ctrl-P\"]")
    let first = desk.console.list.selectedID
    desk.press(.control("n"), .control("n"), .control("p"), .character("k"))
    #expect(desk.console.list.selectedID == first)
    desk.press(.control("n"))
    #expect(desk.console.list.selectedID != first)
  }

  @Test func panesFollowToo() throws {
    var desk = try Self.desk("process.move.down = \"e\"\n\"phone.decline\" = \"D\"")
    desk.press(.enter, .character("e"))
    var plain = FixtureDesk()
    plain.press(.enter, .down)
    #expect(desk.console.processPane == plain.console.processPane)
    desk.press(.character("p"), .character("x"))
    #expect(desk.console.phonePane.reason == nil, "its old key is dead")
    desk.press(.character("D"))
    #expect(desk.console.phonePane.reason != nil)
    desk.type("xD")
    #expect(desk.console.phonePane.reason?.text == "xD", "what is typed is text")
  }

  @Test func thePaletteStillRunsIt() throws {
    var desk = try Self.desk(#""process.send_sms" = []"#)
    desk.press(.character(":"))
    desk.type("resend sms")
    desk.press(.enter)
    #expect(desk.performed.count == 1)
  }

  @Test(
    arguments: [
      ("a = 1", 1, "a 应为一个按键或按键列表"), ("a = [1]", 1, "a 应为一个按键或按键列表"),
      ("# 键\nhelp = \"Hyper-X\"", 2, "不认识的按键 \"Hyper-X\""),
      ("help = \"Ctrl-I\"", 1, "不认识的按键 \"Ctrl-I\""),
      ("\nprocess.fly = \"X\"", 2, "没有 process.fly 这个操作"),
      ("list.move = \"X\"", 1, "list.move 的几个键各有方向"),
      ("list.move.enter = \"X\"", 1, "没有 list.move.enter 这个操作"),
      ("process.cancel = \"q\"", 1, "q 是固定键"), ("process.cancel = \"Tab\"", 1, "Tab 是固定键"),
      ("process.cancel = \"s\"", 1, "s 重复：process.send_sms 和 process.cancel"),
      ("help = \"F1\"\nprocess.cancel = \"F1\"", 2, "F1 重复："),
      ("help = ", 1, "不是有效的 TOML"),
    ] as [(String, Int, String)])
  func whatIsWrongIsNamedWithItsLine(text: String, line: Int, words: String) {
    do {
      _ = try Self.map(text)
      Issue.record("taken: \(text)")
    } catch let problem as KeyProblem {
      #expect(problem.line == line)
      #expect(problem.description(chinese: true).hasPrefix("keys.toml:\(line): \(words)"))
      #expect(problem.description(chinese: false).utf8.allSatisfy { $0 < 128 })
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func aFreedKeyMayBeUsedByAnother() throws {
    let map = try Self.map("process.send_sms = \"c\"\nprocess.cancel = \"s\"")
    #expect(map.action(.cancelProcess)?.keys == [.character("s")])
  }

  @Test func aRefusedFileIsSaidAndTheDefaultKeysWork() {
    var options = ConsoleOptions(language: .chinese)
    options.keyTrouble = "keys.toml:3: s 重复"
    var console = Console(options)
    _ = console.update(.started(Size(columns: 100, rows: 30)))
    #expect(console.draw().canvas.text().joined().contains("按键仍用默认：keys.toml:3: s 重复"))
  }

  @Test(arguments: Language.allCases) func theKeyTablePrintsTheChange(language: Language) throws {
    let table = KeyTable.text(language, try Self.map(#""process.cancel" = "F8""#))
    let row = table.split(separator: "\n").first { $0.hasSuffix(" process.cancel") }
    #expect(row?.hasPrefix("  F8 ") == true)
  }

  /// Every key that the help names can be written in the file under that name.
  @Test(arguments: [true, false]) func namesAreReadBack(chinese: Bool) {
    for key in ActionTable.all.flatMap(\.keys) {
      #expect(Key(name: key.name(chinese: chinese)) == key)
    }
  }
}
