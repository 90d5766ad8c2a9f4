import Countersign
import CountersignConsole
import Foundation
import Terminal
import Testing

/// The screens as they are meant to look: both languages, small and wide.
struct ConsoleScreenTests {
  /// A way to a screen.
  struct Scene: Sendable {
    let name: String
    var panel = PanelName.processes
    var keys: [Key] = []
    var typed = ""
    var then: [Key] = []
    /// Alerts stand.
    var isAlarmed = false
  }

  static let scenes = [
    Scene(name: "templates", panel: .templates, keys: [.down, .down]),
    Scene(name: "template", panel: .templates, keys: [.end, .up, .up, .enter]),
    Scene(name: "processes", keys: [.down]),
    Scene(name: "process", keys: [.enter]),
    Scene(name: "phone", keys: [.character("p")]),
    Scene(name: "audit", panel: .audit, keys: [.down, .down]),
    Scene(name: "record", panel: .audit, keys: [.enter]),
    Scene(name: "filter", keys: [.character("/")], typed: "南门"),
    Scene(name: "filtered", keys: [.character("/")], typed: "南门", then: [.enter]),
    Scene(name: "filter-problem", panel: .splits, keys: [.character("/")], typed: "金额:>1千"),
    Scene(name: "finding", keys: [.control("f")], typed: "南门", then: [.enter, .character("n")]),
    Scene(name: "sorted", panel: .splits, keys: [.character("S"), .character("4")]),
    Scene(name: "columns", panel: .splits, keys: [.character("S"), .down, .down, .character(" ")]),
    Scene(
      name: "save-view", panel: .splits, keys: [.character("S"), .character("4"), .character(":")],
      typed: "save view", then: [.enter, .character("x")]),
    Scene(name: "palette-link", keys: [.character(":")], typed: "countersign:splits/S-1?sort=fee"),
    Scene(name: "help", keys: [.character("?")]),
    Scene(name: "palette", keys: [.character(":")], typed: "s"),
    Scene(name: "form", panel: .templates, keys: [.down, .down, .character("+")]),
    Scene(
      name: "form-refused", keys: [.character(":")], typed: "sandbox.advance",
      then: [.enter, .character("x"), .control("s")]),
    Scene(name: "cancel", keys: [.character("c")], typed: "P20261121-000128", then: [.enter]),
    Scene(name: "reveal", keys: [.character("v")], typed: "核对手机号"),
    Scene(name: "activate", panel: .templates, keys: [.character("a")]),
    Scene(name: "users", panel: .accounts, keys: [.down]),
    Scene(name: "user", panel: .accounts, keys: [.enter, .down, .down]),
    Scene(name: "user-frozen", panel: .accounts, keys: [.down, .down, .enter]),
    Scene(name: "freeze-merchant", panel: .accounts, keys: [.character("F")]),
    Scene(name: "binding-form", panel: .accounts, keys: [.character("b")], typed: "INST_88010003"),
    Scene(name: "splits", panel: .splits),
    Scene(name: "split-unresolved", panel: .splits, keys: [.enter]),
    Scene(name: "split-refused", panel: .splits, keys: [.down, .down, .down, .enter, .down]),
    Scene(name: "split-frozen", panel: .splits, keys: [.down, .down, .enter]),
    Scene(
      name: "split-form", panel: .splits, keys: [.character("+")], typed: "AC-0001",
      then: [.enter, .character("A"), .character("C"), .enter, .character("9"), .character("5")]),
    Scene(
      name: "split-explained", panel: .splits,
      keys: [.down, .down, .down, .character("e"), .control("s")]),
    Scene(
      name: "split-resolve", panel: .splits, keys: [.character("d")],
      typed: WalletSamples.unresolved, then: [.enter, .character(" ")]),
    Scene(name: "statement", panel: .splits, keys: [.character("="), .down]),
    Scene(
      name: "statement-unopenable", panel: .splits, keys: [.character("="), .enter]),
    Scene(
      name: "statement-form", panel: .splits, keys: [.character(":")], typed: "statement.import",
      then: [.enter, .character("9"), .control("s")]),
    Scene(name: "clock", keys: [.character("t"), .down]),
    Scene(name: "services", panel: .services, keys: [.down]),
    Scene(name: "service", panel: .services, keys: [.down, .enter]),
    Scene(name: "service-mode", panel: .services, keys: [.down, .character("m"), .down]),
    Scene(name: "services-alarmed", panel: .services, isAlarmed: true),
    Scene(name: "callbacks", panel: .callbacks, keys: [.down, .down]),
    Scene(name: "callback", panel: .callbacks, keys: [.down, .enter]),
    Scene(name: "callback-resend", panel: .callbacks, keys: [.down, .character("s")]),
    Scene(name: "export", keys: [.character("w")]),
    Scene(
      name: "export-filtered", panel: .accounts, keys: [.character("/")], typed: "JG",
      then: [.enter, .character("w"), .down]),
    Scene(name: "axis", keys: [.down, .enter, .character("a")]),
    Scene(name: "alarmed", keys: [.down], isAlarmed: true),
    Scene(name: "acknowledge", keys: [.character("!"), .down], typed: "已联系", isAlarmed: true),
  ]

  /// A desk on which the scene has been played.
  static func desk(_ scene: Scene, _ language: Language, _ size: Size) -> FixtureDesk {
    var desk = FixtureDesk(language, columns: size.columns, rows: size.rows, panel: scene.panel)
    if scene.panel == .services { desk.header.services = desk.outside.services.map(\.health) }
    if scene.isAlarmed {
      desk.header.unresolvedSplits = 2
      desk.raise(ServiceSamples.alerts())
    }
    desk.send(.changed)
    for key in scene.keys { desk.press(key) }
    desk.type(scene.typed)
    for key in scene.then { desk.press(key) }
    return desk
  }

  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)]

  @Test(arguments: scenes, Language.allCases) func looks(scene: Scene, language: Language) throws {
    for size in Self.sizes {
      let desk = Self.desk(scene, language, size)
      try PaneGolden.check(
        "console-\(scene.name)-\(language.rawValue)-\(size.columns)x\(size.rows)",
        desk.console.draw().canvas)
    }
  }
}
