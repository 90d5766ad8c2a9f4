/// Why a theme cannot be used: the file, the line and the key that is wrong.
package struct ThemeProblem: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// No folder has a file of this name.
    case notFound
    /// The name is not made of `a-z`, `0-9` and `-`.
    case badName
    case unreadable(errno: Int32)
    /// Not TOML at all, as the parser says it.
    case syntax(String)
    case unknownKey
    case missing
    /// The value is not of the kind that is named.
    case expected(String)
    /// The colour is neither in the palette nor `#rrggbb`.
    case unknownColour(String)
    /// The themes that inherit from one another in a ring.
    case cycle([String])
  }

  /// The file's path, or the theme's name when there is no file.
  package let file: String
  /// The line, from 1; nil when it concerns the whole file.
  package let line: Int?
  /// The key, such as `roles.status.done`; nil when it concerns the whole file.
  package let key: String?
  package let reason: Reason

  /// One line for people, such as `Themes/ink.toml:12: roles.key: unknown colour "jadee"`.
  package func description(chinese: Bool) -> String {
    let place = file + (line.map { ":\($0)" } ?? "")
    return [place, key, text(chinese)].compactMap(\.self).map(VisibleText.of)
      .joined(separator: ": ")
  }

  private func text(_ chinese: Bool) -> String {
    switch reason {
    case .notFound: chinese ? "没有这个主题" : "no such theme"
    case .badName:
      chinese ? "主题名只能用小写字母、数字和短横线" : "a theme's name has only a-z, 0-9 and -"
    case .unreadable(let code):
      chinese ? "文件无法读取（错误 \(code)）" : "cannot be read (error \(code))"
    case .syntax(let detail): (chinese ? "不是有效的 TOML：" : "not valid TOML: ") + detail
    case .unknownKey: chinese ? "不认识的键" : "unknown key"
    case .missing: chinese ? "缺少此项" : "is missing"
    case .expected(let kind): (chinese ? "应为 " : "must be ") + kind
    case .unknownColour(let name):
      (chinese ? "没有这个颜色：" : "unknown colour ") + "\"\(name)\""
    case .cycle(let names):
      (chinese ? "主题循环继承：" : "themes inherit in a ring: ") + names.joined(separator: " → ")
    }
  }
}
