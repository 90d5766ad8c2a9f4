package import Terminal

/// The actions with the keys they have for this user: the table's own, or a file's.
///
/// Keys of the contract may be added to but are never taken away. Panes and movements know the
/// table's keys only: a changed key is read as the key that it stands for.
package struct KeyMap: Equatable, Sendable {
  package static let standard = KeyMap(actions: ActionTable.all, meanings: [:])

  package private(set) var actions: [Action]
  /// Added keys of actions whose keys do different things, and which of those they stand for.
  private var meanings: [ActionID: [Key: Key]]

  func action(_ id: ActionID) -> Action? { actions.first { $0.id == id } }

  /// The actions whose keys work in one of these contexts.
  func actions(in contexts: Set<ActionContext>) -> [Action] {
    actions.filter { !$0.contexts.isDisjoint(with: contexts) }
  }

  /// Those, and what the palette offers from any panel.
  func offered(in contexts: Set<ActionContext>) -> [Action] {
    actions.filter { !$0.contexts.isDisjoint(with: contexts) || $0.id == .reconcile }
  }

  /// What a key means where the keyboard is: an action, if it is one's, and the table's own key.
  ///
  /// Nil for a key that was taken from its action and so means nothing.
  func read(_ key: Key, in contexts: Set<ActionContext>) -> (action: Action?, key: Key)? {
    if let action = actions(in: contexts).first(where: { $0.keys.contains(key) }) {
      return (action, meaning(of: key, action))
    }
    let isTaken = ActionTable.actions(in: contexts).contains { $0.keys.contains(key) }
    return isTaken ? nil : (nil, key)
  }

  private func meaning(of key: Key, _ action: Action) -> Key {
    if let meaning = meanings[action.id]?[key] { return meaning }
    let own = ActionTable.action(action.id)?.keys ?? []
    return own.contains(key) ? key : own.first ?? key
  }

  /// The table's first key of an action, for doing it without a key.
  static func ownKey(of action: Action) -> Key {
    ActionTable.action(action.id)?.keys.first ?? .enter
  }
}

/// Reading a file.
extension KeyMap {
  /// - Throws: what is wrong with the file; then none of it counts.
  package init(_ file: KeyFile) throws(KeyProblem) {
    self = .standard
    var lines: [ActionID: Int] = [:]
    for entry in file.entries {
      func problem(_ reason: KeyProblem.Reason) -> KeyProblem {
        KeyProblem(file: file.path, line: entry.line, reason)
      }
      guard let (at, own) = place(entry.name) else {
        throw problem(.unknownAction(entry.name))
      }
      let action = actions[at]
      if own == nil, Self.directed.contains(action.id) {
        let example = action.keys[0].name(chinese: false)
        throw problem(.undirected(action.id.rawValue, example: Self.word(example)))
      }
      let old = ActionTable.action(action.id)?.keys ?? []
      for key in entry.keys where Self.fixed.contains(key) && !old.contains(key) {
        throw problem(.fixed(key: key.name(chinese: false)))
      }
      if let own {
        for key in entry.keys where key != own { meanings[action.id, default: [:]][key] = own }
        actions[at] = action.with(
          keys: action.keys + entry.keys.filter { !action.keys.contains($0) })
      } else {
        let kept = old.filter { Self.fixed.contains($0) && !entry.keys.contains($0) }
        actions[at] = action.with(keys: entry.keys + kept)
      }
      lines[action.id] = entry.line ?? lines[action.id]
    }
    try check(file.path, lines)
  }

  /// The action that an entry is about, and which of its keys.
  private func place(_ name: String) -> (at: Int, own: Key?)? {
    if let at = actions.firstIndex(where: { $0.id.rawValue == name }) { return (at, nil) }
    guard let dot = name.lastIndex(of: "."),
      let own = Key(name: String(name[name.index(after: dot)...])),
      let at = actions.firstIndex(where: { $0.id.rawValue == name[..<dot] }),
      ActionTable.action(actions[at].id)?.keys.contains(own) == true
    else { return nil }
    return (at, own)
  }

  /// No key may do two things in one place, but for those that the table itself shares.
  private func check(_ path: String, _ lines: [ActionID: Int]) throws(KeyProblem) {
    for contexts in ActionContext.together {
      var taken: [Key: ActionID] = [:]
      for action in actions(in: contexts) {
        for key in action.keys {
          guard let other = taken[key] else {
            taken[key] = action.id
            continue
          }
          guard other != action.id, !Self.shares(key, action.id, other) else { continue }
          throw KeyProblem(
            file: path, line: lines[action.id] ?? lines[other],
            .conflict(key: key.name(chinese: false), other.rawValue, action.id.rawValue))
        }
      }
    }
  }

  private static func shares(_ key: Key, _ one: ActionID, _ other: ActionID) -> Bool {
    [one, other].allSatisfy { ActionTable.action($0)?.keys.contains(key) == true }
  }

  /// A key's name as TOML takes it bare: the arrows by their words.
  private static func word(_ name: String) -> String {
    ["↑": "up", "↓": "down", "←": "left", "→": "right"][name] ?? name
  }

  /// Actions whose keys do different things.
  private static let directed: Set<ActionID> = [
    .showPanel, .moveRow, .movePage, .moveEnd, .scroll, .moveLine, .processMove, .processParty,
    .processScroll, .phoneFocus, .phoneScroll,
  ]

  /// The keys of the contract, and those that the terminal itself has a use for.
  private static let fixed: Set<Key> = Set(
    "123456789hjkl/nN:? q".unicodeScalars.map(Key.character) + [
      .up, .down, .left, .right, .enter, .escape, .tab, .control("l"), .control("c"), .control("z"),
    ])
}
