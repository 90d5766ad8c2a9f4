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
  var marks: Set<String> { get set }
  /// The place in the list of each line on the screen; nil for a ghost.
  var places: [Int?] { get }
  mutating func move(by step: Int)
  mutating func move(to row: Int)
  mutating func page(_ pages: Int)
  mutating func setFilter(_ text: String)
  mutating func select(line: Int) -> Bool
}

extension ListState: MovableList {
  var total: Int { view?.total ?? 0 }
  var place: Int { target ?? index }
  var currentID: String? { current?.rowID }
  var selectedID: String? { selected?.rowID }
  var isKnown: Bool { view != nil }

  var places: [Int?] {
    lines.map { line in
      if case .row(_, let at) = line { at } else { nil }
    }
  }
}
