/// What `Package.swift` says of its targets, read as text.
struct Manifest {
  struct Target: Equatable {
    var name: String
    var dependencies: Set<String>
    var isTest: Bool
    /// True where the settings that all targets share are named.
    var isHouse: Bool
    /// True for a target of C, to which those settings mean nothing.
    var isC: Bool
  }

  private(set) var targets: [Target] = []
  /// What a constant such as `crypto` stands for.
  private var products: [String: String] = [:]
  /// The names of the house's settings, and of those that only add to them.
  private var settings: Set<String> = ["house"]

  init(_ text: String) {
    let flat = text.split(separator: "\n").filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }
      .joined(separator: " ")
    for piece in Self.pieces(of: flat, after: "let ") {
      let name = String(piece.prefix { $0 != ":" && $0 != " " })
      if piece.dropFirst(name.count).hasPrefix(" = house +") { settings.insert(name) }
      guard piece.contains("Target.Dependency"), let product = Self.quoted(piece).first else {
        continue
      }
      products[name] = product
    }
    for (word, isTest) in [
      (".target(", false), (".executableTarget(", false), (".testTarget(", true),
    ] {
      for piece in Self.pieces(of: flat, after: word) {
        targets.append(target(Self.arguments(piece), isTest: isTest))
      }
    }
  }

  private func target(_ arguments: String, isTest: Bool) -> Target {
    var dependencies: Set<String> = []
    if let list = Self.pieces(of: arguments, after: "dependencies: [").first?
      .prefix(while: { $0 != "]" })
    {
      dependencies = Set(Self.quoted(String(list)))
      for name in Words.names(in: String(list)) {
        if let product = products[name] { dependencies.insert(product) }
      }
    }
    return Target(
      name: Self.quoted(arguments).first ?? "", dependencies: dependencies, isTest: isTest,
      isHouse: settings.contains { arguments.contains("swiftSettings: \($0)") },
      isC: arguments.contains("cSettings:"))
  }

  /// The text behind each place where a word stands.
  private static func pieces(of text: String, after word: String) -> [String] {
    var pieces: [String] = []
    var rest = Substring(text)
    while let found = rest.firstRange(of: word) {
      rest = rest[found.upperBound...]
      pieces.append(String(rest))
    }
    return pieces
  }

  /// Up to the parenthesis that closes.
  private static func arguments(_ text: String) -> String {
    var depth = 1
    return String(
      text.prefix { letter in
        if letter == "(" { depth += 1 }
        if letter == ")" { depth -= 1 }
        return depth > 0
      })
  }

  /// The first string of each pair of quotes.
  private static func quoted(_ text: String) -> [String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
  }
}
