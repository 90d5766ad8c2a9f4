/// A place in the repository where a rule of the house is broken.
struct Violation: Equatable, CustomStringConvertible {
  var path: String
  /// Counted from 1; nil where the whole file is meant.
  var line: Int?
  var rule: String

  init(_ path: String, _ line: Int?, _ rule: String) {
    self.path = path
    self.line = line
    self.rule = rule
  }

  /// About a file as a whole.
  init(_ path: String, _ rule: String) { self.init(path, nil, rule) }

  var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(rule)" }
}

extension [Violation] {
  /// One a line, for the message of a test that found some.
  var list: String { map(\.description).joined(separator: "\n") }
}
