/// What carries meaning where there is no colour.
enum Monochrome {
  /// The attributes that stand for a style's roles.
  static func attributes(_ style: Style) -> Style.Attributes {
    paper(style.paper).union(ink(style.ink))
  }

  private static func paper(_ role: Role) -> Style.Attributes {
    switch role {
    case .selection, .header, .match, .envSandbox, .envLive, .phoneTitle, .phoneButton: .reverse
    case .selectionInactive, .phoneNotice: .underline
    default: []
    }
  }

  private static func ink(_ role: Role) -> Style.Attributes {
    switch role {
    case .textMuted, .textDisabled, .border, .phoneFrame, .phoneButtonOff: .dim
    case .key, .mark, .crumbActive, .danger, .warning, .statusFailed, .borderFocus, .envLive: .bold
    default: []
    }
  }
}
