package import Countersign
package import Terminal

/// A process's page: who must do what, why it stands where it stands, and all that happened.
///
/// A plain value that holds the choice only. The timeline runs downwards and stays at its newest
/// line until a line is chosen.
package struct ProcessPane: Equatable, Sendable {
  private(set) var processID: String?
  private(set) var cursor: ProcessCursor?
  /// The party whose phone is wanted beside, also while a line of the timeline is chosen.
  private var party: String?
  /// The first line of the timeline shown; nil while it follows the newest.
  private(set) var first: Int?
  /// The course stands on a time axis instead of in lines.
  private(set) var isOnAxis = false

  package init() {}

  /// The party that is chosen: whose phone stands beside the page.
  ///
  /// Nil when there is no party.
  package func chosenParty(_ view: ProcessView) -> String? {
    let isKnown = processID == view.line.processID && view.parties.contains { $0.userID == party }
    return isKnown ? party : Self.firstToAct(view)
  }

  /// The first party that still has to do something, else the first.
  private static func firstToAct(_ view: ProcessView) -> String? {
    let open = view.parties.first { $0.status == .pending || $0.status == .verified }
    return (open ?? view.parties.first)?.userID
  }

  /// The choice on this view; a choice that is gone falls back to the party.
  func current(_ view: ProcessView) -> ProcessCursor? {
    if processID == view.line.processID, let cursor, stops(view).contains(cursor) {
      return cursor
    }
    return chosenParty(view).map(ProcessCursor.party)
  }

  /// All that can be chosen, from top to bottom.
  private func stops(_ view: ProcessView) -> [ProcessCursor] {
    let parties = view.parties.map { ProcessCursor.party($0.userID) }
    return isOnAxis ? parties : parties + view.timeline.map { .line($0.id) }
  }

  /// Acts on a key; what it asks for, if anything.
  /// - Parameter rect: where the page is drawn; also where the mouse is looked for.
  package mutating func update(
    _ key: Key, _ view: ProcessView, now: Instant, texts: Texts, in rect: Rect
  ) -> PaneIntent? {
    arrive(view)
    let layout = ProcessLayout(self, view, now: now, texts: texts, rect)
    switch key {
    case .up, .character("k"): move(by: -1, view, layout)
    case .down, .character("j"): move(by: 1, view, layout)
    case .pageUp: move(by: -max(1, layout.lines.rows - 1), view, layout)
    case .pageDown: move(by: max(1, layout.lines.rows - 1), view, layout)
    case .home: move(by: -Int(Int32.max), view, layout)
    case .end: move(by: Int(Int32.max), view, layout)
    case .left, .character("h"): turn(by: -1, view)
    case .right, .character("l"): turn(by: 1, view)
    case .enter: return open(view)
    case .character("a"): isOnAxis.toggle()
    case .mouse(let mouse): point(mouse, view, layout)
    default: break
    }
    return nil
  }

  /// Whether this key means something here, before any key of the panels.
  package func takes(_ key: Key) -> Bool {
    switch key {
    case .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .mouse: true
    case .character(let letter): "ahjkl".unicodeScalars.contains(letter)
    default: false
    }
  }

  private mutating func arrive(_ view: ProcessView) {
    let party = chosenParty(view)
    if processID != view.line.processID { (cursor, first) = (nil, nil) }
    (processID, self.party) = (view.line.processID, party)
  }

  private mutating func move(by step: Int, _ view: ProcessView, _ layout: ProcessLayout) {
    let stops = stops(view)
    guard let now = current(view), let at = stops.firstIndex(of: now) else { return }
    let next = min(max(0, at + step), stops.count - 1)
    // From the parties one comes to the lines that are seen, not to the oldest.
    let isEntering = !isOnAxis && step == 1 && at == view.parties.count - 1 && next > at
    choose(stops[isEntering ? next + layout.first : next], view, layout)
  }

  private mutating func choose(
    _ stop: ProcessCursor, _ view: ProcessView, _ layout: ProcessLayout
  ) {
    cursor = stop
    switch stop {
    case .party(let userID):
      party = userID
      first = nil
    case .line(let id):
      guard let at = view.timeline.firstIndex(where: { $0.id == id }) else { return }
      let rows = max(1, layout.lines.rows)
      first = min(max(layout.first, at - rows + 1), at)
    }
  }

  /// The party before or after, from wherever the choice is.
  private mutating func turn(by step: Int, _ view: ProcessView) {
    guard let at = view.parties.firstIndex(where: { $0.userID == party }) else { return }
    let next = view.parties[min(max(0, at + step), view.parties.count - 1)].userID
    party = next
    cursor = .party(next)
    first = nil
  }

  private func open(_ view: ProcessView) -> PaneIntent? {
    switch current(view) {
    case .party(let userID): return .showPhone(userID: userID)
    case .line(let id):
      return view.timeline.first { $0.id == id }.map { .openRecord($0.sequence) }
    case nil: return nil
    }
  }

  private mutating func point(_ mouse: Mouse, _ view: ProcessView, _ layout: ProcessLayout) {
    switch mouse.kind {
    case .wheelUp: first = max(0, layout.first - 3)
    case .wheelDown: first = layout.first + 3 < layout.lastFirst ? layout.first + 3 : nil
    case .press(.left):
      if let stop = layout.stop(at: mouse.point, view) { choose(stop, view, layout) }
    default: break
    }
  }
}
