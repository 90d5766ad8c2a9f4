package import Countersign

extension ListView {
  /// A window of a list whose rows are known by number.
  ///
  /// Without a filter only the window's rows are looked at.
  /// - Parameters:
  ///   - number: the row at a place of the whole list.
  ///   - place: where the row with an id is in the whole list.
  ///   - all: every number in the list's order; asked for only to filter.
  ///   - shown: what a filter may look at.
  package static func window(
    _ window: Window, total: Int, number: (Int) -> Int, place: (String) -> Int?, all: () -> [Int],
    id: (Int) -> String, shown: (Int) -> [(String, String)], line: (Int) -> Row
  ) -> ListView {
    let filter = RowFilter(window.filter)
    guard filter.isEmpty else {
      let matching = all().filter { filter.matches(shown($0)) }
      let cut = Clerk.cut(matching, total: total, window, id: id)
      return ListView(
        total: total, matching: cut.matching, first: cut.first, rows: cut.rows.map(line),
        anchorIndex: cut.anchorIndex)
    }
    let first = min(max(0, window.first), total)
    let end = min(total, first + max(0, window.count))
    return ListView(
      total: total, matching: total, first: first, rows: (first..<end).map { line(number($0)) },
      anchorIndex: window.anchor.flatMap(place))
  }
}
