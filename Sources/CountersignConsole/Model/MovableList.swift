internal import Countersign

/// A list, whatever its rows are.
protocol MovableList {
  var filter: String { get }
  var matching: Int { get }
  var hidden: Int { get }
  var total: Int { get }
  /// Where the selection is.
  var place: Int { get }
  /// The selected record, unless it is gone.
  var currentID: String? { get }
  /// The selected record, gone or not.
  var selectedID: String? { get }
  var isGone: Bool { get }
  var isKnown: Bool { get }
  /// A record is being looked for.
  var isSeeking: Bool { get }
  var marks: Set<String> { get set }
  /// Marks the rows on the screen; where some are marked already, unmarks all.
  mutating func markVisible()
  mutating func seek(_ id: String)
  mutating func takeMissed() -> String?
  var sort: Sorting? { get }
  mutating func setSort(_ new: Sorting?)
  /// Rows that the filter was not held against.
  var unread: Int { get }
  var isFilterProven: Bool { get }
  mutating func find(_ find: Find)
  mutating func takeUnfound() -> Bool
  mutating func move(by step: Int)
  mutating func move(to row: Int)
  mutating func page(_ pages: Int)
  mutating func setFilter(_ text: String, meaning: String)
  mutating func select(line: Int) -> Bool
}

extension ListState: MovableList {
  var total: Int { view?.total ?? 0 }
  var place: Int { target ?? index }
  var currentID: String? { current?.rowID }
  var selectedID: String? { selected?.rowID }
  var isKnown: Bool { view != nil }
  var isSeeking: Bool { sought != nil }
  var unread: Int { view?.unread ?? 0 }

  mutating func markVisible() {
    let shown = lines.compactMap { line in
      if case .row(let row, _) = line { row.rowID } else { nil }
    }
    marks = marks.isEmpty ? Set(shown) : []
  }
}
