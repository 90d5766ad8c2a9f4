import Glibc
import Terminal
import Testing

@Suite struct ThemeLibraryTests {
  static let head = """
    schema = 1
    name = "a"
    variant = "dark"
    title = { zh = "甲", en = "A" }

    """
  static let whole =
    head + """
      [palette]
      jade = { rgb = "#60c0a0", c256 = 73, c16 = 6 }
      night = "#101010"
      [roles]
      text = "#e0e0e0"
      surface = { bg = "night" }
      status = { fg = "jade", bold = true }
      "status.failed" = { fg = "#ff8080", bold = false, c16 = 1 }

      """

  @Test func fallsBackToShorterNames() throws {
    let theme = try load(["a": Self.whole])
    let done = theme.paint(Style(.statusDone), .trueColour)
    #expect(done.ink == .rgb(RGB(0x60, 0xC0, 0xA0)) && done.paper == .rgb(RGB(16, 16, 16)))
    #expect(done.attributes == .bold)
    #expect(theme.paint(Style(.statusFailed), .trueColour).attributes.isEmpty)
    #expect(theme.paint(Style(.key), .trueColour).ink == .rgb(RGB(0xE0, 0xE0, 0xE0)))
    #expect(theme.title(chinese: true) == "甲" && theme.isDark)
  }

  @Test func takesTheNumbersOfEachDepth() throws {
    let theme = try load(["a": Self.whole])
    #expect(theme.paint(Style(.statusDone), .colours256).ink == .index(73))
    #expect(theme.paint(Style(.statusDone), .colours16).ink == .index(6))
    #expect(theme.paint(Style(.statusFailed), .colours16).ink == .index(1))
    #expect(theme.paint(.plain, .colours256).paper == .index(233))
  }

  @Test func childrenRecolourTheirParents() throws {
    let child = """
      schema = 1
      name = "b"
      inherits = "a"
      [palette]
      jade = "#112233"
      [roles]
      key = "night"

      """
    let theme = try load(["a": Self.whole, "b": child], "b")
    #expect(theme.name == "b" && theme.isDark)
    #expect(theme.paint(Style(.statusDone), .trueColour).ink == .rgb(RGB(0x11, 0x22, 0x33)))
    #expect(theme.paint(Style(.key), .trueColour).ink == .rgb(RGB(16, 16, 16)))
  }

  @Test(
    arguments: [
      ("[roles]\ntext = \"jadee\"\n", 6, "roles.text", .unknownColour("jadee")),
      (
        "[roles]\n\n\"status.done\" = { fg = \"#12345\" }\n", 7, "roles.status.done.fg",
        .unknownColour("#12345")
      ),
      ("[roles]\ntexts = \"#ffffff\"\n", 6, "roles.texts", .unknownKey),
      ("[roles]\ntext = { fgg = \"#ffffff\" }\n", 6, "roles.text.fgg", .unknownKey),
      ("[roles]\ntext = { bold = 1 }\n", 6, "roles.text.bold", .expected("true / false")),
      ("[roles]\ntext = { fg = \"#ffffff\", c16 = 16 }\n", 6, "roles.text.c16", .expected("0…15")),
      ("[palette]\njade = \"green\"\n", 6, "palette.jade", .unknownColour("green")),
      ("[palette]\njade = { c16 = 3 }\n", 6, "palette.jade.rgb", .missing),
      ("colour = 1\n", 5, "colour", .unknownKey),
      ("inherits = \"nowhere\"\n", 5, "inherits", .notFound),
      ("inherits = \"../a\"\n", 5, "inherits", .badName),
      ("pair = 3\n", 5, "pair", .expected("\"…\"")),
      ("[roles]\ntext = \"#ffffff\"\n", nil, "roles.surface", .missing),
    ] as [(String, Int?, String, ThemeProblem.Reason)])
  func namesFileLineAndKey(
    _ tail: String, _ line: Int?, _ key: String, _ reason: ThemeProblem.Reason
  ) throws {
    let problem = try #require(throws: ThemeProblem.self) { try load(["a": Self.head + tail]) }
    #expect(problem.file.hasSuffix("/a.toml"))
    #expect(problem.key == key && problem.reason == reason)
    #expect(key == "roles.surface" || problem.line == line)
  }

  /// The second ends a program when the reader of TOML gets it.
  @Test(arguments: ["", "[}"])
  func namesTheLineOfBadSyntax(_ value: String) throws {
    let problem = try #require(throws: ThemeProblem.self) {
      try load(["a": "schema = 1\nname = \(value)\n"])
    }
    #expect(problem.line == 2)
    #expect(problem.description(chinese: false).contains("/a.toml:2: not valid TOML: "))
  }

  @Test func refusesOtherSchemasNamesAndVariants() throws {
    for (text, key) in [
      ("schema = 2\n", "schema"), ("name = \"a\"\n", "schema"),
      ("schema = 1\nname = \"z\"\n", "name"),
      ("schema = 1\nname = \"a\"\nvariant = \"grey\"\n", "variant"),
      ("schema = 1\nname = \"a\"\ntitle = { zh = \"甲\" }\n", "title.en"),
    ] {
      let problem = try #require(throws: ThemeProblem.self) { try load(["a": text]) }
      #expect(problem.key == key)
    }
  }

  @Test func findsRingsOfInheritance() throws {
    func file(_ name: String, _ parent: String) -> String {
      "schema = 1\nname = \"\(name)\"\ninherits = \"\(parent)\"\n"
    }
    let problem = try #require(throws: ThemeProblem.self) {
      try load(["a": file("a", "b"), "b": file("b", "c"), "c": file("c", "a")])
    }
    #expect(problem.reason == .cycle(["a", "b", "c", "a"]))
    #expect(problem.file.hasSuffix("/c.toml") && problem.line == 3)
  }

  @Test func earlierFoldersHideLaterOnes() throws {
    let own = try TemporaryFolder(["a.toml": Self.whole, "notes.txt": "", "Bad Name.toml": ""])
    let other = try TemporaryFolder([
      "a.toml": Self.whole.replacing("#e0e0e0", with: "#ffffff"), "b.toml": "",
    ])
    let library = ThemeLibrary(folders: [own.path, other.path, "/nowhere"])
    #expect(library.names() == ["a", "b"])
    #expect(
      try library.theme(named: "a").paint(.plain, .trueColour).ink == .rgb(RGB(224, 224, 224)))
  }

  private func load(_ files: [String: String], _ name: String = "a") throws -> Theme {
    let named = Dictionary(uniqueKeysWithValues: files.map { ("\($0.key).toml", $0.value) })
    let folder = try TemporaryFolder(named)
    return try ThemeLibrary(folders: [folder.path]).theme(named: name)
  }
}

/// A folder that goes away with this object.
private final class TemporaryFolder {
  struct Failure: Error {}
  let path: String
  private let names: [String]

  init(_ files: [String: String]) throws {
    var template = Array("/tmp/themes-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure() }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    names = Array(files.keys)
    for (name, text) in files {
      guard let file = fopen("\(path)/\(name)", "w") else { throw Failure() }
      fputs(text, file)
      fclose(file)
    }
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
