/// What stands at the top of the repository.
enum TopLevelRules {
  static let allowed: Set<String> = [
    "Package.swift", "Sources", "Tests", "Themes", "data", "README.md", "README.zh-CN.md",
  ]
  /// What git must not take in: build folders, and the desk's own data.
  static let ignored = [".build/", "data/desk/"]

  /// Names that are neither allowed, nor dotfiles, nor ignored by git.
  static func check(_ names: [String], gitignore: String) -> [Violation] {
    let patterns = gitignore.split(separator: "\n").map { $0.hasSuffix("/") ? $0.dropLast() : $0 }
    return names.filter { name in
      if allowed.contains(name) || name.hasPrefix(".") { return false }
      return !patterns.contains { pattern in
        pattern.hasPrefix("*") ? name.hasSuffix(pattern.dropFirst()) : name == pattern
      }
    }
    .map { Violation($0, "it does not belong at the top level") }
  }

  static func checkIgnored(gitignore: String) -> [Violation] {
    let lines = gitignore.split(separator: "\n").map(String.init)
    return ignored.filter { !lines.contains($0) }.map { Violation(".gitignore", "it lacks \($0)") }
  }
}
