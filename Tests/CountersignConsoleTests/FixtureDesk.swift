import Countersign
import CountersignConsole
import Foundation
import Terminal

/// A console on a desk of fixtures: answers every question at once, as the shell would, and keeps
/// what else was asked for.
struct FixtureDesk {
  var console: Console
  var header = ConsoleSamples.header()
  var templates = ConsoleSamples.templates()
  var processes = ConsoleSamples.processes()
  var audit = ConsoleSamples.audit()
  var users = WalletSamples.users()
  var splits = WalletSamples.splits()
  var phone = PhoneSamples.person(.sign)
  var outside = OutsideDesk()
  /// What our splits differ in; nil where there is no statement.
  var reconciliation: ReconciliationView? = StatementSamples.view()
  /// What the disk has, by path; a path that is not here is missing.
  var files: [String: Result<String, FileFault>] = [:]
  var names: [String] = []
  /// What the next command answers.
  var reply = Reply(answer: Answer(Outcome()))
  /// Questions are kept instead of answered.
  var isSlow = false

  private(set) var performed: [Command] = []
  private(set) var others: [ConsoleEffect] = []
  private(set) var asked: [Query] = []
  private(set) var waiting: [(tag: Int, query: Query)] = []

  init(
    _ language: Language = .chinese, columns: Int = 120, rows: Int = 40,
    panel: PanelName = .processes, ascii: Bool = false, isFirstRun: Bool = false
  ) {
    console = Console(
      ConsoleOptions(
        language: language, themes: ["ink", "paper"], theme: "ink", ascii: ascii, panel: panel,
        isFirstRun: isFirstRun))
    send(.started(Size(columns: columns, rows: rows)))
  }

  mutating func send(_ input: ConsoleInput) { run(console.update(input)) }

  mutating func press(_ keys: Key...) { for key in keys { send(.key(key)) } }

  /// Types letter by letter.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { send(.key(.character(scalar))) }
  }

  private mutating func run(_ effects: [ConsoleEffect]) {
    for effect in effects {
      switch effect {
      case .ask(let tag, let query):
        asked.append(query)
        if isSlow { waiting.append((tag, query)) } else { send(.view(tag: tag, view(query))) }
      case .perform(let tag, let command):
        performed.append(command)
        send(.reply(tag: tag, reply))
      case .readFile(let tag, let path):
        others.append(effect)
        if !isSlow { send(.file(tag: tag, files[path] ?? .failure(.missing))) }
      case .completePath(let tag, let path):
        others.append(effect)
        send(.paths(tag: tag, Self.completion(path, names)))
      default: others.append(effect)
      }
    }
  }

  /// Answers what waits, in this order.
  mutating func answer() {
    let now = waiting
    waiting = []
    for (tag, query) in now { send(.view(tag: tag, view(query))) }
  }

  func view(_ query: Query) -> View {
    switch query {
    case .header: .header(header)
    case .templates(let window): .templates(cut(templates, window, \.id) { "\($0.id) \($0.title)" })
    case .processes(let window):
      .processes(
        cut(processes, window, \.processID) { "\($0.processID) \($0.payer) \($0.payee ?? "")" })
    case .audit(let window):
      .audit(
        cut(audit.filter { window.within?.contains($0.at) ?? true }, window, \.id) {
          "process_id:\($0.processID ?? "") actor:\($0.actor) event_type:\($0.type)"
        })
    case .process(let id):
      .process(processes.first { $0.processID == id }.map(ConsoleSamples.view))
    case .phone(let processID, let userID): .phone(phone(processID, userID))
    case .record(let sequence): .record(ConsoleSamples.record(sequence))
    case .users, .user, .splits, .split, .explanation, .completions, .reconciliation:
      walletView(query)
    case .services, .alerts, .day, .callbacks, .callback: serviceView(query)
    }
  }

  private func phone(_ processID: String, _ userID: String) -> PhoneView {
    var view = phone
    view.processID = processID
    view.userID = userID
    view.page.processID = processID
    view.page.userID = userID
    return view
  }

  func cut<Row>(
    _ rows: [Row], _ window: Window, _ id: (Row) -> String, _ text: (Row) -> String
  ) -> ListView<Row> {
    func has(_ row: Row, _ words: String) -> Bool {
      words.split(separator: " ").allSatisfy { text(row).contains($0) }
    }
    var matching = rows.filter { has($0, window.filter) }
    // By any field: the ids' order, or the other way round.
    if let sort = window.sort {
      matching.sort { sort.isDescending ? id($0) > id($1) : id($0) < id($1) }
    }
    let first = min(max(0, window.first), matching.count)
    var view = ListView(
      total: rows.count, matching: matching.count, first: first,
      rows: Array(matching[first..<min(matching.count, first + window.count)]),
      anchorIndex: window.anchor.flatMap { anchor in matching.firstIndex { id($0) == anchor } })
    if let find = window.find {
      view.foundIndex = find.places(matching.count).first { has(matching[$0], find.words) }
    }
    return view
  }

  /// As far as the names agree that begin so.
  private static func completion(_ path: String, _ names: [String]) -> PathCompletion {
    let found = names.filter { $0.hasPrefix(path) }
    guard let first = found.first else { return PathCompletion(path, names: []) }
    let common = found.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    return PathCompletion(common, names: found)
  }

  /// The screen as text.
  var text: String { console.draw().canvas.text().joined(separator: "\n") }
}
