/// What stands above the panels; the last one has the keyboard.
enum Layer: Equatable, Sendable {
  case help(scroll: Int)
  case palette(Palette)
  case form(CommandForm)
  case confirm(ConfirmDialog)
  case reason(ReasonDialog)
  case clock(ClockMenu)
  case mode(ModeMenu)
  case acknowledge(AlertDialog)
  case card(TextCard)
  /// One journal record over the whole body.
  case record(RecordPage)

  /// True where leaving would lose something that was typed.
  var holdsWork: Bool {
    switch self {
    case .form(let form): form.isTouched
    case .reason(let dialog): dialog.isTouched
    case .acknowledge(let dialog): dialog.isTouched
    case .help, .palette, .confirm, .clock, .mode, .card, .record: false
    }
  }
}
