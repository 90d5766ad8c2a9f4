import Countersign
import CountersignClerk
import Testing

/// policy.toml: every figure, and what is said of a file that is not right.
@Suite struct PolicyFileTests {
  private func names() throws -> [String] {
    let text = try JSONText(Policy().json)
    return text.members(of: text.root).map(\.key)
  }

  private func reason(_ text: String) -> String? {
    do {
      _ = try PolicyFile.parse(text)
      return nil
    } catch let failure as ClerkFailure {
      guard case .policy(let reason) = failure else { return "\(failure)" }
      return reason
    } catch {
      return "\(error)"
    }
  }

  @Test func theProjectsOwnFileHasTheDefaults() throws {
    let text = String(decoding: try FileText.repository("data/policy.toml"), as: UTF8.self)
    #expect(try PolicyFile.parse(text) == Policy())
    // Every figure has its comment, its own or that of its group.
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("#") }.count >= 15)
  }

  /// The reader of TOML ends the program at these: they never come to it.
  @Test(arguments: ["[}", "[ # }\n }", "[1, }", "[\"}\",}"])
  func aBraceInPlaceOfAValue(_ value: String) {
    #expect(reason("# [}\ncheckpoint_command = \(value)")?.contains("a value is expected") == true)
  }

  @Test(arguments: ["[\"[}\"]", "['[}']", "[\"\\\"[}\"]", "[] # [}"])
  func aBraceInAText(_ value: String) {
    #expect(reason("checkpoint_command = \(value)")?.contains("a value is expected") == false)
  }

  @Test func everyFigureIsReadFromItsPlace() throws {
    var policy = Policy()
    policy.sessionSeconds = 60
    policy.cardSets = 7
    policy.h5BaseURL = "https://h5.example/?t="
    policy.callbackScheduleSeconds = [1, 2]
    #expect(try PolicyFile.parse(try TestStore.toml(policy)) == policy)
  }

  /// The project's own file has every figure, also those that an older store's may lack.
  @Test func theProjectsOwnFileIsWhole() throws {
    let text = String(decoding: try FileText.repository("data/policy.toml"), as: UTF8.self)
    for name in try names() { #expect(text.contains("\n\(name) = "), "\(name)") }
  }

  /// A store made before the figures on alerts opens, and works with their defaults.
  @Test func figuresThatCameLaterHaveDefaults() throws {
    let later = Set(Policy.later.map(\.name))
    #expect(later.count == 16)
    #expect(later.isSubset(of: try names()))
    let lines = try TestStore.toml(Policy()).split(separator: "\n")
    let old = lines.filter { line in !later.contains { line.hasPrefix("\($0) = ") } }
    #expect(old.count == lines.count - 16)
    #expect(try PolicyFile.parse(old.joined(separator: "\n")) == Policy())
    let one = old.joined(separator: "\n") + "\nexpiry_wave_count = 3\n"
    #expect(try PolicyFile.parse(one).expiryWaveCount == 3)
    let store = try TestStore()
    try store.write("policy.toml", Array(old.joined(separator: "\n").utf8))
    #expect(try store.clerk().policy == Policy())
  }

  @Test func eachMissingFigureIsNamed() throws {
    let lines = try TestStore.toml(Policy()).split(separator: "\n")
    #expect(lines.count == (try names().count))
    let later = Set(Policy.later.map(\.name))
    for (name, line) in zip(try names(), lines) where !later.contains(name) {
      let text = lines.filter { $0 != line }.joined(separator: "\n")
      #expect(reason(text)?.contains(name) == true, "\(name): \(reason(text) ?? "taken")")
    }
  }

  @Test func eachFigureOfAWrongKindIsNamed() throws {
    let lines = try TestStore.toml(Policy()).split(separator: "\n").map(String.init)
    for (place, name) in try names().enumerated() {
      var wrong = lines
      wrong[place] = "\(name) = true"
      let text = wrong.joined(separator: "\n")
      #expect(reason(text)?.contains(name) == true, "\(name): \(reason(text) ?? "taken")")
    }
  }

  @Test func anUnknownFigureIsNamed() throws {
    let text = try TestStore.toml(Policy()) + "session_second = 5\n"
    #expect(reason(text)?.contains("session_second") == true)
  }

  @Test func aSlipOfThePenHasItsLine() throws {
    let lines = try TestStore.toml(Policy()).split(separator: "\n").map(String.init)
    for place in [0, 5, lines.count - 1] {
      var wrong = lines
      wrong[place] = wrong[place].replacing("=", with: "is")
      #expect(reason(wrong.joined(separator: "\n"))?.contains("line \(place + 1)") == true)
    }
    #expect(reason(lines.joined(separator: "\n") + "\n\(lines[0])")?.contains("line") == true)
  }

  @Test func aStoreWithABrokenPolicyDoesNotOpen() throws {
    let store = try TestStore()
    try store.write("policy.toml", Array("session_seconds = \n".utf8))
    #expect(throws: ClerkFailure.self) { try store.clerk() }
  }

  @Test func aChangedFigureCounts() throws {
    let store = try TestStore { $0.sessionSeconds = 60 }
    let clerk = try store.clerk()
    let signing = try clerk.create()
    store.wall.advance(seconds: 59)
    #expect(try clerk.step("heartbeat", signing.tokens[0]).isOK)
    store.wall.advance(seconds: 60)
    #expect(try clerk.step("heartbeat", signing.tokens[0]).code == .sessionExpired)
  }
}
