/// Words that do not stand in our sources, each with what to do instead.
struct WordRule {
  var text: String
  var instead: String
  /// True where a member of that name, `.print(`, is meant too.
  var members = true

  /// In every module.
  static let everywhere = [
    WordRule(text: "print(", instead: "write to the output that was handed in", members: false),
    WordRule(text: "debugPrint(", instead: "leave no debugging behind", members: false),
    WordRule(text: "dump(", instead: "leave no debugging behind", members: false),
    WordRule(text: "try!", instead: "handle the error"),
    WordRule(text: "as!", instead: "let the types say what it is"),
    WordRule(text: "fatalError(", instead: "use precondition with a sentence", members: false),
    WordRule(text: "nonisolated(unsafe)", instead: "use a Mutex"),
    WordRule(text: "public", instead: "use package"),
    WordRule(text: "open class", instead: "use final class"),
  ]

  /// In the rules, which read no clock, draw no lots and wait for nobody.
  static let inTheCore = [
    WordRule(text: "ContinuousClock", instead: "take the time from the context"),
    WordRule(text: "SuspendingClock", instead: "take the time from the context"),
    WordRule(text: "DispatchTime", instead: "take the time from the context"),
    WordRule(text: "Date(", instead: "take the time from the context", members: false),
    WordRule(text: "clock_gettime", instead: "take the time from the context"),
    WordRule(text: "gettimeofday", instead: "take the time from the context"),
    WordRule(text: "random(", instead: "take it from the command"),
    WordRule(text: "randomElement(", instead: "take it from the command"),
    WordRule(text: "shuffled(", instead: "take it from the command"),
    WordRule(text: "shuffle(", instead: "take it from the command"),
    WordRule(text: "SystemRandomNumberGenerator", instead: "take it from the command"),
    WordRule(text: "UUID(", instead: "count, as Ordinal does", members: false),
    WordRule(text: "hashValue", instead: "it differs from run to run"),
    WordRule(text: "Hasher(", instead: "it differs from run to run"),
    WordRule(text: "await", instead: "the rules wait for nobody"),
    WordRule(text: "actor", instead: "the rules are values"),
    WordRule(text: "Task", instead: "the rules wait for nobody"),
    WordRule(text: "Foundation", instead: "the rules import nothing"),
    WordRule(text: "readLine(", instead: "the rules read nothing"),
  ]

  /// In tests.
  static let inTests = [
    WordRule(text: ".disabled(", instead: "mend the test or take it away"),
    WordRule(text: "try!", instead: "let the test throw"),
  ]

  /// What needs a reason beside it: a promise that the compiler cannot check.
  static let withReason = ["@unchecked"]
  /// In tests, which wait for a state and never for time: a pause between two looks says so.
  static let pauses = ["sleep(", "usleep(", "nanosleep("]

  /// Marks of work that is not done.
  static let unfinished = ["TODO", "FIXME", "XXX", "HACK"]

  static func check(_ file: SourceFile, _ rules: [WordRule]) -> [Violation] {
    let rules = rules.filter { file.hasInCode($0.text) }
    var found: [Violation] = []
    if rules.isEmpty { return found }
    for (place, line) in file.code.enumerated() {
      for rule in rules where Words.contains(rule.text, in: line, members: rule.members) {
        // A declaration may use the name: `func actor(`, `let actor`, `var actor`.
        guard !declares(rule.text, line) else { continue }
        found.append(Violation(file.path, place + 1, "`\(rule.text)`: \(rule.instead)"))
      }
    }
    return found
  }

  /// True where a name is only a label, a variable or a member, and no keyword.
  private static func declares(_ text: String, _ line: String) -> Bool {
    guard text == "actor" else { return false }
    let names = line.split(separator: " ")
    let isKeyword =
      names.contains { $0 == "actor" } && !names.contains { $0 == "let" || $0 == "var" }
    return !isKeyword || line.contains("actor:") || line.contains("actor =")
  }

  /// Marks of unfinished work, in comments and in code.
  static func checkFinished(_ file: SourceFile) -> [Violation] {
    guard unfinished.contains(where: file.has) else { return [] }
    return zip(file.code, file.comments).enumerated().flatMap { place, line in
      unfinished.filter { Words.contains($0, in: line.0) || Words.contains($0, in: line.1) }
        .map { Violation(file.path, place + 1, "`\($0)`: finish it or leave it out") }
    }
  }

  /// Words that must say why, on their line or in the comment above it.
  static func check(_ file: SourceFile, reasonsFor words: [String]) -> [Violation] {
    let words = words.filter(file.hasInCode)
    if words.isEmpty { return [] }
    return file.code.enumerated().compactMap { place, line in
      guard let word = words.first(where: { Words.contains($0, in: line) }) else { return nil }
      let isSaid = [place, place - 1].contains { near in
        near >= 0 && !file.comments[near].allSatisfy { $0 == " " }
      }
      return isSaid ? nil : Violation(file.path, place + 1, "`\(word)` without a reason")
    }
  }

  /// A `!` behind a value: a crash that was not thought about.
  static func checkForceUnwraps(_ file: SourceFile) -> [Violation] {
    file.code.enumerated().compactMap { place, line in
      guard line.utf8.contains(UInt8(ascii: "!")) else { return nil }
      let bytes = Array(line.utf8)
      let isForced = bytes.indices.dropFirst().contains { at in
        guard bytes[at] == UInt8(ascii: "!") else { return false }
        let before = bytes[at - 1]
        let after = at + 1 < bytes.count ? bytes[at + 1] : UInt8(ascii: " ")
        let isValue =
          Words.isNameByte(before) || [")", "]", "}"].contains(Character(Unicode.Scalar(before)))
        return isValue && after != UInt8(ascii: "=")
      }
      // The other banned words with a `!` have rules of their own.
      let isOther = Words.contains("try!", in: line) || Words.contains("as!", in: line)
      return isForced && !isOther
        ? Violation(file.path, place + 1, "a force unwrap: say what happens when it is nil") : nil
    }
  }
}
