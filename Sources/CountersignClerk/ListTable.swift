import Countersign

/// A table as a list shows it: rows by number, in an order of their own that costs nothing.
struct ListTable<Row> {
  let name: ListName
  let total: Int
  let row: (Int) -> Row
  /// The row at a place of the whole list, and the place of a row.
  let number: (Int) -> Int
  let place: (Int) -> Int
  /// Every number in the list's order; asked for only to filter.
  let all: () -> [Int]
  /// The number of the row with an id.
  let find: (String) -> Int?
  let fields: [RowField<Row>]
  /// When a row is from, for `since:`.
  let time: (Row) -> Instant
  /// What stands in memory of every row, where the list may be very long.
  var digest: ListDigest?
}

/// Answers about every row of a list without reading the rows.
struct ListDigest {
  /// The numbers of the rows that match, in the list's own order.
  let matching: (RowFilter) -> [Int]
  /// What a row is sorted by; nil for a field that is not known here.
  let key: (_ field: String, _ number: Int) -> ListCache.Key?
  /// Rows of which nothing is known yet.
  let unread: Int
}

extension ListTable {
  /// A table whose newest row comes first.
  init(
    _ name: ListName, newestFirst total: Int, row: @escaping (Int) -> Row,
    find: @escaping (String) -> Int?, fields: [RowField<Row>], time: @escaping (Row) -> Instant
  ) {
    self.init(
      name: name, total: total, row: row, number: { total - $0 }, place: { total - $0 },
      all: { Array((0..<total).lazy.map { total - $0 }) }, find: find, fields: fields, time: time)
  }
}

extension Clerk {
  /// A window of a list.
  ///
  /// In its own order and without a filter only the window's rows are looked at. Another order and
  /// what a filter leaves are worked out once and kept until the store changes.
  func window<Row, Line>(
    _ table: ListTable<Row>, _ window: Window, line: (Row) -> Line
  ) -> ListView<Line> {
    let filter = RowFilter(window.filter, table.name, now: now)
    let sort = window.sort.flatMap { sort in
      table.name.field(sort.field)?.isSortable == true ? sort : nil
    }
    var numbers: [Int]?
    // An order needs every row; until all of them are known the list keeps its own.
    let order = table.digest.map { $0.unread == 0 } ?? true ? sort : nil
    if !filter.isEmpty {
      numbers = matching(table, filter, order)
    } else if let order {
      numbers = sorted(table, order)
    }
    let matching = numbers?.count ?? table.total
    let first = min(max(0, window.first), matching)
    let end = min(matching, first + max(0, window.count))
    let rows = (first..<end).map { line(table.row(numbers?[$0] ?? table.number($0))) }
    var view = ListView(total: table.total, matching: matching, first: first, rows: rows)
    if let number = window.anchor.flatMap(table.find) {
      view.anchorIndex = numbers.map { $0.firstIndex(of: number) } ?? table.place(number)
    }
    if !filter.isEmpty || sort != nil { view.unread = table.digest?.unread ?? 0 }
    if let find = window.find {
      view.foundIndex = place(of: find, table, among: numbers)
    }
    return view
  }

  private func sorted<Row>(_ table: ListTable<Row>, _ sort: Sorting) -> [Int] {
    guard let field = table.fields.first(where: { $0.name == sort.field }) else {
      return table.all()
    }
    return lists.order(
      of: table.name, by: sort, count: table.total, at: registry.sequence, isStable: field.isStable
    ) { number in
      if let key = table.digest?.key(field.name, number) { return key }
      return switch field.key {
      case .text(let text): .text(text(table.row(number)))
      case .number(let value): .number(value(table.row(number)))
      }
    }
  }

  private func matching<Row>(
    _ table: ListTable<Row>, _ filter: RowFilter, _ sort: Sorting?
  ) -> [Int] {
    let (conditions, sequence) = (filter.conditions, registry.sequence)
    if let known = lists.matching(table.name, conditions, sort, at: sequence) { return known }
    if let digest = table.digest {
      var found = digest.matching(filter)
      if let sort {
        let kept = Set(found)
        found = sorted(table, sort).filter(kept.contains)
      }
      if digest.unread == 0 { lists.keep(found, table.name, conditions, sort, at: sequence) }
      return found
    }
    let all =
      lists.wider(table.name, conditions, sort, at: sequence)
      ?? sort.map { sorted(table, $0) } ?? table.all()
    let found = all.filter { filter.matches(table.row($0), table.fields, time: table.time) }
    lists.keep(found, table.name, conditions, sort, at: sequence)
    return found
  }

  /// The next row that has the words; the one it starts from comes last.
  private func place<Row>(
    of find: Find, _ table: ListTable<Row>, among numbers: [Int]?
  ) -> Int? {
    let filter = RowFilter(find.words, table.name, now: now)
    let numbers = numbers ?? table.all()
    if let digest = table.digest {
      let found = Set(digest.matching(filter))
      return find.places(numbers.count).first { found.contains(numbers[$0]) }
    }
    return find.places(numbers.count).first { place in
      filter.matches(table.row(numbers[place]), table.fields, time: table.time)
    }
  }
}
