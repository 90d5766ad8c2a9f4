/// A README as far as it can be checked: its commands and its links.
struct Readme {
  let path: String
  /// The commands of each `sh` block, comments left out.
  private(set) var blocks: [[String]] = []
  /// Where its links and pictures lead, without those to the web.
  private(set) var links: [String] = []

  init(_ path: String, _ text: String) {
    self.path = path
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isOpen = line == "```sh"
        if isOpen { blocks.append([]) }
        continue
      }
      guard isOpen else {
        links += Self.links(in: line)
        continue
      }
      let command = Self.withoutComment(line)
      if !command.isEmpty { blocks[blocks.count - 1].append(command) }
    }
  }

  /// The commands that set up, run and test.
  var setUp: [String] { blocks.first ?? [] }

  private static func withoutComment(_ line: String) -> String {
    var command = Substring(line)
    if line.hasPrefix("#") { return "" }
    if let comment = line.firstRange(of: " #") { command = line[..<comment.lowerBound] }
    while command.last == " " { command.removeLast() }
    return String(command)
  }

  private static func links(in line: String) -> [String] {
    line.split(separator: "](").dropFirst().compactMap { rest in
      let link = rest.prefix { $0 != ")" && $0 != "#" }
      return link.isEmpty || link.contains("://") ? nil : String(link)
    }
  }

  /// Two commands: one runs the main job, one runs the tests.
  func checkSetUp() -> [Violation] {
    guard setUp.count == 2 else {
      return [Violation(path, "\(setUp.count) set-up commands instead of two")]
    }
    return zip(setUp, ["swift run countersign", "swift test"])
      .filter { !$0.hasSuffix($1) }.map { Violation(path, "the set-up lacks `\($1)`") }
  }

  /// The same commands in the same blocks.
  func checkSame(as other: Readme) -> [Violation] {
    guard blocks.count == other.blocks.count else {
      return [Violation(path, "it has not as many blocks of commands as \(other.path)")]
    }
    return zip(blocks, other.blocks).filter { $0 != $1 }.map { mine, theirs in
      Violation(path, "\(mine) is \(theirs) in \(other.path)")
    }
  }

  /// Links to files that are not there.
  func checkLinks(_ isThere: (String) -> Bool) -> [Violation] {
    links.filter { !isThere($0) }.map { Violation(path, "it links to \($0), which is not there") }
  }
}
