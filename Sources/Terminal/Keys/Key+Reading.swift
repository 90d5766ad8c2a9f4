extension Key {
  /// Reads a key's name as the help writes it, in either language and any case; the arrows have
  /// words too, such as `Up`.
  ///
  /// Nil for what no terminal can tell, such as Ctrl-I, which is Tab.
  package init?(name: String) {
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1, let scalar = scalars.first {
      if let arrow = Self.named[String(scalar)] {
        self = arrow
        return
      }
      guard Self.isPrintable(scalar) else { return nil }
      self = .character(scalar)
      return
    }
    let lower = name.lowercased()
    if let key = Self.named[lower] {
      self = key
    } else if lower.hasPrefix("ctrl-"), let scalar = Self.last(lower, after: 5) {
      guard Self.withControl.contains(scalar) else { return nil }
      self = .control(scalar)
    } else if lower.hasPrefix("alt-"), let scalar = Self.last(name, after: 4) {
      self = .alt(scalar)
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static func last(_ name: String, after count: Int) -> Unicode.Scalar? {
    let rest = name.unicodeScalars.dropFirst(count)
    if ["space", "空格"].contains(String(rest).lowercased()) { return " " }
    guard rest.count == 1, let scalar = rest.first, isPrintable(scalar) else { return nil }
    return scalar
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      false
    default: true
    }
  }

  /// Ctrl with these is a key of its own; with `i`, `j`, `m` and `[` it is Tab, Enter and Esc.
  private static let withControl = Set("abcdefghklnopqrstuvwxyz\\]^_ ".unicodeScalars)

  private static let named: [String: Key] = {
    var named: [String: Key] = [
      "up": .up, "down": .down, "left": .left, "right": .right, "space": .character(" "),
      "空格": .character(" "), "escape": .escape, "return": .enter, "delete": .delete,
      "insert": .insert, "pageup": .pageUp, "pagedown": .pageDown,
    ]
    let keys: [Key] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .pageUp, .pageDown, .home, .end,
    ]
    for key in keys { named[key.name(chinese: false).lowercased()] = key }
    return named
  }()
}
