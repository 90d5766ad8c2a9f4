import Terminal
import Testing

@Suite struct ThemeTests {
  static let names = TestThemes.library.names()
  /// Grounds that ordinary text stands on.
  static let papers: [Role] = [
    .surface, .surfaceRaised, .selection, .selectionInactive, .header, .phoneText,
  ]
  /// Lines and greyed-out text may be fainter than text that must be read.
  static let faint: Set<Role> = [.textDisabled, .border, .borderFocus, .phoneFrame]
  /// Roles with ink and paper made for one another.
  static let filled: [Role] = [
    .selection, .selectionInactive, .match, .header, .envSandbox, .envLive, .phoneText,
    .phoneTitle, .phoneButton, .phoneNotice, .phoneButtonOff,
  ]
  static let inks = Role.allCases.filter { role in
    !faint.contains(role)
      && ![.phoneButton, .phoneButtonOff, .phoneNotice, .envLive].contains(role)
  }

  @Test func comeInPairs() throws {
    #expect(Self.names.contains("ink") && Self.names.contains("paper"))
    for name in Self.names {
      let theme = try TestThemes.library.theme(named: name)
      #expect(theme.name == name && !theme.title(chinese: true).isEmpty)
      let twin = try TestThemes.library.theme(named: try #require(theme.pair))
      #expect(twin.isDark != theme.isDark)
    }
  }

  @Test(arguments: names, [ColourDepth.trueColour, .colours256])
  func textCanBeRead(_ name: String, _ depth: ColourDepth) throws {
    let theme = try TestThemes.library.theme(named: name)
    for paper in Self.papers {
      for ink in Self.inks { expectContrast(theme, Style(ink, on: paper), depth, 4.5) }
      expectContrast(theme, Style(.textDisabled, on: paper), depth, 2.6)
    }
    for role in Self.filled { expectContrast(theme, .filled(role), depth, 4.5) }
    expectContrast(theme, Style(.borderFocus), depth, 3)
    expectContrast(theme, Style(.phoneFrame), depth, 3)
  }

  @Test(arguments: names, [ColourDepth.colours16, .colours8])
  func fewColoursCanBeRead(_ name: String, _ depth: ColourDepth) throws {
    let theme = try TestThemes.library.theme(named: name)
    for paper in Role.allCases {
      for ink in Role.allCases { expectContrast(theme, Style(ink, on: paper), depth, 3) }
    }
    for style in Role.allCases.map({ Style($0) }) {
      let paint = theme.paint(style, depth)
      for case .index(let index) in [paint.ink, paint.paper] {
        #expect(index < (depth == .colours8 ? 8 : 16))
      }
    }
  }

  private func expectContrast(
    _ theme: Theme, _ style: Style, _ depth: ColourDepth, _ least: Double
  ) {
    let contrast = theme.paint(style, depth).contrast
    #expect(
      (contrast ?? 0) >= least,
      "\(theme.name) \(depth): \(style.summary) has \(contrast ?? 0)")
  }

  @Test(arguments: names)
  func withoutColourMeaningStays(_ name: String) throws {
    let theme = try TestThemes.library.theme(named: name)
    let selected = theme.paint(.filled(.selection), .mono)
    #expect(selected.ink == .terminal && selected.paper == .terminal)
    #expect(selected.attributes.contains(.reverse))
    #expect(theme.paint(Style(.danger), .mono).attributes.contains(.bold))
    #expect(theme.paint(.plain, .mono).attributes.isEmpty)
  }

  @Test func contrastIsThatOfWCAG() {
    #expect(RGB(0, 0, 0).contrast(with: RGB(255, 255, 255)) == 21)
    let grey = RGB(118, 118, 118).contrast(with: RGB(255, 255, 255))
    #expect(abs(grey - 4.54) < 0.01)
    #expect(RGB(1, 2, 3).contrast(with: RGB(1, 2, 3)) == 1)
  }

  @Test func hexColours() {
    #expect(RGB(hex: "#0a0b0c") == RGB(10, 11, 12))
    #expect(RGB(10, 11, 12).hex == "#0a0b0c")
    for bad in ["", "#fff", "0a0b0c0", "#0a0b0g", "#+a0b0c", "#0a0b0c0"] {
      #expect(RGB(hex: bad) == nil)
    }
  }
}
