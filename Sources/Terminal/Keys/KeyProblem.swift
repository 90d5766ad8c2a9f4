/// Why a file of keys is refused: the file, the line and what is wrong.
package struct KeyProblem: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case unreadable(errno: Int32)
    /// Not TOML at all, as the parser says it.
    case syntax(String)
    /// Neither a key nor a list of keys.
    case notKeys(String)
    case unknownKey(String)
    case unknownAction(String)
    /// The action has several keys that do different things: it must be said which one is meant.
    case undirected(String, example: String)
    /// The key always does the same, whatever the file says.
    case fixed(key: String)
    /// Two actions that work at the same time.
    case conflict(key: String, String, String)
  }

  package let file: String
  /// The line, from 1; nil when it concerns the whole file.
  package let line: Int?
  package let reason: Reason

  package init(file: String, line: Int?, _ reason: Reason) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// One line for people, such as `keys.toml:3: Q: process.cancel and split.query both want it`.
  package func description(chinese: Bool) -> String {
    let place = file + (line.map { ":\($0)" } ?? "")
    return VisibleText.of("\(place): \(text(chinese))")
  }

  private func text(_ chinese: Bool) -> String {
    switch reason {
    case .unreadable(let code):
      chinese ? "文件无法读取（错误 \(code)）" : "cannot be read (error \(code))"
    case .syntax(let detail): (chinese ? "不是有效的 TOML：" : "not valid TOML: ") + detail
    case .notKeys(let name):
      chinese
        ? "\(name) 应为一个按键或按键列表，如 \"X\" 或 [\"X\", \"Ctrl-X\"]"
        : "\(name) must be a key or a list, such as \"X\" or [\"X\", \"Ctrl-X\"]"
    case .unknownKey(let key): chinese ? "不认识的按键 \"\(key)\"" : "unknown key \"\(key)\""
    case .unknownAction(let id):
      chinese
        ? "没有 \(id) 这个操作，操作编号见 countersign keys"
        : "there is no action \(id); countersign keys lists them"
    case .undirected(let id, let example):
      chinese
        ? "\(id) 的几个键各有方向，须写明，如 \"\(id)\" = { \(example) = \"X\" }"
        : "\(id) has keys for several directions: say which, \"\(id)\" = { \(example) = \"X\" }"
    case .fixed(let key):
      chinese ? "\(key) 是固定键，不能改作他用" : "\(key) is fixed and cannot do anything else"
    case .conflict(let key, let one, let other):
      chinese
        ? "\(key) 重复：\(one) 和 \(other) 在同一处都用它"
        : "\(key) twice: \(one) and \(other) both use it in one place"
    }
  }
}
