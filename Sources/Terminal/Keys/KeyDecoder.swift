/// Puts raw input together: Alt keys, pastes, mouse reports, and sequences that the terminal's
/// description does not know, which must never be taken for typed text.
///
/// A sequence may be cut anywhere between two reads; what is not yet complete is kept.
struct KeyDecoder: Sendable {
  /// Longer sequences and pastes are not meant honestly.
  private static let longestSequence = 64
  private static let longestPaste = 1_000_000

  private enum State: Sendable {
    case ground
    case escape
    /// After `ESC [`, with the parameters so far.
    case sequence(String)
    /// After `ESC O`.
    case singleShift
    /// After `ESC ]`: what the terminal says of itself, up to BEL or `ESC \`.
    case report(String)
    /// After an Escape in a report.
    case reportEscape(String)
    /// Scalars of an old mouse report still to be dropped.
    case oldMouse(Int)
    case paste(String.UnicodeScalarView)
  }

  private var state = State.ground
  private var keys: [Key] = []
  /// What the terminal said its background is.
  private(set) var background: RGB?
  /// The terminal has said what it is: whatever was asked before is answered, or never will be.
  private(set) var isIdentified = false

  /// Takes one piece of input.
  mutating func feed(_ raw: RawKey) {
    if case .paste(let text) = state { return feedPaste(raw, text) }
    switch raw {
    case .scalar(let scalar): feed(scalar)
    case .key(let key):
      endEscape()
      keys.append(key)
    case .mouseReport: state = .sequence("<")
    case .pasteStart: state = .paste(String.UnicodeScalarView())
    case .pasteEnd, .unknown: endEscape()
    }
  }

  /// Everything that has arrived is in: an Escape that nothing followed is the key itself.
  /// - Returns: the keys since the last call.
  mutating func finish() -> [Key] {
    if case .escape = state { endEscape() }
    if case .sequence("") = state {
      keys.append(.alt("["))
      state = .ground
    }
    if case .singleShift = state {
      keys.append(.alt("O"))
      state = .ground
    }
    if case .report("") = state {
      keys.append(.alt("]"))
      state = .ground
    }
    defer { keys = [] }
    return keys
  }

  /// Drops a sequence that did not end; a lone Escape counts.
  private mutating func endEscape() {
    if case .escape = state { keys.append(.escape) }
    state = .ground
  }

  private mutating func feed(_ scalar: Unicode.Scalar) {
    switch state {
    case .ground, .paste: feedGround(scalar)
    case .escape: feedEscape(scalar)
    case .sequence(let parameters): feedSequence(scalar, parameters)
    case .report(let text): feedReport(scalar, text)
    case .reportEscape(let text):
      state = scalar == "\\" ? .ground : .escape
      if scalar == "\\" { endReport(text) } else { feedEscape(scalar) }
    case .singleShift:
      state = .ground
      if let key = ControlSequence.singleShift(scalar) { keys.append(key) }
    case .oldMouse(let left): state = left > 1 ? .oldMouse(left - 1) : .ground
    }
  }

  private mutating func feedGround(_ scalar: Unicode.Scalar) {
    if scalar == "\u{1B}" {
      state = .escape
    } else if let key = Self.key(of: scalar) {
      keys.append(key)
    }
  }

  private mutating func feedEscape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "[": state = .sequence("")
    case "O": state = .singleShift
    case "]": state = .report("")
    case "\u{1B}": keys.append(.escape)
    default:
      state = .ground
      switch Self.key(of: scalar) {
      case .character(let scalar): keys.append(.alt(scalar))
      case let key?: keys += [.escape, key]
      case nil: keys.append(.escape)
      }
    }
  }

  private mutating func feedSequence(_ scalar: Unicode.Scalar, _ parameters: String) {
    switch scalar.value {
    case 0x1B: state = .escape
    case 0x20...0x3F where parameters.utf8.count < Self.longestSequence:
      state = .sequence(parameters + String(Character(scalar)))
    case 0x40...0x7E:
      if scalar == "c", parameters.hasPrefix("?") { isIdentified = true }
      endSequence(ControlSequence(parameters, scalar))
    default: state = .ground
    }
  }

  private mutating func endSequence(_ sequence: ControlSequence) {
    switch sequence.meaning {
    case .key(let key): keys.append(key)
    case .pasteStart: return state = .paste(String.UnicodeScalarView())
    case .oldMouse: return state = .oldMouse(3)
    case nil: break
    }
    state = .ground
  }

  /// The key of a single scalar; nil for C1 controls, which no key sends.
  private static func key(of scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x00: .control(" ")
    case 0x01...0x1A: Unicode.Scalar(scalar.value + 0x60).map(Key.control)
    case 0x1C...0x1F: Unicode.Scalar(scalar.value + 0x40).map(Key.control)
    case 0x1B: .escape
    case 0x80...0x9F: nil
    default: .character(scalar)
    }
  }
}

extension KeyDecoder {
  private mutating func feedReport(_ scalar: Unicode.Scalar, _ text: String) {
    switch scalar.value {
    case 0x07:
      state = .ground
      endReport(text)
    case 0x1B: state = .reportEscape(text)
    case 0x20...0x7E where text.utf8.count < Self.longestSequence:
      state = .report(text + String(Character(scalar)))
    default: state = .ground
    }
  }

  private mutating func endReport(_ text: String) {
    if text.hasPrefix("11;") { background = RGB(report: text.dropFirst(3)) ?? background }
  }

  private mutating func feedPaste(_ raw: RawKey, _ text: String.UnicodeScalarView) {
    var text = text
    switch raw {
    case .scalar(let scalar): text.append(scalar)
    case .key(.enter): text.append("\n")
    case .key(.tab): text.append("\t")
    case .pasteEnd: return endPaste(text)
    case .key, .mouseReport, .pasteStart, .unknown: break
    }
    // A slow line may tear the end mark apart, so that it arrives as single scalars.
    let mark = "\u{1B}[201~".unicodeScalars
    if text.last == "~", text.suffix(mark.count).elementsEqual(mark) {
      return endPaste(String.UnicodeScalarView(text.dropLast(mark.count)))
    }
    if text.count > Self.longestPaste { return endPaste(text) }
    state = .paste(text)
  }

  /// Terminals send line ends as CR.
  private mutating func endPaste(_ text: String.UnicodeScalarView) {
    state = .ground
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text {
      if scalar == "\r" {
        clean.append("\n")
      } else if scalar != "\n" || previous != "\r" {
        clean.append(scalar)
      }
      previous = scalar
    }
    keys.append(.paste(String(clean)))
  }
}
