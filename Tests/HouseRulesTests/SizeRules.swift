/// How long files and functions may be.
enum SizeRules {
  static let fileLines = 400
  static let functionLines = 60

  static func checkFile(_ file: SourceFile) -> [Violation] {
    guard file.lines.count > fileLines else { return [] }
    return [Violation(file.path, "\(file.lines.count) lines, more than \(fileLines)")]
  }

  static func checkFunctions(_ file: SourceFile) -> [Violation] {
    functions(of: file).filter { $0.lines > functionLines }.map {
      Violation(file.path, $0.line, "a function of \($0.lines) lines, more than \(functionLines)")
    }
  }

  /// Where each function begins, counted from 1, and how many lines it has with both its ends.
  ///
  /// Formatted code closes at its own indentation, so no parser is needed.
  static func functions(of file: SourceFile) -> [(line: Int, lines: Int)] {
    file.code.indices.filter { isFunction(file.code[$0]) }.compactMap { start in
      guard let open = body(of: file, from: start) else { return nil }
      let closing = String(repeating: " ", count: file.indentation(start)) + "}"
      if file.code[open].hasSuffix("}") { return (start + 1, open - start + 1) }
      let end = file.code[(open + 1)...].indices.first { file.code[$0].hasPrefix(closing) }
      return end.map { (start + 1, $0 - start + 1) }
    }
  }

  private static let beginnings: Set<String> = ["func", "init", "deinit", "subscript"]
  private static let modifiers: Set<String> = [
    "package", "private", "fileprivate", "internal", "static", "final", "mutating", "override",
    "nonisolated", "convenience", "required", "borrowing", "consuming", "set", "lazy", "class",
    "isolated", "discardableResult", "Test", "inlinable", "Sendable", "unsafe", "prefix",
  ]

  /// True where a line begins a function, an initializer or a computed property.
  private static func isFunction(_ line: String) -> Bool {
    let first = Words.names(in: line).first { !modifiers.contains($0) }
    guard let first else { return false }
    let start = line.drop { $0 == " " }
    // `init(…)` as an expression begins no line of formatted code but for calls of other inits.
    if start.hasPrefix("self.init") || start.hasPrefix(".init") { return false }
    if beginnings.contains(first) { return true }
    guard first == "var", let brace = line.firstIndex(of: "{") else { return false }
    return !line[..<brace].contains("=")
  }

  /// The line on which a function's body opens; nil for a requirement without one.
  private static func body(of file: SourceFile, from start: Int) -> Int? {
    let margin = file.indentation(start)
    for line in file.code.indices[start...] {
      let text = file.code[line]
      if line > start, file.indentation(line) <= margin,
        !text.allSatisfy({ $0 == " " }),
        ![")", "{", "]", "w", "-", "a", "t"].contains(text.drop(while: { $0 == " " }).first)
      {
        return nil
      }
      // The first brace that is no default value's closure.
      if text.hasSuffix("{") || text.hasSuffix(" }") || text.hasSuffix("{}")
        || text.hasSuffix(" in")
      {
        return line
      }
      if line > start, file.indentation(line) == margin, text.contains("{") { return line }
    }
    return nil
  }
}
