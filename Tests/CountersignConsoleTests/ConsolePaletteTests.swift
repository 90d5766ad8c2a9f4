import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The palette finds panels, actions, commands and themes by any of their names.
struct ConsolePaletteTests {
  private func ran(_ typed: String, from panel: PanelName, _ language: Language = .chinese)
    -> FixtureDesk
  {
    var desk = FixtureDesk(language, panel: panel)
    desk.press(.character(":"))
    desk.type(typed)
    desk.press(.enter)
    return desk
  }

  @Test(
    arguments: [
      ("processes", PanelName.processes), ("流程", .processes), ("liucheng", .processes),
      ("templates", .templates), ("模板", .templates), ("moban", .templates), ("audit", .audit),
      ("审计", .audit), ("shenji", .audit), ("5", .audit), ("AUDIT", .audit),
    ], Language.allCases)
  func panelsAnswerToEveryName(word: (String, PanelName), language: Language) {
    let from: PanelName = word.1 == .templates ? .audit : .templates
    #expect(ran(word.0, from: from, language).console.panel == word.1)
    #expect(PanelName(word: word.0) == word.1)
  }

  @Test(arguments: CommandName.allCases.filter { !$0.isInternal })
  func everyCommandOpensItsForm(command: CommandName) {
    let desk = ran(command.rawValue, from: .audit)
    guard case .form(let form)? = desk.console.layers.last else {
      Issue.record("no form for \(command.rawValue)")
      return
    }
    #expect(form.command == command)
    #expect(desk.text.contains(command.rawValue))
  }

  @Test func internalCommandsAreNotOffered() {
    let desk = FixtureDesk()
    let offered = desk.console.paletteEntries("").compactMap { entry in
      if case .command(let command) = entry.run { command } else { nil }
    }
    #expect(offered == CommandName.allCases.filter { !$0.isInternal })
  }

  @Test func themesAndLanguagesSwitch() {
    #expect(ran("theme paper", from: .audit).others == [.theme("paper")])
    let english = ran("lang en", from: .audit)
    #expect(english.text.contains("Processes 128"))
  }

  @Test func anActionThatIsOffSaysWhyAndDoesNothing() {
    var desk = FixtureDesk()
    desk.press(.down, .character(":"))
    desk.type("resend")
    #expect(desk.text.contains("流程已结束（已签署）"))
    desk.press(.enter)
    #expect(desk.performed.isEmpty)
  }

  @Test func whatAnswersToNothingDoesNothing() {
    let desk = ran("zzzz", from: .audit)
    #expect(desk.text.contains("没有这样的命令"))
    #expect(desk.console.panel == .audit)
  }

  /// Whatever help names for the palette, the palette has.
  @Test(arguments: Language.allCases) func namesInTheHelpAreInThePalette(language: Language) {
    let texts = Texts(language)
    for action in ActionTable.all where action.isInPalette {
      let panel = PanelName.allCases.first { panel in
        ActionContext(rawValue: panel.rawValue).map(action.contexts.contains) ?? false
      }
      let desk = FixtureDesk(language, panel: panel ?? .processes)
      let found = desk.console.paletteEntries(action.paletteName(texts)).first?.run
      #expect(found == .action(action.id), "\(action.id.rawValue)")
    }
  }

  @Test func quitLeaves() { #expect(ran("q", from: .audit).others == [.leave]) }
}
