/// A theme file as written, before its parent is known.
struct ThemeFile {
  let source: ThemeText
  let title: (chinese: String, english: String)?
  let isDark: Bool?
  let inherits: String?
  let pair: String?
  let palette: [String: ThemeColour]
  /// Checked against the palette only once the parents' palettes are known.
  let roles: TOMLReader?

  init(_ source: ThemeText) throws(ThemeProblem) {
    let reader = try TOMLReader(source)
    try reader.allow([
      "schema", "name", "title", "variant", "inherits", "pair", "palette", "roles",
    ])
    guard try reader.integer("schema", 1...1) != nil else {
      throw source.problem("schema", .missing)
    }
    let name = try reader.string("name")
    guard name == source.name else {
      throw source.problem("name", name == nil ? .missing : .expected("\"\(source.name)\""))
    }
    self.source = source
    title = try Self.title(reader)
    isDark = try Self.variant(reader)
    inherits = try reader.string("inherits")
    pair = try reader.string("pair")
    palette = try Self.palette(reader)
    roles = try reader.inner("roles")
  }

  private static func title(
    _ reader: TOMLReader
  ) throws(ThemeProblem) -> (chinese: String, english: String)? {
    guard let titles = try reader.inner("title") else { return nil }
    try titles.allow(["zh", "en"])
    guard let chinese = try titles.string("zh") else {
      throw reader.source.problem("title.zh", .missing)
    }
    guard let english = try titles.string("en") else {
      throw reader.source.problem("title.en", .missing)
    }
    return (chinese, english)
  }

  private static func variant(_ reader: TOMLReader) throws(ThemeProblem) -> Bool? {
    switch try reader.string("variant") {
    case nil: nil
    case "dark": true
    case "light": false
    default: throw reader.source.problem("variant", .expected("\"dark\" / \"light\""))
    }
  }

  private static func palette(
    _ reader: TOMLReader
  ) throws(ThemeProblem) -> [String: ThemeColour] {
    guard let palette = try reader.inner("palette") else { return [:] }
    var colours: [String: ThemeColour] = [:]
    for name in palette.keys {
      colours[name] = try colour(palette, name)
    }
    return colours
  }

  /// `"#rrggbb"` or `{ rgb = "#rrggbb", c256 = 73, c16 = 6 }`.
  private static func colour(
    _ palette: TOMLReader, _ name: String
  ) throws(ThemeProblem) -> ThemeColour {
    let key = palette.path + name
    if let text = palette.text(name) {
      guard let rgb = RGB(hex: text) else {
        throw palette.source.problem(key, .unknownColour(text))
      }
      return ThemeColour(rgb: rgb)
    }
    guard let parts = try palette.inner(name), let text = try parts.string("rgb") else {
      throw palette.source.problem(key + ".rgb", .missing)
    }
    try parts.allow(["rgb", "c256", "c16"])
    guard let rgb = RGB(hex: text) else {
      throw palette.source.problem(key + ".rgb", .unknownColour(text))
    }
    return ThemeColour(
      rgb: rgb, c256: try parts.integer("c256", 0...255), c16: try parts.integer("c16", 0...15))
  }
}
