/// The names that a theme may give looks to.
enum RoleNames {
  /// A role's name and every shorter one: `phone.button.off`, `phone.button`, `phone`.
  static func prefixes(_ name: String) -> [String] {
    var prefixes = [name]
    var rest = name[...]
    while let dot = rest.lastIndex(of: ".") {
      rest = rest[..<dot]
      prefixes.append(String(rest))
    }
    return prefixes
  }

  /// All role names and their prefixes.
  static let all = Set(Role.allCases.flatMap { prefixes($0.name) })
}
