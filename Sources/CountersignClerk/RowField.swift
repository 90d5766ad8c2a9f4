import Countersign

/// How a field of a list is read from a row: what is shown of it, and what it is sorted by.
struct RowField<Row> {
  enum Key {
    case text((Row) -> String)
    case number((Row) -> Int64)
  }

  let name: String
  /// Whether a text stands in what is shown of it.
  let stands: (Row, SoughtText) -> Bool
  let key: Key
  /// A row's key never changes once the row is there.
  let isStable: Bool

  /// A text, sorted as it is written.
  init(_ name: String, isStable: Bool = true, _ text: @escaping (Row) -> String) {
    self.init(name, stands: { $1.stands(in: text($0)) }, key: .text(text), isStable: isStable)
  }

  /// A word of a closed set, sorted in the set's order.
  init<Word: CaseIterable & Equatable>(
    _ name: String, _ word: @escaping (Row) -> Word?, _ text: @escaping (Word) -> String
  ) {
    let all = Array(Word.allCases)
    self.init(
      name, stands: { row, sought in word(row).map { sought.stands(in: text($0)) } ?? false },
      key: .number { row in Int64(word(row).flatMap(all.firstIndex) ?? all.count) },
      isStable: false)
  }

  init(amount name: String, isStable: Bool = true, _ amount: @escaping (Row) -> Fen?) {
    self.init(
      name,
      stands: { row, sought in
        // Writing an amount costs more than looking at the rest of the row.
        sought.isNumeric && sought.stands(in: amount(row)?.yuan ?? "")
      }, key: .number { amount($0)?.count ?? -1 },
      isStable: isStable)
  }

  init(count name: String, _ count: @escaping (Row) -> Int) {
    self.init(
      name, stands: { $1.isNumeric && $1.stands(in: "\(count($0))") },
      key: .number { Int64(count($0)) }, isStable: false)
  }

  /// A time is sorted by, and not looked for.
  init(moment name: String, isStable: Bool = true, _ moment: @escaping (Row) -> Instant) {
    self.init(
      name, stands: { _, _ in false }, key: .number { moment($0).milliseconds }, isStable: isStable)
  }

  /// Several texts, by which nothing is sorted.
  init(all name: String, _ texts: @escaping (Row) -> [String]) {
    self.init(
      name, stands: { texts($0).contains(where: $1.stands) }, key: .text { _ in "" }, isStable: true
    )
  }

  private init(
    _ name: String, stands: @escaping (Row, SoughtText) -> Bool, key: Key, isStable: Bool
  ) {
    self.name = name
    self.stands = stands
    self.key = key
    self.isStable = isStable
  }

  func number(_ row: Row) -> Int64? {
    if case .number(let number) = key { number(row) } else { nil }
  }
}

extension RowFilter {
  /// - Parameter time: when the row is from; nil where nothing is.
  func matches<Row>(_ row: Row, _ fields: [RowField<Row>], time: (Row) -> Instant?) -> Bool {
    matches(
      stands: { name, sought in
        guard let name else { return fields.contains { $0.stands(row, sought) } }
        return fields.first { $0.name == name }?.stands(row, sought) ?? false
      },
      number: { name in fields.first { $0.name == name }?.number(row) },
      time: { time(row) })
  }
}
