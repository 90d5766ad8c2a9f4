internal import Terminal

/// One row of what stands under the agreement, or of a screen without one.
enum PhoneRow: Equatable {
  case gap
  /// Decoration; the first to go where there is no room.
  case art(String)
  /// What helps but can be missed.
  case hint(String)
  case text(String, Style, TextWidth.Alignment)
  case button(PhoneControl, String, isOn: Bool)
  /// A quiet way out, without a button's weight.
  case link(PhoneControl, String)
  case consent(String)
  case amount
  case reason

  /// What the row is for touching.
  var control: PhoneControl? {
    switch self {
    case .button(let control, _, _), .link(let control, _): control
    case .consent: .consent
    case .amount: .amount
    case .reason: .reason
    case .gap, .art, .hint, .text: nil
    }
  }

  /// How soon it goes when rows are short; nil for what must stay.
  private var dispensability: Int? {
    switch self {
    case .art: 0
    case .gap: 1
    case .hint: 2
    default: nil
    }
  }

  var isDispensable: Bool { dispensability != nil }

  /// As many of the rows as fit; what is least needed goes first, then what is far from the focus.
  static func fitted(_ rows: [PhoneRow], rows height: Int, focus: PhoneControl?) -> [PhoneRow] {
    var kept = rows
    if kept.count > height { kept.removeAll { $0.dispensability == 0 } }
    for level in 1...2 {
      while kept.count > height, let at = kept.lastIndex(where: { $0.dispensability == level }) {
        kept.remove(at: at)
      }
    }
    guard kept.count > height else { return kept }
    let at = kept.firstIndex { focus != nil && $0.control == focus } ?? 0
    let first = min(max(0, at - height / 2), kept.count - max(0, height))
    return Array(kept[first..<first + max(0, height)])
  }
}
