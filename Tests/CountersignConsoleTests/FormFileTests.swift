import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// Forms that name a file: the shell reads it, and its text is what the command carries.
struct FormFileTests {
  private static let path = "/home/li.na/九月.csv"
  private static let csv = "settlement_ref,amount,status\n`CL1,`12.00,`SUCCESS\n"

  private static func form(
    _ command: CommandName = .statementImport, _ prepare: (inout FixtureDesk) -> Void = { _ in }
  ) -> FixtureDesk {
    var desk = FixtureDesk(panel: .splits)
    desk.files[path] = .success(csv)
    prepare(&desk)
    desk.press(.character(":"))
    desk.type(command.rawValue)
    desk.press(.enter)
    return desk
  }

  private static func importing(_ text: String) -> Command {
    var fields = StatementImport()
    fields.content = text
    return .statementImport(fields)
  }

  @Test func theTextOfTheFileIsSent() {
    var desk = Self.form()
    desk.type(Self.path)
    #expect(desk.text.contains(#""content":"@/home/li.na/九月.csv""#))
    desk.press(.control("s"))
    #expect(desk.performed == [Self.importing(Self.csv)])
  }

  @Test(arguments: FileFault.allCases, Language.allCases)
  func aFileThatCannotBeTakenIsSaidUnderItsPath(fault: FileFault, language: Language) {
    var desk = Self.form { $0.files[Self.path] = .failure(fault) }
    desk.console.options.language = language
    desk.type(Self.path)
    desk.press(.pageDown, .enter)
    #expect(desk.performed.isEmpty)
    let sentence = "✕ " + Texts(language).sentence(fault)
    #expect(desk.text.contains(sentence))
    // The cursor is where it is to be mended, and typing takes the fault away.
    desk.press(.backspace)
    #expect(!desk.text.contains(sentence))
    #expect(desk.text.contains(Self.path.dropLast() + "\""))
  }

  @Test func keysWaitForTheFile() {
    var desk = Self.form()
    desk.isSlow = true
    desk.type(Self.path)
    desk.press(.control("s"), .character("x"))
    #expect(desk.text.contains("正在读取…"))
    guard case .readFile(let tag, _)? = desk.others.last else {
      Issue.record("nothing was asked for")
      return
    }
    desk.send(.file(tag: tag, .success(Self.csv)))
    #expect(desk.performed == [Self.importing(Self.csv)])
  }

  @Test func whoeverTurnedAwaySendsNothing() {
    var desk = Self.form()
    desk.isSlow = true
    desk.type(Self.path)
    desk.press(.control("s"), .escape)
    guard case .readFile(let tag, _)? = desk.others.last else {
      Issue.record("nothing was asked for")
      return
    }
    desk.send(.file(tag: tag, .success(Self.csv)))
    desk.press(.escape)
    #expect(desk.performed.isEmpty && !desk.console.isBusy)
  }

  @Test func tabGoesAsFarAsTheNamesAgreeThenOn() {
    var desk = Self.form { $0.names = ["/b/bill-1.csv", "/b/bill-2.csv"] }
    desk.type("/b")
    desk.press(.tab)
    #expect(desk.text.contains(#""content":"@/b/bill-""#))
    #expect(desk.text.contains("/b/bill-1.csv  /b/bill-2.csv"))
    desk.type("2")
    desk.press(.tab)
    #expect(desk.text.contains(#""content":"@/b/bill-2.csv""#))
    desk.press(.tab)
    desk.type("2026-11-21")
    #expect(desk.text.contains(#""from":"2026-11-21""#))
  }

  @Test func anImportedStatementShowsItsBreaks() {
    var desk = Self.form()
    var outcome = Outcome(.wallet)
    outcome.wallet = WalletOutcome()
    outcome.wallet?.lines = 94
    outcome.wallet?.matched = 91
    outcome.wallet?.breaks = StatementSamples.breaks()
    desk.reply = Reply(answer: Answer(outcome), result: Array("{}".utf8))
    desk.header.isSandbox = false
    desk.send(.changed)
    desk.type(Self.path)
    desk.press(.control("s"))
    #expect(desk.text.contains("导入的对账单"))
    #expect(desk.text.contains("账单 94 行  ✓ 相符 91  ▲ 差异 4"))
    // Also where there is no other statement, one comes back to it.
    desk.press(.down, .enter, .character("="))
    #expect(desk.text.contains("导入的对账单"))
  }

  @Test func aTemplateIsUploadedFromItsFile() {
    var desk = Self.form(.templateUpload) { $0.files["a.html"] = .success("<p>{{payer_name}}</p>") }
    desk.type("T9")
    desk.press(.enter)
    desk.type("1.0")
    desk.press(.enter, .enter)
    desk.type("a.html")
    desk.press(.enter)
    desk.type("payer_name")
    desk.press(.control("s"))
    guard case .templateUpload(let fields)? = desk.performed.first else {
      Issue.record("nothing was uploaded")
      return
    }
    #expect(fields.content == "<p>{{payer_name}}</p>")
  }
}
