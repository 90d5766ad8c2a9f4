import Glibc
import Testing

/// Each rule of the house finds what was planted for it, and leaves good text alone.
@Suite struct PlantedViolationTests {
  private func file(_ text: String, _ path: String = "Sources/Countersign/Kernel/Fen.swift")
    -> SourceFile
  {
    SourceFile(path, text)
  }

  @Test(arguments: [
    ("let now = ContinuousClock.now", true), ("let day = Date()", true),
    ("let n = Int.random(in: 1...6)", true), ("let id = UUID().uuidString", true),
    ("let order = rows.shuffled()", true), ("import Foundation", true),
    ("let x = await ask()", true), ("actor Desk {", true), ("Task { run() }", true),
    ("let h = name.hashValue", true),
    ("let now = context.now", false), ("let civilDate = CivilDate(now)", false),
    ("Context(now: now, actor: name)", false), ("record.actor = name", false),
    ("let actor = name", false), ("let text = \"Date() random( await\"", false),
    ("// Date() is not for us", false), ("let randomness = 1", false),
  ])
  func clocksAndLotsInTheCore(_ line: String, _ isFound: Bool) {
    #expect(WordRule.check(file(line), WordRule.inTheCore).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("print(1)", true), ("  debugPrint(x)", true), ("let x = try! run()", true),
    ("let x = y as! Int", true), ("fatalError(\"no\")", true),
    ("nonisolated(unsafe) var x = 1", true), ("public struct A {}", true),
    ("open class A {}", true), ("let s = \"\\(print(1))\"", true),
    ("page.print(1)", false), ("let fingerprint = keys.fingerprint(x)", false),
    ("let s = \"try! print( public\"", false), ("let s = #\"a \"print(\" b\"#", false),
    ("let s = \"\"\"\n  print(\n  \"\"\"", false), ("/* try! /* as! */ print( */", false),
    ("let isPublic = true", false), ("let was = try run()", false),
  ])
  func bannedWords(_ text: String, _ isFound: Bool) {
    #expect(WordRule.check(file(text), WordRule.everywhere).isEmpty == !isFound)
  }

  @Test func aFindingNamesItsLine() {
    let found = WordRule.check(file("let a = 1\n\nprint(a)\n"), WordRule.everywhere)
    #expect(
      found.map(\.description).first?.hasPrefix("Sources/Countersign/Kernel/Fen.swift:3") == true)
    #expect(found.count == 1)
  }

  @Test(arguments: [
    ("let a = rows.first!.name", true), ("let a = try run()!", true), ("let a = rows[0]!", true),
    ("let a: Int!", true),
    ("guard !rows.isEmpty, a != b, a! == b else { return }", true),
    ("guard !rows.isEmpty, a != b else { return }", false), ("let s = \"no!\"", false),
    ("let x = try! run()", false),
  ])
  func forceUnwraps(_ line: String, _ isFound: Bool) {
    #expect(WordRule.checkForceUnwraps(file(line)).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("final class A: @unchecked Sendable {", true),
    ("// Guarded by the lock.\nfinal class A: @unchecked Sendable {", false),
    ("final class A: @unchecked Sendable {  // one thread only", false),
    ("// About something else.\n\nfinal class A: @unchecked Sendable {", true),
  ])
  func uncheckedWithoutAReason(_ text: String, _ isFound: Bool) {
    #expect(WordRule.check(file(text), reasonsFor: WordRule.withReason).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("// TODO: later", true), ("/// FIXME", true), ("/* XXX */", true),
    ("let a = 1  // HACK", true),
    ("func TODO() {}", true), ("// The todo list", false), ("let s = \"TODO\"", false),
  ])
  func unfinished(_ text: String, _ isFound: Bool) {
    #expect(WordRule.checkFinished(file(text)).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("usleep(1)", true), ("try await Task.sleep(for: .seconds(1))", true),
    ("// Between two looks.\nusleep(1)", false), ("let asleep = 1", false),
  ])
  func waitingTests(_ text: String, _ isFound: Bool) {
    #expect(WordRule.check(file(text), reasonsFor: WordRule.pauses).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("@Test(.disabled(\"flaky\"))", true), ("let a = try! run()", true), ("canvas.isOff()", false),
  ])
  func bannedInTests(_ line: String, _ isFound: Bool) {
    #expect(WordRule.check(file(line), WordRule.inTests).isEmpty == !isFound)
  }

  @Test(.enabled(if: FormatTool.isThere, "this toolchain has no `swift format`"))
  func unformatted() throws {
    var name = Array("/tmp/countersign-planted-XXXXXX.swift".utf8CString)
    let file = mkstemps(&name, 6)
    try #require(file >= 0)
    defer {
      close(file)
      unlink(name)
    }
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #expect(FormatTool.run(["lint", "--strict", path]).status == 0)
    _ = "let  a=1".withCString { write(file, $0, 8) }
    #expect(FormatTool.run(["lint", "--strict", path]).status == 1)
  }

  // MARK: Imports

  private static let manifest = Manifest(
    """
    let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
    let fast = house + [.unsafeFlags(["-O"])]
    let slow = [.define("A")]
    let package = Package(targets: [
      // .target(name: "Ghost"),
      .target(name: "Countersign", swiftSettings: house),
      .target(
        name: "CountersignStore", dependencies: ["CSystem", crypto], swiftSettings: fast),
      .target(name: "CountersignServices", dependencies: ["Countersign", "Terminal"],
        swiftSettings: slow),
      .target(name: "CSystem", cSettings: [.define("_GNU_SOURCE")]),
      .testTarget(
        name: "CountersignTests", dependencies: ["Countersign"], swiftSettings: house),
    ])
    """)

  @Test func theManifestIsRead() {
    #expect(
      Self.manifest.targets == [
        .init(name: "Countersign", dependencies: [], isTest: false, isHouse: true, isC: false),
        .init(
          name: "CountersignStore", dependencies: ["CSystem", "Crypto"], isTest: false,
          isHouse: true, isC: false),
        .init(
          name: "CountersignServices", dependencies: ["Countersign", "Terminal"], isTest: false,
          isHouse: false, isC: false),
        .init(name: "CSystem", dependencies: [], isTest: false, isHouse: false, isC: true),
        .init(
          name: "CountersignTests", dependencies: ["Countersign"], isTest: true, isHouse: true,
          isC: false),
      ])
  }

  @Test func aManifestAgainstTheArchitecture() {
    #expect(
      ImportRules.check(Self.manifest).map(\.rule) == [
        "CountersignServices must not depend on Terminal",
        "CountersignServices has not the house's settings",
      ])
    #expect(
      ImportRules.unused(
        Self.manifest, [file("import Crypto", "Sources/CountersignStore/A.swift")]
      ).map(\.rule) == [
        "CountersignStore depends on CSystem and never imports it",
        "CountersignServices depends on Countersign and never imports it",
        "CountersignServices depends on Terminal and never imports it",
      ])
  }

  @Test(arguments: [
    ("Sources/Countersign/A.swift", "import Glibc", true),
    ("Sources/Countersign/A.swift", "internal import FoundationEssentials", true),
    ("Sources/CountersignStore/A.swift", "package import struct Countersign.Fen", true),
    ("Sources/CountersignStore/A.swift", "@preconcurrency import Foundation", true),
    ("Sources/CountersignStore/A.swift", "internal import Crypto", false),
    ("Sources/CountersignStore/A.swift", "import Glibc", false),
    ("Sources/Elsewhere/A.swift", "", true),
    ("Tests/CountersignTests/A.swift", "@testable import Countersign", false),
    ("Tests/CountersignTests/A.swift", "import Testing", false),
    ("Tests/CountersignTests/A.swift", "import Crypto", true),
    ("Tests/CountersignTests/A.swift", "let s = \"import Crypto\"", false),
    ("Tests/CountersignTests/A.swift", "// import Crypto", false),
  ])
  func imports(_ path: String, _ line: String, _ isFound: Bool) {
    #expect(
      ImportRules.check(file(line, path), manifest: Self.manifest).isEmpty == !isFound)
  }

  // MARK: Sizes

  private func function(_ lines: Int, _ declaration: String = "func a(") -> String {
    "struct A {\n  \(declaration)\n    _ b: Int = { 1 }()\n  ) {\n"
      + String(repeating: "    step()\n", count: lines - 4) + "  }\n}\n"
  }

  @Test func longFunctions() {
    #expect(SizeRules.checkFunctions(file(function(60))).isEmpty)
    #expect(
      SizeRules.checkFunctions(file(function(61))) == [
        Violation(
          "Sources/Countersign/Kernel/Fen.swift", 2, "a function of 61 lines, more than 60")
      ])
    #expect(!SizeRules.checkFunctions(file(function(61, "private static func a("))).isEmpty)
    #expect(!SizeRules.checkFunctions(file(function(61, "@Test func a("))).isEmpty)
    #expect(!SizeRules.checkFunctions(file(function(61, "init("))).isEmpty)
  }

  @Test func functionsAreFound() {
    let text = """
      protocol A {
        func requirement(_ a: Int) -> Int
        var count: Int { get }
      }
      struct B {
        var stored = [1].map { $0 }
        var one: Int { 1 }
        var some: Int {
          1
        }
        func generic<T>(_ t: T) -> Int
        where T: Equatable {
          1
        }
        init() {}
        func failing() throws(Refusal) {
          let s = "func no() {"
        }
      }
      """
    #expect(
      SizeRules.functions(of: file(text)).map { [$0.line, $0.lines] } == [
        [3, 1], [7, 1], [8, 3], [11, 4], [15, 1], [16, 3],
      ])
  }

  @Test func longFiles() {
    #expect(SizeRules.checkFile(file(String(repeating: "\n", count: 400))).isEmpty)
    #expect(!SizeRules.checkFile(file(String(repeating: "\n", count: 401))).isEmpty)
  }

  // MARK: Names

  @Test(arguments: [
    ("Fen.swift", "struct Fen {}", false), ("Fen.swift", "extension Fen {}", false),
    ("Fen.swift", "struct Money {}", true), ("Fen.swift", "// struct Fen\nstruct Money {}", true),
    ("FenANSI.swift", "extension Fen {}", true), ("Asking.swift", "func ask() {}", false),
    ("Fen+Share.swift", "extension Fen {}", false), ("Fen+Share.swift", "struct Fen {}", true),
    ("MoneyWords.swift", "enum A {}\nenum B {}", false), ("MoneyWords.swift", "enum A {}", true),
    ("FenTests.swift", "@Suite struct FenTests {}", false),
  ])
  func fileNames(_ name: String, _ text: String, _ isFound: Bool) {
    let file = file(text, "Sources/Countersign/Kernel/\(name)")
    #expect(NameRules.checkFileName(file).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("Sources/A/StoreManager.swift", "struct StoreManager {}", true),
    ("Sources/A/Utils/Fen.swift", "struct Fen {}", true),
    ("Sources/A/Fen.swift", "struct FenImpl {}", true),
    ("Sources/A/Fen.swift", "enum HelperKind {}", true),
    ("Sources/A/Fen.swift", "struct Implicit {}", false),
    ("Sources/A/Fen.swift", "let manager = 1", false),
  ])
  func emptyNames(_ path: String, _ text: String, _ isFound: Bool) {
    #expect(NameRules.checkEmptyNames(file(text, path)).isEmpty == !isFound)
  }

  @Test func depth() {
    #expect(NameRules.checkDepth("Sources/A/B/C.swift").isEmpty)
    #expect(!NameRules.checkDepth("Sources/A/B/C/D.swift").isEmpty)
  }

  // MARK: Texts

  @Test(arguments: [
    ("a\n", false), ("a", true), ("a\n\n", true), ("a\r\n", true), ("", true),
  ])
  func fileEnds(_ text: String, _ isFound: Bool) {
    #expect(TextRules.checkEnd("a.swift", Array(text.utf8)).isEmpty == !isFound)
  }

  @Test(arguments: [
    ("let a = 1", false), ("签约　平台 — ＊ ✓", false), ("a\tb", false), (#"\u{202E}"#, false),
    ("a\u{202E}b", true), ("a\u{200B}b", true), ("\u{FEFF}a", true), ("a\u{2066}b", true),
    ("a\u{E0041}", true), ("a\u{E000}", true), ("a\u{7}b", true), ("a\u{85}b", true),
    ("a\u{FE0F}", true), ("a\u{3164}b", true), ("a\u{7F}", true), ("\u{AD}", true),
  ])
  func hiddenCharacters(_ text: String, _ isFound: Bool) {
    let found = TextRules.checkHidden("a.swift", Array("first\n\(text)\n".utf8))
    #expect(found.map(\.line) == (isFound ? [2] : []))
  }

  @Test func brokenUTF8() {
    #expect(!TextRules.checkHidden("a.swift", [0x61, 0xFF, 0x0A]).isEmpty)
  }

  @Test func topLevel() {
    let ignored = ".build/\nPackage.resolved\n*.xcodeproj\ndata/desk/\n"
    let names = ["Package.swift", ".ci", "Package.resolved", "A.xcodeproj", "docs", "Makefile"]
    #expect(TopLevelRules.check(names, gitignore: ignored).map(\.path) == ["docs", "Makefile"])
    #expect(TopLevelRules.checkIgnored(gitignore: ignored).isEmpty)
    #expect(TopLevelRules.checkIgnored(gitignore: ".build/\n").count == 1)
  }

  // MARK: READMEs

  private static let readme = """
    See [this](README.zh-CN.md) and ![that](data/a.png), [there](https://example.com/x).
    ```sh
    # run it
    apt install x && swift run countersign   # opens
    swift test
    ```
    ```json
    {"a":1}
    ```
    ```sh
    countersign verify
    ```
    """

  @Test func readmeIsRead() {
    let readme = Readme("README.md", Self.readme)
    #expect(
      readme.blocks == [
        ["apt install x && swift run countersign", "swift test"], ["countersign verify"],
      ])
    #expect(readme.links == ["README.zh-CN.md", "data/a.png"])
    #expect(readme.checkSetUp().isEmpty)
    #expect(readme.checkLinks { $0 == "README.zh-CN.md" }.count == 1)
  }

  @Test(arguments: [
    ("swift test\n", "swift test --parallel\n"), ("swift test\n", "swift test\nswift build\n"),
    ("countersign verify", "countersign init"), ("```json", "```sh"),
  ])
  func readmesThatDiffer(_ text: String, _ other: String) throws {
    let changed = try #require(Self.readme.firstRange(of: text))
    var words = Self.readme
    words.replaceSubrange(changed, with: other)
    let (one, two) = (Readme("README.md", Self.readme), Readme("README.zh-CN.md", words))
    #expect(!one.checkSame(as: two).isEmpty)
    #expect(one.checkSame(as: one).isEmpty)
  }

  @Test func setUpOfThree() {
    #expect(!Readme("README.md", "```sh\na\nb\nc\n```").checkSetUp().isEmpty)
    #expect(Readme("README.md", "```sh\na\nb\n```").checkSetUp().count == 2)
  }
}
