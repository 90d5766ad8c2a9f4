internal import Countersign

/// A list of which only the rows on the screen are known.
///
/// The selection belongs to a record. When the list changes around it, it stays on the record and,
/// if it can, on its line of the screen; when the record leaves the list, it stays as a ghost.
struct ListState<Row: ListRow>: Equatable, Sendable {
  private(set) var view: ListView<Row>?
  /// The first row wanted, among those that match.
  private(set) var first = 0
  /// Rows that fit the screen.
  private(set) var capacity = 1
  /// The selected record as it was last seen.
  private(set) var selected: Row?
  /// Where it is, or where it was when it was last there.
  private(set) var index = 0
  /// It is no longer among the rows that match.
  private(set) var isGone = false
  /// The row to be selected once its window has come.
  private(set) var target: Int?
  /// The filter as it was typed.
  private(set) var filter = ""
  /// The same as the desk reads it.
  private var deskFilter = ""
  /// The filter was changed by hand: its first row is selected if the record does not match.
  private var isFilterNew = false
  var marks: Set<String> = []
  /// The id of a record that is to be selected as soon as the list says where it is.
  private(set) var sought: String?
  /// One that was looked for and is not in the list.
  private var missed: String?
  /// Another order than the list's own.
  private(set) var sort: Sorting?
  /// The next row with some words is being looked for.
  private(set) var finding: Find?
  /// No row had the words that were looked for.
  private var isUnfound = false
  /// The filter, as the desk reads it, that the rows were found by.
  private var answeredFilter = ""

  /// The window to ask for.
  var window: Window {
    Window(
      first: first, count: capacity, filter: deskFilter, sort: sort,
      anchor: sought ?? selected?.rowID, find: finding)
  }

  /// The record that actions are about: none when it is gone.
  var current: Row? { isGone ? nil : selected }

  /// A row is to be selected that has not come yet.
  var isMoving: Bool { target != nil || sought != nil || finding != nil }

  var matching: Int { view?.matching ?? 0 }

  /// Rows that the filter hides.
  var hidden: Int { max(0, (view?.total ?? 0) - matching) }

  /// Says how many rows fit; the selection stays in sight.
  mutating func fit(_ rows: Int) {
    let rows = max(1, rows)
    guard rows != capacity else { return }
    capacity = rows
    show(target ?? index)
  }

  /// - Parameter meaning: the filter as the desk reads it.
  mutating func setFilter(_ text: String, meaning: String) {
    guard text != filter else { return }
    filter = text
    deskFilter = meaning
    isFilterNew = true
    first = 0
    target = nil
    finding = nil
  }

  /// Puts the rows in another order; the selection stays on its record.
  mutating func setSort(_ new: Sorting?) {
    guard new != sort else { return }
    sort = new
    target = nil
    finding = nil
  }

  /// Rows have been found by this filter: all its words stand in what is shown.
  var isFilterProven: Bool { answeredFilter == deskFilter && matching > 0 }
  /// Other rows come from now on, as with another filter.
  mutating func renew() {
    isFilterNew = true
    first = 0
    target = nil
  }
}

/// Moving.
extension ListState {
  /// Looks a record up by its id; the list must be asked for it.
  mutating func seek(_ id: String) {
    target = nil
    sought = id == current?.rowID ? nil : id
  }

  /// Looks the next row up that has some words; the list must be asked for it.
  mutating func find(_ find: Find) {
    target = nil
    sought = nil
    finding = find
  }

  /// True once when no row had the words.
  mutating func takeUnfound() -> Bool {
    defer { isUnfound = false }
    return isUnfound
  }

  /// What was looked for in vain, once.
  mutating func takeMissed() -> String? {
    defer { missed = nil }
    return missed
  }

  mutating func move(by step: Int) {
    // A ghost has no row of its own: the next row already stands in its place.
    let start = target ?? (isGone && step > 0 ? index - 1 : index)
    move(to: start + step)
  }

