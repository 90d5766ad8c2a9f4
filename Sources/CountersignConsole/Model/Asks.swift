internal import Countersign

/// The queries on their way: one for each part of the screen, only the newest counts.
struct Asks: Equatable, Sendable {
  enum Slot: CaseIterable, Hashable, Sendable {
    case header, templates, processes, users, splits, audit, callbacks, alerts
    case process, phone, record, user, split, services, day, callback, completions
    case explanation, reconciliation, bulk
  }

  struct Ask: Equatable, Sendable {
    var tag: Int
    var query: Query
    var isWaiting = true
    /// Asked for again as soon as the answer is there.
    var isStale = false
  }

  private(set) var current: [Slot: Ask] = [:]

  /// Everything shown may be out of date.
  mutating func expire() {
    for slot in current.keys { current[slot]?.isStale = true }
  }

  mutating func expire(_ slot: Slot) { current[slot]?.isStale = true }

  /// Notes what a part of the screen wants.
  /// - Returns: true when it must be asked now.
  mutating func want(_ query: Query?, for slot: Slot, tag: Int) -> Bool {
    guard let query else {
      current[slot] = nil
      return false
    }
    if let ask = current[slot], ask.query.isSameView(as: query) {
      // A change while an answer is on its way waits for that answer: no pile of questions.
      guard ask.isStale, !ask.isWaiting else { return false }
    }
    current[slot] = Ask(tag: tag, query: query)
    return true
  }

  /// Takes an answer in.
  /// - Returns: the part it is for and what was asked, or nil when nobody waits for it any more;
  ///   `isFresh` unless something changed since it was asked.
  mutating func answered(_ tag: Int) -> (slot: Slot, query: Query, isFresh: Bool)? {
    guard let (slot, ask) = current.first(where: { $0.value.tag == tag && $0.value.isWaiting })
    else { return nil }
    current[slot]?.isWaiting = false
    return (slot, ask.query, !ask.isStale)
  }

  func isWaiting(_ slot: Slot) -> Bool { current[slot]?.isWaiting == true }
}

extension Query {
  /// Whether both show the same; anchor and find of a window only ask where a row is.
  func isSameView(as other: Query) -> Bool { withoutAnchor == other.withoutAnchor }

  private var withoutAnchor: Query {
    switch self {
    case .templates(let window): .templates(window.withoutAnchor)
    case .processes(let window): .processes(window.withoutAnchor)
    case .audit(let window): .audit(window.withoutAnchor)
    case .users(let window): .users(window.withoutAnchor)
    case .splits(let window): .splits(window.withoutAnchor)
    case .alerts(let window): .alerts(window.withoutAnchor)
    case .callbacks(let window): .callbacks(window.withoutAnchor)
    case .header, .process, .phone, .record, .user, .split, .explanation, .reconciliation,
      .services, .callback, .day, .completions:
      self
    }
  }
}

extension Window {
  fileprivate var withoutAnchor: Window {
    var window = self
    window.anchor = nil
    window.find = nil
    return window
  }
}
