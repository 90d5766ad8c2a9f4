import Glibc
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

  /// What people with each kind of colour vision see, in linear light (Machado and others, 2009).
  static let visions: [(name: String, rows: [[Double]])] = [
    ("whole", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "no red",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "no green",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
    (
      "no blue",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    ),
  ]

  /// The statuses that must not be taken for one another, in the themes made for it.
  @Test(arguments: ["prism-dark", "prism-light"], visions.indices)
  func statusesAreToldApart(_ name: String, _ vision: Int) throws {
    let theme = try TestThemes.library.theme(named: name)
    let roles: [Role] = [.statusDone, .statusFailed, .statusPending]
    let seen = try roles.map { role in
      try #require(theme.paint(Style(role), .trueColour).ink.rgb).seen(Self.visions[vision].rows)
    }
    for (at, one) in seen.enumerated() {
      for (to, other) in seen.enumerated() where to > at {
        #expect(one.distance(to: other) > 0.006, "\(roles[at]) \(roles[to])")
      }
    }
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

extension RGB {
  /// The colour as other eyes see it.
  fileprivate func seen(_ rows: [[Double]]) -> RGB {
    let linear = [red, green, blue].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let parts = rows.map { row -> UInt8 in
      let sum = min(1, max(0, zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }))
      let share = sum <= 0.0031308 ? sum * 12.92 : 1.055 * pow(sum, 1 / 2.4) - 0.055
      return UInt8((share * 255).rounded())
    }
    return RGB(parts[0], parts[1], parts[2])
  }
}
