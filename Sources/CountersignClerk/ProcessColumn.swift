import Countersign
import Dispatch
import Synchronization

/// What filters and orders look at of every process, in memory: so that a million of them are gone
/// through while a key is pressed, wherever the rows lie.
///
/// Made in blocks, those of the newest rows first, and mended where rows change. What many rows
/// have in common is kept once.
struct ProcessColumn {
  /// The texts that nearly every row has its own of, in the order they stand in a block.
  static let textFields = ["process_id", "payer", "payee", "user_id"]
  /// Fields with few values: a row has the number of its combination.
  static let kindFields: Set<String> = ["biz_scene", "status", "end_reason", "template_id"]

  private(set) var blocks: [ProcessBlock?] = []
  /// The block that is being read, a few rows at a time.
  private var begun: (place: Int, block: ProcessBlock)?
  private var count = 0
  /// A process of each combination, blank but for those fields.
  private var kinds: [SigningProcess] = []
  private var kindNumbers: [String: Int] = [:]
  /// The name of each party as it is shown.
  private let name: (Party) -> String

  init(name: @escaping (Party) -> String) { self.name = name }

  /// Rows that are not known yet: the oldest.
  var unread: Int {
    blocks.firstIndex { $0 != nil }.map { $0 * ProcessBlock.most } ?? count
  }

  /// Rows that are read between two looks at the time: well under a millisecond's worth.
  private static let step = 16

  /// Takes in what changed, and then as many rows as there is time for, a few at least.
  mutating func read(
    _ rows: Rows<SigningProcess>, touched: Set<Int>, hasTime: () -> Bool
  ) {
    count = rows.count
    let last = (count + ProcessBlock.most - 1) / ProcessBlock.most
    while blocks.count < last { blocks.append(nil) }
    for number in touched.sorted() { mend(number, rows) }
    if let place = begun?.place, touched.contains(where: { Self.place(of: $0).block == place }) {
      begun = nil
    }
    var isFirst = true
    for place in blocks.indices.reversed() where blocks[place] == nil {
      let end = min(count, (place + 1) * ProcessBlock.most)
      var block = takeBegun(place)
      if block.count == 0 { rows.willRead(place * ProcessBlock.most + 1..<end + 1) }
      var next = place * ProcessBlock.most + block.count + 1
      while next <= end {
        guard isFirst || hasTime() else { return begun = (place, block) }
        isFirst = false
        let last = min(end, next + Self.step - 1)
        for number in next...last { block.append(entry(rows[number])) }
        next = last + 1
      }
      blocks[place] = block
    }
  }

  private mutating func takeBegun(_ place: Int) -> ProcessBlock {
    guard let known = begun, known.place == place else { return ProcessBlock() }
    begun = nil
    return known.block
  }

  private mutating func mend(_ number: Int, _ rows: Rows<SigningProcess>) {
    let (place, row) = Self.place(of: number)
    guard blocks[place] != nil, rows.contains(number) else { return }
    let known = blocks[place]?.count ?? 0
    if row < known {
      let entry = entry(rows[number])
      blocks[place]?.replace(row, entry)
    } else {
      // The rows up to this one are new too.
      for new in known...row {
        let entry = entry(rows[number - row + new])
        blocks[place]?.append(entry)
      }
    }
  }

  static func place(of number: Int) -> (block: Int, row: Int) {
    ((number - 1) / ProcessBlock.most, (number - 1) % ProcessBlock.most)
  }

  private mutating func entry(_ process: SigningProcess) -> ProcessBlock.Entry {
    let names = [PartyRole.payer, .payee].map { process.party($0).map(name) ?? "" }
    let users = process.parties.map(\.userID).joined(separator: ProcessBlock.inner)
    let texts = [process.processID] + names + [users]
    return ProcessBlock.Entry(
      text: texts.joined(separator: ProcessBlock.outer).lowercased(), kind: kind(of: process),
      updatedAt: process.updatedAt.milliseconds)
  }

  private mutating func kind(of process: SigningProcess) -> Int {
    let key =
      "\(process.scene) \(process.status) \(process.endReason?.rawValue ?? "") "
      + process.templateID
    if let known = kindNumbers[key] { return known }
    var blank = SigningProcess()
    blank.scene = process.scene
    blank.status = process.status
    blank.endReason = process.endReason
    blank.templateID = process.templateID
    kinds.append(blank)
    kindNumbers[key] = kinds.count - 1
    return kinds.count - 1
  }

  // MARK: Looking

  /// The numbers of the rows that match, the newest first.
  func matching(_ filter: RowFilter, _ fields: [RowField<SigningProcess>]) -> [Int] {
    let tests = filter.conditions.map { condition in
      ProcessTest(
        condition,
        kinds: kinds.map { blank in
          Self.isMet(condition.test, by: blank, fields.filter { Self.kindFields.contains($0.name) })
        })
    }
    let first = (blocks.lastIndex { $0 == nil } ?? -1) + 1
    let lots = stride(from: blocks.count, to: first, by: -Self.lot).map {
      max(first, $0 - Self.lot)..<$0
    }
    // Every core looks at lots of its own: a key waits for this.
    let blocks = blocks
    let found = Mutex([[Int]](repeating: [], count: lots.count))
    DispatchQueue.concurrentPerform(iterations: lots.count) { number in
      let part = Self.matching(tests, in: blocks[lots[number]])
      found.withLock { $0[number] = part }
    }
    return found.withLock { Array($0.joined()) }
  }

  /// Blocks that are looked through together.
  private static let lot = 128

  private static func matching(
    _ tests: [ProcessTest], in blocks: ArraySlice<ProcessBlock?>
  ) -> [Int] {
    var found: [Int] = []
    for place in blocks.indices.reversed() {
      guard let block = blocks[place] else { continue }
      var mask = [Bool](repeating: true, count: block.count)
      for test in tests { block.narrow(&mask, by: test) }
      for row in mask.indices.reversed() where mask[row] {
        found.append(place * ProcessBlock.most + row + 1)
      }
    }
    return found
  }

  private static func isMet(
    _ test: RowFilter.Condition.Test, by blank: SigningProcess,
    _ fields: [RowField<SigningProcess>]
  ) -> Bool {
    switch test {
    case .word(let sought): fields.contains { $0.stands(blank, sought) }
    case .field(let name, let sought):
      fields.first { $0.name == name }?.stands(blank, sought) ?? false
    case .number, .time: false
    }
  }

  /// What a row is sorted by.
  func key(
    _ field: String, _ number: Int, _ fields: [RowField<SigningProcess>]
  ) -> ListCache.Key? {
    let (place, row) = Self.place(of: number)
    guard blocks.indices.contains(place), let block = blocks[place] else { return nil }
    if field == "updated_at" { return .number(block.updatedAt[row]) }
    if Self.kindFields.contains(field), let known = fields.first(where: { $0.name == field }) {
      switch known.key {
      case .text(let text): return .text(text(kinds[block.kinds[row]]))
      case .number(let value): return .number(value(kinds[block.kinds[row]]))
      }
    }
    return Self.textFields.firstIndex(of: field).map { .text(block.text(row, $0)) }
  }
}
