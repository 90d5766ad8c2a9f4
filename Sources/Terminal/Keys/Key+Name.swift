extension Key {
  /// The name in the help and the key table, such as `Ctrl-L`, `PgDn` or `空格`.
  ///
  /// Only the space bar differs between the languages. Empty for what is no key, such as a paste.
  ///
  /// - Parameter chinese: whether the space bar is called 空格.
  package func name(chinese: Bool) -> String {
    switch self {
    case .character(let scalar): Self.name(scalar, chinese: chinese)
    case .control(let scalar): "Ctrl-" + Self.name(scalar, chinese: chinese).uppercased()
    case .alt(let scalar): "Alt-" + Self.name(scalar, chinese: chinese)
    case .function(let number): "F\(number)"
    case .paste, .mouse, .focus, .resized: ""
    default: Self.fixed[self] ?? ""
    }
  }

  private static func name(_ scalar: Unicode.Scalar, chinese: Bool) -> String {
    guard scalar == " " else { return String(Character(scalar)) }
    return chinese ? "空格" : "Space"
  }

  private static let fixed: [Key: String] = [
    .enter: "Enter", .escape: "Esc", .tab: "Tab", .backTab: "Shift-Tab", .backspace: "Backspace",
    .delete: "Del", .insert: "Ins", .up: "↑", .down: "↓", .left: "←", .right: "→",
    .pageUp: "PgUp", .pageDown: "PgDn", .home: "Home", .end: "End",
  ]
}
