package import Terminal

/// One thing the console can do, as a row of the one action table: footer, help, palette and
/// `countersign keys` all come from it.
///
/// Why an action is off just now depends on what is on the screen, so it is asked of the console
/// or of the pane: `off(_ id: ActionID, …, texts) -> String?`, nil when it can be done.
package struct Action: Equatable, Sendable {
  /// What an action risks.
  package enum Danger: Sendable {
    case none
    /// Asks once before it is done.
    case confirm
    /// Asks for the record's id, typed, and a reason.
    case typed
  }

  package let id: ActionID
  /// The first is shown; none for what only the palette has.
  package let keys: [Key]
  package let chinese: String
  package let english: String
  /// English alias and pinyin for the palette, lower case ASCII.
  package let alias: String
  package let pinyin: String
  package let danger: Danger
  /// True when it writes to the store: off in read-only mode.
  package let writes: Bool
  package let contexts: Set<ActionContext>
  /// Where it comes in the footer, the smallest first; nil when it is in help only.
  package let rank: Int?

  package init(
    _ id: ActionID, keys: [Key], _ chinese: String, _ english: String, alias: String,
    pinyin: String, danger: Danger = .none, writes: Bool = false,
    in contexts: Set<ActionContext>, rank: Int? = nil
  ) {
    self.id = id
    self.keys = keys
    self.chinese = chinese
    self.english = english
    self.alias = alias
    self.pinyin = pinyin
    self.danger = danger
    self.writes = writes
    self.contexts = contexts
    self.rank = rank
  }

  /// The same with other keys.
  func with(keys: [Key]) -> Action {
    Action(
      id, keys: keys, chinese, english, alias: alias, pinyin: pinyin, danger: danger,
      writes: writes, in: contexts, rank: rank)
  }

  /// True where the palette offers it: movements are left to their keys, and a phone's or a
  /// process's own actions to the pane.
  var isInPalette: Bool {
    rank != nil && contexts.isDisjoint(with: [.phone, .page, .links]) && contexts != [.process]
      && id != .palette && id != .nextPane && id != .back || Self.rare.contains(id)
  }

  /// Not in the footer, but more than a movement.
  private static let rare: Set<ActionID> = [
    .nextMatch, .previousMatch, .mark, .markAll, .placeBack, .placeForward, .takeBack, .tour,
    .mouse, .export, .redraw, .suspend, .acknowledge,
    .goToAlert,
  ]

  /// What it is called; `…` says that it asks first.
  package func label(_ texts: Texts) -> String {
    texts(chinese, english) + (danger == .none ? "" : "…")
  }

  /// How the palette knows it: `:cancel`, in Chinese `:chexiao`; nothing where it does not.
  func paletteName(_ texts: Texts) -> String {
    isInPalette ? ":" + (texts.isChinese ? pinyin : alias) : ""
  }

  /// The key shown in the footer, or nothing.
  package func keyName(_ texts: Texts) -> String {
    keys.first?.name(chinese: texts.isChinese) ?? ""
  }
}
