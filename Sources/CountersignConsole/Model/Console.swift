internal import Countersign
internal import Terminal

/// The console: a pure state machine of keys, answers and screens.
///
/// It holds what the operator looks at and types, and the last answers of the desk; it does
/// nothing itself, but says what it wants done.
package struct Console: Equatable, Sendable {
  var options: ConsoleOptions
  var size = Size(columns: 80, rows: 24)
  /// The store's clock, as last heard.
  var now = Instant(milliseconds: 0)
  /// Milliseconds that the console has run, as last told.
  var elapsed: Int64 = 0

  var panel: PanelName
  var focus = Focus.list
  var layers: [Layer] = []
  /// The filter being typed; nil when none is.
  var filterLine: FilterLine?
  var notice: Notice?
  /// What was done last, while it can be taken back.
  var offer: Offer?
  /// The caption of the tour that is shown.
  var tour: TourStep?
  /// The mouse is reported to the console.
  var isMouseOn = true
  /// The words last looked for or filtered by, for going to the next match.
  var searched = ""
  /// The words are marked in the rows although no filter has them.
  var isSearching = false
  /// What was filtered by and looked for in this session and, as far as it is kept, before.
  var history: FilterHistory
  var settings: Settings
  var trail = Trail()
  /// The id that was copied by the last key; the same key again copies the link.
  var copied: String?

  var header: HeaderView?
  var templates = ListState<TemplateLine>()
  var processes = ListState<ProcessLine>()
  var users = ListState<UserLine>()
  var splits = ListState<SplitLine>()
  var audit = ListState<AuditLine>()
  var services = ListState<ServiceLine>()
  var callbacks = ListState<CallbackLine>()
  /// The open alerts, for the services panel.
  var alerts: ListView<Alert>?
  /// The selected process, nil while it is not known or when it is not there.
  var process: ProcessView?
  var phone: PhoneView?
  var record: RecordView?
  /// The selected user, split and callback.
  var user: UserView?
  var split: SplitView?
  var callback: CallbackView?
  var day: DayView?
  /// The part of the day that the audit log is narrowed to.
  var stretch = ActivityStretch()
  /// What submitting the split being explained would say.
  var explanation: SplitView?
  /// Our splits against the sandbox's own statement.
  var reconciliation: ReconciliationView?
  /// The breaks that were left for one of their splits, to come back to.
  var keptStatement: StatementCard?
  /// What the form's field may be completed to.
  var completions: [Completion] = []

  var processPane = ProcessPane()
  /// The page of the panels of accounts and splits.
  var pagePane = PagePane()
  var phonePane = PhonePane()
  /// First line of the agreement or record that stands beside or behind the list.
  var pageScroll = 0

  var asks = Asks()
  /// Commands on their way, by tag.
  var sent: [Int: Sent] = [:]
  /// Answers that must come before the next key, for it may be about them.
  var settling: Set<Asks.Slot> = []
  /// Keys typed meanwhile.
  var held: [Key] = []
  var lastTag = 0
  /// The last id that was made up, so that the next one differs.
  var lastProposal = Proposal()
  var effects: [ConsoleEffect] = []

  package init(_ options: ConsoleOptions) {
    self.options = options
    panel = options.panel
    settings = options.settings
    history = options.settings.history
  }

  package var language: Language { options.language }

  var texts: Texts { Texts(options.language) }
}

/// A command on its way.
struct Sent: Equatable, Sendable {
  enum Origin: Equatable, Sendable {
    /// An action on a record, or a dialog.
    case action
    case phone
    case form
    case reveal(name: String)
    /// One of many marked records.
    case bulk(id: String)
  }

  let command: CommandName
  let origin: Origin
  /// What would take it back.
  var inverse: Inverse?
}
