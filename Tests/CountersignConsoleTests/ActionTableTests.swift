import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The one action table: complete in both languages, and no key means two things in one place.
struct ActionTableTests {
  @Test(arguments: ActionContext.together) func noKeyMeansTwoThings(contexts: Set<ActionContext>) {
    var taken: [Key: ActionID] = [:]
    for action in ActionTable.actions(in: contexts) {
      for key in action.keys {
        // The phone gives Tab back at its last button.
        let isShared = action.id == .phoneFocus && (key == .tab || key == .backTab)
        guard !isShared else { continue }
        #expect(taken[key] == nil, "\(key): \(action.id.rawValue), \(taken[key]?.rawValue ?? "")")
        taken[key] = action.id
      }
    }
  }

  @Test(arguments: ActionTable.all.map(\.id)) func isWhole(id: ActionID) throws {
    let action = try #require(ActionTable.action(id))
    #expect(action.chinese.unicodeScalars.contains { $0.value >= 0x4E00 })
    #expect(action.english.utf8.allSatisfy { $0 < 128 } && !action.english.isEmpty)
    #expect(action.alias.utf8.allSatisfy { $0 < 128 } && !action.alias.isEmpty)
    #expect(action.pinyin.utf8.allSatisfy { (97...122).contains($0) } && !action.pinyin.isEmpty)
    #expect(!action.contexts.isEmpty)
    #expect(!action.keys.isEmpty)
  }

  @Test func idsAreUnique() {
    let ids = ActionTable.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: ["1", "2", "3", "/", "n", "N", ":", "?", " ", "q", "h", "j", "k", "l"])
  func theKeysOfTheContractAreThere(key: Unicode.Scalar) {
    #expect(ActionTable.all.contains { $0.keys.contains(.character(key)) })
  }

  @Test(arguments: Language.allCases) func theKeyTableNamesEveryAction(language: Language) {
    let table = KeyTable.text(language)
    for action in ActionTable.all {
      #expect(table.contains(action.label(Texts(language))), "\(action.id.rawValue)")
    }
    for line in table.split(separator: "\n") {
      #expect(line.last != " ")
    }
  }

  @Test(arguments: PanelName.allCases, Language.allCases)
  func helpShowsWhyAKeyIsOff(panel: PanelName, language: Language) {
    var desk = FixtureDesk(language, panel: panel)
    desk.templates = []
    desk.processes = []
    desk.audit = []
    desk.outside.services = []
    desk.outside.callbacks = []
    desk.users = []
    desk.splits = []
    desk.send(.changed)
    desk.press(.character("?"))
    #expect(desk.text.contains(Texts(language)("没有选中的记录", "nothing is selected")))
  }

  @Test func theFooterShowsOnlyWhatCanBeDone() {
    var desk = FixtureDesk(columns: 200)
    let open = desk.console.draw().canvas.text().last ?? ""
    #expect(open.contains("s 重发短信"))
    desk.press(.down)
    let ended = desk.console.draw().canvas.text().last ?? ""
    #expect(!ended.contains("s 重发短信"))
    #expect(ended.contains("s c: 流程已结束（已签署）"))
  }
}