  mutating func move(to row: Int) {
    guard matching > 0 else { return }
    sought = nil
    finding = nil
    let row = min(max(0, row), matching - 1)
    show(row)
    if let found = self.row(at: row) {
      select(found, at: row)
    } else {
      target = row
    }
  }

  mutating func page(_ pages: Int) { move(by: pages * max(1, capacity - 1)) }

  /// Selects a record that may not have come yet; its place is found with its window.
  mutating func select(_ row: Row) {
    selected = row
    isGone = false
    target = nil
    if let view, let offset = view.rows.firstIndex(where: { $0.rowID == row.rowID }) {
      select(view.rows[offset], at: view.first + offset)
    }
  }

  /// Selects the row drawn on a line of the screen, if there is one.
  mutating func select(line: Int) -> Bool {
    guard let shown = lines.dropFirst(line).first, case .row(let row, let at) = shown
    else { return false }
    select(row, at: at)
    return true
  }

  private mutating func select(_ row: Row, at place: Int) {
    selected = row
    index = place
    isGone = false
    target = nil
  }

  private mutating func show(_ row: Int) {
    if row < first { first = row }
    if row >= first + capacity { first = row - capacity + 1 }
  }

  private func row(at place: Int) -> Row? {
    guard let view, place >= view.first, place < view.first + view.rows.count else { return nil }
    return view.rows[place - view.first]
  }
}

/// What stands on the lines of the screen.
extension ListState {
  enum Line: Equatable, Sendable {
    case row(Row, at: Int)
    /// The selected record, which is no longer there.
    case ghost(Row)
  }

  var lines: [Line] {
    guard let view else { return [] }
    var lines = view.rows.prefix(capacity).enumerated().map { offset, row in
      Line.row(row, at: view.first + offset)
    }
    if isGone, let selected {
      lines.insert(.ghost(selected), at: min(max(0, index - view.first), lines.count))
      if lines.count > capacity { lines.removeLast() }
    }
    return lines
  }

  func isSelected(_ row: Row) -> Bool { !isGone && row.rowID == selected?.rowID }
}

/// Taking in a window.
extension ListState {
  /// - Parameter window: what was asked for.
  /// - Returns: true when it must be asked again, for the selection has moved meanwhile.
  mutating func receive(_ new: ListView<Row>, for window: Window) -> Bool {
    let anchor = window.anchor
    view = new
    answeredFilter = window.filter
    let lastFirst = max(0, new.matching - capacity)
    if let sought, anchor != sought { return true }
    if let finding {
      guard window.find == finding else { return true }
      self.finding = nil
      target = new.foundIndex
      isUnfound = target == nil
    }
    if let sought {
      self.sought = nil
      if let place = new.anchorIndex { target = place } else { missed = sought }
    }
    if let target {
      isFilterNew = false
      move(to: target)
    } else if let selected {
      guard place(selected, in: new, anchor: anchor) else { return true }
    } else if let row = new.rows.first {
      select(row, at: new.first)
    }
    if first > lastFirst { first = lastFirst }
    return false
  }

  /// Finds the selected record in a new window; false when the window does not say.
  private mutating func place(_ row: Row, in new: ListView<Row>, anchor: String?) -> Bool {
    if let offset = new.rows.firstIndex(where: { $0.rowID == row.rowID }) {
      follow(to: new.first + offset)
      selected = new.rows[offset]
    } else if anchor != row.rowID {
      return false
    } else if let index = new.anchorIndex {
      follow(to: index)
    } else if isFilterNew || new.matching == 0 && filter.isEmpty {
      selected = nil
      isGone = false
      if let first = new.rows.first { select(first, at: new.first) }
    } else {
      isGone = true
      index = min(index, max(0, new.matching))
    }
    isFilterNew = false
    return true
  }

  /// The record is at another place: keep it on its line, unless the top of the list is in sight,
  /// which then stays so.
  private mutating func follow(to place: Int) {
    let line = index - first
    index = place
    isGone = false
    if first > 0, line >= 0, line < capacity { first = max(0, place - line) }
    show(place)
  }
}
