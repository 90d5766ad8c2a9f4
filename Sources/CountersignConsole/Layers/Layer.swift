internal import Terminal

/// What stands above the panels; the last one has the keyboard.
enum Layer: Equatable, Sendable {
  case help(scroll: Int)
  case palette(Palette)
  case form(CommandForm)
  case confirm(ConfirmDialog)
  case reason(ReasonDialog)
  case clock(ClockMenu)
  case columns(ColumnMenu)
  /// What the view is to be called that is being saved.
  case viewName(LineEditor)
  case mode(ModeMenu)
  case acknowledge(AlertDialog)
  case card(TextCard)
  /// One journal record over the whole body.
  case record(RecordPage)
  case export(ExportDialog)
  /// A split's checks: explained, or as it was submitted.
  case trace(TraceCard)
  /// How a statement and our splits differ.
  case statement(StatementCard)
  /// One action on many records.
  case bulk(BulkDialog)

  /// True for what is only read, so that going elsewhere may close it.
  var isReading: Bool {
    switch self {
    case .help, .card, .record, .trace, .statement: true
    case .palette, .form, .confirm, .reason, .clock, .columns, .viewName, .mode, .acknowledge,
      .bulk, .export:
      false
    }
  }

  /// True where leaving would lose something that was typed.
  var holdsWork: Bool {
    switch self {
    case .form(let form): form.isTouched
    case .reason(let dialog): dialog.isTouched
    case .acknowledge(let dialog): dialog.isTouched
    case .bulk(let dialog): dialog.isTouched
    case .help, .palette, .confirm, .clock, .columns, .viewName, .mode, .card, .record, .trace,
      .statement, .export:
      false
    }
  }
}
