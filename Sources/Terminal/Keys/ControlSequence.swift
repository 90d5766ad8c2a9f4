/// A complete control sequence of a terminal, `ESC [ parameters final` (ECMA-48, xterm).
struct ControlSequence: Sendable {
  enum Meaning: Hashable, Sendable {
    case key(Key)
    case pasteStart
    /// A mouse report in xterm's first form; three scalars follow.
    case oldMouse
  }

  /// What it says; nil for what we do not know, which is dropped.
  let meaning: Meaning?

  init(_ parameters: String, _ final: Unicode.Scalar) {
    if parameters.hasPrefix("<") {
      meaning = Mouse(report: parameters.dropFirst(), isRelease: final == "m").map {
        .key(.mouse($0))
      }
    } else if final == "~" {
      meaning = Self.tilde(parameters)
    } else if final == "M", parameters.isEmpty {
      meaning = .oldMouse
    } else {
      meaning = Self.letter(final).map(Meaning.key)
    }
  }

  /// After `ESC O`.
  static func singleShift(_ final: Unicode.Scalar) -> Key? {
    final == "M" ? .enter : letter(final, hasFocus: false)
  }

  /// Keys that end in a letter; modifiers before it are not told apart.
  private static func letter(_ final: Unicode.Scalar, hasFocus: Bool = true) -> Key? {
    switch final {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "P": .function(1)
    case "Q": .function(2)
    case "R" where !hasFocus: .function(3)
    case "S": .function(4)
    case "I" where hasFocus: .focus(true)
    case "O" where hasFocus: .focus(false)
    default: nil
    }
  }

  private static func tilde(_ parameters: String) -> Meaning? {
    guard let number = parameters.split(separator: ";").first.flatMap({ Int($0) }) else {
      return nil
    }
    switch number {
    case 1, 7: return .key(.home)
    case 2: return .key(.insert)
    case 3: return .key(.delete)
    case 4, 8: return .key(.end)
    case 5: return .key(.pageUp)
    case 6: return .key(.pageDown)
    case 11...15: return .key(.function(number - 10))
    case 17...21: return .key(.function(number - 11))
    case 23, 24: return .key(.function(number - 12))
    case 200: return .pasteStart
    default: return nil
    }
  }
}

extension Mouse {
  /// Reads xterm's SGR report, `buttons;column;row`, counted from 1; nil for what we do not use.
  init?(report: Substring, isRelease: Bool) {
    let numbers = report.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let bits = numbers[0], let x = numbers[1], let y = numbers[2],
      x >= 1, y >= 1, (0..<128).contains(bits),
      let kind = Self.kind(bits, isRelease: isRelease)
    else { return nil }
    var modifiers = Modifiers()
    if bits & 4 != 0 { modifiers.insert(.shift) }
    if bits & 8 != 0 { modifiers.insert(.alt) }
    if bits & 16 != 0 { modifiers.insert(.control) }
    self.init(kind, at: Point(x: x - 1, y: y - 1), modifiers: modifiers)
  }

  private static func kind(_ bits: Int, isRelease: Bool) -> Kind? {
    if bits & 64 != 0 {
      switch bits & 3 {
      case 0: return .wheelUp
      case 1: return .wheelDown
      default: return nil
      }
    }
    let buttons: [Button] = [.left, .middle, .right]
    guard bits & 3 < 3 else { return nil }
    let button = buttons[bits & 3]
    if isRelease { return .release(button) }
    return bits & 32 != 0 ? .drag(button) : .press(button)
  }
}
