/// How roles look: read from a file by `ThemeLibrary`, resolved for any depth of colour.
package struct Theme: Sendable {
  /// The name of its file without `.toml`.
  package let name: String
  private let titles: (chinese: String, english: String)
  /// Whether its surface is dark.
  package let isDark: Bool
  /// The name of its light or dark twin.
  package let pair: String?
  private let looks: [String: ThemeLook]

  init(
    name: String, titles: (chinese: String, english: String), isDark: Bool, pair: String?,
    looks: [String: ThemeLook]
  ) {
    self.name = name
    self.titles = titles
    self.isDark = isDark
    self.pair = pair
    self.looks = looks
  }

  /// The theme without a file: the terminal's own colours, meaning by attributes.
  package static let builtIn = Theme(
    name: "plain", titles: ("素色", "Plain"), isDark: true, pair: nil, looks: [:])

  /// The name that people read.
  package func title(chinese: Bool) -> String { chinese ? titles.chinese : titles.english }

  /// The colours and attributes of a style on a terminal of this depth.
  package func paint(_ style: Style, _ depth: ColourDepth) -> Paint {
    let own = firstLook(style.ink) { $0.attributes } ?? []
    var paint = Paint(
      ink: ink(style.ink)?.paint(depth) ?? .terminal,
      paper: paper(style.paper)?.paint(depth) ?? .terminal,
      attributes: style.attributes.union(own))
    if depth == .mono || looks.isEmpty { paint.attributes.formUnion(Monochrome.attributes(style)) }
    return paint.legible(depth)
  }

  private func ink(_ role: Role) -> ThemeColour? {
    firstLook(role) { $0.ink } ?? looks[Role.text.name]?.ink
  }

  private func paper(_ role: Role) -> ThemeColour? {
    firstLook(role) { $0.paper } ?? looks[Role.surface.name]?.paper
  }

  /// What the longest known prefix of the role's name says: `status.done`, then `status`.
  private func firstLook<Part>(_ role: Role, _ part: (ThemeLook) -> Part?) -> Part? {
    for name in RoleNames.prefixes(role.name) {
      if let found = looks[name].flatMap(part) { return found }
    }
    return nil
  }
}
