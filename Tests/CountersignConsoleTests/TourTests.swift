import Countersign
import Terminal
import Testing

@testable import CountersignConsole

/// The tour is offered, points at what is there and never takes a key away.
struct TourTests {
  @Test func itIsOfferedOnTheFirstRunAndBegunByItsKeyOrThePalette() {
    var desk = FixtureDesk(isFirstRun: true)
    #expect(desk.text.contains("按 T 看一分钟导览"))
    #expect(desk.console.tour == nil, "offered, not begun")
    for name in ["tour", "daolan", "导览"] {
      desk = FixtureDesk()
      desk.press(.character(":"))
      desk.type(name)
      desk.press(.enter)
      #expect(desk.console.tour == .panels, "\(name)")
    }
  }

  @Test func itGoesThroughAllCaptionsAndEnds() {
    var desk = FixtureDesk()
    for step in TourStep.allCases {
      desk.press(.character("T"))
      #expect(desk.text.contains("导览 \(step.rawValue + 1) / 7"))
    }
    desk.press(.character("T"))
    #expect(!desk.text.contains("导览"))
  }

  @Test func escapeEndsItAndIsItselfAgain() {
    var desk = FixtureDesk()
    desk.press(.enter, .character("T"), .escape)
    #expect(desk.console.tour == nil && desk.console.focus == .detail)
    desk.press(.escape)
    #expect(desk.console.focus == .list)
  }

  /// Whatever is pressed under a caption does what it does without one.
  @Test(arguments: PanelName.allCases) func noOtherKeyIsSwallowed(panel: PanelName) {
    for action in ActionTable.all where action.id != .tour && action.id != .back {
      for key in action.keys {
        var (toured, plain) = (FixtureDesk(panel: panel), FixtureDesk(panel: panel))
        toured.press(.character("T"), key)
        plain.press(key)
        #expect(toured.performed == plain.performed && toured.others == plain.others)
        var left = toured.console
        left.tour = nil
        #expect(left == plain.console, "\(action.id.rawValue) \(key)")
      }
    }
  }

  @Test func itsKeyIsALetterWhereOneTypes() {
    var desk = FixtureDesk()
    desk.press(.character("T"), .character("/"))
    desk.type("T")
    #expect(desk.console.currentFilter == "T" && desk.console.tour == .panels)
    desk.press(.escape)
    #expect(desk.console.currentFilter.isEmpty && desk.console.tour == .panels)
  }

  @Test(arguments: PanelName.allCases, Language.allCases)
  func everyCaptionFitsEveryScreen(panel: PanelName, language: Language) {
    for (columns, rows) in [(40, 10), (60, 16), (80, 24), (200, 60)] {
      var desk = FixtureDesk(language, columns: columns, rows: rows, panel: panel)
      for _ in TourStep.allCases {
        desk.press(.character("T"))
        #expect(desk.text.contains(language == .chinese ? "导览 " : "Tour "))
        #expect(desk.text.contains("T "))
      }
    }
  }

  @Test(arguments: Language.allCases, PaneGolden.consoleSizes)
  func screens(language: Language, size: Size) throws {
    var desk = FixtureDesk(language, columns: size.columns, rows: size.rows)
    for step in TourStep.allCases {
      desk.press(.character("T"))
      guard [.panels, .list, .phone, .help].contains(step) else { continue }
      let end = "\(language.rawValue)-\(size.columns)x\(size.rows)"
      try PaneGolden.check("console-tour-\(step)-\(end)", desk.console.draw().canvas)
    }
  }
}
