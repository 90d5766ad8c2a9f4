import Testing

/// The rules of the house, held against every file of the repository.
@Suite struct HouseRulesTests {
  private static let manifest = Manifest(Repository.text("Package.swift") ?? "")
  private var all: [SourceFile] { Repository.sources + Repository.tests }

  private func expect(
    _ found: [Violation], at place: SourceLocation = #_sourceLocation
  ) {
    #expect(found.isEmpty, "\(found.list)", sourceLocation: place)
  }

  @Test func theRepositoryIsRead() {
    #expect(Repository.sources.count > 100)
    #expect(Repository.tests.count > 50)
    #expect(Self.manifest.targets.count > 10)
  }

  @Test func modulesImportWhatTheArchitectureAllows() {
    expect(ImportRules.check(Self.manifest))
    expect(all.flatMap { ImportRules.check($0, manifest: Self.manifest) })
  }

  @Test func whatIsDeclaredIsImported() {
    expect(ImportRules.unused(Self.manifest, Repository.sources))
  }

  @Test func theRulesReadNoClockAndDrawNoLots() {
    let core = Repository.sources.filter { $0.module == "Countersign" }
    #expect(core.count > 40)
    expect(core.flatMap { WordRule.check($0, WordRule.inTheCore) })
  }

  @Test func nothingBannedIsWritten() {
    expect(Repository.sources.flatMap { WordRule.check($0, WordRule.everywhere) })
    expect(Repository.sources.flatMap(WordRule.checkForceUnwraps))
    expect(all.flatMap { WordRule.check($0, reasonsFor: WordRule.withReason) })
    expect(Repository.tests.flatMap { WordRule.check($0, WordRule.inTests) })
    expect(Repository.tests.flatMap { WordRule.check($0, reasonsFor: WordRule.pauses) })
  }

  @Test func nothingIsLeftUnfinished() {
    expect(all.flatMap(WordRule.checkFinished))
  }

  @Test func filesAndFunctionsAreShort() {
    expect(all.flatMap(SizeRules.checkFile))
    expect(all.flatMap(SizeRules.checkFunctions))
  }

  @Test func namesSayWhatThingsAre() {
    expect(all.flatMap(NameRules.checkFileName))
    expect(all.flatMap(NameRules.checkEmptyNames))
    expect(all.flatMap { NameRules.checkDepth($0.path) })
  }

  @Test func textFilesHaveNothingHidden() {
    let below = ["Sources", "Tests", "Themes", "data/sample"].flatMap(Repository.files)
    let files =
      (below + Repository.names(in: "") + Repository.names(in: "data").map { "data/\($0)" })
      .filter(TextRules.isText)
    #expect(files.count > 200)
    expect(files.flatMap { TextRules.checkHidden($0, Repository.bytes($0) ?? []) })
    expect(files.flatMap { TextRules.checkEnd($0, Repository.bytes($0) ?? []) })
  }

  @Test func theTopLevelStaysAsItIs() {
    let gitignore = Repository.text(".gitignore") ?? ""
    expect(TopLevelRules.check(Repository.names(in: ""), gitignore: gitignore))
    expect(TopLevelRules.checkIgnored(gitignore: gitignore))
  }

  @Test func bothReadmesSayTheSame() throws {
    let english = Readme("README.md", try #require(Repository.text("README.md")))
    let chinese = Readme("README.zh-CN.md", try #require(Repository.text("README.zh-CN.md")))
    for readme in [english, chinese] {
      expect(readme.checkSetUp())
      expect(readme.checkLinks { Repository.isFolder($0) || Repository.bytes($0) != nil })
    }
    expect(english.checkSame(as: chinese))
  }

  @Test func theGateRunsTheReadmesOwnCommand() throws {
    let gate = try #require(Repository.text(".ci/run"))
    #expect(gate.contains("README.md"))
    #expect(gate.contains("swift test"))
  }

  @Test(.enabled(if: FormatTool.isThere, "this toolchain has no `swift format`"))
  func theCodeIsFormatted() {
    let folders = ["Sources", "Tests"].map { "\(Repository.root)/\($0)" }
    let answer = FormatTool.run(["lint", "--strict", "--recursive", "--parallel"] + folders)
    #expect(answer.status == 0, "\(answer.output)")
  }
}
