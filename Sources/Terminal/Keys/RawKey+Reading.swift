import CNcurses

extension RawKey {
  /// What `cn_read` returned; nil when nothing has arrived.
  init?(_ input: cn_input) {
    switch Int(input.kind) {
    case Int(CN_READ_SCALAR):
      self = .scalar(Unicode.Scalar(input.value) ?? "\u{FFFD}")
    case Int(CN_READ_KEY):
      self = Self.named(Int(input.value))
    default: return nil
    }
  }

  private static func named(_ code: Int) -> RawKey {
    if code >= Int(CN_KEY_F1) { return .key(.function(code - Int(CN_KEY_F1) + 1)) }
    return known[code] ?? .unknown
  }

  private static let known: [Int: RawKey] = [
    Int(CN_KEY_UP): .key(.up), Int(CN_KEY_DOWN): .key(.down),
    Int(CN_KEY_LEFT): .key(.left), Int(CN_KEY_RIGHT): .key(.right),
    Int(CN_KEY_HOME): .key(.home), Int(CN_KEY_END): .key(.end),
    Int(CN_KEY_PAGE_UP): .key(.pageUp), Int(CN_KEY_PAGE_DOWN): .key(.pageDown),
    Int(CN_KEY_INSERT): .key(.insert), Int(CN_KEY_DELETE): .key(.delete),
    Int(CN_KEY_BACKSPACE): .key(.backspace), Int(CN_KEY_ENTER): .key(.enter),
    Int(CN_KEY_BACK_TAB): .key(.backTab),
    Int(CN_KEY_FOCUS_IN): .key(.focus(true)), Int(CN_KEY_FOCUS_OUT): .key(.focus(false)),
    Int(CN_KEY_PASTE_START): .pasteStart, Int(CN_KEY_PASTE_END): .pasteEnd,
    Int(CN_KEY_MOUSE): .mouseReport,
  ]
}
