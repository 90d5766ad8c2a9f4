import Countersign
import CountersignConsole
import Terminal
import Testing

/// The console as lines for the ear.
struct PlainReaderTests {
  /// A desk and who listens to it.
  private struct Listener {
    var desk: FixtureDesk
    var reader = PlainReader()

    init(_ language: Language = .chinese, panel: PanelName = .processes) {
      desk = FixtureDesk(language, columns: 100, rows: 60, panel: panel)
    }

    mutating func press(_ keys: Key...) -> [PlainReader.Said] {
      for key in keys { desk.press(key) }
      return reader.hear(desk.console, after: keys)
    }

    mutating func type(_ text: String) -> [PlainReader.Said] {
      desk.type(text)
      return reader.hear(desk.console, after: text.unicodeScalars.map(Key.character))
    }

    mutating func wait() -> [PlainReader.Said] { reader.hear(desk.console, after: []) }
  }

  private static func lines(_ said: [PlainReader.Said]) -> [String] {
    said.map { said in
      switch said {
      case .line(let line): line
      case .letters(let letters): "+" + letters
      }
    }
  }

  @Test func beginsWithWhereOneIsAndHowToGoOn() throws {
    var listener = Listener()
    let said = Self.lines(listener.wait())
    #expect(said.first?.hasPrefix("逐行模式：") == true)
    #expect(said.contains("流程，1 / 128 行"))
    #expect(
      try #require(said.last).hasPrefix("第 1 行，共 128 行，流程编号：P20261121-000128，场景：关系绑定，"))
    #expect(listener.wait().isEmpty)
  }

  @Test(arguments: [
    (Language.chinese, "第 2 行，共 128 行，流程编号：P20261121-000127，"),
    (.english, "row 2 of 128, process: P20261121-000127, "),
  ]) func anArrowSaysTheRowAndNothingElse(language: Language, beginning: String) {
    var listener = Listener(language)
    _ = listener.wait()
    let said = Self.lines(listener.press(.down))
    #expect(said.count == 1 && said.first?.hasPrefix(beginning) == true, "\(said)")
  }

  @Test func aPaneIsReadOnceThenOnlyWhatIsChosen() {
    var listener = Listener()
    _ = listener.wait()
    let pane = Self.lines(listener.press(.enter))
    #expect(pane.first == "流程，P20261121-000128，1 / 128 行")
    #expect(pane.contains("为何停在这里"))
    #expect(pane.filter { $0.hasPrefix("> ") }.count == 1)
    let next = Self.lines(listener.press(.down))
    #expect(next.count == 1 && next[0].hasPrefix("> 收方"), "\(next)")
    let back = Self.lines(listener.press(.escape))
    #expect(back.count == 2 && back[1].hasPrefix("第 1 行，"), "\(back)")
  }

  @Test func lettersAreEchoedWhereTheyAreTyped() {
    var listener = Listener()
    _ = listener.wait()
    #expect(Self.lines(listener.press(.character("/"))) == ["流程，/，1 / 128 行"])
    #expect(Self.lines(listener.type("0001")) == ["+0001"])
    let said = Self.lines(listener.press(.enter))
    #expect(said.first?.hasPrefix("流程，已过滤 0001 隐藏 ") == true, "\(said)")
    #expect(said.count == 2)
  }

  @Test func thePaletteSaysWhatTheLettersChoose() {
    var listener = Listener()
    _ = listener.wait()
    let opened = Self.lines(listener.press(.character(":")))
    #expect(opened.first == "命令" && opened.last?.contains("Esc 关闭") == true)
    let said = Self.lines(listener.type("daochu"))
    #expect(said.first == "+daochu")
    #expect(said.dropFirst().allSatisfy { $0.hasPrefix("> ") } && said.count == 2, "\(said)")
    let back = Self.lines(listener.press(.escape))
    #expect(back.count == 1 && back[0].hasPrefix("第 1 行，"), "\(back)")
  }

  @Test func aFormDoesNotReadOutWhatItSends() {
    var listener = Listener()
    _ = listener.wait()
    let said = Self.lines(listener.press(.character("+")))
    #expect(said.count > 3 && !said.contains { $0.contains("{") }, "\(said)")
  }

  /// Ages and counts go on by themselves; that is no news.
  @Test func timeThatPassesIsNotTold() {
    var listener = Listener()
    _ = listener.wait()
    _ = listener.press(.enter)
    listener.desk.send(.clock(paneNow.adding(milliseconds: 300_000)))
    #expect(listener.wait().isEmpty)
  }

  @Test func whatOthersDoIsTold() {
    var listener = Listener()
    _ = listener.wait()
    listener.desk.processes[0].status = .signed
    listener.desk.send(.changed)
    let said = Self.lines(listener.wait())
    #expect(said.count == 1 && said[0].contains("状态：已签署"), "\(said)")
  }

  @Test func nothingIsSaidWhileAnAnswerIsOnItsWay() {
    var listener = Listener()
    _ = listener.wait()
    listener.desk.isSlow = true
    #expect(listener.press(.character("3")).isEmpty)
    while !listener.desk.waiting.isEmpty { listener.desk.answer() }
    let said = Self.lines(listener.wait())
    #expect(said.first?.hasPrefix("账户，") == true && said.count == 2, "\(said)")
  }

  @Test func aKeySaysItAllAgain() {
    var listener = Listener()
    let first = Self.lines(listener.wait())
    _ = listener.press(.down)
    listener.reader.forget()
    let again = Self.lines(listener.press(.control("l")))
    #expect(again.contains { $0.hasPrefix("第 2 行，") })
    #expect(again.last?.contains("Enter 打开") == true && again.first != first.first)
  }

  /// Frames and signs are for the eye, whatever is open.
  @Test(arguments: PanelName.allCases, Language.allCases)
  func noFramesAreRead(panel: PanelName, language: Language) {
    var listener = Listener(language, panel: panel)
    var said = Self.lines(listener.wait())
    said += Self.lines(listener.press(.enter)) + Self.lines(listener.press(.character("?")))
    #expect(said.count > 5)
    for line in said {
      #expect(!line.unicodeScalars.contains { (0x2500...0x25FF).contains($0.value) }, "\(line)")
      #expect(!line.contains("  ") && !line.isEmpty)
    }
  }
}
