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
  /// The rows on the screen: their place in the list, and what a search looks at.
  func visible(_ texts: Texts) -> [(place: Int, text: String)]
  /// Marks the rows on the screen; where some are marked already, unmarks all.
  mutating func markVisible()
  mutating func seek(_ id: String)
  mutating func takeMissed() -> String?
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

  mutating func markVisible() {
    let shown = lines.compactMap { line in
      if case .row(let row, _) = line { row.rowID } else { nil }
    }
    marks = marks.isEmpty ? Set(shown) : []
  }

  func visible(_ texts: Texts) -> [(place: Int, text: String)] {
    lines.compactMap { line in
      if case .row(let row, let at) = line { (at, row.searchText(texts)) } else { nil }
    }
  }
}
