/// Puts a theme file and its parents together.
struct ThemeResolver {
  /// The theme itself first, then its parents.
  let files: [ThemeFile]
  let name: String

  func theme() throws(ThemeProblem) -> Theme {
    guard let own = files.first else { return .builtIn }
    guard let title = files.lazy.compactMap(\.title).first else {
      throw own.source.problem("title", .missing)
    }
    guard let isDark = files.lazy.compactMap(\.isDark).first else {
      throw own.source.problem("variant", .missing)
    }
    let looks = try looks()
    guard looks[Role.text.name]?.ink != nil else {
      throw own.source.problem("roles.text", .missing)
    }
    guard looks[Role.surface.name]?.paper != nil else {
      throw own.source.problem("roles.surface", .missing)
    }
    return Theme(name: name, titles: title, isDark: isDark, pair: own.pair, looks: looks)
  }

  /// The child's palette wins also for the roles that only a parent names.
  private func looks() throws(ThemeProblem) -> [String: ThemeLook] {
    var palette: [String: ThemeColour] = [:]
    for file in files.reversed() { palette.merge(file.palette) { $1 } }
    var looks: [String: ThemeLook] = [:]
    for file in files.reversed() {
      guard let roles = file.roles else { continue }
      let reader = LookReader(source: file.source, roles: roles, palette: palette)
      for role in roles.keys { looks[role] = try reader.look(role) }
    }
    return looks
  }
}

/// Reads one entry of `[roles]`.
private struct LookReader {
  let source: ThemeText
  let roles: TOMLReader
  let palette: [String: ThemeColour]

  /// `"jade"`, `"#rrggbb"` or a table of fg, bg, attributes and colour numbers.
  func look(_ role: String) throws(ThemeProblem) -> ThemeLook {
    let key = "roles." + role
    guard RoleNames.all.contains(role) else { throw source.problem(key, .unknownKey) }
    if let name = roles.text(role) { return ThemeLook(ink: try colour(name, key)) }
    guard let parts = try roles.inner(role) else { throw source.problem(key, .missing) }
    try parts.allow(["fg", "bg", "bold", "underline", "dim", "reverse", "c256", "c16"])
    var look = ThemeLook(
      ink: try colour(parts, "fg"), paper: try colour(parts, "bg"),
      attributes: try attributes(parts))
    if let number = try parts.integer("c256", 0...255) { look.setNumber(\.c256, number) }
    if let number = try parts.integer("c16", 0...15) { look.setNumber(\.c16, number) }
    return look
  }

  private func colour(_ parts: TOMLReader, _ key: String) throws(ThemeProblem) -> ThemeColour? {
    guard let name = try parts.string(key) else { return nil }
    return try colour(name, parts.path + key)
  }

  private func colour(_ name: String, _ key: String) throws(ThemeProblem) -> ThemeColour {
    if let known = palette[name] { return known }
    guard let rgb = RGB(hex: name) else { throw source.problem(key, .unknownColour(name)) }
    return ThemeColour(rgb: rgb)
  }

  private func attributes(_ parts: TOMLReader) throws(ThemeProblem) -> Style.Attributes? {
    let known: [(String, Style.Attributes)] = [
      ("bold", .bold), ("underline", .underline), ("dim", .dim), ("reverse", .reverse),
    ]
    var attributes: Style.Attributes?
    for (name, attribute) in known {
      guard let isOn = try parts.flag(name) else { continue }
      attributes = (attributes ?? []).union(isOn ? attribute : [])
    }
    return attributes
  }
}

extension ThemeLook {
  /// A number given to a role is its ink's, or its paper's when it has no ink.
  fileprivate mutating func setNumber(
    _ depth: WritableKeyPath<ThemeColour, UInt8?>, _ number: UInt8
  ) {
    if ink != nil { ink?[keyPath: depth] = number } else { paper?[keyPath: depth] = number }
  }
}
